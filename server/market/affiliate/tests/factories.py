"""Makers of shares and of those who come by them. A test names only what it is about."""

from datetime import datetime
from uuid import UUID

from django.test import Client

from foundation.testing import NOON
from market.affiliate.models import Consent, Share
from market.affiliate.services.note_touch import note_touch
from market.affiliate.services.open_share import open_share
from market.affiliate.types import Channel, SubjectKind
from market.orders.tests.factories import make_sku
from market.people.models import Person


def browser_of(person_id: UUID) -> Client:
    client = Client()
    client.force_login(Person.objects.get(pk=person_id))
    return client


def make_share(
    person_id: UUID,
    product_id: UUID | None = None,
    *,
    kind: SubjectKind = SubjectKind.PRODUCT,
    channel: Channel = Channel.LINK,
    parent: Share | None = None,
    now: datetime = NOON,
) -> Share:
    view = open_share(
        person_id=person_id,
        kind=kind,
        subject_id=product_id or make_sku().product_id,
        channel=channel,
        parent_code=parent.code if parent else None,
        now=now,
    )
    return Share.objects.get(pk=view.id)


def agree(person_id: UUID | None = None, *, visitor_id: UUID | None = None, now: datetime = NOON) -> None:
    Consent.objects.create(at=now, person_id=person_id, visitor_id=visitor_id, is_given=True)


def touch(share: Share, person_id: UUID, *, now: datetime = NOON) -> None:
    """Somebody who lets themselves be recognised comes by a share."""
    agree(person_id, now=now)
    note_touch(share.id, person_id=person_id, visitor_id=None, now=now)
