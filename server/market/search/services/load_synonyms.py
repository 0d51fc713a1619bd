"""Read the shipped list of synonyms into the back office, and leave alone what operators made of it."""

import hashlib
from pathlib import Path

from django.db import transaction

from foundation import sql
from market.search.rules.synonyms import read_list
from market.search.services.turn_edition import turn_edition

SHIPPED = Path(__file__).parents[1] / "synonyms.txt"


@transaction.atomic
def load_synonyms(text: str | None = None) -> bool:
    """
    Bring the shipped groups up to date, when the list is another than the one read last. Return whether it was.

    A group is known by its first word. What operators changed or switched off stays; what the list dropped goes.
    """
    text = SHIPPED.read_text("utf-8") if text is None else text
    version = hashlib.sha256(text.encode()).hexdigest()[:16]
    if not sql.rows("SELECT 1 FROM search_edition WHERE shipped <> %s FOR UPDATE", [version]):
        return False
    groups = read_list(text)
    sql.run(
        """
        INSERT INTO search_synonym AS s (shipped_as, words, is_used, is_ours)
        SELECT shipped_as, string_to_array(words, ','), true, false
        FROM unnest(%s::text[], %s::text[]) AS d (shipped_as, words)
        ON CONFLICT (shipped_as) DO UPDATE SET words = excluded.words WHERE NOT s.is_ours
        """,
        [list(groups), [",".join(words) for words in groups.values()]],
    )
    sql.run("DELETE FROM search_synonym WHERE NOT is_ours AND shipped_as <> ALL(%s::text[])", [list(groups)])
    sql.run("UPDATE search_edition SET shipped = %s", [version])
    turn_edition()
    return True
