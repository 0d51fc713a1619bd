"""
Say what there is to look at among a crowd, as JSON: `python -m bench.gathering.facts COUNT`. Lets people in, and lays
drafts ready to be published by authors of three kinds. Everything is the same for the same crowd.
"""

import json
import os
import sys
from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")
django.setup()

from django.conf import settings  # noqa: E402 (Django has to be set up first, here and below)
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.contrib.sessions.models import Session  # noqa: E402
from django.utils import timezone  # noqa: E402

from foundation import sql  # noqa: E402
from foundation.ids import encode, uuid7  # noqa: E402
from market.feed.statements import FOLLOWING  # noqa: E402
from market.people.models import Person  # noqa: E402

TALKERS = 300  # Who says something under one note; each no more often than people may.
TOPICS = ("陶器", "露营", "早餐", "茶", "旧书", "跑步", "猫")  # As sql/05_notes.sql has them.
READERS = """
SELECT p.id FROM people_person p JOIN circles_circle c ON c.person_id = p.id
WHERE p.source_key LIKE 'gathering:%%' AND c.following_count >= 20 ORDER BY md5(p.id::text) LIMIT %s
"""
LIKED = "SELECT note_id FROM feed_feednote WHERE is_open ORDER BY hot DESC LIMIT %s"
AUTHORS = {  # By how many followers: in the middle, as many as are pushed to at most, a tenth of everybody.
    "a person": "follower_count BETWEEN 20 AND 60 AND popular_since IS NULL ORDER BY md5(person_id::text)",
    "nearly popular": "popular_since IS NULL ORDER BY follower_count DESC",
    "the star": "popular_since IS NOT NULL OR follower_count > 0 ORDER BY follower_count DESC",
}


def facts(count: int, drafts: int) -> dict[str, Any]:
    readers = _column(READERS, count)
    talkers = _column(READERS, count + TALKERS)[count:]
    sessions = let_in([*readers, *talkers])
    liked = [encode("note", one) for one in _column(LIKED, count)]
    return {
        "following": FOLLOWING,  # Weighed by itself; see thresholds.py.
        "readers": [{"id": str(one), "session": sessions[one]} for one in readers],
        "talkers": [sessions[one] for one in talkers],
        "notes": liked,
        "topics": [f"/api/feed/topic?{urlencode({'name': one})}" for one in TOPICS],
        "cities": [f"/api/feed/nearby?city={1100 + at:04}" for at in range(1, 60)],
        "authors": [_author(name, where, drafts) for name, where in AUTHORS.items()],
    }


def _author(name: str, where: str, drafts: int) -> dict[str, Any]:
    author_id, followers = sql.rows(f"SELECT person_id, follower_count FROM circles_circle WHERE {where} LIMIT 1")[0]
    (last,) = _column("SELECT follower_id FROM circles_tie WHERE followee_id = %s ORDER BY 1 DESC LIMIT 1", author_id)
    known = let_in([author_id, last])
    return {
        "name": name,
        "followers": followers,
        "session": known[author_id],
        "last_follower": str(last),
        "last_session": known[last],
        "drafts": [str(_draft(author_id)) for _ in range(drafts)],
    }


def _draft(author_id: Any) -> Any:
    note_id = uuid7()
    sql.run(
        """
        INSERT INTO notes_note (id, author_id, state, title, body, picture_ids, mention_ids, topics, region_code,
                                place_name, is_paid, is_ad, is_ai_declared, is_ai, version, created_at)
        SELECT %s, %s, 'draft', '新的一篇', '今天去了很远的地方。#茶',
               ARRAY[(SELECT id FROM media_picture ORDER BY id LIMIT 1)], '{}', '{茶}', '', '', false, false, false,
               false, 1, now()
        """,
        [note_id, author_id],
    )
    sql.run("INSERT INTO notes_counts (note_id, likes, saves, comments, shares) VALUES (%s, 0, 0, 0, 0)", [note_id])
    return note_id


def let_in(person_ids: Sequence[Any]) -> dict[Any, str]:
    """Open a session for each, past the throttled door of sign-in."""
    made, later = {}, timezone.now() + timedelta(days=1)
    for person in Person.objects.filter(pk__in=person_ids):
        made[person.pk] = Session(
            session_key=os.urandom(16).hex(),
            session_data=SessionStore().encode(
                {
                    SESSION_KEY: str(person.pk),
                    BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
                    HASH_SESSION_KEY: person.get_session_auth_hash(),
                }
            ),
            expire_date=later,
        )
    Session.objects.bulk_create(made.values())
    return {person_id: session.session_key for person_id, session in made.items()}


def _column(statement: str, *params: Any) -> list[Any]:
    return [one for (one,) in sql.rows(statement, params)]


if __name__ == "__main__":
    sys.stdout.write(json.dumps(facts(int(sys.argv[1]), int(sys.argv[2]))))
