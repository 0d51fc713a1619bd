"""What one of the crowd does here: looks at one page, as somebody or as nobody."""

from bench.crowd import Ending, Visit, Wrong
from bench.visits import request


def read(fact: tuple[str, str]) -> Visit:
    """Look at one page. In: its path, and a session or nothing."""
    path, session = fact
    answer = yield request("GET", path, session=session)
    if answer.status != 200:
        raise Wrong(f"{path} answered {answer.status}: {answer.body[:600]!r}")
    return Ending("seen")
