from django.db import migrations

from foundation.guards import append_only


class Migration(migrations.Migration):
    dependencies = [("stock", "0001_initial")]

    operations = [
        append_only("stock_movement"),
        # Room on each page for the next version of a counter, so that a hot row is rewritten in place.
        migrations.RunSQL("ALTER TABLE stock_item SET (fillfactor = 50)", "ALTER TABLE stock_item RESET (fillfactor)"),
    ]
