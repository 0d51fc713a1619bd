"""Moves of points stay as they were written, and a balance is what is left in its lots."""

from django.db import migrations

from foundation.guards import append_only


class Migration(migrations.Migration):
    dependencies = [("points", "0001_initial")]
    operations = [
        append_only("points_entry"),
        append_only("points_draw"),
        migrations.RunSQL(
            """
            CREATE FUNCTION points_balance_is_in_lots() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF (SELECT balance FROM points_account WHERE person_id = NEW.person_id) IS DISTINCT FROM
                (SELECT coalesce(sum("left"), 0) FROM points_lot WHERE person_id = NEW.person_id AND "left" > 0) THEN
                RAISE EXCEPTION 'the points of % are not those of the lots', NEW.person_id USING ERRCODE = 'check_violation';
              END IF;
              RETURN NULL;
            END $$;
            CREATE CONSTRAINT TRIGGER points_account_adds_up AFTER INSERT OR UPDATE ON points_account
              DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION points_balance_is_in_lots();
            CREATE CONSTRAINT TRIGGER points_lot_adds_up AFTER INSERT OR UPDATE ON points_lot
              DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION points_balance_is_in_lots();
            """,
            """
            DROP TRIGGER points_lot_adds_up ON points_lot;
            DROP TRIGGER points_account_adds_up ON points_account;
            DROP FUNCTION points_balance_is_in_lots();
            """,
        ),
    ]
