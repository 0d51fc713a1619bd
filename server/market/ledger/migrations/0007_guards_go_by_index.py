from django.db import migrations


class Migration(migrations.Migration):
    """
    A connection keeps the plans of its triggers. One made while the book was empty read all of it for every set: 0.8 ms
    where 0.2 would do, and worse with each set until autovacuum analysed the table.
    """

    dependencies = [("ledger", "0006_fold_the_past")]

    operations = [
        migrations.RunSQL(
            """
            ALTER FUNCTION ledger_set_must_balance() SET enable_seqscan = off;
            ALTER FUNCTION ledger_postings_must_fit() SET enable_seqscan = off;
            """,
            """
            ALTER FUNCTION ledger_set_must_balance() RESET enable_seqscan;
            ALTER FUNCTION ledger_postings_must_fit() RESET enable_seqscan;
            """,
        ),
    ]
