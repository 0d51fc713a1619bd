"""What to suggest beside goods while a person types: topics that many notes have."""

from foundation import sql
from market.search.rules.lifting import of_topic

MOST_BEGUN = 500  # Topics looked at that begin so.


def suggest_topics(typed: str, *, limit: int) -> list[tuple[str, int]]:
    """Return topics that begin with what was typed and how many notes have them, the commonest first. One statement."""
    said = typed.strip().removeprefix("#").lower()
    if not said:
        return []
    found = sql.rows(
        """
        SELECT term, row_count FROM (
          SELECT term, row_count FROM search_socialterm WHERE term ~>=~ %(begin)s AND term ~<~ %(end)s
          ORDER BY term USING ~<~ LIMIT %(most)s) begun
        WHERE row_count > 0 ORDER BY row_count DESC, term LIMIT %(limit)s
        """,
        {"begin": of_topic(said), "end": of_topic(said) + "\U0010ffff", "most": MOST_BEGUN, "limit": limit},
    )
    return [(term.removeprefix("#"), count) for term, count in found]
