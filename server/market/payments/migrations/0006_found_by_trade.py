"""An attempt is found by the number under which its provider's bills and disputes know the money."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("payments", "0005_providers")]

    operations = [
        AddIndexConcurrently(
            "attempt",
            models.Index(
                condition=models.Q(("trade_ref", ""), _negated=True),
                fields=["trade_ref"],
                name="payments_attempt_trade_ref",
            ),
        ),
    ]
