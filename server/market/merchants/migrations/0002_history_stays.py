from django.db import migrations

from foundation.guards import append_only


class Migration(migrations.Migration):
    dependencies = [("merchants", "0001_initial")]

    operations = [append_only("merchants_shopmove")]
