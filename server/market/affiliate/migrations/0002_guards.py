"""Touches, answers and histories stay as they were; a credit is worth what its rate makes of what was kept."""

from django.db import migrations

from foundation.guards import append_only


class Migration(migrations.Migration):
    dependencies = [("affiliate", "0001_initial")]
    operations = [
        append_only("affiliate_touch"),
        append_only("affiliate_consent"),
        append_only("affiliate_plan"),
        append_only("affiliate_creditmove"),
        append_only("affiliate_creditreturn"),
        migrations.RunSQL(
            """
            ALTER TABLE affiliate_credit ADD CONSTRAINT affiliate_credit_is_worth_its_rate
              CHECK (amount_minor = (base_minor - returned_minor) * rate_bps / 10000);
            ALTER TABLE affiliate_plan ALTER COLUMN level_count SET DEFAULT 1;
            """,
            """
            ALTER TABLE affiliate_credit DROP CONSTRAINT affiliate_credit_is_worth_its_rate;
            ALTER TABLE affiliate_plan ALTER COLUMN level_count DROP DEFAULT;
            """,
        ),
    ]
