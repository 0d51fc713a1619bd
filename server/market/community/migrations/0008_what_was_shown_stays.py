"""What a review showed, and what was added to it, stays as well; nobody votes for their own."""

from django.db import migrations

from foundation.guards import append_only

BEFORE = """
            CREATE OR REPLACE FUNCTION community_review_stays() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF TG_OP <> 'UPDATE' THEN
                RAISE EXCEPTION 'reviews are never deleted' USING ERRCODE = 'restrict_violation';
              END IF;
              IF (NEW.stars, NEW.written_at, NEW.line_id, NEW.person_id)
                 IS DISTINCT FROM (OLD.stars, OLD.written_at, OLD.line_id, OLD.person_id)
                 OR (NEW.text IS DISTINCT FROM OLD.text AND NEW.removed_at IS NULL) THEN
                RAISE EXCEPTION 'a review is never rewritten' USING ERRCODE = 'restrict_violation';
              END IF;
              RETURN NEW;
            END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("community", "0007_sorted_by_help_and_stars")]
    operations = [
        append_only("community_replyrevision"),
        migrations.RunSQL(
            """
            CREATE OR REPLACE FUNCTION community_review_stays() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF TG_OP <> 'UPDATE' THEN
                RAISE EXCEPTION 'reviews are never deleted' USING ERRCODE = 'restrict_violation';
              END IF;
              IF (NEW.stars, NEW.written_at, NEW.line_id, NEW.person_id)
                 IS DISTINCT FROM (OLD.stars, OLD.written_at, OLD.line_id, OLD.person_id)
                 OR (NEW.removed_at IS NULL AND (
                       (NEW.text, NEW.picture_ids, NEW.video_id)
                         IS DISTINCT FROM (OLD.text, OLD.picture_ids, OLD.video_id)
                       OR (OLD.followed_up_at IS NOT NULL
                           AND (NEW.follow_up, NEW.follow_up_picture_ids, NEW.followed_up_at)
                             IS DISTINCT FROM (OLD.follow_up, OLD.follow_up_picture_ids, OLD.followed_up_at)))) THEN
                RAISE EXCEPTION 'a review is never rewritten' USING ERRCODE = 'restrict_violation';
              END IF;
              RETURN NEW;
            END $$;

            CREATE FUNCTION community_vote_is_anothers() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF EXISTS (SELECT FROM community_review WHERE id = NEW.review_id AND person_id = NEW.person_id) THEN
                RAISE EXCEPTION 'nobody votes for their own review' USING ERRCODE = 'restrict_violation';
              END IF;
              RETURN NEW;
            END $$;
            CREATE TRIGGER community_vote_not_own BEFORE INSERT OR UPDATE ON community_helpfulvote
              FOR EACH ROW EXECUTE FUNCTION community_vote_is_anothers();
            """,
            f"""
            DROP TRIGGER community_vote_not_own ON community_helpfulvote;
            DROP FUNCTION community_vote_is_anothers();
            {BEFORE}
            """,
        ),
    ]
