"""People are told of after-sales, too."""

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models

KINDS = ["paid", "team_filled", "team_failed", "shipped", "refunded", "after_sales"]


class Migration(migrations.Migration):
    dependencies = [("notices", "0002_lists_of_the_back_office")]

    operations = [
        migrations.AlterField("notice", "kind", models.CharField(choices=[(kind, kind) for kind in KINDS], max_length=24)),
        migrations.RemoveConstraint("notice", "notices_kind_known"),
        AddConstraintNotValid(
            "notice", models.CheckConstraint(condition=models.Q(kind__in=KINDS), name="notices_kind_known")
        ),
    ]
