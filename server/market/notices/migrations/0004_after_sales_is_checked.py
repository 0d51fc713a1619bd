"""The notices there were before are looked at, too; beside the writers."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("notices", "0003_after_sales")]

    operations = [ValidateConstraint("notice", "notices_kind_known")]
