from django.db import migrations

from foundation.guards import append_only


class Migration(migrations.Migration):
    dependencies = [("settlement", "0001_initial")]

    operations = [
        append_only("settlement_linemove"),
        append_only("settlement_giveback"),
        append_only("settlement_depositdecision"),
        append_only("settlement_terms"),
    ]
