from django.db import migrations

from foundation.guards import append_only


class Migration(migrations.Migration):
    dependencies = [("groupbuy", "0001_initial")]

    operations = [
        migrations.RunSQL(
            """
            CREATE EXTENSION IF NOT EXISTS btree_gist;
            ALTER TABLE groupbuy_activity ADD CONSTRAINT groupbuy_one_offer_at_a_time
              EXCLUDE USING gist (product_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (state = 'running');
            """,
            "ALTER TABLE groupbuy_activity DROP CONSTRAINT groupbuy_one_offer_at_a_time;",
        ),
        append_only("groupbuy_activitymove"),
        append_only("groupbuy_teammove"),
        append_only("groupbuy_seatmove"),
    ]
