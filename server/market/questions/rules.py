"""Pure decisions about questions: no database, no clock, no Django."""

from market.questions.errors import WordsMissing, WordsTooMany

LONGEST_QUESTION = 200
LONGEST_ANSWER = 500
TOLD_OF_EACH = 12  # Of some dozen strangers one or two answer; more would be a mailing.
ASKED_A_DAY = 3  # Of one buyer: as much as somebody may want from strangers, also kept by a CHECK and a unique index.
QUESTIONS_A_DAY = 10  # Of one shopper.
LOOKED_AT = 200  # The latest buyers, among whom those are found who are told.


def check_words(text: str, *, longest: int) -> str:
    """Return the text trimmed. :raises WordsMissing, WordsTooMany:"""
    trimmed = text.strip().replace("\x00", "")
    if not trimmed:
        raise WordsMissing(field="text")
    if len(trimmed) > longest:
        raise WordsTooMany(field="text", longest=longest)
    return trimmed
