"""Nothing has gone back by lines before there were these columns, so all rows stand the test. Refunds stay."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations

from foundation.guards import append_only


class Migration(migrations.Migration):
    dependencies = [("orders", "0006_refunds_by_line")]

    operations = [
        ValidateConstraint("linepromo", "orders_promo_goes_back_once"),
        ValidateConstraint("order", "orders_order_freight_goes_back_once"),
        ValidateConstraint("orderline", "orders_line_never_refunds_more_than_paid"),
        append_only("orders_refund"),
        append_only("orders_linerefund"),
        append_only("orders_promorefund"),
    ]
