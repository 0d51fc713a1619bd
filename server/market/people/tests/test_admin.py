import pytest
from django.test import Client

from foundation.models import AuditEntry
from market.people.models import Person
from market.people.tests.factories import make_person

pytestmark = pytest.mark.django_db
LIST = "/admin/people/person/"


@pytest.fixture
def operator() -> Client:
    client = Client()
    client.force_login(Person.objects.create_superuser(email="ops@example.com", password="x"))
    return client


def test_the_list_and_a_person_open(operator: Client):
    ana = make_person()

    assert operator.get(f"{LIST}?q=林&is_active__exact=1").status_code == 200
    page = operator.get(f"{LIST}{ana.id}/change/")

    assert page.status_code == 200
    assert b'name="password"' not in page.content


def test_an_operator_closes_an_account_and_leaves_a_trail(operator: Client):
    ana = make_person()

    operator.post(LIST, {"action": "close_accounts", "_selected_action": [str(ana.id)]})

    assert Person.objects.get(pk=ana.id).is_active is False
    trail = AuditEntry.objects.get(action="people.change_account")
    assert (trail.before, trail.after) == ({"is_active": True}, {"is_active": False})


def test_nobody_closes_the_account_of_the_head_of_the_house(operator: Client):
    head = Person.objects.get(email="ops@example.com")

    operator.post(LIST, {"action": "close_accounts", "_selected_action": [str(head.id)]})

    assert Person.objects.get(pk=head.id).is_active is True
