"""A review says for ever what its author wrote: nobody rewrites one, and nobody deletes one."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("community", "0001_initial")]
    operations = [
        migrations.RunSQL(
            """
            CREATE FUNCTION community_review_stays() RETURNS trigger LANGUAGE plpgsql AS $$
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
            CREATE TRIGGER community_review_no_rewrite BEFORE UPDATE OR DELETE ON community_review
              FOR EACH ROW EXECUTE FUNCTION community_review_stays();
            CREATE TRIGGER community_review_no_truncate BEFORE TRUNCATE ON community_review
              FOR EACH STATEMENT EXECUTE FUNCTION community_review_stays();
            """,
            """
            DROP TRIGGER community_review_no_rewrite ON community_review;
            DROP TRIGGER community_review_no_truncate ON community_review;
            DROP FUNCTION community_review_stays();
            """,
        )
    ]
