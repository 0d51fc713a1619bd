from uuid import uuid4

import pytest

from foundation.ids import encode
from foundation.models import AuditEntry
from foundation.testing import NOON
from market.people.models import Person
from market.shipping.models import Rule
from market.shipping.services.send_parcel import send_parcel

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator(client):
    person = Person.objects.create_superuser(email="root@example.com", password=uuid4().hex, nickname="root")
    client.force_login(person)
    client.person = person
    return client


def test_an_operator_puts_a_rule_right_and_leaves_a_trail(operator):
    shop_id = uuid4()
    rule = Rule.objects.create(shop_id=shop_id, flat_minor=800, currency="CNY")

    answer = operator.post(
        f"/admin/shipping/rule/{rule.pk}/change/", {"flat_minor": 600, "free_over_minor": 5000, "country": ""}
    )

    assert answer.status_code == 302, answer.content
    rule.refresh_from_db()
    assert (rule.flat_minor, rule.free_over_minor) == (600, 5000)
    trail = AuditEntry.objects.get()
    assert (trail.action, trail.actor_id, trail.subject) == (
        "shipping.set_rule",
        operator.person.pk,
        encode("shop", shop_id),
    )
    assert trail.before == {"flat_minor": 800, "free_over_minor": None}
    assert trail.after == {"country": "", "flat_minor": 600, "free_over_minor": 5000}


def test_a_parcel_is_found_and_cannot_be_edited(operator):
    parcel = send_parcel(uuid4(), uuid4(), "zto", "78120000000001", NOON)

    assert b"78120000000001" in operator.get("/admin/shipping/parcel/?q=7812").content
    page = f"/admin/shipping/parcel/{parcel.id}/change/"
    assert operator.get(page).status_code == 200
    assert operator.post(page, {"tracking_no": "1"}).status_code == 403
