"""Payments are shared out at their providers and shops are paid; no more than a payment has left."""

import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.datetime
import foundation.ids
from django.db import migrations, models

from foundation.guards import append_only

# The provider keeps its fee of what was not given back, rounded half up: as `rules.most_to_share` reckons it. A refund
# may come after, and is paid out of what is left unshared; only sharing more must leave the fee where it is.
SHARES_WHAT_IS_LEFT = """
CREATE FUNCTION payments_attempt_shares_what_is_left() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE left_minor bigint := NEW.amount_minor - NEW.refunded_minor;
BEGIN
  IF NEW.split_minor > left_minor - (2 * NEW.fee_minor * left_minor + NEW.amount_minor) / (2 * NEW.amount_minor) THEN
    RAISE EXCEPTION 'payments_attempt_shares_what_is_left: shares, refunds and the fee exceed attempt %', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'payments_attempt_shares_what_is_left';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER payments_attempt_shares_what_is_left BEFORE UPDATE OF split_minor ON payments_attempt
  FOR EACH ROW WHEN (NEW.split_minor > OLD.split_minor) EXECUTE FUNCTION payments_attempt_shares_what_is_left();
"""
NO_MORE = (
    "DROP TRIGGER payments_attempt_shares_what_is_left ON payments_attempt;"
    "DROP FUNCTION payments_attempt_shares_what_is_left();"
)


class Migration(migrations.Migration):

    dependencies = [
        ('payments', '0008_slips'),
    ]

    operations = [
        migrations.CreateModel(
            name='Payout',
            fields=[
                ('id', models.UUIDField(default=foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.CharField(max_length=128, unique=True)),
                ('provider', models.CharField(max_length=32)),
                ('currency', models.CharField(max_length=3)),
                ('provider_ref', models.CharField(blank=True, db_default='', max_length=128)),
                ('tries', models.PositiveIntegerField(db_default=0)),
                ('next_try_at', models.DateTimeField(null=True)),
                ('trouble', models.CharField(blank=True, db_default='', max_length=300)),
                ('requested_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('alerted_at', models.DateTimeField(null=True)),
                ('shop_id', models.UUIDField(db_index=True)),
                ('amount_minor', models.BigIntegerField()),
                ('state', models.CharField(default='requested', max_length=16)),
                ('done_at', models.DateTimeField(null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PayoutMove',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('before', models.CharField(max_length=16)),
                ('after', models.CharField(max_length=16)),
                ('at', models.DateTimeField()),
                ('because', models.CharField(max_length=200)),
            ],
        ),
        migrations.CreateModel(
            name='Purse',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('shop_id', models.UUIDField()),
                ('provider', models.CharField(max_length=32)),
                ('currency', models.CharField(max_length=3)),
                ('shared_minor', models.BigIntegerField(db_default=0)),
                ('taken_minor', models.BigIntegerField(db_default=0)),
            ],
        ),
        migrations.CreateModel(
            name='Receiver',
            fields=[
                ('id', models.UUIDField(default=foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('shop_id', models.UUIDField()),
                ('provider', models.CharField(max_length=32)),
                ('account', models.CharField(max_length=64)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
        ),
        migrations.CreateModel(
            name='Share',
            fields=[
                ('id', models.UUIDField(default=foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('shop_id', models.UUIDField(db_index=True)),
                ('order_id', models.UUIDField(null=True)),
                ('amount_minor', models.BigIntegerField()),
                ('returned_minor', models.BigIntegerField(db_default=0)),
                ('because', models.CharField(max_length=200)),
                ('state', models.CharField(default='waiting', max_length=16)),
            ],
        ),
        migrations.CreateModel(
            name='Split',
            fields=[
                ('id', models.UUIDField(default=foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.CharField(max_length=128, unique=True)),
                ('provider', models.CharField(max_length=32)),
                ('currency', models.CharField(max_length=3)),
                ('provider_ref', models.CharField(blank=True, db_default='', max_length=128)),
                ('tries', models.PositiveIntegerField(db_default=0)),
                ('next_try_at', models.DateTimeField(null=True)),
                ('trouble', models.CharField(blank=True, db_default='', max_length=300)),
                ('requested_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('alerted_at', models.DateTimeField(null=True)),
                ('state', models.CharField(default='requested', max_length=16)),
                ('is_last', models.BooleanField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SplitMove',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('before', models.CharField(max_length=16)),
                ('after', models.CharField(max_length=16)),
                ('at', models.DateTimeField()),
                ('because', models.CharField(max_length=200)),
            ],
        ),
        migrations.CreateModel(
            name='SplitReturn',
            fields=[
                ('id', models.UUIDField(default=foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.CharField(max_length=128, unique=True)),
                ('provider', models.CharField(max_length=32)),
                ('currency', models.CharField(max_length=3)),
                ('provider_ref', models.CharField(blank=True, db_default='', max_length=128)),
                ('tries', models.PositiveIntegerField(db_default=0)),
                ('next_try_at', models.DateTimeField(null=True)),
                ('trouble', models.CharField(blank=True, db_default='', max_length=300)),
                ('requested_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('alerted_at', models.DateTimeField(null=True)),
                ('amount_minor', models.BigIntegerField()),
                ('because', models.CharField(max_length=200)),
                ('state', models.CharField(default='requested', max_length=16)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SplitReturnMove',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('before', models.CharField(max_length=16)),
                ('after', models.CharField(max_length=16)),
                ('at', models.DateTimeField()),
                ('because', models.CharField(max_length=200)),
            ],
        ),
        migrations.AddField(
            model_name='attempt',
            name='awaiting_minor',
            field=models.BigIntegerField(db_default=0),
        ),
        migrations.AddField(
            model_name='attempt',
            name='split_cap_minor',
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='attempt',
            name='split_minor',
            field=models.BigIntegerField(db_default=0),
        ),
        migrations.AddField(
            model_name='refund',
            name='awaits_shares',
            field=models.BooleanField(db_default=False),
        ),
        migrations.AddConstraint(
            model_name='attempt',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('awaiting_minor', 0), ('split_minor', 0)), models.Q(('awaiting_minor__gte', 0), ('refunded_minor__gte', models.F('awaiting_minor')), ('split_minor__gte', 0), ('split_minor__lte', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('amount_minor'), '-', models.F('refunded_minor')), '+', models.F('awaiting_minor')))), _connector='OR'), name='payments_attempt_never_gives_more_than_it_brought'),
        ),
        migrations.AddConstraint(
            model_name='attempt',
            constraint=models.CheckConstraint(condition=models.Q(('split_minor', 0), models.Q(('split_cap_minor__isnull', False), ('split_minor__lte', models.F('split_cap_minor'))), _connector='OR'), name='payments_attempt_never_shares_over_the_cap'),
        ),
        migrations.AddIndex(
            model_name='payout',
            index=models.Index(condition=models.Q(('next_try_at__isnull', False)), fields=['next_try_at'], name='payments_payout_due'),
        ),
        migrations.AddIndex(
            model_name='payout',
            index=models.Index(fields=['-requested_at'], name='payments_payout_newest'),
        ),
        migrations.AddConstraint(
            model_name='payout',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['requested', 'sent', 'failing', 'done', 'failed', 'bounced'])), name='payments_payout_state_known'),
        ),
        migrations.AddConstraint(
            model_name='payout',
            constraint=models.CheckConstraint(condition=models.Q(('amount_minor__gt', 0)), name='payments_payout_amount_positive'),
        ),
        migrations.AddField(
            model_name='payoutmove',
            name='payout',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='moves', to='payments.payout'),
        ),
        migrations.AddConstraint(
            model_name='purse',
            constraint=models.UniqueConstraint(fields=('shop_id', 'provider', 'currency'), name='payments_one_purse_each'),
        ),
        migrations.AddConstraint(
            model_name='purse',
            constraint=models.CheckConstraint(condition=models.Q(('taken_minor__gte', 0), ('taken_minor__lte', models.F('shared_minor'))), name='payments_purse_never_gives_more_than_it_got'),
        ),
        migrations.AddConstraint(
            model_name='receiver',
            constraint=models.UniqueConstraint(fields=('shop_id', 'provider'), name='payments_one_receiver_per_shop'),
        ),
        migrations.AddConstraint(
            model_name='receiver',
            constraint=models.UniqueConstraint(fields=('provider', 'account'), name='payments_receiver_is_one_shops'),
        ),
        migrations.AddField(
            model_name='split',
            name='attempt',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='splits', to='payments.attempt'),
        ),
        migrations.AddField(
            model_name='share',
            name='split',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='shares', to='payments.split'),
        ),
        migrations.AddField(
            model_name='splitmove',
            name='split',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='moves', to='payments.split'),
        ),
        migrations.AddField(
            model_name='splitreturn',
            name='refund',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='returns', to='payments.refund'),
        ),
        migrations.AddField(
            model_name='splitreturn',
            name='share',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='returns', to='payments.share'),
        ),
        migrations.AddField(
            model_name='splitreturnmove',
            name='split_return',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='moves', to='payments.splitreturn'),
        ),
        migrations.AddConstraint(
            model_name='payoutmove',
            constraint=models.UniqueConstraint(condition=models.Q(('after__in', ['done', 'failed', 'bounced'])), fields=('payout', 'after'), name='payments_payout_ends_once'),
        ),
        migrations.AddIndex(
            model_name='split',
            index=models.Index(condition=models.Q(('next_try_at__isnull', False)), fields=['next_try_at'], name='payments_split_due'),
        ),
        migrations.AddIndex(
            model_name='split',
            index=models.Index(fields=['-requested_at'], name='payments_split_newest'),
        ),
        migrations.AddConstraint(
            model_name='split',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['requested', 'sent', 'failing', 'done', 'failed'])), name='payments_split_state_known'),
        ),
        migrations.AddConstraint(
            model_name='split',
            constraint=models.UniqueConstraint(condition=models.Q(('is_last', True), models.Q(('state', 'failed'), _negated=True)), fields=('attempt',), name='payments_one_split_is_last'),
        ),
        migrations.AddConstraint(
            model_name='share',
            constraint=models.UniqueConstraint(fields=('split', 'shop_id'), name='payments_one_share_each'),
        ),
        migrations.AddConstraint(
            model_name='share',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'done', 'failed'])), name='payments_share_state_known'),
        ),
        migrations.AddConstraint(
            model_name='share',
            constraint=models.CheckConstraint(condition=models.Q(('amount_minor__gt', 0)), name='payments_share_amount_positive'),
        ),
        migrations.AddConstraint(
            model_name='share',
            constraint=models.CheckConstraint(condition=models.Q(('returned_minor', 0), models.Q(('returned_minor__gt', 0), ('returned_minor__lte', models.F('amount_minor')), ('state', 'done')), _connector='OR'), name='payments_share_never_gives_back_more_than_it_got'),
        ),
        migrations.AddConstraint(
            model_name='splitmove',
            constraint=models.UniqueConstraint(condition=models.Q(('after__in', ['done', 'failed'])), fields=('split',), name='payments_split_ends_once'),
        ),
        migrations.AddIndex(
            model_name='splitreturn',
            index=models.Index(condition=models.Q(('next_try_at__isnull', False)), fields=['next_try_at'], name='payments_splitreturn_due'),
        ),
        migrations.AddIndex(
            model_name='splitreturn',
            index=models.Index(fields=['-requested_at'], name='payments_splitreturn_newest'),
        ),
        migrations.AddConstraint(
            model_name='splitreturn',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['requested', 'sent', 'failing', 'done', 'failed'])), name='payments_splitreturn_state_known'),
        ),
        migrations.AddConstraint(
            model_name='splitreturn',
            constraint=models.CheckConstraint(condition=models.Q(('amount_minor__gt', 0)), name='payments_splitreturn_amount_positive'),
        ),
        migrations.AddConstraint(
            model_name='splitreturnmove',
            constraint=models.UniqueConstraint(condition=models.Q(('after__in', ['done', 'failed'])), fields=('split_return',), name='payments_splitreturn_ends_once'),
        ),
        append_only("payments_splitmove"),
        append_only("payments_splitreturnmove"),
        append_only("payments_payoutmove"),
        migrations.RunSQL(SHARES_WHAT_IS_LEFT, NO_MORE),
    ]
