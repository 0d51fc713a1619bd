"""What somebody was given stays, and stays theirs: without this, a lot that goes takes points with it unseen."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("points", "0002_guards")]
    operations = [
        migrations.RunSQL(
            """
            CREATE FUNCTION points_stay() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION 'what % holds stays as it came', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$;
            CREATE TRIGGER points_account_stays BEFORE DELETE OR UPDATE OF person_id ON points_account
              FOR EACH ROW EXECUTE FUNCTION points_stay();
            CREATE TRIGGER points_lot_stays BEFORE DELETE OR UPDATE OF id, person_id, cause, earned, earned_at ON points_lot
              FOR EACH ROW EXECUTE FUNCTION points_stay();
            """,
            """
            DROP TRIGGER points_lot_stays ON points_lot;
            DROP TRIGGER points_account_stays ON points_account;
            DROP FUNCTION points_stay();
            """,
        ),
    ]
