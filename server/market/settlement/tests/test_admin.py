"""The back office decides what shops dispute; everything else of settlement it only looks at."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from foundation.models import AuditEntry
from foundation.testing import NOON
from market.approvals.models import Approval
from market.people.models import Person
from market.settlement.models import Item, Line, Statement
from market.settlement.services.dispute_item import dispute_item
from market.settlement.services.make_statements import make_statements
from market.settlement.tests.factories import DAY, held, settled

pytestmark = pytest.mark.django_db
STATED = NOON + 9 * DAY


@pytest.fixture
def operator() -> Client:
    client = Client()
    client.force_login(Person.objects.create(nickname="olga", is_staff=True, is_superuser=True))
    return client


@pytest.fixture
def disputed() -> Item:
    """Return two mugs of ¥20.00, of which ¥1.24 were taken, as the shop disputes it."""
    settled()
    make_statements(now=STATED)
    item = Item.objects.get(line__kind="goods")
    assert item.statement_id is not None
    dispute_item(
        statement_id=item.statement_id, item_id=item.pk, person_id=item.shop_id, because="the rate is wrong", now=STATED
    )
    return item


def address(item: Item) -> str:
    return f"/admin/settlement/item/{item.pk}/decide/"


def test_an_operator_decides_a_dispute_and_the_shop_has_what_was_granted(operator: Client, disputed: Item):
    assert "CNY 1.24 · the rate is wrong" in operator.get(address(disputed)).content.decode()
    before = held("settleable", shop_id=disputed.shop_id)

    assert operator.post(address(disputed), {"granted": "0.24", "because": "half of it"}).status_code == 302

    disputed.refresh_from_db()
    assert (disputed.granted_minor, disputed.decision) == (24, "half of it")
    assert Statement.objects.get().open_disputes == 0
    assert held("settleable", shop_id=disputed.shop_id) == before + 24
    assert AuditEntry.objects.filter(action="settlement.decide").count() == 1


def test_above_the_limit_a_second_operator_agrees_first(operator: Client, disputed: Item, settings):
    """Without `ask_at_desk`: fails, one operator grants it alone."""
    settings.APPROVAL_LIMITS = {"settlement.grant": {"CNY": 23}}

    operator.post(address(disputed), {"granted": "0.24", "because": "half of it"})
    disputed.refresh_from_db()
    assert disputed.decided_at is None

    second = Client()
    second.force_login(Person.objects.create(nickname="otto", is_staff=True, is_superuser=True))
    second.post(f"/admin/approvals/approval/{Approval.objects.get().pk}/grant/", {"because": "it is right"})
    disputed.refresh_from_db()
    assert disputed.granted_minor == 24


@pytest.mark.parametrize(
    ("granted", "because", "status"),
    [("1.25", "too much", 302), ("0.001", "a tenth of a fen", 302), ("-1", "below nothing", 422), ("1", "", 422),
     ("NaN", "no number", 422), ("1", "x" * 201, 422)],
    ids=["more than was taken", "no whole fen", "below zero", "without a reason", "no number", "a novel"],
)  # fmt: skip
def test_a_decision_that_makes_no_sense_changes_nothing(operator, disputed, granted, because, status):
    """Without looking at decimals: a tenth of a fen is taken for nothing, and the dispute is decided."""
    before = held("settleable", shop_id=disputed.shop_id)

    assert operator.post(address(disputed), {"granted": granted, "because": because}).status_code == status

    disputed.refresh_from_db()
    assert disputed.decided_at is None
    assert held("settleable", shop_id=disputed.shop_id) == before
    assert Statement.objects.get().open_disputes == 1


def test_what_nobody_disputed_is_not_decided(operator: Client, disputed: Item):
    """Without the desk's own queryset: fails with 302, for the desk asks about any item."""
    other = Item.objects.get(line__kind="freight")

    assert operator.post(address(other), {"granted": "0", "because": "it stands"}).status_code == 404


def test_who_may_only_look_decides_nothing(disputed: Item):
    """Without permissions=["operate"]: fails with 302 and a decision."""
    clerk = Person.objects.create(nickname="ben", is_staff=True)
    clerk.user_permissions.add(Permission.objects.get(codename="view_item", content_type__app_label="settlement"))
    client = Client()
    client.force_login(clerk)
    assert client.get(f"/admin/settlement/item/{disputed.pk}/change/").status_code == 200

    assert client.post(address(disputed), {"granted": "1", "because": "a friend"}).status_code == 403

    disputed.refresh_from_db()
    assert disputed.decided_at is None


def test_everything_is_to_be_looked_at_and_nothing_to_be_changed(operator: Client, disputed: Item):
    rows = {"item": disputed, "line": Line.objects.all()[0], "statement": Statement.objects.get()}
    for name, row in rows.items():
        page = f"/admin/settlement/{name}/{row.pk}/change/"

        assert operator.get(f"/admin/settlement/{name}/").status_code == 200
        assert operator.get(page).status_code == 200
        assert operator.post(page, {}).status_code == 403
        assert operator.post(page.replace("/change/", "/delete/"), {"post": "yes"}).status_code == 403
    assert operator.get("/admin/settlement/terms/").status_code == 200
