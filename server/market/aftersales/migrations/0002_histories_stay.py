from django.db import migrations

from foundation.guards import append_only


class Migration(migrations.Migration):
    dependencies = [("aftersales", "0001_initial")]

    operations = [
        append_only("aftersales_casemove"),
        append_only("aftersales_statement"),
        append_only("aftersales_decision"),
    ]
