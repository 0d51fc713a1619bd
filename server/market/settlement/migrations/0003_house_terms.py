from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("settlement", "0002_guards")]

    operations = [
        migrations.RunSQL(
            """
            -- What a shop sells by until somebody agrees upon something else with it: terms are never missing.
            INSERT INTO settlement_terms (id, version, starts_at, commission_bps, commission_by_category,
              technical_bps, payment_bps, reserve_bps, reserve_days, tier_days, rhythm, because, decided_at)
            VALUES ('00000000-0000-7000-8000-000000000001', 1, '2000-01-01T00:00Z', 500, '{}', 60, 60, 0, 0, 7,
                    'daily', 'the house opened', '2000-01-01T00:00Z')
            """,
            migrations.RunSQL.noop,
        )
    ]
