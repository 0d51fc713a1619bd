from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False  # An index is built beside the writers.

    dependencies = [("orders", "0002_histories_stay")]

    operations = [
        AddIndexConcurrently(
            "checkout",
            models.Index(fields=["person_id"], name="orders_checkout_unpaid", condition=models.Q(state="open")),
        ),
    ]
