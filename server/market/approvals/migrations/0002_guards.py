from django.db import migrations

from foundation.guards import append_only


class Migration(migrations.Migration):
    dependencies = [("approvals", "0001_initial")]

    operations = [
        append_only("approvals_approvalmove"),
        migrations.RunSQL(
            """
            -- Who grants a wish grants what they read: nothing of it changes, and what was decided stays so.
            CREATE FUNCTION approvals_asked_stays_asked() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF TG_OP = 'DELETE' OR OLD.state <> 'pending' OR
                 (NEW.id, NEW.key, NEW.act, NEW.subject, NEW.holder_id, NEW.payload, NEW.currency, NEW.amount_minor,
                  NEW.because, NEW.asked_by, NEW.asked_at, NEW.expires_at, NEW.is_within_limit) IS DISTINCT FROM
                 (OLD.id, OLD.key, OLD.act, OLD.subject, OLD.holder_id, OLD.payload, OLD.currency, OLD.amount_minor,
                  OLD.because, OLD.asked_by, OLD.asked_at, OLD.expires_at, OLD.is_within_limit) THEN
                RAISE EXCEPTION 'what was asked for or decided in approval % stays', OLD.id
                  USING ERRCODE = 'restrict_violation';
              END IF;
              RETURN NEW;
            END $$;
            CREATE TRIGGER approvals_approval_stays BEFORE UPDATE OR DELETE ON approvals_approval
              FOR EACH ROW EXECUTE FUNCTION approvals_asked_stays_asked();
            """,
            """
            DROP TRIGGER approvals_approval_stays ON approvals_approval;
            DROP FUNCTION approvals_asked_stays_asked();
            """,
        ),
    ]
