"""What failed in the queue, for the back office. Built beside the market, which goes on meanwhile."""

from django.db import migrations


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("foundation", "0003_lists_of_the_back_office"), ("procrastinate", "0001_initial")]

    operations = [
        migrations.RunSQL(
            "CREATE INDEX CONCURRENTLY foundation_failed_jobs ON procrastinate_jobs (id) WHERE status = 'failed'",
            "DROP INDEX CONCURRENTLY foundation_failed_jobs",
        ),
    ]
