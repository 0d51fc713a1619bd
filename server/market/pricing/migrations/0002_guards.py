from django.db import migrations

from foundation.guards import append_only


class Migration(migrations.Migration):
    dependencies = [("pricing", "0001_initial")]

    operations = [append_only("pricing_pricechange")]
