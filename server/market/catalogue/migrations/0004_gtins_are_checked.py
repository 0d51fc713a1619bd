"""Every SKU there was before is looked at, too; beside the writers."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0003_gtins")]

    operations = [
        migrations.RunSQL("ALTER TABLE catalogue_sku VALIDATE CONSTRAINT catalogue_gtin_checks", migrations.RunSQL.noop)
    ]
