"""What was looked at and done stays; and whatever changes the lists gives them a new version, numbered by a sequence."""

from django.db import migrations

from foundation.guards import append_only


class Migration(migrations.Migration):
    dependencies = [("moderation", "0001_initial")]

    operations = [
        append_only("moderation_snapshot"),
        append_only("moderation_itemmove"),
        migrations.RunSQL(
            """
            CREATE SEQUENCE moderation_list_versions;
            -- Once per statement. Writers wait for one another at the one row; a number never comes twice, not even
            -- after a rollback, so a process that remembers lists knows by the number alone whether they are these.
            CREATE FUNCTION moderation_lists_move_on() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              INSERT INTO moderation_listversion (id, number) VALUES (1, nextval('moderation_list_versions'))
              ON CONFLICT (id) DO UPDATE SET number = excluded.number;
              RETURN NULL;
            END $$;
            CREATE TRIGGER moderation_lexicon_moves_on AFTER INSERT OR UPDATE OR DELETE ON moderation_lexicon
              FOR EACH STATEMENT EXECUTE FUNCTION moderation_lists_move_on();
            CREATE TRIGGER moderation_term_moves_on AFTER INSERT OR UPDATE OR DELETE ON moderation_term
              FOR EACH STATEMENT EXECUTE FUNCTION moderation_lists_move_on();
            """,
            """
            DROP TRIGGER moderation_term_moves_on ON moderation_term;
            DROP TRIGGER moderation_lexicon_moves_on ON moderation_lexicon;
            DROP FUNCTION moderation_lists_move_on();
            DROP SEQUENCE moderation_list_versions;
            """,
        ),
    ]
