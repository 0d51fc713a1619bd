"""An author writes a note, or rewrites it."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from django.db import transaction

from foundation import outbox
from foundation.ids import uuid7
from market.catalogue import facade as catalogue
from market.circles import facade as circles
from market.media import facade as media
from market.media.facade import PictureView, VideoView
from market.moderation import facade as moderation
from market.notes import rules
from market.notes.errors import GoodsNotOnSale, NoteChangedMeanwhile, PersonNotMentionable, PlaceUnknown
from market.notes.events import NoteEdited, NoteWithdrawn
from market.notes.models import Counts, Goods, Note
from market.notes.services import judge
from market.notes.states import NoteState
from market.notes.types import GoodsTag, NoteDraft, NoteView
from market.people import facade as people
from market.places import facade as places


@transaction.atomic
def write_note(*, author_id: UUID, draft: NoteDraft, now: datetime) -> NoteView:
    """
    Keep a new note, finished or not; nobody else sees it yet.

    :raises TooMuch, CoverNotInNote, TagOutsidePicture, GoodsNotOnSale, PersonNotMentionable, PlaceUnknown,
        PicturesOrFilm; media.PictureNotFound, media.VideoNotFound: not the author's
    """
    rules.check_draft(draft)
    draft, is_ai = _with_files(author_id, draft, now)
    _check(author_id, draft)
    note = Note(id=uuid7(), author_id=author_id, created_at=now)
    note.say(draft, is_ai=is_ai)
    note.save(force_insert=True)
    Counts.objects.create(note_id=note.id)
    _tag(note, draft.goods)
    return note.view()


@transaction.atomic
def rewrite_note(
    *, note_id: UUID, author_id: UUID, draft: NoteDraft, version: int | None = None, now: datetime
) -> NoteView:
    """
    Let an author say something else. What others had seen is kept as a revision, and they see the new words at once,
    unless they are doubtful: then nobody sees the note until somebody has looked at it.

    In: the version that the author read, if it matters. Locks the note.

    :raises NoteNotFound, NoteChangedMeanwhile, and as `write_note`; where others see it, NothingToShow, TitleMissing,
        moderation.TextRefused, moderation.PublishingPaused
    """
    note = Note.objects.lock_own(note_id, author_id)
    if version is not None and version != note.version:
        raise NoteChangedMeanwhile(version=note.version)
    before = note.view()
    rules.check_draft(draft)
    draft, is_ai = _with_files(author_id, draft, now)
    if before.draft == draft:
        return before
    _check(author_id, draft)
    is_seen = note.state in (NoteState.PUBLISHED, NoteState.HIDDEN)
    if is_seen or note.state == NoteState.SCHEDULED:
        rules.check_ready(draft)
    if is_seen:
        note.revisions.create(version=note.version, said=_as_json(before.draft), until=now)
        note.edited_at = now
    note.version += 1
    note.goods.all().delete()
    note.say(draft, is_ai=is_ai)
    note.save()
    _tag(note, draft.goods)
    if note.state in (NoteState.REFUSED, NoteState.HELD):
        note.move_to(NoteState.DRAFT, now=now, because="rewritten", by=author_id)
    if is_seen:
        _judge_again(note, now)
    return note.view()


def _judge_again(note: Note, now: datetime) -> None:
    """A note that was taken down stays down until somebody has looked at it as it is now."""
    verdicts = judge.judge_note(note)
    if note.state != NoteState.PUBLISHED:
        judge.put_as_it_is_now(note, verdicts, now)
        return
    moderation.check_may_publish(note.author_id, now=now)
    if judge.is_doubtful(verdicts):
        note.move_to(NoteState.HELD, now=now, because="edited, and to be looked at", by=note.author_id)
        judge.put_before_a_person(note, verdicts, now)
        outbox.publish(NoteWithdrawn(note.id, note.author_id, False, now), key=note.id)
    else:
        judge.put_as_it_is_now(note, verdicts, now)
        judge.remember_pictures(note, now)
        outbox.publish(NoteEdited(note.id, note.author_id, note.version, now), key=note.id)


def _with_files(author_id: UUID, draft: NoteDraft, now: datetime) -> tuple[NoteDraft, bool]:
    """
    Keep a note's pictures, or its film with the cover that its author chose, and say whether a machine made any.

    :raises media.PictureNotFound, media.VideoNotFound: not the author's, or not ready
    """
    media.keep_pictures(draft.picture_ids, now)  # First, so that none is swept away between the two.
    media.check_owner(draft.picture_ids, author_id)
    films = [draft.video_id] if draft.video_id else []
    media.keep_videos(films, now)
    media.check_videos_owner(films, author_id)
    shown: list[PictureView | VideoView] = list(media.pictures(draft.picture_ids).values())
    for film in media.videos(films).values():
        draft = replace(draft, cover_picture_id=film.cover.id if film.cover else None)
        shown.append(film)
    return draft, any(one.ai_evidence.is_ai for one in shown)


def _check(author_id: UUID, draft: NoteDraft) -> None:
    _check_goods(draft.goods)
    _check_mentions(author_id, draft.mention_ids)
    if draft.region_code and not places.region_names([draft.region_code]):
        raise PlaceUnknown(field="region_code")


def _check_goods(tags: Sequence[GoodsTag]) -> None:
    wanted = {tag.product_id for tag in tags}
    found = catalogue.products(wanted) if wanted else {}
    if any(one not in found or found[one].state != catalogue.ProductState.PUBLISHED for one in wanted):
        raise GoodsNotOnSale(field="goods")


def _check_mentions(author_id: UUID, person_ids: Sequence[UUID]) -> None:
    """Who blocked the author is nobody to mention, like who does not exist: the answer does not tell them apart."""
    if not person_ids:
        return
    standings = circles.standings(author_id, person_ids)
    known = people.people(person_ids)
    if any(one not in known or standings[one].is_out_of_sight for one in person_ids):
        raise PersonNotMentionable(field="mention_ids")


def _tag(note: Note, tags: Sequence[GoodsTag]) -> None:
    Goods.objects.bulk_create(
        Goods(
            note=note, place=place, product_id=tag.product_id, picture=tag.picture, x_bp=tag.x_bp, y_bp=tag.y_bp
        )
        for place, tag in enumerate(tags)
    )  # fmt: skip


def _as_json(draft: NoteDraft) -> Any:
    return msgspec.to_builtins(asdict(draft), enc_hook=str)
