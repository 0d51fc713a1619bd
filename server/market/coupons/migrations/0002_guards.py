"""What a coupon gives never changes once somebody was promised it; its history stays."""

from django.db import migrations

from foundation.guards import append_only


class Migration(migrations.Migration):
    dependencies = [("coupons", "0001_initial")]
    operations = [
        append_only("coupons_couponmove"),
        migrations.RunSQL(
            """
            CREATE FUNCTION coupons_template_stays() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF TG_OP = 'DELETE' OR to_jsonb(OLD) - 'count_issued' - 'withdrawn_at'
                <> to_jsonb(NEW) - 'count_issued' - 'withdrawn_at' OR OLD.withdrawn_at IS NOT NULL
                AND NEW.withdrawn_at IS DISTINCT FROM OLD.withdrawn_at THEN
                RAISE EXCEPTION 'a coupon gives what was promised' USING ERRCODE = 'restrict_violation';
              END IF;
              RETURN NEW;
            END $$;
            CREATE TRIGGER coupons_template_stays BEFORE UPDATE OR DELETE ON coupons_template
              FOR EACH ROW EXECUTE FUNCTION coupons_template_stays();
            """,
            """
            DROP TRIGGER coupons_template_stays ON coupons_template;
            DROP FUNCTION coupons_template_stays();
            """,
        ),
    ]
