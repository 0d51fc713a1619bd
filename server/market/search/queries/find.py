"""Find products: what is meant is decided by the text alone; then come the filters, the order and the page."""

from collections.abc import Sequence
from dataclasses import dataclass

from foundation import sql
from market.search.queries.filters import filters_of
from market.search.queries.memory import Memory, last, recall
from market.search.queries.mend import mended
from market.search.queries.pages import Wanted, answer
from market.search.rules import asking, weighing
from market.search.rules.asking import Sought
from market.search.rules.cutting import LONGEST_QUESTION, Asked
from market.search.rules.cutting import question as cut
from market.search.types import Counts, SearchAnswer, SearchQuestion

ENOUGH = 24  # A page. When fewer products have every word, those that lack one follow them.
_LEVELS = [weighing.of_level(number) for number in range(1, weighing.HIGHEST_LEVEL + 1)]


@dataclass(frozen=True, slots=True)
class _Text:
    """The things a text asks for, with what the index knows of them."""

    asked: Sequence[Asked]
    things: Sequence[Sought]
    counts: Counts
    memory: Memory

    @property
    def known(self) -> list[Sought]:
        return [known for thing in self.things if (known := thing.known(self.counts)) is not None]

    @property
    def required(self) -> list[Sought]:
        return [thing for thing in self.things if not thing.is_unwanted]

    @property
    def strange(self) -> list[Asked]:
        """Return the words that no product has, nor anything that means the same."""
        strange = {thing.typed for thing in self.required if thing.known(self.counts) is None}
        return [one for one in self.asked if one.typed in strange]


def find(question: SearchQuestion) -> SearchAnswer:
    """
    Answer one question: first what has every word; then, if that is nothing, the same with its words mended (pinyin,
    typing errors); then what has most of the words. Filters never change what the text is taken to mean.

    :raises BadCursor:
    """
    text = _look_up(cut(question.text[:LONGEST_QUESTION]), question)
    if not text.asked:
        return answer(question, _wanted(text))
    found = 0
    if not text.strange:
        if filters_of(question, text.memory):
            found = _count(_wanted(text))
            if _will_do(found, question, text):
                return answer(question, _wanted(text))
        else:
            straight = answer(question, _wanted(text))
            found = straight.total
            if _will_do(found, question, text):
                return straight
    return answer(question, _widened(text, found, question))


def _will_do(found: int, question: SearchQuestion, text: _Text) -> bool:
    """Whether what has every word is all there is to show. A shopper who sorts by price wants no half matches."""
    return found >= ENOUGH or (found > 0 and (len(text.required) == 1 or question.sort != "relevance"))


def _widened(text: _Text, found: int, question: SearchQuestion) -> Wanted:
    """Mend the words when nothing has them all; then let some be missing until there is a page."""
    corrected = None
    if not found and (meant := mended(text.asked, text.strange)) is not None:
        text, corrected = _look_up(cut(meant), question), meant
        if not text.strange:
            found = _count(_wanted(text))
            if _will_do(found, question, text):
                return _wanted(text, corrected=corrected)
    is_partial = not found
    wanted = _wanted(text, corrected=corrected, is_partial=is_partial)
    for missing in range(min(asking.MOST_LEFT_OUT, len(text.required) - 1) + 1):
        wanted = _wanted(text, missing=missing, corrected=corrected, is_partial=is_partial)
        found = _count(wanted)
        if found >= ENOUGH:
            break
    return wanted


def _wanted(text: _Text, *, missing: int = 0, corrected: str | None = None, is_partial: bool = False) -> Wanted:
    return Wanted(text.known, missing, text.counts, text.memory, corrected, is_partial)


def _count(wanted: Wanted) -> int:
    """Count what is wanted, as far as matters."""
    if not wanted.things:
        return 0
    found = sql.one(
        "SELECT count(*) FROM (SELECT FROM search_entry WHERE terms @@ %s::tsquery LIMIT %s) hit",
        [wanted.tsquery(), ENOUGH],
    )
    return int(found[0]) if found else 0


def _look_up(asked: Sequence[Asked], question: SearchQuestion) -> _Text:
    """Ask the index how many products have each lexeme that may matter. One statement."""
    memory = last()
    while True:
        things = asking.sought(asked, memory.synonyms)
        lexemes = {lexeme for thing in things for way in thing.ways for lexeme in way.lexemes}
        lexemes |= {weighing.of_title(lexeme) for lexeme in lexemes}
        lexemes |= {lexeme for of_key in filters_of(question, memory).values() for lexeme in of_key}
        found = sql.rows(
            """
            SELECT term, document_count FROM search_term WHERE term = ANY(%s)
            UNION ALL SELECT NULL, number FROM search_edition
            """,
            [[weighing.EVERYTHING, *_LEVELS, *lexemes]],
        )
        counts: dict[str | None, int] = dict(found)
        edition = counts.pop(None, 0)
        if edition == memory.edition:
            return _Text(asked, things, counts, memory)  # type: ignore[arg-type]
        memory = recall(edition)
