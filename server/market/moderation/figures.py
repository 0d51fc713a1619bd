"""How reviewers work: how many, how fast, how often right about what is known, and how much they agree."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from foundation import sql
from market.moderation import rules
from market.moderation.types import Choice


@dataclass(frozen=True, slots=True)
class ReviewerFigures:
    reviewer_id: UUID
    opinion_count: int
    removed_share: float  # in [0, 1]
    median_seconds: float
    gold_count: int  # of known answer that they saw
    gold_right_count: int


def reviewers(*, since: datetime) -> list[ReviewerFigures]:
    """Return what each reviewer did since, who did most first. One query."""
    rows = sql.rows(
        """
        SELECT opinion.reviewer_id, count(*)::int, avg((opinion.choice = 'remove')::int)::float,
               percentile_cont(0.5) WITHIN GROUP (ORDER BY opinion.seconds), count(gold.id)::int,
               count(*) FILTER (WHERE gold.choice = opinion.choice)::int
        FROM moderation_opinion opinion JOIN moderation_item item ON item.id = opinion.item_id
        LEFT JOIN moderation_gold gold ON gold.id = item.gold_id
        WHERE opinion.at >= %s GROUP BY 1 ORDER BY 2 DESC, 1
        """,
        [since],
    )
    return [ReviewerFigures(*row) for row in rows]


def agreement(*, since: datetime) -> tuple[int, float | None]:
    """
    Return upon how many items two gave an opinion, neither knowing the other's, and their kappa. One query.

    Of more than two, the first two; opinions upon an appeal know what they are about, and do not count.
    """
    rows = sql.rows(
        """
        SELECT (array_agg(choice ORDER BY id))[1:2] FROM moderation_opinion
        WHERE at >= %s AND NOT is_on_appeal GROUP BY item_id, revision HAVING count(*) >= 2
        """,
        [since],
    )
    pairs = [(Choice(one), Choice(other)) for ((one, other),) in rows]
    return len(pairs), rules.kappa(pairs)
