"""One group grows at a time, and the earlier ones are found. Built beside the market, which goes on meanwhile."""

from django.contrib.postgres.operations import AddIndexConcurrently, ValidateConstraint
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("notices", "0005_groups")]

    operations = [
        ValidateConstraint("notice", "notices_kind_known"),
        AddIndexConcurrently(
            "notice",
            models.Index(fields=["person_id", "kind", "about"], name="notices_groups", condition=Q(about__gt="")),
        ),
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    "CREATE UNIQUE INDEX CONCURRENTLY notices_one_group_grows "
                    "ON notices_notice (person_id, kind, about) WHERE about > '' AND read_at IS NULL",
                    "DROP INDEX CONCURRENTLY notices_one_group_grows",
                )
            ],
            state_operations=[
                migrations.AddConstraint(
                    "notice",
                    models.UniqueConstraint(
                        fields=["person_id", "kind", "about"],
                        name="notices_one_group_grows",
                        condition=Q(read_at__isnull=True, about__gt=""),
                    ),
                )
            ],
        ),
    ]
