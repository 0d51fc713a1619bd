"""What the back office looks for among very many rows. Built beside the market, which goes on meanwhile."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ('community', '0002_guards'),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='review',
            index=models.Index(fields=['-written_at', '-id'], name='community_newest'),
        ),
        AddIndexConcurrently(
            model_name='review',
            index=models.Index(condition=models.Q(('removed_at__isnull', True), _negated=True), fields=['-written_at'], name='community_taken_back'),
        ),
    ]
