"""The reviews there were before are looked at, too; beside the writers."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("community", "0004_bought_elsewhere")]

    operations = [ValidateConstraint("review", "community_bought_here_or_imported")]
