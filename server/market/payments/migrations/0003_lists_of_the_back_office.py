"""What the back office looks for among very many rows. Built beside the market, which goes on meanwhile."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ('payments', '0002_guards'),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='attempt',
            index=models.Index(condition=models.Q(('provider_ref', ''), _negated=True), fields=['provider_ref'], name='payments_attempt_provider_ref'),
        ),
        AddIndexConcurrently(
            model_name='notice',
            index=models.Index(fields=['notice_id'], name='payments_notice_by_number'),
        ),
        AddIndexConcurrently(
            model_name='notice',
            index=models.Index(condition=models.Q(('state', 'quarantined')), fields=['-received_at'], name='payments_notice_doubted'),
        ),
    ]
