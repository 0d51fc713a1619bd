"""What the back office looks for among very many rows. Built beside the market, which goes on meanwhile."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ('groupbuy', '0002_guards'),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='activity',
            index=models.Index(fields=['product_id', '-id'], name='groupbuy_of_product'),
        ),
        AddIndexConcurrently(
            model_name='activity',
            index=models.Index(fields=['state', '-id'], name='groupbuy_by_state'),
        ),
        AddIndexConcurrently(
            model_name='team',
            index=models.Index(fields=['product_id', '-id'], name='groupbuy_teams_of_product'),
        ),
        AddIndexConcurrently(
            model_name='team',
            index=models.Index(fields=['state', '-id'], name='groupbuy_teams_by_state'),
        ),
    ]
