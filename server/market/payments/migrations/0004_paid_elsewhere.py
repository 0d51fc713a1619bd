"""A payment says where it was made when that was not here, and in how many instalments."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("payments", "0003_lists_of_the_back_office")]

    operations = [
        migrations.AddField("attempt", "instalments", models.PositiveSmallIntegerField(db_default=1)),
        migrations.AddField("attempt", "origin", models.CharField(blank=True, db_default="", max_length=40)),
        migrations.AlterField(
            "attempt",
            "role",
            models.CharField(
                blank=True,
                choices=[
                    ("", "None"),
                    ("payment", "Payment"),
                    ("second_payment", "Second Payment"),
                    ("part", "Part"),
                ],
                db_default="",
                max_length=16,
            ),
        ),
    ]
