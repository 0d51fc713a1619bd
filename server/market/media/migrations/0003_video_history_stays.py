from django.db import migrations

from foundation.guards import append_only


class Migration(migrations.Migration):
    dependencies = [("media", "0002_videos")]

    operations = [append_only("media_videomove")]
