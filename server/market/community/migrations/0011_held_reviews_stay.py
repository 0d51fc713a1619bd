"""What reviewers keep from being seen stays as it was written as well, so that it can be given back."""

from django.db import migrations

STAYS = """
            CREATE OR REPLACE FUNCTION community_review_stays() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF TG_OP <> 'UPDATE' THEN
                RAISE EXCEPTION 'reviews are never deleted' USING ERRCODE = 'restrict_violation';
              END IF;
              IF (NEW.stars, NEW.written_at, NEW.line_id, NEW.person_id)
                 IS DISTINCT FROM (OLD.stars, OLD.written_at, OLD.line_id, OLD.person_id)
                 OR ({when} AND (
                       (NEW.text, NEW.picture_ids, NEW.video_id)
                         IS DISTINCT FROM (OLD.text, OLD.picture_ids, OLD.video_id)
                       OR (OLD.followed_up_at IS NOT NULL
                           AND (NEW.follow_up, NEW.follow_up_picture_ids, NEW.followed_up_at)
                             IS DISTINCT FROM (OLD.follow_up, OLD.follow_up_picture_ids, OLD.followed_up_at)))) THEN
                RAISE EXCEPTION 'a review is never rewritten' USING ERRCODE = 'restrict_violation';
              END IF;
              RETURN NEW;
            END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("community", "0010_held_reviews")]
    operations = [
        migrations.RunSQL(
            STAYS.format(when="(NEW.removed_at IS NULL OR NEW.is_held)"), STAYS.format(when="NEW.removed_at IS NULL")
        )
    ]
