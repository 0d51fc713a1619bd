from django.db import migrations

from foundation.guards import append_only


class Migration(migrations.Migration):
    dependencies = [("moving", "0001_initial")]

    operations = [append_only("moving_importmove")]
