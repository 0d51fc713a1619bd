"""What a person may have meant: words the index does not know, replaced by those it does. At most a few are mended."""

from collections.abc import Sequence

from foundation import sql
from market.search.rules import asking, slips, sounds
from market.search.rules.asking import quoted
from market.search.rules.cutting import Asked

NEAR_ENOUGH = 0.4  # Trigram similarity of a mended word; PostgreSQL's own default is 0.3, which mends "cup" to "cap".
MOST_LIKE = 20  # Words looked at twice, of those that share enough trigrams.
MOST_ALIKE = 4  # Words of one sound that are tried.
MOST_READINGS = 12  # Ways to read letters as Chinese that are tried.

_KNOWN = "EXISTS (SELECT 1 FROM search_term t WHERE t.term = s.term AND t.document_count > 0)"


def mended(asked: Sequence[Asked], unknown: Sequence[Asked]) -> str | None:
    """
    Say what may have been meant, or None.

    First letters read as Chinese words that follow one another and stand together in some product; then each unknown
    word by itself: the same sound, then a slip of the finger or two, then what looks most alike.
    """
    read = _as_pinyin(asked)
    if read is not None:
        return read
    chosen = unknown[: slips.MOST_MENDED]
    meant = _nearest([one.typed for one in chosen]) if chosen else {}
    if not meant:
        return None
    return asking.join([meant.get(one.typed, one.typed) for one in asked])


def _as_pinyin(asked: Sequence[Asked]) -> str | None:
    """Read a question all in letters as pinyin, with or without blanks: "ma ke bei", "shouzuotaoci"."""
    letters = "".join("".join(one.typed.split()) for one in asked)
    if not letters.isalpha() or not letters.isascii() or len(letters) > sounds.LONGEST_TYPED:
        return None
    found = sql.rows(
        """
        SELECT s.pinyin, s.word FROM search_spelling s JOIN search_term t ON t.term = s.term
        WHERE s.pinyin = ANY(%s) AND s.word <> s.pinyin AND t.document_count > 0
        ORDER BY t.document_count DESC, s.word
        """,
        [sounds.stretches(letters)],
    )
    known: dict[str, list[str]] = {}
    for pinyin, word in found:
        if len(known.setdefault(pinyin, [])) < MOST_ALIKE:
            known[pinyin].append(word)
    readings = sounds.readings(letters, known, most=MOST_READINGS)
    return _first_that_exists(readings) if readings else None


def _first_that_exists(readings: Sequence[Sequence[str]]) -> str | None:
    """Return the first reading all of whose words one product has. One statement."""
    texts = ["".join(words) for words in readings]
    tsqueries = [" & ".join(map(quoted, words)) for words in readings]
    found = sql.one(
        """
        SELECT text FROM unnest(%s::text[], %s::text[]) WITH ORDINALITY AS r (text, tsquery, place)
        WHERE EXISTS (SELECT 1 FROM search_entry WHERE terms @@ tsquery::tsquery)
        ORDER BY place LIMIT 1
        """,
        [texts, tsqueries],
    )
    return str(found[0]) if found else None


def _nearest(words: Sequence[str]) -> dict[str, str]:
    """Replace each of these words by the nearest that the index knows. Two statements, however many words."""
    typed = {word: sounds.pinyin(word) for word in words}
    alike = sql.rows(
        """
        SELECT w.word, found.word FROM unnest(%s::text[], %s::text[]) AS w (word, typed)
        CROSS JOIN LATERAL (
          SELECT s.word FROM search_spelling s JOIN search_term t ON t.term = s.term
          WHERE (s.pinyin = w.typed OR s.initials = w.typed) AND t.document_count > 0 AND s.word <> w.word
          ORDER BY s.pinyin = w.typed DESC, t.document_count DESC, s.word LIMIT 1) found
        """,
        [list(typed), list(typed.values())],
    )
    meant: dict[str, str] = dict(alike)
    rest = [word for word in words if word not in meant]
    if not rest:
        return meant
    like = sql.rows(
        f"""
        SELECT w.word, found.word, found.nearness FROM unnest(%s::text[]) AS w (word)
        CROSS JOIN LATERAL (
          SELECT s.word, similarity(s.word, w.word) AS nearness FROM search_spelling s
          WHERE s.word %% w.word AND {_KNOWN} ORDER BY 2 DESC, s.word LIMIT %s) found
        ORDER BY found.nearness DESC, found.word
        """,
        [rest, MOST_LIKE],
    )
    for word in rest:
        near = [(known, nearness) for typed_word, known, nearness in like if typed_word == word]
        # Two letters in the wrong order break most trigrams of a word, yet are the commonest slip: a second look.
        slipped = [known for known, _ in near if slips.is_slip(word, known)]
        close = [known for known, nearness in near if nearness >= NEAR_ENOUGH]
        best = sorted(slipped, key=lambda known: slips.edits(word, known)) + close
        if best:
            meant[word] = best[0]
    return meant
