"""People are told of coupons and points."""

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models

KINDS = [
    "paid", "team_filled", "team_failed", "shipped", "refunded", "after_sales", "note_liked", "note_saved",
    "note_commented", "comment_answered", "mentioned", "followed", "follow_asked", "follow_accepted", "judged",
    "report_heard", "question_asked", "question_for_shop", "question_answered", "coupon_given", "points_earned",
]


class Migration(migrations.Migration):
    dependencies = [("notices", "0011_reports_are_checked")]

    operations = [
        migrations.AlterField("notice", "kind", models.CharField(choices=[(kind, kind) for kind in KINDS], max_length=24)),
        migrations.RemoveConstraint("notice", "notices_kind_known"),
        AddConstraintNotValid(
            "notice", models.CheckConstraint(condition=models.Q(kind__in=KINDS), name="notices_kind_known")
        ),
    ]
