"""The latest buyers of a product are found. Built beside the market, which goes on meanwhile."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("orders", "0008_note_past_refunds")]

    operations = [
        AddIndexConcurrently(
            "orderline", models.Index(fields=["product_id", "-id"], name="orders_lines_of_product")
        ),
    ]
