"""What a person should look at, kept until somebody has."""

import django.db.models.deletion
import foundation.ids
from django.db import migrations, models

from foundation.guards import append_only


class Migration(migrations.Migration):

    dependencies = [
        ('payments', '0009_splits'),
    ]

    operations = [
        migrations.CreateModel(
            name='Alert',
            fields=[
                ('id', models.UUIDField(default=foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=40)),
                ('subject', models.CharField(max_length=128)),
                ('facts', models.JSONField()),
                ('times', models.PositiveIntegerField(db_default=1)),
                ('state', models.CharField(default='open', max_length=16)),
                ('first_at', models.DateTimeField()),
                ('last_at', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state', 'open')), fields=['-id'], name='payments_alert_open'), models.Index(fields=['subject'], name='payments_alert_subject')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('kind', 'subject'), name='payments_one_open_alert_each'), models.CheckConstraint(condition=models.Q(('state__in', ['open', 'closed'])), name='payments_alert_state_known')],
            },
        ),
        migrations.CreateModel(
            name='AlertMove',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('before', models.CharField(max_length=16)),
                ('after', models.CharField(max_length=16)),
                ('at', models.DateTimeField()),
                ('because', models.CharField(max_length=200)),
                ('alert', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='moves', to='payments.alert')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('alert', 'after'), name='payments_alert_moves_once')],
            },
        ),
        append_only("payments_alertmove"),
    ]
