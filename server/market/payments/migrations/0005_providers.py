"""Several accounts and ways to pay: what attempts were asked for, what providers sign with, how they do."""

import django.db.models.deletion
import foundation.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('payments', '0004_paid_elsewhere'),
    ]

    operations = [
        migrations.CreateModel(
            name='Chargeback',
            fields=[
                ('id', models.UUIDField(default=foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('provider', models.CharField(max_length=32)),
                ('provider_ref', models.CharField(max_length=128)),
                ('amount_minor', models.BigIntegerField()),
                ('currency', models.CharField(max_length=3)),
                ('reason', models.CharField(max_length=100)),
                ('state', models.CharField(default='open', max_length=16)),
                ('opened_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='ChargebackMove',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('before', models.CharField(max_length=16)),
                ('after', models.CharField(max_length=16)),
                ('at', models.DateTimeField()),
                ('because', models.CharField(max_length=200)),
            ],
        ),
        migrations.CreateModel(
            name='ProviderKey',
            fields=[
                ('id', models.UUIDField(default=foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('provider', models.CharField(max_length=32)),
                ('serial', models.CharField(max_length=64)),
                ('pem', models.TextField()),
                ('valid_until', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='ProviderMinute',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('provider', models.CharField(max_length=32)),
                ('operation', models.CharField(max_length=24)),
                ('minute', models.DateTimeField()),
                ('answered', models.PositiveIntegerField(db_default=0)),
                ('unclear', models.PositiveIntegerField(db_default=0)),
                ('busy_ms', models.PositiveBigIntegerField(db_default=0)),
                ('slowest_ms', models.PositiveIntegerField(db_default=0)),
            ],
        ),
        migrations.AddField(
            model_name='attempt',
            name='fee_minor',
            field=models.BigIntegerField(db_default=0),
        ),
        migrations.AddField(
            model_name='attempt',
            name='shown_kind',
            field=models.CharField(blank=True, db_default='', max_length=16),
        ),
        migrations.AddField(
            model_name='attempt',
            name='shown_text',
            field=models.TextField(blank=True, db_default=''),
        ),
        migrations.AddField(
            model_name='attempt',
            name='trade_ref',
            field=models.CharField(blank=True, db_default='', max_length=128),
        ),
        migrations.AddField(
            model_name='attempt',
            name='way',
            field=models.CharField(blank=True, db_default='', max_length=32),
        ),
        migrations.AlterField(
            model_name='attempt',
            name='redirect_url',
            field=models.TextField(blank=True, db_default=''),
        ),
        migrations.AddField(
            model_name='chargeback',
            name='attempt',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='chargebacks', to='payments.attempt'),
        ),
        migrations.AddField(
            model_name='chargebackmove',
            name='chargeback',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='moves', to='payments.chargeback'),
        ),
        migrations.AddConstraint(
            model_name='providerkey',
            constraint=models.UniqueConstraint(fields=('provider', 'serial'), name='payments_each_key_once'),
        ),
        migrations.AddIndex(
            model_name='providerminute',
            index=models.Index(fields=['-minute'], name='payments_minute_newest'),
        ),
        migrations.AddConstraint(
            model_name='providerminute',
            constraint=models.UniqueConstraint(fields=('provider', 'operation', 'minute'), name='payments_each_minute_once'),
        ),
        migrations.AddConstraint(
            model_name='providerminute',
            constraint=models.CheckConstraint(condition=models.Q(('answered__gt', 0), ('unclear__gt', 0), _connector='OR'), name='payments_minute_had_calls'),
        ),
        migrations.AddIndex(
            model_name='chargeback',
            index=models.Index(fields=['-opened_at'], name='payments_chargeback_newest'),
        ),
        migrations.AddConstraint(
            model_name='chargeback',
            constraint=models.UniqueConstraint(fields=('provider', 'provider_ref'), name='payments_each_chargeback_once'),
        ),
        migrations.AddConstraint(
            model_name='chargeback',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['open', 'won', 'lost'])), name='payments_chargeback_state_known'),
        ),
        migrations.AddConstraint(
            model_name='chargeback',
            constraint=models.CheckConstraint(condition=models.Q(('amount_minor__gt', 0)), name='payments_chargeback_amount_positive'),
        ),
        migrations.AddConstraint(
            model_name='chargeback',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', True), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('closed_at__gte', models.F('opened_at')), ('closed_at__isnull', False)), _connector='OR'), name='payments_chargeback_closed_at_some_time'),
        ),
        migrations.AddConstraint(
            model_name='chargebackmove',
            constraint=models.UniqueConstraint(fields=('chargeback', 'after'), name='payments_chargeback_moves_once'),
        ),
    ]
