from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("payments", "0010_alerts")]

    operations = [
        AddIndexConcurrently(
            model_name="attempt",
            index=models.Index(
                condition=models.Q(("state", "succeeded")),
                fields=["method", "paid_at", "id"],
                name="payments_attempt_of_a_day",
            ),
        ),
        AddIndexConcurrently(
            model_name="refund",
            index=models.Index(
                condition=models.Q(("state", "succeeded")),
                fields=["succeeded_at", "id"],
                name="payments_refund_of_a_day",
            ),
        ),
    ]
