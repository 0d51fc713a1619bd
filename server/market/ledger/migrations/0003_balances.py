import django.db.models.deletion
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models

PARTIES = ["platform", "shop", "person", "provider", "tax_authority"]


LEDGER_NOW = models.Func(function="ledger_now", output_field=models.BigIntegerField())


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_guards")]

    operations = [
        migrations.RemoveConstraint("account", "ledger_account_party_known"),
        AddConstraintNotValid(
            "account",
            models.CheckConstraint(name="ledger_account_party_known", condition=models.Q(party_kind__in=PARTIES)),
        ),
        migrations.CreateModel(
            name="Folding",
            fields=[
                ("id", models.SmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("through", models.BigIntegerField(default=1)),
                ("ahead", models.BigIntegerField(default=0)),
            ],
            options={
                "constraints": [models.CheckConstraint(name="ledger_folding_is_one", condition=models.Q(id=1))],
            },
        ),
        migrations.CreateModel(
            name="Balance",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "account", "kind", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="balances",
                        to="ledger.account",
                    ),
                ),
                ("kind", models.CharField(max_length=40)),
                ("minor", models.BigIntegerField()),
                ("posting_count", models.BigIntegerField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        name="ledger_balance_of_something", condition=models.Q(posting_count__gt=0)
                    )
                ],
            },
        ),
        migrations.RunSQL(
            """
            INSERT INTO ledger_folding (id, through, ahead) VALUES (1, 1, 0);
            CREATE FUNCTION ledger_now() RETURNS bigint LANGUAGE plpgsql AS $$
            BEGIN
              RETURN pg_current_xact_id()::text::bigint + (SELECT ahead FROM ledger_folding);
            END $$;
            """,
            "DELETE FROM ledger_folding; DROP FUNCTION ledger_now();",
        ),
        # A default that is computed would write the whole table anew; a constant one is kept beside it. Postings from
        # before are born at 0, and 0006 folds them.
        migrations.SeparateDatabaseAndState(
            [
                migrations.RunSQL(
                    """
                    ALTER TABLE ledger_posting ADD COLUMN born bigint NOT NULL DEFAULT 0;
                    ALTER TABLE ledger_posting ALTER COLUMN born SET DEFAULT ledger_now();
                    """,
                    "ALTER TABLE ledger_posting DROP COLUMN born;",
                )
            ],
            [
                migrations.AddField(
                    "posting", "born", models.BigIntegerField(db_default=LEDGER_NOW, editable=False)
                )
            ],
        ),
    ]
