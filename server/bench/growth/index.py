"""
Put grown products into the search index: `python -m bench.growth.index FIRST LAST`, and `… finish` when all are in.

Search works out in Python what a product's words weigh, so this is done by search's own hands, many products at a time
and in several processes at once. Only the counts of words are left to the end, where one statement makes them.

Our goods are named in few words, so a text and a word that were cut before are not cut again: a third of the time.
"""

import os
import sys
from collections.abc import Callable, Iterable
from functools import lru_cache

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")
django.setup()

from django.db import transaction  # noqa: E402 (Django has to be set up first, here and below)

from foundation import sql  # noqa: E402
from market.catalogue import facade as catalogue  # noqa: E402
from market.search.rules import cutting, reading  # noqa: E402
from market.search.services.index_documents import _learn_labels, _learn_spellings, _write  # noqa: E402
from market.search.services.index_phrases import index_phrases  # noqa: E402
from market.search.types import PhraseDraft  # noqa: E402
from market.storefront.services.draft_document import Offer, draft_document  # noqa: E402
from market.storefront.services.refresh_frames import refresh_frames  # noqa: E402

AT_ONCE = 1_000
REMEMBERED = 20_000  # Texts, and words of them: all that recur, and the titles of late.
OFFERS = """
SELECT g.id, m.id, CASE WHEN is_grouped THEN group_minor ELSE price_minor END, is_grouped,
       (SELECT bool_or(free > 0) FROM growth.left_over l WHERE l.n = g.n), coalesce(s.sold_count, 0)
FROM growth.good g JOIN growth.maker m ON m.place = g.maker LEFT JOIN storefront_sales s ON s.product_id = g.id
WHERE g.n BETWEEN %s AND %s
"""


def remember_cuts() -> None:
    """Let search's knife remember what it cut last: the same text always becomes the same words."""
    for module, name in ((cutting, "_chinese_asked"), (cutting, "_latin_asked"), (cutting, "_latin_lexemes")):
        setattr(module, name, lru_cache(REMEMBERED)(getattr(module, name)))
    for name in ("lexemes", "surfaces"):
        setattr(reading, name, _whole(getattr(reading, name)))


def _whole(cut: Callable[[str], Iterable[str]]) -> Callable[[str], Iterable[str]]:
    return lru_cache(REMEMBERED)(lambda text: tuple(cut(text)))


def index(first: int, last: int) -> None:
    """Index the goods of these numbers, ends included."""
    categories = {category.id: category for category in catalogue.categories()}
    for low in range(first, last + 1, AT_ONCE):
        rows = sql.rows(OFFERS, [low, min(low + AT_ONCE - 1, last)])
        brands = catalogue.brands({brand_id for _, brand_id, *_ in rows})
        products = catalogue.products([product_id for product_id, *_ in rows])
        drafts = [
            draft_document(products[product_id], Offer(*offer), brands, categories) for product_id, _, *offer in rows
        ]
        read = [(draft, reading.digest(draft), reading.read(draft)) for draft in drafts]
        with transaction.atomic():
            _write(read)
            _learn_labels(sorted((label for *_, one in read for label in one.labels), key=lambda label: label.id))
            _learn_spellings(pair for *_, one in read for pair in one.spellings)
            index_phrases([PhraseDraft(draft.product_id, draft.title, draft.sold_count) for draft in drafts])


@transaction.atomic
def finish() -> None:
    """Count how many products have each word, and make what stands around the cards."""
    sql.run("DELETE FROM search_term")
    sql.run(
        """
        INSERT INTO search_term (term, document_count)
        SELECT term, count(*) FROM search_entry CROSS JOIN LATERAL unnest(tsvector_to_array(terms)) AS term
        GROUP BY term
        """
    )
    refresh_frames()


if __name__ == "__main__":
    if sys.argv[1:] == ["finish"]:
        finish()
    else:
        remember_cuts()
        index(int(sys.argv[1]), int(sys.argv[2]))
