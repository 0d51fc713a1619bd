from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("notices", "0010_reports_are_heard")]

    operations = [ValidateConstraint("notice", "notices_kind_known")]
