"""What the back office looks for among very many rows. Built beside the market, which goes on meanwhile."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ('shipping', '0001_initial'),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='parcel',
            index=models.Index(fields=['-sent_at', 'id'], name='shipping_newest'),
        ),
        AddIndexConcurrently(
            model_name='parcel',
            index=models.Index(condition=models.Q(('state', 'sent')), fields=['-sent_at'], name='shipping_on_its_way'),
        ),
    ]
