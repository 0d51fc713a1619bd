from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("notices", "0012_gifts")]

    operations = [ValidateConstraint("notice", "notices_kind_known")]
