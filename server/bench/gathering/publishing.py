"""How long it takes to publish a note, and until the last of the author's followers can see it."""

import time
from typing import Any
from uuid import UUID

import httpx
import psycopg

from bench.figures import percentile
from bench.measuring import wait_until_quiet
from bench.stack import HOST, Stack
from bench.visits import TOKEN
from foundation.ids import encode
from imports.progress import Progress

LOOK_SECONDS = 0.004
LONGEST_SECONDS = 120
# A note can be seen by a follower when it has a card, and either stands in their feed or is fetched from its author.
# The follower asked about is the last to whom it is put.
SEEN = """
SELECT EXISTS (SELECT FROM feed_feednote WHERE note_id = %(note)s)
   AND (EXISTS (SELECT FROM circles_circle c JOIN feed_feednote n ON n.author_id = c.person_id
                WHERE n.note_id = %(note)s AND c.popular_since IS NOT NULL)
        OR EXISTS (SELECT FROM feed_feedentry e JOIN feed_feednote n ON n.note_id = e.note_id
                   WHERE e.reader_id = %(reader)s AND e.published_at = n.published_at AND e.note_id = %(note)s))
"""


def publish_notes(
    stack: Stack, authors: list[dict[str, Any]], db: "psycopg.Connection[Any]", progress: Progress
) -> list[dict[str, Any]]:
    """Let each author publish what they drafted, one note after the other, and read the feed of the last who hears."""
    told = []
    with httpx.Client(base_url=stack.url, timeout=120, trust_env=False) as browser:
        for done, author in enumerate(authors, 1):
            returned, seen, app, database = [], [], 0.0, 0.0
            for note_id in author["drafts"]:
                wait_until_quiet(stack)
                burned, db_burned = stack.burned("web", "worker", "live"), stack.burned("postgres")
                ms, seen_ms = _publish(browser, author, UUID(note_id), db)
                app += stack.burned("web", "worker", "live") - burned
                database += stack.burned("postgres") - db_burned
                returned.append(ms)
                seen.append(seen_ms)
            count = len(returned)
            told.append(
                {
                    "name": author["name"],
                    "followers": author["followers"],
                    "p50_ms": round(percentile(returned, 50), 1),
                    "worst_ms": round(max(returned), 1),
                    "seen_p50_ms": round(percentile(seen, 50)),
                    "seen_worst_ms": round(max(seen)),
                    "app_cpu_ms": round(app * 1000 / count, 2),
                    "db_cpu_ms": round(database * 1000 / count, 2),
                    "count": count,
                }
            )
            progress.tell("notes published", done, len(authors))
    return told


def _publish(
    browser: httpx.Client, author: dict[str, Any], note_id: UUID, db: "psycopg.Connection[Any]"
) -> tuple[float, float]:
    """Return after how many ms the answer came, and after how many the last follower's feed has the note."""
    path = f"/api/notes/{encode('note', note_id)}/publish"
    began = time.perf_counter()
    answer = browser.post(path, json={}, headers=_heads(author["session"]))
    returned = (time.perf_counter() - began) * 1000
    answer.raise_for_status()
    assert answer.json()["state"] == "published", answer.text
    while not _is_seen(db, note_id, author["last_follower"]):
        assert time.perf_counter() - began < LONGEST_SECONDS, f"{note_id} does not reach its author's followers"
        time.sleep(LOOK_SECONDS)
    seen = (time.perf_counter() - began) * 1000
    feed = browser.get("/api/feed/following", headers=_heads(author["last_session"])).raise_for_status().json()
    assert encode("note", note_id) in [one["note_id"] for one in feed["items"]], (
        "it has to stand in the feed that is read"
    )
    return returned, seen


def _is_seen(db: "psycopg.Connection[Any]", note_id: UUID, reader_id: str) -> bool:
    row = db.execute(SEEN, {"note": note_id, "reader": reader_id}).fetchone()
    assert row is not None, "a statement without FROM has one row"
    return bool(row[0])


def _heads(session: str) -> dict[str, str]:
    return {
        "Host": HOST,
        "X-Forwarded-Proto": "https",
        "Origin": f"https://{HOST}",
        "Cookie": f"sessionid={session}; csrftoken={TOKEN}",
        "X-CSRFToken": TOKEN,
    }
