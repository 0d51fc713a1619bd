from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations

# A set is looked at once, when its transaction ends; before, each of its postings looked at the whole set again.
# A posting only has to be kept from joining a set that is complete: then no set changes after it was looked at.
GUARDS = """
CREATE OR REPLACE FUNCTION ledger_set_must_balance() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  found int;
  crooked text;
BEGIN
  SELECT coalesce(sum(n), 0), string_agg(currency || ' ' || minor, ', ') FILTER (WHERE minor <> 0)
  INTO found, crooked
  FROM (
    SELECT a.currency, sum(p.minor) AS minor, count(*) AS n
    FROM ledger_posting p JOIN ledger_account a ON a.id = p.account_id
    WHERE p.set_id = NEW.id GROUP BY a.currency
  ) AS sums;
  IF found <> NEW.posting_count THEN
    RAISE EXCEPTION 'ledger set % has % postings and promised %', NEW.id, found, NEW.posting_count
      USING ERRCODE = 'check_violation';
  END IF;
  IF crooked IS NOT NULL THEN
    RAISE EXCEPTION 'ledger set % does not sum to zero: %', NEW.id, crooked USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION ledger_postings_must_fit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  full_set uuid;
BEGIN
  SELECT s.id INTO full_set
  FROM (SELECT DISTINCT set_id FROM newcomers) AS n JOIN ledger_postingset s ON s.id = n.set_id
  WHERE (SELECT count(*) FROM ledger_posting p WHERE p.set_id = s.id) > s.posting_count LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'ledger set % has more postings than it promised', full_set USING ERRCODE = 'check_violation';
  END IF;
  IF EXISTS (SELECT FROM newcomers WHERE born < (SELECT through FROM ledger_folding)) THEN
    RAISE EXCEPTION 'the ledger came from another database server: let a worker, or manage.py prove_ledger, set its clock'
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
DROP TRIGGER ledger_posting_balances ON ledger_posting;
CREATE TRIGGER ledger_posting_fits AFTER INSERT ON ledger_posting
  REFERENCING NEW TABLE AS newcomers FOR EACH STATEMENT EXECUTE FUNCTION ledger_postings_must_fit();

CREATE FUNCTION ledger_folding_goes_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the folding only goes forward' USING ERRCODE = 'restrict_violation'; END $$;
CREATE TRIGGER ledger_folding_stays BEFORE DELETE ON ledger_folding
  FOR EACH ROW EXECUTE FUNCTION ledger_folding_goes_forward();
CREATE TRIGGER ledger_folding_forward BEFORE UPDATE ON ledger_folding
  FOR EACH ROW WHEN (NEW.through < OLD.through OR NEW.ahead < OLD.ahead) EXECUTE FUNCTION ledger_folding_goes_forward();
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0003_balances")]

    operations = [
        ValidateConstraint("account", "ledger_account_party_known"),
        migrations.RunSQL(GUARDS),
    ]
