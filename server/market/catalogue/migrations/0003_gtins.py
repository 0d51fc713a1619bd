"""GS1's numbers stand on the SKU; the row itself refuses one whose check digit is wrong."""

import django.contrib.postgres.fields
from django.db import migrations, models

# GS1: from the right, every second digit counts threefold, and the sum ends in zero.
VALID = """
CREATE FUNCTION catalogue_gtins_are_valid(gtins text[]) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(bool_and(
    gtin ~ '^([0-9]{8}|[0-9]{13}|[1-9][0-9]{13})$' AND gtin !~ '^0+$'
    AND (SELECT sum(ascii(digit) - 48) FILTER (WHERE place % 2 = 1)
                + 3 * sum(ascii(digit) - 48) FILTER (WHERE place % 2 = 0)
         FROM unnest(string_to_array(reverse(gtin), NULL)) WITH ORDINALITY AS d (digit, place)) % 10 = 0), true)
  FROM unnest(gtins) AS gtin
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0002_guards")]

    operations = [
        migrations.AddField(
            "sku",
            "gtins",
            django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=14),
                blank=True,
                db_default=models.Value([]),
                default=list,
                size=None,
            ),
        ),
        migrations.RunSQL(
            VALID
            + """
            ALTER TABLE catalogue_sku ADD CONSTRAINT catalogue_gtin_checks
              CHECK (catalogue_gtins_are_valid(gtins::text[])) NOT VALID;
            """,
            """
            ALTER TABLE catalogue_sku DROP CONSTRAINT catalogue_gtin_checks;
            DROP FUNCTION catalogue_gtins_are_valid(text[]);
            """,
        ),
    ]
