"""Whoever may only look at the back office does nothing to anything. Every act of every desk is tried."""

from typing import Any
from uuid import UUID

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.test import Client, RequestFactory
from django.urls import reverse

from market.people.models import Person

pytestmark = pytest.mark.django_db
admin.autodiscover()  # As the web process does, and no other.
SOMETHING = UUID("01939b2c-0000-7000-8000-000000000001")
DESKS = sorted(((model._meta.label, desk) for model, desk in admin.site._registry.items()), key=lambda one: one[0])


@pytest.fixture
def looker() -> Person:
    person = Person.objects.create(nickname="lena", is_staff=True)
    person.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    return Person.objects.get(pk=person.pk)


def acts_of(desk: Any) -> list[tuple[str, list[UUID]]]:
    """Return the name of each act of a desk, with the row that it is done to, if any."""
    of_row = [
        act for place in ("actions_detail", "actions_row", "actions_submit_line") for act in getattr(desk, place, ())
    ]
    return [(act, [SOMETHING]) for act in of_row] + [(act, []) for act in getattr(desk, "actions_list", ())]


@pytest.mark.parametrize("desk", [desk for _, desk in DESKS], ids=[label for label, _ in DESKS])
def test_who_may_only_look_is_offered_no_act_upon_rows(desk, looker):
    """Without `LongList.get_actions`: fails with the names of libraries' acts, such as a job's `abort`."""
    request = RequestFactory().get("/admin/")
    request.user = looker

    assert list(desk.get_actions(request)) == []


@pytest.mark.parametrize(("desk", "act", "row"), [(desk, *act) for _, desk in DESKS for act in acts_of(desk)], ids=str)
def test_who_may_only_look_does_nothing(desk, act, row, looker):
    """Without `permissions=["operate"]` on an act: fails, the form is shown, or the row is asked for and not found."""
    client = Client()
    client.force_login(looker)
    opts = desk.opts
    address = reverse(f"admin:{opts.app_label}_{opts.model_name}_{act}", args=row)

    assert [client.get(address).status_code, client.post(address).status_code] == [403, 403]


def test_there_are_acts_to_be_tried():
    assert sum(len(acts_of(desk)) for _, desk in DESKS) >= 9
