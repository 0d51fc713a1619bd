"""What operators have to decide, the newest first. Built beside the market, which goes on meanwhile."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("settlement", "0003_house_terms")]

    operations = [
        AddIndexConcurrently(
            model_name="item",
            index=models.Index(
                fields=["-disputed_at", "-id"],
                condition=models.Q(("disputed_at__isnull", False)),
                name="settlement_disputes",
            ),
        )
    ]
