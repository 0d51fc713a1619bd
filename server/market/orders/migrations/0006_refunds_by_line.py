"""What of a line, a discount and the freight has gone back, and each occasion on which it did."""

import django.db.models.deletion
import foundation.ids
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('orders', '0005_orders_from_elsewhere'),
    ]

    operations = [
        migrations.CreateModel(
            name='LineRefund',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quantity', models.PositiveIntegerField()),
                ('amount_minor', models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='PromoRefund',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('amount_minor', models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='Refund',
            fields=[
                ('id', models.UUIDField(default=foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.TextField(unique=True)),
                ('amount_minor', models.BigIntegerField()),
                ('freight_minor', models.BigIntegerField()),
                ('payment_refund_id', models.UUIDField(null=True)),
                ('is_whole', models.BooleanField()),
                ('because', models.TextField()),
                ('at', models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name='linepromo',
            name='refunded_minor',
            field=models.BigIntegerField(db_default=0),
        ),
        migrations.AddField(
            model_name='order',
            name='freight_refunded_minor',
            field=models.BigIntegerField(db_default=0),
        ),
        migrations.AddField(
            model_name='order',
            name='stopped_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='orderline',
            name='conceded_minor',
            field=models.BigIntegerField(db_default=0),
        ),
        migrations.AddField(
            model_name='orderline',
            name='refunded_minor',
            field=models.BigIntegerField(db_default=0),
        ),
        migrations.AddField(
            model_name='orderline',
            name='refunded_quantity',
            field=models.PositiveIntegerField(db_default=0),
        ),
        AddConstraintNotValid(
            model_name='linepromo',
            constraint=models.CheckConstraint(condition=models.Q(('refunded_minor__gte', 0), ('refunded_minor__lte', models.F('amount_minor'))), name='orders_promo_goes_back_once'),
        ),
        AddConstraintNotValid(
            model_name='order',
            constraint=models.CheckConstraint(condition=models.Q(('freight_refunded_minor__gte', 0), ('freight_refunded_minor__lte', models.F('freight_minor'))), name='orders_order_freight_goes_back_once'),
        ),
        AddConstraintNotValid(
            model_name='orderline',
            constraint=models.CheckConstraint(condition=models.Q(('refunded_quantity__gte', 0), ('refunded_quantity__lte', models.F('quantity')), ('conceded_minor__gte', 0), ('refunded_minor__gte', models.F('conceded_minor')), ('refunded_minor__lte', models.F('payable_minor'))), name='orders_line_never_refunds_more_than_paid'),
        ),
        migrations.AddField(
            model_name='linerefund',
            name='line',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='refunds', to='orders.orderline'),
        ),
        migrations.AddField(
            model_name='promorefund',
            name='part',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='promos', to='orders.linerefund'),
        ),
        migrations.AddField(
            model_name='promorefund',
            name='promo',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='refunds', to='orders.linepromo'),
        ),
        migrations.AddField(
            model_name='refund',
            name='order',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='refunds', to='orders.order'),
        ),
        migrations.AddField(
            model_name='linerefund',
            name='refund',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='orders.refund'),
        ),
        migrations.AddConstraint(
            model_name='promorefund',
            constraint=models.CheckConstraint(condition=models.Q(('amount_minor__gt', 0)), name='orders_promo_refund_amount'),
        ),
        migrations.AddConstraint(
            model_name='refund',
            constraint=models.CheckConstraint(condition=models.Q(('amount_minor__gte', models.F('freight_minor')), ('freight_minor__gte', 0)), name='orders_refund_amounts'),
        ),
        migrations.AddConstraint(
            model_name='linerefund',
            constraint=models.UniqueConstraint(fields=('refund', 'line'), name='orders_line_once_in_a_refund'),
        ),
        migrations.AddConstraint(
            model_name='linerefund',
            constraint=models.CheckConstraint(condition=models.Q(('amount_minor__gte', 0)), name='orders_line_refund_amount'),
        ),
    ]
