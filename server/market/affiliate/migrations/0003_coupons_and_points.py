"""Sharers may be given coupons and points."""

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('affiliate', '0002_guards'),
    ]

    operations = [
        migrations.AddField(
            model_name='credit',
            name='points',
            field=models.BigIntegerField(db_default=0),
        ),
        migrations.AddField(
            model_name='credit',
            name='points_bps',
            field=models.PositiveIntegerField(db_default=0),
        ),
        migrations.AddField(
            model_name='credit',
            name='template_id',
            field=models.UUIDField(null=True),
        ),
        migrations.AddField(
            model_name="plan",
            name="currency",
            field=models.CharField(db_default="", max_length=3),
        ),
        migrations.AddField(
            model_name='plan',
            name='least_minor',
            field=models.BigIntegerField(db_default=0),
        ),
        migrations.AddField(
            model_name='plan',
            name='template_id',
            field=models.UUIDField(null=True),
        ),
        AddConstraintNotValid(
            model_name='credit',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('points_bps', 0), ('rate_bps', 0)), models.Q(('points_bps', 0), ('template_id', None)), models.Q(('rate_bps', 0), ('template_id', None)), _connector='OR'), name='affiliate_credit_brings_one_thing'),
        ),
        AddConstraintNotValid(
            model_name='plan',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('least_minor__gte', 1), ('rate_bps', 0), ('reward', 'coupon'), ('template_id__isnull', False)), models.Q(('least_minor', 0), ('rate_bps__gte', 1), ('reward__in', ['commission', 'points']), ('template_id', None)), models.Q(('least_minor', 0), ('rate_bps', 0), ('reward', 'none'), ('template_id', None)), _connector='OR'), name='affiliate_plan_gives_what_it_says'),
        ),
        migrations.RunSQL(
            """
            ALTER TABLE affiliate_credit ADD CONSTRAINT affiliate_credit_is_worth_its_points
              CHECK (points = (base_minor - returned_minor) * points_bps / 10000) NOT VALID;
            """,
            "ALTER TABLE affiliate_credit DROP CONSTRAINT affiliate_credit_is_worth_its_points;",
        ),
    ]
