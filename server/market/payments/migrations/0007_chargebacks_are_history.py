"""What became of a chargeback is only added to."""

from django.db import migrations

from foundation.guards import append_only


class Migration(migrations.Migration):
    dependencies = [("payments", "0006_found_by_trade")]
    operations = [append_only("payments_chargebackmove")]
