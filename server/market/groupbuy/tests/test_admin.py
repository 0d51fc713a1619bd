from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from foundation.ids import encode, uuid7
from foundation.models import AuditEntry
from market.groupbuy.models import Activity, Team
from market.groupbuy.states import TeamState
from market.groupbuy.tests.factories import make_offer, make_open_team, make_product, sit
from market.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator() -> Client:
    client = Client()
    client.force_login(Person.objects.create_superuser(email="ops@example.com", password="x"))
    return client


def form(goods, **more):
    now = timezone.now()
    return {
        "product": encode("prod", goods.id),
        "prices": f"{encode('sku', goods.skus[0].id)} 49.90 500 39.90",
        "starts_at_0": now.date().isoformat(),
        "starts_at_1": "00:00:00",
        "ends_at_0": (now + timedelta(days=7)).date().isoformat(),
        "ends_at_1": "00:00:00",
        "team_size": "3",
        "team_ttl_seconds": "86400",
        "pay_ttl_seconds": "900",
        "min_quantity": "1",
        "max_quantity": "5",
        "per_person": "2",
        "opens_per_day": "",
        "audience": "all",
        "prices-TOTAL_FORMS": "0",
        "prices-INITIAL_FORMS": "0",
        "moves-TOTAL_FORMS": "0",
        "moves-INITIAL_FORMS": "0",
        **more,
    }


def test_an_operator_makes_starts_edits_and_stops_an_offer(operator: Client):
    product = make_product()
    made = operator.post("/admin/groupbuy/activity/add/", form(product))
    assert made.status_code == 302, made.content.decode()[:3000]
    activity = Activity.objects.get()
    price = activity.prices.get()
    assert (price.price_minor, price.leader_price_minor, price.quota_left) == (49_90, 39_90, 500)
    page = f"/admin/groupbuy/activity/{activity.id}/change/"

    def act(name):
        operator.post("/admin/groupbuy/activity/", {"action": name, "_selected_action": [str(activity.id)]})
        return Activity.objects.get().state

    assert act("start") == "running"
    assert operator.post(page, form(product, team_size="5", prices="")).status_code == 302
    assert Activity.objects.get().team_size == 5
    assert act("stop") == "stopped"
    assert operator.get(page).status_code == 200
    assert set(AuditEntry.objects.values_list("action", flat=True)) == {
        f"groupbuy.{verb}_activity" for verb in ("create", "start", "edit", "stop")
    }


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"team_size": "1"}, "team_size"),
        ({"prices": "nonsense"}, "nonsense"),
        ({"prices": "sku_x 1 1"}, "sku_x 1 1"),
        ({"product": "prod_x"}, "prod_"),
    ],
)
def test_what_makes_no_sense_is_said_and_nothing_is_made(operator: Client, change, said):
    answer = operator.post("/admin/groupbuy/activity/add/", form(make_product(), **change))

    assert (answer.status_code, Activity.objects.count()) == (200, 0)
    assert said in answer.content.decode()


def test_what_the_services_refuse_is_said_and_nothing_is_made(operator: Client):
    strangers = encode("sku", uuid7())

    answer = operator.post(
        "/admin/groupbuy/activity/add/", form(make_product(), prices=f"{strangers} 1 1"), follow=True
    )

    assert Activity.objects.count() == 0
    assert "groupbuy.bad_activity" in answer.content.decode()


def test_an_operator_closes_a_team_and_says_why(operator: Client):
    offer = make_offer(now=timezone.now())
    team = make_open_team(offer, now=timezone.now())
    page = f"/admin/groupbuy/team/{team.id}/close/"
    assert operator.get(page).status_code == 200
    assert operator.post(page, {"because": ""}).status_code == 200

    answer = operator.post(page, {"because": "scalpers"})

    assert answer.status_code == 302
    assert Team.objects.get(pk=team.pk).state == TeamState.FAILED
    entry = AuditEntry.objects.get(action="groupbuy.close_team")
    assert (entry.because, entry.actor_id is not None) == ("scalpers", True)


def test_teams_are_found_by_the_ids_that_people_quote(operator: Client):
    offer = make_offer(now=timezone.now())
    team, other = make_open_team(offer, now=timezone.now()), make_open_team(offer, now=timezone.now())
    seated = sit(offer, team, now=timezone.now())

    for term in (encode("team", team.id), encode("ord", seated.seat.order_id), encode("pers", seated.seat.person_id)):
        shown = operator.get("/admin/groupbuy/team/", {"q": term}).content.decode()
        assert encode("team", team.id) in shown and encode("team", other.id) not in shown
    assert operator.get(f"/admin/groupbuy/team/{team.id}/change/").status_code == 200
    assert operator.post(f"/admin/groupbuy/team/{team.id}/delete/", {"post": "yes"}).status_code == 403
