from django.db import migrations


class Migration(migrations.Migration):
    """
    A join leaves the planner free to read all accounts for each set, should a set seem to have many postings. A look-up
    by key does not.
    """

    dependencies = [("ledger", "0007_guards_go_by_index")]

    operations = [
        migrations.RunSQL(
            """
            CREATE OR REPLACE FUNCTION ledger_set_must_balance() RETURNS trigger LANGUAGE plpgsql
            SET enable_seqscan = off AS $$
            DECLARE
              found int;
              crooked text;
            BEGIN
              SELECT coalesce(sum(n), 0), string_agg(currency || ' ' || minor, ', ') FILTER (WHERE minor <> 0)
              INTO found, crooked
              FROM (
                SELECT currency, sum(minor) AS minor, count(*) AS n
                FROM (
                  SELECT (SELECT a.currency FROM ledger_account a WHERE a.id = p.account_id) AS currency, p.minor
                  FROM ledger_posting p WHERE p.set_id = NEW.id
                ) AS lines GROUP BY currency
              ) AS sums;
              IF found <> NEW.posting_count THEN
                RAISE EXCEPTION 'ledger set % has % postings and promised %', NEW.id, found, NEW.posting_count
                  USING ERRCODE = 'check_violation';
              END IF;
              IF crooked IS NOT NULL THEN
                RAISE EXCEPTION 'ledger set % does not sum to zero: %', NEW.id, crooked
                  USING ERRCODE = 'check_violation';
              END IF;
              RETURN NULL;
            END $$;
            """,
            migrations.RunSQL.noop,
        ),
    ]
