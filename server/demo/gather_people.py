"""
Let the demo's people follow one another, and publish, like, keep and talk about notes.

Everything goes through the doors that real people use.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from demo import texts
from demo.live_a_little import settle
from demo.open_market import Market, Tell
from demo.snapshots import film, snapshot
from foundation.errors import ShopError
from market.circles import facade as circles
from market.media import facade as media
from market.notes import facade as notes
from market.notes.facade import Deed, GoodsTag, NoteDraft, NoteView, Remark
from market.notices import facade as notices
from market.people.facade import PersonView

WHOLE = 10_000  # ten-thousandths of a picture


def gather_people(market: Market, *, now: datetime, tell: Tell) -> None:
    """Do all this once: a market in which anybody has published is left alone."""
    crowd = list(market.people.values())
    if any(notes.notes_of_author(person.id, after=None, limit=1)[0] for person in crowd):
        return
    make_friends(crowd, now - timedelta(days=30))
    planned = sorted(texts.read("notes"), key=lambda one: -one["hours"])
    for done, text in enumerate(planned, 1):
        at = now - timedelta(hours=text["hours"])
        note = publish(market, text, at)
        enjoy(note, crowd, done, at)
        talk(market, note, text["talk"], at)
        tell("notes", done, len(planned))
    settle()
    notices.keep_letters_back(now=now)


def make_friends(crowd: Sequence[PersonView], at: datetime) -> None:
    """Each follows some of the others, and about half of them follow back."""
    for place, person in enumerate(crowd):
        for step in (1, 2, 3, 5, 8):
            other = crowd[(place + step) % len(crowd)]
            circles.follow(follower_id=person.id, followee_id=other.id, now=at)
            if (place + step) % 2:
                circles.follow(follower_id=other.id, followee_id=person.id, now=at)


def publish(market: Market, text: dict[str, Any], at: datetime) -> NoteView:
    author = _person(market, text["author"])
    shots, film_id = text.get("shots", ()), None
    if text.get("film"):
        film_id = media.store_video(film(text["film"]), author.id, clock=timezone.now)
    pictures = [media.store_picture(snapshot(one), author.id, "note", now=at).id for one in shots]
    draft = NoteDraft(
        title=text["title"],
        body=text["body"],
        picture_ids=tuple(pictures),
        video_id=film_id,
        goods=tuple(GoodsTag(market.goods[slug].id, *dot_of(slug, shots)) for slug in text["goods"]),
        region_code=_city_of(text["author"]),
        place_name=text.get("place", ""),
    )
    written = notes.write_note(author_id=author.id, draft=draft, now=at)
    return notes.publish_note(note_id=written.id, author_id=author.id, now=at)


def dot_of(slug: str, shots: Sequence[Sequence[str]]) -> tuple[int, int, int]:
    """Return on which picture something is, and where: its pictures stand above one another. A film has no dots."""
    for picture, names in enumerate(shots):
        for place, name in enumerate(names):
            if name.rpartition("-")[0] == slug:
                return picture, WHOLE // 2, WHOLE * (2 * place + 1) // (2 * len(names))
    return 0, WHOLE // 2, WHOLE // 2


def enjoy(note: NoteView, crowd: Sequence[PersonView], number: int, at: datetime) -> None:
    """Some like it, fewer keep it."""
    others = [person for person in crowd if person.id != note.author_id]
    fans = [person for place, person in enumerate(others) if (place * 7 + number * 5) % 11 < 3 + number % 6]
    notes.like_many([Deed(person.id, note.id) for person in fans], now=at + timedelta(minutes=20))
    for person in fans[::3]:
        notes.save_note(person_id=person.id, note_id=note.id, now=at + timedelta(minutes=30))


def talk(market: Market, note: NoteView, said: Sequence[Sequence[Any]], at: datetime) -> None:
    for place, (who, text, *is_question) in enumerate(said, 1):
        remark = Remark(note.id, _person(market, who).id, text, is_question=bool(is_question))
        (answer,) = notes.write_comments([remark], now=at + timedelta(minutes=11 * place))
        if isinstance(answer, ShopError):
            raise answer


def _person(market: Market, name: str) -> PersonView:
    return market.people[f"{name}@example.com"]


def _city_of(name: str) -> str:
    person = next(one for one in texts.read("people") if one["email"] == f"{name}@example.com")
    place = next(one for one in texts.read("places") if one["city"] == person["city"])
    code: str = place["regions"][1]["code"]
    return code
