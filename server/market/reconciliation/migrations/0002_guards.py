from django.db import migrations

from foundation.guards import append_only


class Migration(migrations.Migration):
    dependencies = [("reconciliation", "0001_initial")]

    operations = [
        append_only("reconciliation_billmove"),
        append_only("reconciliation_differencemove"),
        append_only("reconciliation_fix"),
        migrations.RunSQL(
            """
            -- A bill is kept as it came: of one that is in, no line changes, goes or is added.
            CREATE FUNCTION reconciliation_lines_stay() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF TG_OP = 'UPDATE' OR (SELECT state FROM reconciliation_bill
                                      WHERE id = CASE TG_OP WHEN 'DELETE' THEN OLD.bill_id ELSE NEW.bill_id END)
                                     IS DISTINCT FROM 'importing' THEN
                RAISE EXCEPTION 'the lines of a bill stay as they came' USING ERRCODE = 'restrict_violation';
              END IF;
              RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
            END $$;
            CREATE TRIGGER reconciliation_billline_stays BEFORE INSERT OR UPDATE OR DELETE ON reconciliation_billline
              FOR EACH ROW EXECUTE FUNCTION reconciliation_lines_stay();

            -- What was paired stays so; its fee is booked once.
            CREATE FUNCTION reconciliation_pairs_stay() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF TG_OP = 'DELETE' OR OLD.is_fee_booked OR
                 (NEW.line_id, NEW.entry_id, NEW.bill_id) IS DISTINCT FROM (OLD.line_id, OLD.entry_id, OLD.bill_id) THEN
                RAISE EXCEPTION 'what was paired stays so, and its fee is booked once'
                  USING ERRCODE = 'restrict_violation';
              END IF;
              RETURN NEW;
            END $$;
            CREATE TRIGGER reconciliation_pair_stays BEFORE UPDATE OR DELETE ON reconciliation_pair
              FOR EACH ROW EXECUTE FUNCTION reconciliation_pairs_stay();

            -- A payment's fee is what was reckoned; of a refund some give back a part, and others nothing.
            CREATE FUNCTION reconciliation_fee_agrees(kind text, theirs bigint, ours bigint) RETURNS boolean
            LANGUAGE sql IMMUTABLE AS $$
              SELECT CASE WHEN kind = 'refund' THEN theirs BETWEEN ours AND 0 ELSE theirs = ours END
            $$;
            """,
            """
            DROP FUNCTION reconciliation_fee_agrees(text, bigint, bigint);
            DROP TRIGGER reconciliation_pair_stays ON reconciliation_pair;
            DROP FUNCTION reconciliation_pairs_stay();
            DROP TRIGGER reconciliation_billline_stays ON reconciliation_billline;
            DROP FUNCTION reconciliation_lines_stay();
            """,
        ),
    ]
