"""Pure decisions about messages: no database, no clock, no Django."""

from datetime import datetime, timedelta

from market.messages.errors import NothingSaid, TooLateToUnsend, TooLong
from market.messages.types import Content

LONGEST_TEXT = 2_000
MOST_PICTURES = 9
LONGEST_KEY = 64
UNSENDABLE = timedelta(minutes=2)
MOST_SHOWN_UNREAD = 99  # A badge has room for two digits.


def check_content(content: Content) -> Content:
    """Return a message without what surrounds its words. :raises NothingSaid, TooLong:"""
    said = Content(content.text.strip(), content.picture_ids, content.card)
    if not said.text and not said.picture_ids and said.card is None:
        raise NothingSaid(field="text")
    if len(said.text) > LONGEST_TEXT:
        raise TooLong(field="text", most=LONGEST_TEXT)
    if len(said.picture_ids) > MOST_PICTURES:
        raise TooLong(field="picture_ids", most=MOST_PICTURES)
    return said


def check_unsendable(sent_at: datetime, now: datetime) -> None:
    """:raises TooLateToUnsend:"""
    if now > sent_at + UNSENDABLE:
        raise TooLateToUnsend
