"""A checkout that an import brought keeps the key under which it came, so that it comes once."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("orders", "0004_lists_of_the_back_office")]

    operations = [
        migrations.AddField(
            "checkout", "source_key", models.CharField(blank=True, max_length=120, null=True, unique=True)
        ),
    ]
