"""What to suggest while a person types."""

from foundation import sql
from market.search.rules.cutting import LONGEST_QUESTION

MOST_SUGGESTED = 10


def suggest(prefix: str, *, language: str, limit: int = MOST_SUGGESTED) -> list[str]:
    """Return names that begin with what was typed, or are typed so in pinyin; what sells most comes first."""
    typed = prefix.strip().lower()[:LONGEST_QUESTION]
    if not typed:
        return []
    found = sql.rows(
        """
        SELECT text FROM search_phrase
        WHERE (language = %s AND folded LIKE %s) OR (language = 'zh-CN' AND pinyin LIKE %s)
        GROUP BY text ORDER BY max(weight) DESC, text LIMIT %s
        """,
        [language, _prefix(typed), _prefix(typed.replace(" ", "")), min(limit, MOST_SUGGESTED)],
    )
    return [text for (text,) in found]


def _prefix(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_") + "%"
