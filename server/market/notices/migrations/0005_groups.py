"""People are told of notes and of one another, in groups that grow."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models

KINDS = [
    "paid", "team_filled", "team_failed", "shipped", "refunded", "after_sales", "note_liked", "note_saved",
    "note_commented", "comment_answered", "mentioned", "followed", "follow_asked", "follow_accepted", "judged",
]


class Migration(migrations.Migration):
    dependencies = [("notices", "0004_after_sales_is_checked")]

    operations = [
        migrations.AddField("notice", "about", models.CharField(db_default="", default="", max_length=64)),
        migrations.AddField("notice", "doer_count", models.PositiveIntegerField(db_default=0, default=0)),
        migrations.AddField("notice", "doer_ids", ArrayField(base_field=models.UUIDField(), null=True, size=None)),
        migrations.AlterField("notice", "kind", models.CharField(choices=[(kind, kind) for kind in KINDS], max_length=24)),
        migrations.RemoveConstraint("notice", "notices_kind_known"),
        AddConstraintNotValid(
            "notice", models.CheckConstraint(condition=models.Q(kind__in=KINDS), name="notices_kind_known")
        ),
    ]
