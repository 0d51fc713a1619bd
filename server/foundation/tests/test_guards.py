from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from foundation import access, audit, rate, sql
from foundation.errors import TooMany
from foundation.models import AuditEntry

pytestmark = pytest.mark.django_db


def test_the_audit_trail_can_only_grow():
    audit.record(actor_id=uuid4(), action="orders.ship", subject="ord_1", before={"state": "to_ship"})

    for forbidden in ("UPDATE foundation_auditentry SET because = 'x'", "DELETE FROM foundation_auditentry"):
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            sql.run(forbidden)
    assert AuditEntry.objects.get().before == {"state": "to_ship"}


def test_a_caller_is_counted_by_the_minute_and_each_for_themselves():
    for _ in range(3):
        rate.limit(who="1.2.3.4", what="tests", per_minute=3)
    rate.limit(who="5.6.7.8", what="tests", per_minute=3)

    with pytest.raises(TooMany) as refusal:
        rate.limit(who="1.2.3.4", what="tests", per_minute=3)

    assert refusal.value.facts["per_minute"] == 3


def test_a_stranger_finds_nothing_and_staff_need_the_permission(monkeypatch):
    clerk, shop = uuid4(), uuid4()
    grants = lambda person, holder: frozenset({"orders.ship"} if (person, holder) == (clerk, shop) else ())  # noqa: E731
    monkeypatch.setattr(access, "_grants", [grants])

    access.require(clerk, shop, "orders.ship")
    with pytest.raises(access.NotYours):
        access.require(uuid4(), shop, "orders.ship")
    with pytest.raises(access.NotYours):
        access.require(clerk, uuid4(), "orders.ship")
    with pytest.raises(access.RoleTooSmall):
        access.require(clerk, shop, "price.edit")
