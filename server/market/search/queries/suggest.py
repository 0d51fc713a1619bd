"""What to suggest while a person types."""

from foundation import sql
from market.search.rules.cutting import LONGEST_QUESTION

MOST_SUGGESTED = 10
MOST_BEGUN = 500  # Names looked at that begin with what was typed; a letter or a large brand begins very many.
BEST_SELLING = 2_000  # Names looked at from the top of the market when so many begin so.
_LAST = "\U0010ffff"  # No sign comes after it.


def suggest(prefix: str, *, language: str, limit: int = MOST_SUGGESTED) -> list[str]:
    """
    Return names that begin with what was typed, or are typed so in pinyin; what sells most comes first.

    When more than MOST_BEGUN begin so, those among the best-selling of all come first, then the best of the first ones.
    """
    typed = prefix.strip().lower()[:LONGEST_QUESTION]
    if not typed:
        return []
    found = sql.rows(
        f"""
        WITH by_name AS MATERIALIZED ({_begun("folded")}), by_sound AS MATERIALIZED ({_begun("pinyin")})
        SELECT text FROM (
          SELECT text, weight FROM by_name UNION ALL SELECT text, weight FROM by_sound
          UNION ALL {_of_the_best("folded", "by_name")} UNION ALL {_of_the_best("pinyin", "by_sound")}
        ) AS begun GROUP BY text ORDER BY max(weight) DESC, text LIMIT %(limit)s
        """,
        {
            "folded_language": language,
            "folded_from": typed,
            "folded_to": typed + _LAST,
            "pinyin_language": "zh-CN",
            "pinyin_from": typed.replace(" ", ""),
            "pinyin_to": typed.replace(" ", "") + _LAST,
            "limit": min(limit, MOST_SUGGESTED),
        },
    )
    return [text for (text,) in found]


def _begun(column: str) -> str:
    """Write what begins so. By range: of a LIKE, a plan kept for any question cannot tell that an index knows it."""
    return f"""SELECT text, weight FROM search_phrase
               WHERE language = %({column}_language)s AND {_is_within(column)} LIMIT {MOST_BEGUN}"""


def _of_the_best(column: str, begun: str) -> str:
    return f"""SELECT text, weight FROM (
                 SELECT text, weight, {column} FROM search_phrase WHERE language = %({column}_language)s
                 ORDER BY weight DESC, id DESC LIMIT {BEST_SELLING}) AS best
               WHERE {_is_within(column)} AND (SELECT count(*) FROM {begun}) = {MOST_BEGUN}"""


def _is_within(column: str) -> str:
    return f"{column} ~>=~ %({column}_from)s AND {column} ~<~ %({column}_to)s"
