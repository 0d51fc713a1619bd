"""
Find people by what they are called: friends first, then whom one follows, then whom many follow.

A page looks at so many names at most, however many people there are: MOST_OF_A_KIND that begin so, that sound so, that
have these signs within, and those among one's own.
"""

from collections.abc import Sequence
from uuid import UUID

from foundation import sql
from foundation.paging import BadCursor, decode_cursor, encode_cursor
from market.circles import facade as circles
from market.search.rules import naming
from market.search.rules.asking import quoted
from market.search.rules.cutting import lexemes

MOST_OF_A_KIND = 500
BEST_KNOWN = 2_000  # When so many begin so, the best known of all are looked through as well.
MOST_FOLLOWED = 2_000  # Of those that somebody follows, the latest.
MOST_FOLLOWERS = 2**31 - 1  # What a count holds.
_LAST = "\U0010ffff"  # No sign comes after it.
_LEVELS = 24


def find_people(
    text: str, *, viewer_id: UUID | None, after: str | None, limit: int
) -> tuple[list[UUID], str | None]:  # fmt: skip
    """
    Return a page of ids, and where to go on. Four statements at most.

    The order: how near they are to who asks; the very name, one that begins so, one that has it within or sounds so,
    one who says so of themselves; followers.

    :raises BadCursor:
    """
    place = decode_cursor(after, [int, int, int, UUID])
    if place and any(abs(number) > MOST_FOLLOWERS for number in place[:3]):
        raise BadCursor(field="after")
    typed = naming.fold(text.removeprefix("@"))
    if not typed:
        return [], None
    friends = circles.friends(viewer_id, limit=MOST_FOLLOWED) if viewer_id else []
    followed = circles.followed_ids(viewer_id, limit=MOST_FOLLOWED) if viewer_id else []
    within = [quoted(one) for one in naming.signs(typed)]
    said = [quoted(f"!{lexeme}") for lexeme in lexemes(typed)]
    levels = _levels(naming.signs(typed), len(within))
    rows = sql.rows(
        f"""
        WITH begun AS MATERIALIZED (SELECT person_id FROM search_foundperson WHERE {_is_within("folded")}
                                    ORDER BY folded USING ~<~, person_id LIMIT {MOST_OF_A_KIND}),
        sounding AS MATERIALIZED (SELECT person_id FROM search_foundperson WHERE {_is_within("pinyin")}
                                  ORDER BY pinyin USING ~<~, person_id LIMIT {MOST_OF_A_KIND}),
        best AS MATERIALIZED (SELECT person_id FROM (
            SELECT person_id, folded, pinyin FROM search_foundperson
            ORDER BY follower_count DESC, person_id DESC LIMIT {BEST_KNOWN}) known
          WHERE ({_is_within("folded")}) OR ({_is_within("pinyin")})),
        within AS MATERIALIZED (SELECT person_id FROM search_foundperson WHERE terms @@ %(within)s::tsquery LIMIT 1000),
        saying AS MATERIALIZED (SELECT person_id FROM search_foundperson WHERE terms @@ %(said)s::tsquery LIMIT 1000),
        own AS MATERIALIZED (SELECT person_id FROM search_foundperson
                             WHERE person_id = ANY(%(own)s) AND (position(%(typed)s in folded) > 0
                                                                  OR ({_is_within("pinyin")}))),
        one AS (SELECT person_id FROM begun UNION SELECT person_id FROM sounding UNION SELECT person_id FROM best
                UNION SELECT person_id FROM within UNION SELECT person_id FROM saying UNION SELECT person_id FROM own),
        ranked AS (
          SELECT p.person_id, p.follower_count AS followers,
                 CASE WHEN p.person_id = ANY(%(friends)s) THEN 0 WHEN p.person_id = ANY(%(own)s) THEN 1 ELSE 2 END near,
                 CASE WHEN p.folded = %(typed)s THEN 0 WHEN starts_with(p.folded, %(typed)s) THEN 1
                      WHEN position(%(typed)s in p.folded) > 0 OR ({_is_within("p.pinyin", "pinyin")}) THEN 2
                      WHEN p.terms @@ %(within)s::tsquery THEN 3 ELSE 4 END fit
          FROM one JOIN search_foundperson p USING (person_id))
        SELECT near, fit, followers, person_id FROM ranked
        WHERE (near, fit, -followers, person_id) > (%(near)s, %(fit)s, %(followers)s, %(person)s)
        ORDER BY near, fit, -followers, person_id LIMIT %(limit)s
        """,
        {
            "folded_from": typed,
            "folded_to": typed + _LAST,
            "pinyin_from": typed.replace(" ", ""),
            "pinyin_to": typed.replace(" ", "") + _LAST,
            "typed": typed,
            "within": " & ".join([*within, *levels]),
            "said": " & ".join([*said, *_levels([f"!{one}" for one in lexemes(typed)], len(said))]) or "'!'",
            "friends": friends,
            "own": [*friends, *followed],
            "near": place[0] if place else -1,
            "fit": place[1] if place else -1,
            "followers": -place[2] if place else 0,
            "person": place[3] if place else UUID(int=0),
            "limit": limit + 1,
        },
    )
    more = encode_cursor(rows[limit - 1]) if len(rows) > limit else None
    return [person_id for *_, person_id in rows[:limit]], more


def _levels(terms: Sequence[str], asked: int) -> list[str]:
    """Look among higher levels only, where very many have even the rarest of these. One statement, or none."""
    if not asked:
        return []
    known = dict(sql.rows("SELECT term, row_count FROM search_socialterm WHERE term = ANY(%s)", [list(set(terms))]))
    expected = min((known.get(one, 0) for one in terms), default=0)
    level = 0
    while expected > 2 * MOST_OF_A_KIND and level < _LEVELS:
        expected, level = expected // 2, level + 1
    return [quoted(naming.of_level(level))] if level else []


def _is_within(column: str, name: str = "") -> str:
    name = name or column
    return f"{column} ~>=~ %({name}_from)s AND {column} ~<~ %({name}_to)s"
