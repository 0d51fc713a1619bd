"""Who says something is of the conversation, numbers follow one another, and what was said stays where it is."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("talks", "0001_initial")]
    operations = [
        migrations.RunSQL(
            """
            CREATE FUNCTION talks_message_follows() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF NOT EXISTS (SELECT FROM talks_conversation c WHERE c.id = NEW.conversation_id
                             AND NEW.holder_id IN (c.one_id, c.other_id)) THEN
                RAISE EXCEPTION 'only the two of a conversation speak in it' USING ERRCODE = 'restrict_violation';
              END IF;
              IF NEW.number <> 1 + coalesce((SELECT max(number) FROM talks_message
                                             WHERE conversation_id = NEW.conversation_id), 0) THEN
                RAISE EXCEPTION 'messages are numbered without gaps' USING ERRCODE = 'restrict_violation';
              END IF;
              RETURN NEW;
            END $$;
            CREATE TRIGGER talks_numbered_in_turn BEFORE INSERT ON talks_message
              FOR EACH ROW EXECUTE FUNCTION talks_message_follows();

            CREATE FUNCTION talks_message_stays() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              RAISE EXCEPTION 'what was said stays in its place' USING ERRCODE = 'restrict_violation';
            END $$;
            CREATE TRIGGER talks_nothing_moves BEFORE DELETE OR UPDATE OF
              conversation_id, number, holder_id, author_id, client_key, at ON talks_message
              FOR EACH ROW EXECUTE FUNCTION talks_message_stays();

            CREATE FUNCTION talks_side_is_of_it() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF NOT EXISTS (SELECT FROM talks_conversation c WHERE c.id = NEW.conversation_id
                             AND c.between = NEW.between
                             AND (NEW.holder_id, NEW.other_id) IN ((c.one_id, c.other_id), (c.other_id, c.one_id))) THEN
                RAISE EXCEPTION 'a conversation has two sides' USING ERRCODE = 'restrict_violation';
              END IF;
              RETURN NEW;
            END $$;
            CREATE TRIGGER talks_two_sides BEFORE INSERT OR UPDATE OF conversation_id, between, holder_id, other_id
              ON talks_side FOR EACH ROW EXECUTE FUNCTION talks_side_is_of_it();
            """,
            """
            DROP TRIGGER talks_two_sides ON talks_side;
            DROP FUNCTION talks_side_is_of_it();
            DROP TRIGGER talks_nothing_moves ON talks_message;
            DROP FUNCTION talks_message_stays();
            DROP TRIGGER talks_numbered_in_turn ON talks_message;
            DROP FUNCTION talks_message_follows();
            """,
        )
    ]
