"""What one of the crowd does: reads, walks on, talks, publishes."""

import json
from urllib.parse import quote

from bench.crowd import Ending, Visit, Wrong
from bench.visits import check, new_key, request

PAGES = 4


def read(fact: tuple[str, str]) -> Visit:
    """Look at one page. In: its path, and a session or nothing."""
    path, session = fact
    check((yield request("GET", path, session=session)), 200)
    return Ending("seen")


def walk(fact: tuple[str, str]) -> Visit:
    """Leaf through a list, a few pages one after the other. In: its path, and a session or nothing."""
    path, session = fact
    seen: list[str] = []
    after = ""
    for _ in range(PAGES):
        answer = yield request("GET", f"{path}{after}", session=session)
        check(answer, 200)
        page = json.loads(answer.body)
        seen += [one["note_id"] for one in page["items"]]
        if page["next"] is None:
            break
        after = f"{'&' if '?' in path else '?'}after={quote(page['next'])}"
    if len(seen) != len(set(seen)):
        raise Wrong(f"{path} shows a note twice")
    return Ending("seen")


def say(fact: tuple[str, str]) -> Visit:
    """Say something under a note. In: its path, a session."""
    path, session = fact
    answer = yield request("POST", path, session=session, key=new_key(), body={"text": "真好看，在哪里买的？"})
    check(answer, 201)
    return Ending("said")


def like(fact: tuple[str, str]) -> Visit:
    path, session = fact
    check((yield request("PUT", path, session=session, body={})), 200)
    return Ending("liked")
