"""How word of mouth spreads: trees of shares, who spreads most, where it is bought. Each figure is one statement."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from foundation import sql

MOST_TREES, MOST_SPREADERS, MOST_REGIONS = 20, 20, 12
MOST_NODES = 300  # More cannot be told apart in one picture.


@dataclass(frozen=True, slots=True)
class Spread:
    """All that was shared in a period, together."""

    shares: int
    sharers: int
    brought_sharers: int  # of them, those who share since they came by another's link
    clicks: int
    orders: int
    median_seconds: int | None  # from a share to one that came by it

    @property
    def k_factor(self) -> float:
        """Return how many who share each who shares brings: above 1 it grows by itself."""
        alone = self.sharers - self.brought_sharers
        return self.brought_sharers / alone if alone else 0.0


@dataclass(frozen=True, slots=True)
class Tree:
    root_id: UUID
    subject_kind: str
    subject_id: UUID
    person_id: UUID
    shares: int
    people: int
    depth: int
    clicks: int
    orders: int


@dataclass(frozen=True, slots=True)
class Spreader:
    person_id: UUID
    clicks: int
    brought_sharers: int  # people who share something since they came by this person's links
    orders: int


@dataclass(frozen=True, slots=True)
class Node:
    id: UUID
    parent_id: UUID | None
    person_id: UUID
    channel: str
    clicks: int
    orders: int


def spread(*, since: datetime) -> Spread:
    found = sql.one(
        """
        WITH shared AS (SELECT id, person_id, parent_id, at FROM affiliate_share WHERE at >= %(since)s)
        SELECT
          (SELECT count(*) FROM shared),
          (SELECT count(DISTINCT person_id) FROM shared),
          (SELECT count(DISTINCT person_id) FROM shared WHERE parent_id IS NOT NULL),
          (SELECT count(*) FROM affiliate_touch WHERE at >= %(since)s AND is_click),
          (SELECT count(DISTINCT order_id) FROM affiliate_credit WHERE at >= %(since)s AND state <> 'void'),
          (SELECT extract(epoch FROM percentile_cont(0.5) WITHIN GROUP (ORDER BY child.at - parent.at))::bigint
           FROM shared child JOIN affiliate_share parent ON parent.id = child.parent_id)
        """,
        {"since": since},
    )
    assert found is not None
    return Spread(*found)


def trees(*, since: datetime) -> list[Tree]:
    """Return the trees that grew most in a period, by who took part."""
    rows = sql.rows(
        """
        WITH grown AS (
          SELECT root_id FROM affiliate_share WHERE at >= %(since)s GROUP BY root_id
          ORDER BY count(DISTINCT person_id) DESC, root_id DESC LIMIT %(most)s
        ), clicked AS (
          SELECT s.root_id, count(*) AS clicks
          FROM grown JOIN affiliate_share s USING (root_id) JOIN affiliate_touch t ON t.share_id = s.id
          WHERE t.is_click GROUP BY 1
        ), bought AS (
          SELECT s.root_id, count(DISTINCT c.order_id) AS orders
          FROM grown JOIN affiliate_share s USING (root_id) JOIN affiliate_credit c ON c.share_id = s.id
          WHERE c.state <> 'void' GROUP BY 1
        )
        SELECT r.id, r.subject_kind, r.subject_id, r.person_id, count(*), count(DISTINCT s.person_id), max(s.depth),
               coalesce(min(clicks), 0), coalesce(min(orders), 0)
        FROM grown
        JOIN affiliate_share r ON r.id = grown.root_id
        JOIN affiliate_share s ON s.root_id = r.id
        LEFT JOIN clicked ON clicked.root_id = r.id
        LEFT JOIN bought ON bought.root_id = r.id
        GROUP BY r.id ORDER BY 6 DESC, 8 DESC, 1 DESC
        """,
        {"since": since, "most": MOST_TREES},
    )
    return [Tree(*row) for row in rows]


def spreaders(*, since: datetime) -> list[Spreader]:
    """Return who spread most in a period."""
    rows = sql.rows(
        """
        WITH clicked AS (
          SELECT s.person_id, count(*) AS clicks FROM affiliate_touch t JOIN affiliate_share s ON s.id = t.share_id
          WHERE t.at >= %(since)s AND t.is_click GROUP BY 1
        ), grown AS (
          SELECT p.person_id, count(DISTINCT c.person_id) AS people
          FROM affiliate_share c JOIN affiliate_share p ON p.id = c.parent_id WHERE c.at >= %(since)s GROUP BY 1
        ), bought AS (
          SELECT sharer_id AS person_id, count(DISTINCT order_id) AS orders FROM affiliate_credit
          WHERE at >= %(since)s AND state <> 'void' GROUP BY 1
        )
        SELECT person_id, coalesce(clicks, 0), coalesce(people, 0), coalesce(orders, 0)
        FROM clicked FULL JOIN grown USING (person_id) FULL JOIN bought USING (person_id)
        ORDER BY 3 DESC, 4 DESC, 2 DESC, 1 LIMIT %(most)s
        """,
        {"since": since, "most": MOST_SPREADERS},
    )
    return [Spreader(*row) for row in rows]


def regions(*, since: datetime) -> list[tuple[str, int]]:
    """Return where what sharing brought is sent to: (a province's code, orders), the most first."""
    return [
        (code, count)
        for code, count in sql.rows(
            """
            SELECT region_code, count(DISTINCT order_id) FROM affiliate_credit
            WHERE at >= %s AND state <> 'void' GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT %s
            """,
            [since, MOST_REGIONS],
        )
    ]


def nodes(root_id: UUID) -> list[Node]:
    """Return the shares of one tree, those nearest to its root first."""
    rows = sql.rows(
        """
        WITH tree AS (SELECT * FROM affiliate_share WHERE root_id = %s ORDER BY depth, id LIMIT %s)
        SELECT s.id, s.parent_id, s.person_id, s.channel,
          (SELECT count(*) FROM affiliate_touch t WHERE t.share_id = s.id AND t.is_click),
          (SELECT count(DISTINCT order_id) FROM affiliate_credit c WHERE c.share_id = s.id AND c.state <> 'void')
        FROM tree s ORDER BY s.depth, s.id
        """,
        [root_id, MOST_NODES],
    )
    return [Node(*row) for row in rows]
