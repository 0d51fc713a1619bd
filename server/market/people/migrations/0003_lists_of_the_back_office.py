"""What the back office looks for among very many rows. Built beside the market, which goes on meanwhile."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('people', '0002_cache'),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='person',
            index=models.Index(fields=['nickname'], name='people_by_nickname', opclasses=['varchar_pattern_ops']),
        ),
        AddIndexConcurrently(
            model_name='person',
            index=models.Index(condition=models.Q(('is_staff', True)), fields=['-joined_at'], name='people_staff'),
        ),
        AddIndexConcurrently(
            model_name='person',
            index=models.Index(condition=models.Q(('is_active', False)), fields=['-joined_at'], name='people_closed'),
        ),
    ]
