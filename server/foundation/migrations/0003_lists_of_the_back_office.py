"""What the back office looks for among very many rows. Built beside the market, which goes on meanwhile."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ('foundation', '0002_audit_is_append_only'),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='auditentry',
            index=models.Index(condition=models.Q(('actor_id__isnull', False)), fields=['actor_id', '-at'], name='audit_by_actor'),
        ),
        AddIndexConcurrently(
            model_name='auditentry',
            index=models.Index(condition=models.Q(('request_id', ''), _negated=True), fields=['request_id'], name='audit_by_request'),
        ),
    ]
