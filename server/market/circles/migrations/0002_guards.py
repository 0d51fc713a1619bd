"""No tie stands between two people one of whom blocked the other, whichever came first."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("circles", "0001_initial")]
    operations = [
        migrations.RunSQL(
            """
            CREATE FUNCTION circles_tie_is_not_blocked() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF EXISTS (SELECT FROM circles_block WHERE blocker_id = NEW.follower_id AND blocked_id = NEW.followee_id)
              OR EXISTS (SELECT FROM circles_block WHERE blocker_id = NEW.followee_id AND blocked_id = NEW.follower_id)
              THEN
                RAISE EXCEPTION 'one of the two has blocked the other' USING ERRCODE = 'restrict_violation';
              END IF;
              RETURN NEW;
            END $$;
            CREATE TRIGGER circles_no_tie_past_a_block BEFORE INSERT OR UPDATE ON circles_tie
              FOR EACH ROW EXECUTE FUNCTION circles_tie_is_not_blocked();

            CREATE FUNCTION circles_block_has_cut_ties() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF EXISTS (SELECT FROM circles_tie WHERE follower_id = NEW.blocker_id AND followee_id = NEW.blocked_id)
              OR EXISTS (SELECT FROM circles_tie WHERE follower_id = NEW.blocked_id AND followee_id = NEW.blocker_id)
              THEN
                RAISE EXCEPTION 'a tie stands between the two' USING ERRCODE = 'restrict_violation';
              END IF;
              RETURN NEW;
            END $$;
            CREATE TRIGGER circles_no_block_over_a_tie BEFORE INSERT ON circles_block
              FOR EACH ROW EXECUTE FUNCTION circles_block_has_cut_ties();
            """,
            """
            DROP TRIGGER circles_no_block_over_a_tie ON circles_block;
            DROP FUNCTION circles_block_has_cut_ties();
            DROP TRIGGER circles_no_tie_past_a_block ON circles_tie;
            DROP FUNCTION circles_tie_is_not_blocked();
            """,
        )
    ]
