"""Slips of transfers by bank, and what became of them; that is only added to."""

import django.db.models.deletion
import foundation.ids
from django.db import migrations, models

from foundation.guards import append_only


class Migration(migrations.Migration):

    dependencies = [
        ('payments', '0007_chargebacks_are_history'),
    ]

    operations = [
        migrations.CreateModel(
            name='Slip',
            fields=[
                ('id', models.UUIDField(default=foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('picture_id', models.UUIDField()),
                ('payer_name', models.CharField(max_length=100)),
                ('state', models.CharField(default='submitted', max_length=16)),
                ('bank_ref', models.CharField(blank=True, db_default='', max_length=64)),
                ('submitted_at', models.DateTimeField()),
                ('reviewed_at', models.DateTimeField(null=True)),
                ('attempt', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='slips', to='payments.attempt')),
            ],
        ),
        migrations.CreateModel(
            name='SlipMove',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('before', models.CharField(max_length=16)),
                ('after', models.CharField(max_length=16)),
                ('at', models.DateTimeField()),
                ('because', models.CharField(max_length=200)),
                ('slip', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='moves', to='payments.slip')),
            ],
        ),
        migrations.AddIndex(
            model_name='slip',
            index=models.Index(fields=['-submitted_at'], name='payments_slip_newest'),
        ),
        migrations.AddConstraint(
            model_name='slip',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'submitted')), fields=('attempt',), name='payments_one_slip_waits'),
        ),
        migrations.AddConstraint(
            model_name='slip',
            constraint=models.UniqueConstraint(condition=models.Q(('bank_ref', ''), _negated=True), fields=('bank_ref',), name='payments_each_transfer_once'),
        ),
        migrations.AddConstraint(
            model_name='slip',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['submitted', 'accepted', 'refused'])), name='payments_slip_state_known'),
        ),
        migrations.AddConstraint(
            model_name='slip',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'accepted'), _negated=True), models.Q(('bank_ref', ''), _negated=True), _connector='OR'), name='payments_slip_accepted_by_a_transfer'),
        ),
        migrations.AddConstraint(
            model_name='slipmove',
            constraint=models.UniqueConstraint(fields=('slip', 'after'), name='payments_slip_moves_once'),
        ),
        append_only("payments_slipmove"),
    ]
