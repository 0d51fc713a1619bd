"""A product's history is written once."""

from django.db import migrations

from foundation.guards import append_only


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0001_initial")]
    operations = [append_only("catalogue_productmove")]
