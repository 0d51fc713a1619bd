"""Orders that were taken back whole say so on their lines, discounts and freight. In batches, each its own transaction."""

from django.db import connection, migrations, transaction

BATCH = 1000
SOME = """
    SELECT o.id FROM orders_order o WHERE o.state IN ('refunding', 'refunded') AND o.id > %s ORDER BY o.id LIMIT %s
"""
WRITE = (
    """
    UPDATE orders_orderline SET refunded_quantity = quantity, refunded_minor = payable_minor, conceded_minor = 0
    WHERE order_id = ANY(%s::uuid[])
    """,
    """
    UPDATE orders_linepromo p SET refunded_minor = p.amount_minor FROM orders_orderline l
    WHERE l.id = p.line_id AND l.order_id = ANY(%s::uuid[])
    """,
    "UPDATE orders_order SET freight_refunded_minor = freight_minor WHERE id = ANY(%s::uuid[])",
)


def note_past_refunds(apps, schema_editor):
    last = "00000000-0000-0000-0000-000000000000"
    while True:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(SOME, [last, BATCH])
            ids = [row[0] for row in cursor.fetchall()]
            for statement in WRITE if ids else ():
                cursor.execute(statement, [ids])
        if not ids:
            return
        last = ids[-1]


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("orders", "0007_refunds_by_line_are_checked")]
    operations = [migrations.RunPython(note_past_refunds, migrations.RunPython.noop)]
