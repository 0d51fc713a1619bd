"""A review that comes along may name the line that came along with it, and who bought it."""

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models

BOUGHT = {"person_id__isnull": False, "order_id__isnull": False, "line_id__isnull": False}


class Migration(migrations.Migration):
    dependencies = [("community", "0003_lists_of_the_back_office")]

    operations = [
        migrations.RemoveConstraint("review", "community_bought_here_or_imported"),
        AddConstraintNotValid(
            "review",
            models.CheckConstraint(
                name="community_bought_here_or_imported",
                condition=models.Q(**BOUGHT, origin="")
                | models.Q(person_id__isnull=True, line_id__isnull=True, source_key__isnull=False)
                & ~models.Q(origin="")
                | models.Q(**BOUGHT, source_key__isnull=False) & ~models.Q(origin=""),
            ),
        ),
    ]
