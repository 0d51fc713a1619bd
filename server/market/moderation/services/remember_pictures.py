"""Pictures are published, and those that come later are compared with them; or they are gone, and are not."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import sql
from market.media import facade as media
from market.media.facade import Likeness
from market.moderation.models import Look
from market.moderation.resembling import keys_of
from market.moderation.types import Subject

KEY = (("look_id", "bigint"), ("key", "bigint"))


@transaction.atomic
def remember_pictures(*, subject: Subject, picture_ids: Sequence[UUID], now: datetime) -> None:
    """
    Compare what comes later with these pictures and with no others of this subject; those known keep their date.

    Four queries, two where nothing is new.
    """
    wanted = dict.fromkeys(picture_ids)
    shown = {
        look.picture_id: look.pk
        for look in Look.objects.filter(subject_kind=subject.kind, subject_id=subject.id).only("picture_id")
    }
    gone = [pk for picture_id, pk in shown.items() if picture_id not in wanted]
    if gone:
        forget_looks(gone)
    new = media.likenesses([picture_id for picture_id in wanted if picture_id not in shown])
    rows = [
        Look(
            likeness=looks.pack(), picture_id=picture_id, subject_kind=subject.kind, subject_id=subject.id,
            person_id=subject.author_id, at=now,
        )
        for picture_id, looks in new.items()
    ]  # fmt: skip
    keep(rows, list(new.values()))


def keep(rows: Sequence[Look], looks: Sequence[Likeness]) -> None:
    """Write looks with their keys."""
    if rows:
        made = Look.objects.bulk_create(rows)
        keys = [(row.pk, key) for row, one in zip(made, looks, strict=True) for key in keys_of(one)]
        sql.insert_many("moderation_lookkey", KEY, keys)


@transaction.atomic
def forget_pictures(*, kind: str, subject_id: UUID) -> None:
    """Compare nothing with a subject's pictures any more: it is deleted, or was not its author's to show."""
    forget_looks(list(Look.objects.filter(subject_kind=kind, subject_id=subject_id).values_list("pk", flat=True)))


def forget_looks(look_ids: Sequence[int]) -> None:
    """The keys are known by what the looks are, and are found by them."""
    if not look_ids:
        return
    looks = Look.objects.filter(pk__in=look_ids)
    keys = [(look.pk, key) for look in looks for key in keys_of(look.looks())]
    sql.run(
        f"""
        DELETE FROM moderation_lookkey held USING {sql.given(KEY)}
        WHERE held.key = given.key AND held.look_id = given.look_id
        """,
        [sql.pack(KEY, keys)],
    )
    looks.delete()
