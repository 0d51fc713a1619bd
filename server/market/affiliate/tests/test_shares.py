"""Passing on, coming by, and being recognised only by who agrees; over HTTP where it can be."""

import json
from functools import partial
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from foundation.ids import encode, uuid7
from foundation.testing import NOON, at_once, deliver_news, told_all
from foundation.web import GUEST_KEY
from market.affiliate.errors import ParentUnknown
from market.affiliate.events import ShareOpened
from market.affiliate.models import Consent, KnownVisitor, Share, Touch
from market.affiliate.services.open_share import open_share
from market.affiliate.services.recognise_visitor import recognise_visitor
from market.affiliate.tests.factories import agree, browser_of, make_share
from market.affiliate.types import Channel, SubjectKind
from market.catalogue import facade as catalogue
from market.circles.facade import block
from market.groupbuy.tests.factories import make_offer, make_open_team, opening
from market.merchants.tests.factories import make_shop
from market.notes.tests.factories import make_note
from market.orders.tests.factories import make_buyer, make_sku

pytestmark = pytest.mark.django_db


def put(client, path, body):
    return client.put(f"/api/affiliate{path}", json.dumps(body), content_type="application/json")


def post(client, body):
    return client.post("/api/affiliate/shares", json.dumps(body), content_type="application/json")


def wish(product_id, **more):
    return {"subject_kind": "product", "subject_id": encode("prod", product_id), "channel": "link", **more}


def test_a_link_is_the_same_however_often_it_is_asked_for_and_another_by_another_way():
    lin, mug = make_buyer(), make_sku()
    browser = browser_of(lin.id)

    first, again = post(browser, wish(mug.product_id)), post(browser, wish(mug.product_id))
    poster = post(browser, wish(mug.product_id, channel="poster"))

    assert (first.status_code, again.json()) == (201, first.json())
    assert first.json()["link"].endswith(f"/s/{first.json()['code']}")
    assert poster.json()["code"] != first.json()["code"]
    assert len(told_all(ShareOpened)) == 2


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"subject_id": encode("prod", uuid7())}, "affiliate.subject_not_found", "subject_id"),
        ({"subject_kind": "shop"}, "affiliate.subject_not_found", "subject_id"),
        ({"parent_code": "0000000000"}, "affiliate.parent_unknown", "parent_code"),
        ({"channel": "pigeon"}, "market.invalid_input", "channel"),
    ],
)
def test_what_makes_no_sense_is_refused_by_name_and_nothing_is_kept(change, code, field):
    lin, mug = make_buyer(), make_sku()

    answer = post(browser_of(lin.id), {**wish(mug.product_id), **change})

    assert answer.json()["code"] == code
    assert answer.json()["errors"][0]["field"] == field
    assert not Share.objects.exists()


def test_strangers_have_no_links_of_their_own():
    assert post(Client(), wish(make_sku().product_id)).json()["code"] == "auth.sign_in_first"


def test_goods_taken_off_sale_are_not_shared():
    lin, mug = make_buyer(), make_sku()
    catalogue.withdraw_product(mug.product_id, NOON)

    assert post(browser_of(lin.id), wish(mug.product_id)).json()["code"] == "affiliate.subject_not_found"


def test_shares_stand_in_a_tree_and_nobody_stands_below_themselves():
    lin, wei, mug = make_buyer(), make_buyer(), make_sku()
    root = make_share(lin.id, mug.product_id)

    child = make_share(wei.id, mug.product_id, parent=root)
    own = make_share(lin.id, mug.product_id, channel=Channel.QR, parent=root)
    below = make_share(lin.id, mug.product_id, channel=Channel.QR, parent=child)

    assert (root.depth, root.root_id, root.parent_id) == (0, root.pk, None)
    assert (child.depth, child.root_id, child.parent_id) == (1, root.pk, root.pk)
    assert (own.depth, own.parent_id) == (0, None)
    assert (below.depth, below.parent_id, below.root_id) == (2, child.pk, root.pk)
    with pytest.raises(ParentUnknown):
        open_share(
            person_id=lin.id, kind=SubjectKind.PRODUCT, subject_id=mug.product_id, channel=Channel.LINK,
            parent_code="zzzzzzzzzz", now=NOON,
        )  # fmt: skip


def test_every_kind_leads_to_its_own_page():
    lin = make_buyer()
    offer = make_offer()
    team, shop, note = make_open_team(offer, lin.id), make_shop(), make_note(lin.id)
    wanted = {
        SubjectKind.PRODUCT: (offer.product.id, f"/p/{encode('prod', offer.product.id)}?"),
        SubjectKind.TEAM: (team.id, f"/teams/{encode('team', team.id)}?"),
        SubjectKind.SHOP: (shop.id, f"/s/{encode('shop', shop.id)}?"),
        SubjectKind.NOTE: (note.id, f"/notes/{encode('note', note.id)}?"),
    }

    for kind, (subject_id, page) in wanted.items():
        share = make_share(lin.id, subject_id, kind=kind)
        answer = Client().get(f"/s/{share.code}")

        assert answer.status_code == 302
        assert answer["Location"].startswith(f"{page}via={share.code}")
    assert Client().get("/s/0000000000")["Location"] == "/nothing-shared"
    assert (
        f"from={encode('pers', lin.id)}" in Client().get(f"/s/{Share.objects.get(subject_id=team.id).code}")["Location"]
    )


def test_a_team_that_is_not_paid_for_is_its_leaders_alone():
    """Without asking for the team as the viewer sees it: fails, Wei is given a code."""
    offer, lin, wei = make_offer(), make_buyer(), make_buyer()
    team = opening(offer, lin.id).team
    wanted = {"subject_kind": "team", "subject_id": encode("team", team.id), "channel": "link"}

    assert post(browser_of(wei.id), wanted).json()["code"] == "affiliate.subject_not_found"
    mine = post(browser_of(lin.id), wanted)
    poster = f"/api/affiliate/shares/{mine.json()['code']}/poster.png"
    assert Client().get(poster).status_code == 404


def test_without_consent_a_click_is_a_bare_count_of_strangers_and_of_people():
    """Without the question asked in `note_touch`: fails with the visitor's key in the first row."""
    lin, wei = make_buyer(), make_buyer()
    share = make_share(lin.id)
    guest = Client()
    session = guest.session
    session[GUEST_KEY] = uuid7().hex  # Somebody who has a basket, and was never asked.
    session.save()

    guest.get(f"/s/{share.code}")
    browser_of(wei.id).get(f"/s/{share.code}")

    assert list(Touch.objects.values_list("person_id", "visitor_id")) == [(None, None)] * 2


def test_programs_that_draw_previews_are_not_counted():
    share = make_share(make_buyer().id)

    Client().get(f"/s/{share.code}", headers={"User-Agent": "WhatsApp/2.23"})
    Client().head(f"/s/{share.code}")

    assert not Touch.objects.exists()


def test_who_agrees_on_the_page_is_known_from_the_link_that_led_there():
    share = make_share(make_buyer().id)
    guest = Client()
    guest.get(f"/s/{share.code}")

    answer = put(guest, "/consent", {"is_given": True, "code": share.code})

    visitor_id = UUID(guest.session[GUEST_KEY])
    assert (answer.status_code, answer.cookies["jishi_consent"].value) == (204, "yes")
    assert list(Touch.objects.order_by("id").values_list("visitor_id", "is_click")) == [
        (None, True),
        (visitor_id, False),
    ]
    assert guest.get("/api/affiliate/consent").json() == {"is_given": True}
    guest.get(f"/s/{share.code}")
    assert Touch.objects.filter(visitor_id=visitor_id, is_click=True).count() == 1


def test_who_says_no_is_given_no_key_and_who_says_so_later_is_known_no_more():
    share = make_share(make_buyer().id)
    guest, wei = Client(), make_buyer()
    browser = browser_of(wei.id)

    put(guest, "/consent", {"is_given": False, "code": share.code})
    put(browser, "/consent", {"is_given": True})
    put(browser, "/consent", {"is_given": False})
    browser.get(f"/s/{share.code}")

    assert GUEST_KEY not in guest.session
    assert Consent.objects.order_by("id").values_list("person_id", "visitor_id").first() == (None, None)
    assert list(Touch.objects.values_list("person_id", "visitor_id")) == [(None, None)]


def test_a_visitor_who_signs_in_is_known_by_what_they_agreed_to():
    """Without the question in `recognise_visitor`: fails, since who never agreed is joined too."""
    wei, visitor_id, silent = make_buyer(), uuid7(), uuid7()
    agree(visitor_id=visitor_id)

    for who in (visitor_id, visitor_id, silent):
        recognise_visitor(visitor_id=who, person_id=wei.id, now=NOON)

    assert list(KnownVisitor.objects.values_list("visitor_id", "person_id")) == [(visitor_id, wei.id)]
    assert Consent.objects.filter(person_id=wei.id).count() == 1


def test_signing_in_over_http_joins_the_visit():
    wei, share = make_buyer(), make_share(make_buyer().id)
    guest = Client()
    put(guest, "/consent", {"is_given": True, "code": share.code})

    guest.post(
        "/_allauth/browser/v1/auth/login",
        json.dumps({"email": wei.email, "password": "correct horse 9"}),
        content_type="application/json",
    )
    deliver_news()

    assert KnownVisitor.objects.get().person_id == wei.id


def test_touches_cannot_be_changed():
    """Without the trigger: fails, since nothing is refused."""
    share = make_share(make_buyer().id)
    Client().get(f"/s/{share.code}")

    with pytest.raises(IntegrityError), transaction.atomic():
        Touch.objects.update(person_id=uuid7())


@pytest.mark.django_db(transaction=True)
def test_twenty_wishes_for_one_link_make_one():
    """Without `affiliate_one_share_per_way`: fails with MultipleObjectsReturned."""
    lin, mug = make_buyer(), make_sku()
    act = partial(
        open_share, person_id=lin.id, kind=SubjectKind.PRODUCT, subject_id=mug.product_id, channel=Channel.LINK,
        parent_code=None, now=NOON,
    )  # fmt: skip

    assert at_once([act] * 20) == ["done"] * 20
    assert Share.objects.count() == 1
    assert len(told_all(ShareOpened)) == 1


def test_the_last_touches_of_somebody_are_found_by_an_index():
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(
            "EXPLAIN SELECT * FROM affiliate_touch WHERE person_id = %s AND at > %s ORDER BY at DESC LIMIT 1",
            [uuid7(), NOON],
        )
        plan = "\n".join(row[0] for row in cursor.fetchall())

    assert "affiliate_last_of_person" in plan


def test_what_i_shared_is_called_by_its_name_as_long_as_i_may_see_it():
    lin, wei = make_buyer("林"), make_buyer("伟")
    mug, shop = make_sku(), make_shop()
    team = make_open_team(make_offer()).id
    note, hidden = make_note(wei.id, title="泡茶的人"), make_note(make_buyer("明").id, title="看不见")
    for kind, one in (
        (SubjectKind.PRODUCT, mug.product_id), (SubjectKind.SHOP, shop.id), (SubjectKind.TEAM, team),
        (SubjectKind.NOTE, note.id), (SubjectKind.NOTE, hidden.id),
    ):  # fmt: skip
        make_share(lin.id, one, kind=kind)
    block(person_id=hidden.author_id, other_id=lin.id, now=NOON)

    items = browser_of(lin.id).get("/api/affiliate/me/shares", headers={"Accept-Language": "zh-CN"}).json()["items"]

    assert [(one["subject_kind"], one["title"]) for one in items] == [
        ("note", ""),
        ("note", "泡茶的人"),
        ("team", "青瓷茶杯"),
        ("shop", "一炉家物"),
        ("product", "手作马克杯"),
    ]


def test_ten_shares_take_as_many_statements_as_one():
    def statements(count: int) -> int:
        lin = make_buyer("林")
        for _ in range(count):
            make_share(lin.id, make_sku().product_id)
        client = browser_of(lin.id)
        with CaptureQueriesContext(connection) as asked:
            assert len(client.get("/api/affiliate/me/shares").json()["items"]) == count
        return len(asked)

    assert statements(10) == statements(1)
