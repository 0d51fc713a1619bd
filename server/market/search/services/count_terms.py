"""Keep how many notes and people have each lexeme, by difference."""

from collections.abc import Mapping

from foundation import sql


def alone() -> None:
    """Wait for other writers of counts: two that add to the same words in another order would wait for ever."""
    sql.run("SELECT pg_advisory_xact_lock(hashtext('search_social_term'))")


def count_terms(counted: Mapping[str, int]) -> None:
    """Add differences to the counts. One statement."""
    changed = sorted((term, count) for term, count in counted.items() if count)
    if changed:
        sql.run(
            """
            INSERT INTO search_socialterm AS t (term, row_count) SELECT * FROM unnest(%s::text[], %s::int[])
            ON CONFLICT (term) DO UPDATE SET row_count = greatest(0, t.row_count + excluded.row_count)
            """,
            [[term for term, _ in changed], [count for _, count in changed]],
        )
