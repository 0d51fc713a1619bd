"""What people reported, thought and appealed stays."""

from django.db import migrations

from foundation.guards import append_only


class Migration(migrations.Migration):
    dependencies = [("moderation", "0003_reviewing")]

    operations = [
        append_only("moderation_opinion"),
        append_only("moderation_appeal"),
        append_only("moderation_report"),
    ]
