"""Somebody passes something on."""

import secrets
from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import outbox
from foundation.ids import ALPHABET, uuid7
from market.affiliate import queries, rules
from market.affiliate.errors import ParentUnknown
from market.affiliate.events import ShareOpened
from market.affiliate.models import CODE_LENGTH, Share
from market.affiliate.types import Channel, ShareView, SubjectKind


@transaction.atomic
def open_share(
    *, person_id: UUID, kind: SubjectKind, subject_id: UUID, channel: Channel, parent_code: str | None, now: datetime
) -> ShareView:
    """
    Return somebody's share of something by one way, made the first time; the same whenever they ask again.

    In: `parent_code`, of the link they came by. By one's own link one stands where that one stood. Two at once make
    one: the unique index decides.

    :raises SubjectNotFound, ParentUnknown:
    """
    subject = queries.subject(kind, subject_id, viewer_id=person_id)
    parent = _parent(parent_code, person_id)
    identity = uuid7()
    row = Share(
        id=identity,
        code="".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH)),
        person_id=person_id,
        subject_kind=kind,
        subject_id=subject_id,
        channel=channel,
        source=rules.source_of(kind),
        parent=parent,
        root_id=parent.root_id if parent else identity,
        depth=parent.depth + 1 if parent else 0,
        product_ids=list(subject.product_ids),
        shop_id=subject.shop_id,
        at=now,
    )
    Share.objects.bulk_create([row], ignore_conflicts=True)
    found = Share.objects.get(
        person_id=person_id, subject_kind=kind, subject_id=subject_id, channel=channel, parent=parent
    )
    if found.pk == identity:
        told = ShareOpened(identity, person_id, kind, subject_id, channel, found.parent_id, now)
        outbox.publish(told, key=identity)
    return found.view()


def _parent(code: str | None, person_id: UUID) -> Share | None:
    if not code:
        return None
    found = Share.objects.filter(code=code).select_related("parent").first()
    if found is None:
        raise ParentUnknown(field="parent_code")
    while found is not None and found.person_id == person_id:
        found = found.parent
    return found
