"""A product keeps what it said in another layout."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0005_lists_of_the_back_office")]

    operations = [
        migrations.CreateModel(
            "ProductExtra",
            fields=[
                (
                    "product",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="extra",
                        serialize=False,
                        to="catalogue.product",
                    ),
                ),
                ("layout", models.CharField(max_length=40)),
                ("rows", models.JSONField()),
            ],
        )
    ]
