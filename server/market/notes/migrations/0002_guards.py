"""A note that sells says so, and talk is two levels deep."""

from django.db import migrations

from foundation.guards import append_only


class Migration(migrations.Migration):
    dependencies = [("notes", "0001_initial")]
    operations = [
        append_only("notes_notemove"),
        migrations.RunSQL(
            """
            CREATE FUNCTION notes_goods_need_the_label() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF NOT (SELECT is_ad FROM notes_note WHERE id = NEW.note_id) THEN
                RAISE EXCEPTION 'a note with goods is an advertisement' USING ERRCODE = 'restrict_violation';
              END IF;
              RETURN NEW;
            END $$;
            CREATE TRIGGER notes_goods_labelled BEFORE INSERT OR UPDATE ON notes_goods
              FOR EACH ROW EXECUTE FUNCTION notes_goods_need_the_label();

            CREATE FUNCTION notes_label_stays_with_goods() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF EXISTS (SELECT FROM notes_goods WHERE note_id = NEW.id) THEN
                RAISE EXCEPTION 'a note with goods is an advertisement' USING ERRCODE = 'restrict_violation';
              END IF;
              RETURN NEW;
            END $$;
            CREATE TRIGGER notes_label_stays BEFORE UPDATE OF is_ad ON notes_note
              FOR EACH ROW WHEN (OLD.is_ad AND NOT NEW.is_ad) EXECUTE FUNCTION notes_label_stays_with_goods();

            CREATE FUNCTION notes_comment_has_its_level() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF NOT EXISTS (SELECT FROM notes_comment r
                             WHERE r.id = NEW.root_id AND r.root_id IS NULL AND r.note_id = NEW.note_id) THEN
                RAISE EXCEPTION 'an answer stands beneath a comment of its own note' USING ERRCODE = 'restrict_violation';
              END IF;
              RETURN NEW;
            END $$;
            CREATE TRIGGER notes_two_levels BEFORE INSERT OR UPDATE OF root_id, note_id ON notes_comment
              FOR EACH ROW WHEN (NEW.root_id IS NOT NULL) EXECUTE FUNCTION notes_comment_has_its_level();
            """,
            """
            DROP TRIGGER notes_two_levels ON notes_comment;
            DROP FUNCTION notes_comment_has_its_level();
            DROP TRIGGER notes_label_stays ON notes_note;
            DROP FUNCTION notes_label_stays_with_goods();
            DROP TRIGGER notes_goods_labelled ON notes_goods;
            DROP FUNCTION notes_goods_need_the_label();
            """,
        )
    ]
