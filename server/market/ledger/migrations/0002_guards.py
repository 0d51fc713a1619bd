from django.db import migrations

from foundation.guards import append_only


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]

    operations = [
        append_only("ledger_account"),
        append_only("ledger_postingset"),
        append_only("ledger_posting"),
        migrations.RunSQL(
            """
            -- Looks at one set when its transaction ends. Set off by the set itself, so that a set without postings is
            -- refused, and by each posting, so that none joins a set that was sealed before.
            CREATE FUNCTION ledger_set_must_balance() RETURNS trigger LANGUAGE plpgsql AS $$
            DECLARE
              its_id uuid;
              promised int;
              found int;
              crooked text;
            BEGIN
              IF TG_TABLE_NAME = 'ledger_postingset' THEN its_id := NEW.id; ELSE its_id := NEW.set_id; END IF;
              SELECT posting_count INTO promised FROM ledger_postingset WHERE id = its_id;
              SELECT coalesce(sum(n), 0), string_agg(currency || ' ' || minor, ', ') FILTER (WHERE minor <> 0)
              INTO found, crooked
              FROM (
                SELECT a.currency, sum(p.minor) AS minor, count(*) AS n
                FROM ledger_posting p JOIN ledger_account a ON a.id = p.account_id
                WHERE p.set_id = its_id GROUP BY a.currency
              ) AS sums;
              IF found <> promised THEN
                RAISE EXCEPTION 'ledger set % has % postings and promised %', its_id, found, promised
                  USING ERRCODE = 'check_violation';
              END IF;
              IF crooked IS NOT NULL THEN
                RAISE EXCEPTION 'ledger set % does not sum to zero: %', its_id, crooked
                  USING ERRCODE = 'check_violation';
              END IF;
              RETURN NULL;
            END $$;
            CREATE CONSTRAINT TRIGGER ledger_set_balances AFTER INSERT ON ledger_postingset
              DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_set_must_balance();
            CREATE CONSTRAINT TRIGGER ledger_posting_balances AFTER INSERT ON ledger_posting
              DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_set_must_balance();
            """,
            """
            DROP TRIGGER ledger_posting_balances ON ledger_posting;
            DROP TRIGGER ledger_set_balances ON ledger_postingset;
            DROP FUNCTION ledger_set_must_balance();
            """,
        ),
    ]
