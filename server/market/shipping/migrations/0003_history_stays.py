from django.db import migrations

from foundation.guards import append_only


class Migration(migrations.Migration):
    dependencies = [("shipping", "0002_lists_of_the_back_office")]

    operations = [append_only("shipping_parcelmove")]
