"""Makers of notes and talk. Every argument has a default; a test names only what it is about."""

import io
from datetime import datetime
from itertools import count
from typing import Any
from uuid import UUID

from PIL import Image

from foundation.errors import ShopError
from foundation.testing import NOON
from market.catalogue.facade import ProductView
from market.media.services.store_picture import store_picture
from market.notes.services.keep_note import write_note
from market.notes.services.publish_note import publish_note
from market.notes.services.write_comments import Remark, write_comments
from market.notes.types import CommentView, GoodsTag, NoteDraft, NoteView

_number = count(1)


def make_picture(owner_id: UUID) -> UUID:
    """A small picture like no other."""
    number = next(_number)
    made = io.BytesIO()
    Image.new("RGB", (30, 40), (number % 256, number // 256 % 256, 90)).save(made, "PNG")
    return store_picture(made.getvalue(), owner_id, "note", keep=False, now=NOON).id


def make_draft(author_id: UUID, **given: Any) -> NoteDraft:
    defaults = {"title": "杯沿很薄的一只杯子", "body": "喝茶正好。 #陶器", "picture_ids": (make_picture(author_id),)}
    return NoteDraft(**{**defaults, **given})


def keep_draft(author_id: UUID, *, now: datetime = NOON, **given: Any) -> NoteView:
    return write_note(author_id=author_id, draft=make_draft(author_id, **given), now=now)


def make_note(author_id: UUID, *, now: datetime = NOON, **given: Any) -> NoteView:
    """A note that others see."""
    return publish_note(note_id=keep_draft(author_id, now=now, **given).id, author_id=author_id, now=now)


def tag(product: ProductView | UUID, **given: Any) -> GoodsTag:
    product_id = product if isinstance(product, UUID) else product.id
    return GoodsTag(**{"product_id": product_id, "picture": 0, "x_bp": 5_000, "y_bp": 5_000, **given})


def say(note_id: UUID, author_id: UUID, text: str = "真好看", *, now: datetime = NOON, **given: Any) -> CommentView:
    """:raises: what one remark is refused for"""
    (answer,) = write_comments([Remark(note_id, author_id, text, **given)], now=now)
    if isinstance(answer, ShopError):
        raise answer
    return answer
