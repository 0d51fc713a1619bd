"""Find products, and suggest what to look for. Nothing here writes."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from foundation import sql
from foundation.paging import clamp, decode_cursor, encode_cursor
from market.search import rules
from market.search.types import SearchAnswer, SearchQuestion

MOST_COUNTED = 2_000  # Facets count at most so many finds; past that the numbers only say "many".
NEAR_ENOUGH = 0.4  # Trigram similarity of a mended word; PostgreSQL's own default is 0.3, which mends "cup" to "cap".
MOST_LIKE = 20  # Words looked at twice, of those that share enough trigrams.
MOST_SUGGESTED = 10

# Sort orders: the key that a page is read by, its direction, and how a cursor's value is read back.
_SORTS: dict[str, tuple[str, str, Callable[[Any], Any]]] = {
    "relevance": ("score", "DESC", float),
    "newest": ("published_at", "DESC", datetime.fromisoformat),
    "price_up": ("price_minor", "ASC", int),
    "price_down": ("price_minor", "DESC", int),
    "sold": ("sold_count", "DESC", int),
}


def find(question: SearchQuestion) -> SearchAnswer:
    """
    Answer one question: first what has every word; then, if that is nothing, the same with its words mended (typing
    errors, pinyin); then what has some of the words.

    :raises BadCursor:
    """
    asked = rules.tokens(question.text[: rules.LONGEST_QUESTION], whole=True).all
    if not asked:
        return _find(question, "", corrected=None, is_partial=False)
    answer = _find(question, _all_of(asked), corrected=None, is_partial=False)
    if answer.product_ids or question.after:
        return answer
    mended = _mend(asked)
    if mended != asked:
        answer = _find(question, _all_of(mended), corrected=_join(mended), is_partial=False)
        if answer.product_ids:
            return answer
    corrected = _join(mended) if mended != asked else None
    return _find(question, _any_of(mended), corrected=corrected, is_partial=len(mended) > 1)


def suggest(prefix: str, *, language: str, limit: int = MOST_SUGGESTED) -> list[str]:
    """Return names that begin with what was typed, or are typed so in pinyin; what sells most comes first."""
    typed = prefix.strip().lower()[: rules.LONGEST_QUESTION]
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


def _find(question: SearchQuestion, tsquery: str, *, corrected: str | None, is_partial: bool) -> SearchAnswer:
    size = clamp(question.limit)
    column, direction, read = _SORTS[question.sort]
    cursor = decode_cursor(question.after, [read, UUID])
    beyond = "<" if direction == "DESC" else ">"
    where, params = _filters(question, tsquery)
    # How well the words fit, lifted gently by what sells; goods that cannot be bought sink.
    score = """(coalesce(ts_rank_cd('{0.05, 0.2, 0.5, 1.0}', tsv, %(q)s::tsquery, 1), 0)
                * (1 + 0.15 * ln(1 + sold_count)) * CASE WHEN in_stock THEN 1 ELSE 0.3 END)::float8"""
    if not tsquery:
        score = "(ln(1 + sold_count) * CASE WHEN in_stock THEN 1 ELSE 0.3 END)::float8"
    params |= {"q": tsquery, "size": size + 1, "most": MOST_COUNTED}
    page_filter = ""
    if cursor is not None:
        page_filter = f"WHERE ({column}, product_id) {beyond} (%(key)s, %(id)s)"
        params |= {"key": cursor[0], "id": cursor[1]}
    found = sql.rows(
        f"""
        WITH hit AS MATERIALIZED (
          SELECT product_id, price_minor, sold_count, published_at, brand_id, category_ids, {score} AS score
          FROM search_document WHERE {where}
        )
        SELECT product_id, {column} FROM hit {page_filter} ORDER BY {column} {direction}, product_id {direction}
        LIMIT %(size)s
        """,
        params,
    )
    brands, categories = _facets(where, params) if found and cursor is None else ({}, {})
    shown = found[:size]
    return SearchAnswer(
        product_ids=tuple(product_id for product_id, _ in shown),
        next=encode_cursor([_plain(shown[-1][1]), shown[-1][0]]) if len(found) > size else None,
        brands=brands,
        categories=categories,
        corrected=corrected,
        is_partial=is_partial,
    )


def _plain(key: object) -> object:
    return key.isoformat() if isinstance(key, datetime) else key


def _filters(question: SearchQuestion, tsquery: str) -> tuple[str, dict[str, Any]]:
    """Build the WHERE of a question from pieces that are ours; what the client says travels as parameters."""
    pieces: list[tuple[str, str, Any]] = [
        ("tsv @@ %(q)s::tsquery", "q", tsquery or None),
        ("category_ids @> ARRAY[%(category)s::uuid]", "category", question.category_id),
        ("brand_id = ANY(%(brands)s::uuid[])", "brands", list(question.brand_ids) or None),
        ("shop_id = %(shop)s", "shop", question.shop_id),
        ("price_minor >= %(low)s", "low", question.price_min),
        ("price_minor <= %(high)s", "high", question.price_max),
        ("has_group = %(group)s", "group", question.group_only or None),
        ("in_stock = %(stock)s", "stock", question.in_stock_only or None),
    ]
    used = [(text, name, value) for text, name, value in pieces if value is not None]
    return " AND ".join(text for text, _, _ in used) or "true", {name: value for _, name, value in used}


def _facets(where: str, params: dict[str, Any]) -> tuple[dict[UUID, int], dict[UUID, int]]:
    counted = sql.rows(
        f"""
        WITH hit AS MATERIALIZED (SELECT brand_id, category_ids FROM search_document WHERE {where} LIMIT %(most)s)
        SELECT 'brand', brand_id, count(*) FROM hit WHERE brand_id IS NOT NULL GROUP BY brand_id
        UNION ALL
        SELECT 'category', category_id, count(*) FROM hit, unnest(category_ids) AS category_id GROUP BY category_id
        """,
        {name: value for name, value in params.items() if f"%({name})s" in where or name == "most"},
    )
    brands = {identity: count for kind, identity, count in counted if kind == "brand"}
    return brands, {identity: count for kind, identity, count in counted if kind == "category"}


def _all_of(words: Sequence[str]) -> str:
    return " & ".join(_lexemes(words))


def _any_of(words: Sequence[str]) -> str:
    return " | ".join(_lexemes(words))


def _lexemes(words: Sequence[str]) -> list[str]:
    """Write words as tsquery terms; a Latin word may match as it stands or by its English stem."""
    stems = sql.rows(
        "SELECT word, (SELECT string_agg(quote_literal(lexeme), ' | ') FROM unnest(to_tsvector('english', word)))"
        " FROM unnest(%s::text[]) WITH ORDINALITY AS w (word, place) ORDER BY place",
        [list(words)],
    )
    return [f"({_quoted(word)}{f' | {stem}' if stem else ''})" for word, stem in stems]


def _quoted(word: str) -> str:
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"


def _join(words: Sequence[str]) -> str:
    """Write mended words as a person would have: Chinese together, Latin apart."""
    text = ""
    for word in words:
        apart = bool(text) and not (rules.is_chinese(word) and rules.is_chinese(text[-1]))
        text += f" {word}" if apart else word
    return text


def _mend(words: Sequence[str]) -> tuple[str, ...]:
    """
    Replace words that the index does not know by those it does.

    First those of the same pinyin, then those a slip of the finger or two away, then those that look most alike.
    """
    known = {word for (word,) in sql.rows("SELECT word FROM search_word WHERE word = ANY(%s)", [list(words)])}
    return tuple(word if word in known else _nearest(word) for word in words)


def _nearest(word: str) -> str:
    typed = rules.pinyin(word)
    row = sql.one(
        """
        SELECT word FROM search_word WHERE pinyin = %(typed)s OR initials = %(typed)s
        ORDER BY pinyin = %(typed)s DESC, document_count DESC, word LIMIT 1
        """,
        {"typed": typed},
    )
    if row:
        return str(row[0])
    like = sql.rows(
        """
        SELECT word, similarity(word, %(word)s) FROM search_word WHERE word %% %(word)s
        ORDER BY similarity(word, %(word)s) DESC, document_count DESC, word LIMIT %(most)s
        """,
        {"word": word, "most": MOST_LIKE},
    )
    # Two letters in the wrong order break most trigrams of a word, yet are the commonest slip: hence the second look.
    slips = [known for known, _ in like if rules.is_slip(word, known)]
    near = [known for known, nearness in like if nearness >= NEAR_ENOUGH]
    return str((sorted(slips, key=lambda known: rules.edits(word, known)) + near + [word])[0])
