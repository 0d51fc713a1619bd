"""Cases, what was said and done in them, and the tallies of lines."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
import foundation.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Case',
            fields=[
                ('id', models.UUIDField(default=foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('order_id', models.UUIDField()),
                ('line_id', models.UUIDField()),
                ('sku_id', models.UUIDField()),
                ('shop_id', models.UUIDField()),
                ('person_id', models.UUIDField()),
                ('kind', models.CharField(max_length=20)),
                ('reason', models.CharField(max_length=20)),
                ('fault', models.CharField(max_length=8)),
                ('state', models.CharField(default='seller_review', max_length=16)),
                ('quantity', models.PositiveIntegerField()),
                ('currency', models.CharField(max_length=3)),
                ('asked_minor', models.BigIntegerField(null=True)),
                ('wanted_sku_id', models.UUIDField(null=True)),
                ('stock_ref', models.UUIDField(null=True)),
                ('return_address', models.JSONField(null=True)),
                ('carrier', models.CharField(blank=True, max_length=20)),
                ('tracking_no', models.CharField(blank=True, max_length=40)),
                ('sent_back_at', models.DateTimeField(null=True)),
                ('signed_at', models.DateTimeField(null=True)),
                ('grade', models.CharField(blank=True, max_length=1)),
                ('parcel_id', models.UUIDField(null=True)),
                ('refund_bps', models.PositiveSmallIntegerField(default=10000)),
                ('shop_pays_freight', models.BooleanField(null=True)),
                ('decided_count', models.PositiveSmallIntegerField(default=0)),
                ('pieces_undone', models.PositiveIntegerField(default=0)),
                ('payment_refund_id', models.UUIDField(null=True, unique=True)),
                ('refunded_minor', models.BigIntegerField(null=True)),
                ('refunded_freight_minor', models.BigIntegerField(null=True)),
                ('due_at', models.DateTimeField(null=True)),
                ('evidence_until', models.DateTimeField(null=True)),
                ('is_extended', models.BooleanField(default=False)),
                ('is_modified', models.BooleanField(default=False)),
                ('opened_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['person_id', '-id'], name='aftersales_of_person'), models.Index(fields=['shop_id', 'state', '-id'], name='aftersales_of_shop_state'), models.Index(fields=['shop_id', '-id'], name='aftersales_of_shop'), models.Index(fields=['state', '-id'], name='aftersales_by_state'), models.Index(fields=['order_id'], name='aftersales_of_order'), models.Index(fields=['line_id'], name='aftersales_of_line'), models.Index(condition=models.Q(('due_at__isnull', False)), fields=['due_at'], name='aftersales_due')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['seller_review', 'buyer_decide', 'buyer_ship_back', 'seller_receive', 'seller_reship', 'arbitration', 'decided', 'refunding', 'refund_error', 'completed', 'cancelled', 'closed'])), name='aftersales_case_state_known'), models.CheckConstraint(condition=models.Q(('kind__in', ['refund_unshipped', 'refund_only', 'return_refund', 'exchange', 'reship', 'price_protect', 'compensation'])), name='aftersales_case_kind_known'), models.CheckConstraint(condition=models.Q(('pieces_undone__lte', models.F('quantity')), ('quantity__gte', 1), models.Q(('asked_minor__isnull', True), ('asked_minor__gt', 0), _connector='OR')), name='aftersales_case_of_something'), models.CheckConstraint(condition=models.Q(('decided_count__lte', 2), ('refund_bps__lte', 10000)), name='aftersales_case_decided_in_part_or_whole'), models.CheckConstraint(condition=models.Q(('grade', ''), models.Q(('grade__in', ['A', 'B']), ('sent_back_at__isnull', False)), _connector='OR'), name='aftersales_case_graded_when_back'), models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', True), ('state__in', ['arbitration', 'buyer_decide', 'buyer_ship_back', 'decided', 'refund_error', 'refunding', 'seller_receive', 'seller_reship', 'seller_review'])), models.Q(('closed_at__isnull', False), ('due_at__isnull', True), ('state__in', ['cancelled', 'closed', 'completed'])), _connector='OR'), name='aftersales_case_closes_at_its_end')],
            },
        ),
        migrations.CreateModel(
            name='CaseMove',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('event', models.CharField(max_length=20)),
                ('actor', models.CharField(max_length=10)),
                ('person_id', models.UUIDField(null=True)),
                ('before', models.CharField(blank=True, max_length=16)),
                ('after', models.CharField(max_length=16)),
                ('at', models.DateTimeField()),
                ('because', models.TextField(blank=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='moves', to='aftersales.case')),
            ],
        ),
        migrations.CreateModel(
            name='LineTally',
            fields=[
                ('line_id', models.UUIDField(primary_key=True, serialize=False)),
                ('bought_count', models.PositiveIntegerField()),
                ('open_count', models.PositiveIntegerField(default=0)),
                ('undone_count', models.PositiveIntegerField(default=0)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('open_count__gte', 0), ('undone_count__gte', 0), ('bought_count__gte', django.db.models.expressions.CombinedExpression(models.F('open_count'), '+', models.F('undone_count')))), name='aftersales_never_more_than_bought')],
            },
        ),
        migrations.CreateModel(
            name='Statement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('actor', models.CharField(max_length=10)),
                ('person_id', models.UUIDField()),
                ('text', models.TextField(blank=True)),
                ('picture_ids', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None)),
                ('at', models.DateTimeField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='statements', to='aftersales.case')),
            ],
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('operator_id', models.UUIDField()),
                ('first_operator_id', models.UUIDField(null=True)),
                ('refund_bps', models.PositiveSmallIntegerField()),
                ('needs_return', models.BooleanField()),
                ('shop_pays_freight', models.BooleanField()),
                ('because', models.TextField()),
                ('at', models.DateTimeField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='aftersales.case')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('case', 'number'), name='aftersales_one_decision_each_time'), models.CheckConstraint(condition=models.Q(('number__in', [1, 2]), ('refund_bps__lte', 10000)), name='aftersales_decision_in_part_or_whole'), models.CheckConstraint(condition=models.Q(models.Q(('first_operator_id__isnull', True), ('number', 1)), models.Q(('first_operator_id__isnull', False), ('number', 2), models.Q(('first_operator_id', models.F('operator_id')), _negated=True)), _connector='OR'), name='aftersales_another_decides_the_appeal')],
            },
        ),
    ]
