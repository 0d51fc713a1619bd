from django.db import migrations

from foundation.guards import append_only


class Migration(migrations.Migration):
    dependencies = [("invoices", "0001_initial")]

    operations = [
        append_only("invoices_invoiceline"),
        append_only("invoices_invoicemove"),
        append_only("invoices_document"),
        append_only("invoices_localnumber"),
    ]
