"""What the back office looks for among very many rows. Built beside the market, which goes on meanwhile."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ('orders', '0003_few_unpaid_checkouts'),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='order',
            index=models.Index(fields=['shop_id', '-id'], name='orders_of_shop_newest'),
        ),
        AddIndexConcurrently(
            model_name='order',
            index=models.Index(fields=['state', '-id'], name='orders_by_state'),
        ),
    ]
