"""Payments that were shared out before anybody let go of what is left of them are looked at now."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("settlement", "0005_rests")]
    operations = [
        migrations.RunSQL(
            """
            INSERT INTO settlement_rest (checkout_id, state, look_at, tries, trouble)
            SELECT DISTINCT checkout_id, 'waiting', now(), 0, '' FROM settlement_share WHERE state IN ('done', 'nothing')
            """,
            migrations.RunSQL.noop,
        )
    ]
