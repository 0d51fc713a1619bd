"""The index of lines by product alone is the beginning of the one that also has their order."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("orders", "0009_lines_of_a_product")]

    operations = [migrations.AlterField("orderline", "product_id", models.UUIDField())]
