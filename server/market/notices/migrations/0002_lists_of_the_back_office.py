"""What the back office looks for among very many rows. Built beside the market, which goes on meanwhile."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ('notices', '0001_initial'),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='notice',
            index=models.Index(fields=['subject'], name='notices_by_subject'),
        ),
    ]
