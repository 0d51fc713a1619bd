"""
Ask whether a grown market's pages and index are what the rooms themselves make: `python -m bench.growth.check`.

A sample of products is made again by the storefront's own `refresh_products`, and every row that it writes is compared
with the row that lay there before. Nothing is kept.
"""

import json
import os
import sys
from collections.abc import Iterator

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")
django.setup()

from django.db import transaction  # noqa: E402 (Django has to be set up first, here and below)
from django.utils import timezone  # noqa: E402

from foundation import sql  # noqa: E402
from market.storefront.services.refresh_products import refresh_products  # noqa: E402

SAMPLE = 200
# What a refresh writes, by which product, and what of it is its own: numbers given in order, the moment of writing.
WRITTEN = {
    "storefront_card": ("product_id", ["refreshed_at"]),
    "storefront_shelf": ("product_id", ["id"]),
    "search_entry": ("product_id", ["indexed_at"]),
    "search_phrase": ("subject_id", ["id"]),
}


def differences() -> Iterator[str]:
    """Name every row of the sample that the rooms would have written otherwise."""
    sample = [
        one
        for (one,) in sql.rows(
            "SELECT id FROM catalogue_product ORDER BY md5(id::text) LIMIT %s",
            [SAMPLE],
        )
    ]
    with transaction.atomic():
        before = {table: _rows(table, sample) for table in WRITTEN}
        known = _known()
        for table, (column, _) in WRITTEN.items():  # What is there and did not change would not be written again.
            sql.run(f"DELETE FROM {table} WHERE {column} = ANY(%s)", [sample])
        refresh_products(sample, now=timezone.now())
        after = {table: _rows(table, sample) for table in WRITTEN}
        known_after = _known()
        transaction.set_rollback(True)
    for table in WRITTEN:
        grown, made = set(before[table]), set(after[table])
        if len(before[table]) != len(after[table]):
            yield f"{table}: {len(before[table])} rows grown, {len(after[table])} made"
        for row in sorted(grown - made)[:2]:
            yield f"{table}: grown, never made: {row}"
        for row in sorted(made - grown)[:2]:
            yield f"{table}: made, not grown:   {row}"
    for word in sorted(known_after - known)[:5]:
        yield f"not grown: {word}"


def _rows(table: str, sample: list[object]) -> list[str]:
    """Return the rows of these products as texts, without what is never the same twice."""
    column, own = WRITTEN[table]
    return [
        json.dumps(row, ensure_ascii=False, sort_keys=True)
        for (row,) in sql.rows(
            f"SELECT to_jsonb(t) - %s::text[] FROM {table} t WHERE {column} = ANY(%s)",
            [own, sample],
        )
    ]


def _known() -> set[str]:
    """Return what the index knows besides products: words, how they are written, what is filtered by."""
    found = sql.rows(
        """
        SELECT 'term ' || term FROM search_term UNION ALL SELECT to_jsonb(s)::text FROM search_spelling s
        UNION ALL SELECT to_jsonb(l)::text FROM search_label l
        """
    )
    return {row for (row,) in found}


if __name__ == "__main__":
    found = list(differences())
    sys.stdout.write("\n".join(found) + "\n" if found else f"{SAMPLE} products: as the rooms make them\n")
    sys.exit(1 if found else 0)
