from django.db import migrations


class Migration(migrations.Migration):
    """Postings from before the balances are born at 0, and no more of them come: their sums are the first balances."""

    dependencies = [("ledger", "0005_posting_indexes")]

    operations = [
        migrations.RunSQL(
            """
            INSERT INTO ledger_balance (account_id, kind, minor, posting_count)
            SELECT p.account_id, s.kind, sum(p.minor), count(*)
            FROM ledger_posting p JOIN ledger_postingset s ON s.id = p.set_id
            WHERE p.born = 0 GROUP BY p.account_id, s.kind ORDER BY p.account_id, s.kind
            """,
            "DELETE FROM ledger_balance",
        ),
    ]
