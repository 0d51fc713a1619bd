"""Texts are read by the machine before anybody else sees them."""

import threading
from collections.abc import Sequence

from market.moderation.models.lists import current_version, entries
from market.moderation.spotting import WordLists
from market.moderation.types import TextToCheck, Verdict

_latest = WordLists((), version=0)
_loading = threading.Lock()  # One thread builds the automaton, a tenth of a second, and the others wait for it.


def check_texts(texts: Sequence[TextToCheck]) -> tuple[Verdict, ...]:
    """
    Say what becomes of each text, in their order, by the lists as they stand.

    One query of one row, for the version of the lists, however many texts; the lists are read when it has moved.
    """
    lists = _lists()
    return tuple(lists.judge(text) for text in texts)


def _lists() -> WordLists:
    global _latest
    version = current_version()
    if _latest.version != version:
        with _loading:
            if _latest.version != version:
                now_current, words = entries()
                _latest = WordLists(words, version=now_current)
    return _latest
