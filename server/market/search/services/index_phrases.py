"""Learn what to suggest while people type: names of products, categories and brands."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from foundation import sql
from market.search.rules import sounds
from market.search.types import PhraseDraft


@transaction.atomic
def index_phrases(drafts: Sequence[PhraseDraft]) -> None:
    """Learn these phrases, or what they are called now; what did not change is neither read aloud again nor written."""
    known = _sounds_known([draft.subject_id for draft in drafts])
    rows = [
        (draft.subject_id, language, text, text.lower(), known.get(text) or _sound(text), draft.weight)
        for draft in drafts
        for language, text in draft.texts.items()
    ]
    if rows:
        sql.run(
            """
            INSERT INTO search_phrase AS p (subject_id, language, text, folded, pinyin, weight)
            SELECT * FROM unnest(%s::uuid[], %s::text[], %s::text[], %s::text[], %s::text[], %s::bigint[])
            ON CONFLICT (subject_id, language) DO UPDATE SET
              text = excluded.text, folded = excluded.folded, pinyin = excluded.pinyin, weight = excluded.weight
            WHERE (p.text, p.weight) IS DISTINCT FROM (excluded.text, excluded.weight)
            """,
            [list(column) for column in zip(*rows, strict=True)],
        )


def _sounds_known(subject_ids: Sequence[UUID]) -> dict[str, str]:
    """Return how the texts sound that these have already. The dictionary of sounds is large and loaded when needed."""
    return dict(sql.rows("SELECT text, pinyin FROM search_phrase WHERE subject_id = ANY(%s)", [list(subject_ids)]))


def _sound(text: str) -> str:
    return sounds.pinyin(text).replace(" ", "")
