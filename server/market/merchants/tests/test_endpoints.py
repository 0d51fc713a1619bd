from uuid import UUID

import pytest
from django.test import Client

from foundation.ids import encode
from market.merchants.models import Shop
from market.merchants.tests.factories import make_person, make_shop, make_staff
from market.people.facade import PersonView
from market.people.models import Person

pytestmark = pytest.mark.django_db
SOMEBODY = UUID(int=1)  # Fixed, since the workers of one run must name the same tests.
JSON = "application/json"


def phone_of(person: PersonView) -> Client:
    client = Client(headers={"Accept-Language": "en"})
    client.force_login(Person.objects.get(pk=person.id))
    return client


def path_of(shop, *rest: str) -> str:
    return "/".join([f"/api/merchants/shops/{encode('shop', shop.id)}", *rest])


def test_i_see_the_shops_where_i_work_and_what_i_may_do_there():
    shop = make_shop()
    ben = make_staff(shop, "clerk")
    make_shop()

    body = phone_of(ben).get("/api/merchants/shops").json()

    assert body == {
        "items": [
            {
                "shop_id": encode("shop", shop.id),
                "slug": shop.slug,
                "name": "Hearth",
                "state": "open",
                "self_operated": False,
                "role": "clerk",
                "permissions": ["orders.read", "orders.ship", "shop.read", "stock.edit"],
            }
        ],
        "next": None,
    }


def test_an_owner_reads_and_renames_the_shop():
    shop = make_shop()
    ana = phone_of(make_staff(shop, "owner"))

    changed = ana.patch(path_of(shop), {"name": {"zh-CN": "新名"}}, content_type=JSON)

    assert (changed.status_code, changed.json()["name"]) == (200, {"zh-CN": "新名"})
    assert ana.get(path_of(shop)).json()["licence"]["number"] == "00DEMO000000000002"


def test_nobody_changes_what_only_operators_may():
    shop = make_shop()
    ana = phone_of(make_staff(shop, "owner"))

    refusal = ana.patch(path_of(shop), {"self_operated": True}, content_type=JSON)

    assert (refusal.status_code, refusal.json()["errors"][0]["field"]) == (422, "self_operated")
    assert Shop.objects.get(pk=shop.id).self_operated is False


def test_an_owner_takes_on_promotes_and_lets_go():
    shop = make_shop()
    ana, ben = phone_of(make_staff(shop, "owner")), make_person("本")
    ben_path = path_of(shop, "staff", encode("pers", ben.id))

    taken_on = ana.post(path_of(shop, "staff"), {"contact": ben.email, "role": "clerk"}, content_type=JSON)
    promoted = ana.patch(ben_path, {"role": "manager"}, content_type=JSON)
    names = [member["nickname"] for member in ana.get(path_of(shop, "staff")).json()["items"]]
    gone = ana.delete(ben_path)

    assert (taken_on.status_code, taken_on.json()["nickname"]) == (201, "本")
    assert (promoted.status_code, promoted.json()["role"]) == (200, "manager")
    assert names == ["owner", "本"]
    assert gone.status_code == 204
    assert phone_of(ben).get(path_of(shop)).status_code == 404


def test_taking_on_somebody_unknown_names_the_field():
    shop = make_shop()
    ana = phone_of(make_staff(shop, "owner"))

    refusal = ana.post(path_of(shop, "staff"), {"contact": "nobody@example.com", "role": "clerk"}, content_type=JSON)

    assert (refusal.status_code, refusal.json()["code"]) == (404, "people.person_not_found")
    assert refusal.json()["errors"][0]["field"] == "contact"


def test_guessing_who_has_an_account_soon_ends():
    shop = make_shop()
    ana = phone_of(make_staff(shop, "owner"))
    guess = {"contact": "nobody@example.com", "role": "clerk"}

    answers = [ana.post(path_of(shop, "staff"), guess, content_type=JSON).status_code for _ in range(11)]

    assert answers == [404] * 10 + [429]


def test_a_clerk_may_leave_and_may_send_nobody_away():
    shop = make_shop()
    ana, ben = make_staff(shop, "owner"), make_staff(shop, "clerk")
    clerk = phone_of(ben)

    sent_away = clerk.delete(path_of(shop, "staff", encode("pers", ana.id)))
    left = clerk.delete(path_of(shop, "staff", encode("pers", ben.id)))

    assert (sent_away.status_code, sent_away.json()["code"]) == (403, "access.role_too_small")
    assert left.status_code == 204


CALLS = [
    ("get", "", None),
    ("patch", "", {"name": {"en": "Mine now"}}),
    ("get", "staff", None),
    ("post", "staff", {"contact": "x@example.com", "role": "owner"}),
    ("patch", "staff/{person}", {"role": "clerk"}),
    ("delete", "staff/{person}", None),
]


@pytest.mark.parametrize(("method", "rest", "body"), CALLS)
@pytest.mark.parametrize("who", ["a shopper", "the owner of another shop", "nobody"])
def test_a_stranger_finds_no_shop_and_changes_nothing(method, rest, body, who):
    shop = make_shop()
    owner = make_staff(shop, "owner")
    intruder = {"a shopper": make_person, "the owner of another shop": lambda: make_staff(make_shop(), "owner")}
    client = phone_of(intruder[who]()) if who in intruder else Client()
    parts = [part.format(person=encode("pers", owner.id)) for part in [rest] if part]

    answer = getattr(client, method)(path_of(shop, *parts), body, content_type=JSON)

    assert answer.status_code == (401 if who == "nobody" else 404)
    assert answer.json()["code"] == ("auth.sign_in_first" if who == "nobody" else "access.not_found")
    assert Shop.objects.get(pk=shop.id).name["en"] == "Hearth"
    assert Shop.objects.get(pk=shop.id).staff.get().role == "owner"


@pytest.mark.parametrize("identity", ["shop_x", str(SOMEBODY), encode("prod", SOMEBODY)])
def test_an_id_of_another_kind_is_refused_before_any_query(identity, django_assert_num_queries):
    client = phone_of(make_person())

    with django_assert_num_queries(2):  # The session and the person.
        answer = client.get(f"/api/merchants/shops/{identity}")

    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "shop_id")
