"""Pure decisions about notes: no database, no clock, no Django."""

import re
import unicodedata
from datetime import datetime, timedelta

from market.notes.errors import (
    CoverNotInNote,
    GoodsNotOnSale,
    HourNotAhead,
    NothingToShow,
    PicturesOrFilm,
    TagOutsidePicture,
    TextMissing,
    TitleMissing,
    TooMuch,
)
from market.notes.types import GoodsTag, NoteDraft

LONGEST_TITLE, LONGEST_BODY, LONGEST_COMMENT, LONGEST_PLACE = 60, 2_000, 500, 40
MOST_PICTURES, MOST_GOODS, MOST_TOPICS, MOST_MENTIONS = 18, 9, 10, 20
LONGEST_TOPIC = 30
WHOLE_BP = 10_000
FARTHEST = timedelta(days=90)
# "#" and what follows it, up to a space, a mark of punctuation or the next "#".
TOPIC = re.compile(rf"[#＃]([^\s#＃@,.!?;:()，。！？；：（）、]{{1,{LONGEST_TOPIC}}})")


def check_draft(draft: NoteDraft) -> None:
    """
    Let an author keep it, finished or not.

    :raises TooMuch, PicturesOrFilm, CoverNotInNote, TagOutsidePicture, GoodsNotOnSale:
    """
    for field, said, most in (
        ("title", draft.title, LONGEST_TITLE),
        ("body", draft.body, LONGEST_BODY),
        ("place_name", draft.place_name, LONGEST_PLACE),
        ("picture_ids", draft.picture_ids, MOST_PICTURES),
        ("goods", draft.goods, MOST_GOODS),
        ("mention_ids", draft.mention_ids, MOST_MENTIONS),
    ):
        if len(said) > most:
            raise TooMuch(field=field, most=most)
    if draft.video_id and draft.picture_ids:
        raise PicturesOrFilm(field="video_id")
    if draft.cover_picture_id and not draft.video_id and draft.cover_picture_id not in draft.picture_ids:
        raise CoverNotInNote(field="cover_picture_id")
    for tag in draft.goods:
        _check_tag(tag, len(draft.picture_ids))
    if len({tag.product_id for tag in draft.goods}) < len(draft.goods):
        raise GoodsNotOnSale(field="goods")


def _check_tag(tag: GoodsTag, pictures: int) -> None:
    on_it = 0 <= tag.x_bp <= WHOLE_BP and 0 <= tag.y_bp <= WHOLE_BP
    if not on_it or not 0 <= tag.picture < max(1, pictures):
        raise TagOutsidePicture(field="goods")


def check_ready(draft: NoteDraft) -> None:
    """Let others see it. :raises NothingToShow, TitleMissing:"""
    if not draft.picture_ids and not draft.video_id:
        raise NothingToShow(field="picture_ids")
    if not draft.title.strip():
        raise TitleMissing(field="title")


def check_hour(publish_at: datetime, now: datetime) -> None:
    """:raises HourNotAhead:"""
    if not now < publish_at <= now + FARTHEST:
        raise HourNotAhead(field="publish_at")


def check_comment(text: str) -> str:
    """Return a comment without what surrounds it. :raises TextMissing, TooMuch:"""
    said = text.strip()
    if not said:
        raise TextMissing(field="text")
    if len(said) > LONGEST_COMMENT:
        raise TooMuch(field="text", most=LONGEST_COMMENT)
    return said


def topics_in(body: str) -> tuple[str, ...]:
    """Return the topics a text names, each once, as they are found: in one width and one case."""
    found = dict.fromkeys(as_topic(one) for one in TOPIC.findall(body))
    return tuple(one for one in found if one)[:MOST_TOPICS]


def as_topic(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().strip()[:LONGEST_TOPIC]


def is_ad(draft: NoteDraft) -> bool:
    """Answer whether a note must say that it is an advertisement: it sells something, or somebody paid for it."""
    return draft.is_paid or bool(draft.goods)
