"""History is only added to, and a provider's words stay as they came."""

from django.db import migrations

from foundation.guards import append_only

WORDS_STAY = """
CREATE FUNCTION payments_notice_words_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE'
     OR (NEW.provider, NEW.notice_id, NEW.headers, NEW.body, NEW.received_at)
        IS DISTINCT FROM (OLD.provider, OLD.notice_id, OLD.headers, OLD.body, OLD.received_at) THEN
    RAISE EXCEPTION 'what a provider told us stays as it came' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER payments_notice_words_stay BEFORE UPDATE OR DELETE ON payments_notice
  FOR EACH ROW EXECUTE FUNCTION payments_notice_words_stay();
"""
NO_MORE = "DROP TRIGGER payments_notice_words_stay ON payments_notice; DROP FUNCTION payments_notice_words_stay();"


class Migration(migrations.Migration):
    dependencies = [("payments", "0001_initial")]
    operations = [
        append_only("payments_intentmove"),
        append_only("payments_attemptmove"),
        append_only("payments_refundmove"),
        migrations.RunSQL(WORDS_STAY, NO_MORE),
    ]
