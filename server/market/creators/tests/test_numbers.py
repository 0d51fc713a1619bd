"""What notes sold, and what an author is told: theirs alone, and nobody by name."""

import csv
import io
from datetime import timedelta

import pytest
from django.utils import timezone

from foundation.ids import encode, uuid7
from foundation.testing import deliver_news, told_all
from foundation.web import GUEST_KEY
from market.affiliate.facade import consent
from market.affiliate.tests.factories import agree, browser_of, make_share, touch
from market.affiliate.tests.test_attribution import buy, make_plan, shop_of
from market.affiliate.types import SubjectKind
from market.aftersales.tests.factories import Bought
from market.circles.facade import follow
from market.circles.tests.factories import make_person
from market.creators import queries
from market.creators.export import as_csv
from market.creators.handlers import follow_orders
from market.creators.models import Sale, SaleReturn
from market.creators.services.fold_sightings import fold_sightings
from market.creators.services.follow_orders import note_sales
from market.creators.services.note_sightings import note_sightings
from market.creators.services.recognise_visitor import recognise_visitor
from market.creators.tests.factories import sight
from market.creators.types import Deed, Sighted, Source, Tally, Viewer
from market.notes.services.withdraw_note import delete_note
from market.notes.tests.factories import make_note, tag
from market.orders.events import OrderLinesRefunded
from market.orders.tests.factories import make_buyer, make_sku, yuan
from market.settlement.tests.factories import give_back

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def clicked(author, buyer, sku, *, now, source=Source.FOLLOWING):
    """Somebody comes to an article by a note of an author's."""
    note = make_note(author.id, now=now, goods=(tag(sku.product_id),))
    assert sight(note.id, buyer.id, Deed.SEEN, Deed.CLICKED, source=source, product_id=sku.product_id, now=now) == 2
    return note


def test_an_order_counts_for_the_note_by_which_its_buyer_last_came_to_the_article():
    now = timezone.now()
    lin, mei, wei, mug = make_person(), make_person(), make_buyer("伟"), make_sku(price=yuan(50))
    clicked(lin, wei, mug, now=now - 2 * DAY)
    note = clicked(mei, wei, mug, now=now - DAY, source=Source.TOPIC)
    clicked(lin, make_person(), mug, now=now)

    order_id = buy(wei, (mug, 2), now=now)
    deliver_news()

    sale = Sale.objects.get()
    assert (sale.note_id, sale.author_id, sale.source, sale.order_id) == (note.id, mei.id, Source.TOPIC, order_id)
    assert (sale.currency, sale.paid_minor, sale.refunded_minor) == ("CNY", 10_000, 0)


@pytest.mark.parametrize("why", ["another article", "too long ago", "only seen", "one's own", "after the order"])
def test_what_no_note_brought_counts_for_none(why):
    now = timezone.now()
    lin, wei, mug = make_person(), make_buyer("伟"), make_sku()
    author = wei if why == "one's own" else lin
    at = {"too long ago": now - 16 * DAY, "after the order": now + DAY}.get(why, now - DAY)
    note = make_note(author.id, now=now - 20 * DAY, goods=(tag(mug.product_id),))
    deed = Deed.SEEN if why == "only seen" else Deed.CLICKED
    sight(note.id, wei.id, deed, product_id=mug.product_id, now=at)

    buy(wei, (make_sku() if why == "another article" else mug, 1), now=now)
    deliver_news()

    assert not Sale.objects.exists()


def test_a_click_on_what_the_note_does_not_show_does_not_count():
    lin, wei, mug = make_person(), make_person(), make_sku()
    note = make_note(lin.id, goods=(tag(mug.product_id),))

    assert sight(note.id, wei.id, Deed.CLICKED, product_id=make_sku().product_id) == 0
    assert sight(note.id, wei.id, Deed.CLICKED, product_id=None) == 0


def test_a_line_counts_once_and_a_refund_is_taken_off_once():
    now = timezone.now()
    lin, wei, mug = make_person(), make_buyer("伟"), make_sku(price=yuan(50))
    note = clicked(lin, wei, mug, now=now - DAY)
    order_id = buy(wei, (mug, 2), now=now)
    deliver_news()

    assert note_sales([order_id]) == 0
    give_back(Bought(wei.id, uuid7(), order_id), now=now)
    (news,) = told_all(OrderLinesRefunded)
    follow_orders([news])

    sale = Sale.objects.get()
    assert (sale.note_id, sale.paid_minor, sale.refunded_minor) == (note.id, 10_000, 5_000)
    assert SaleReturn.objects.count() == 1


def test_a_visitor_who_agreed_and_signs_in_buys_by_the_note_and_is_counted_once():
    now, visitor_id = timezone.now(), uuid7()
    lin, wei, mug = make_person(), make_buyer("伟"), make_sku()
    agree(visitor_id=visitor_id)
    assert consent(None, visitor_id)
    note = make_note(lin.id, now=now - DAY, goods=(tag(mug.product_id),))
    click = Sighted(note.id, Deed.CLICKED, Source.SHARE, mug.product_id)
    note_sightings(Viewer(visitor_id, None), [click], now=now - DAY)

    assert [recognise_visitor(visitor_id=visitor_id, person_id=wei.id) for _ in range(2)] == [1, 0]
    buy(wei, (mug, 1), now=now)
    deliver_news()
    fold_sightings()

    assert Sale.objects.get().note_id == note.id
    client = browser_of(lin.id)
    assert client.get("/api/creators/numbers").json()["total"]["clicked"] == 1
    assert GUEST_KEY not in client.session


def test_an_author_is_told_what_came_of_their_notes_by_day_and_way():
    now = timezone.now()
    lin, wei, mei, mug = make_person(), make_buyer("伟"), make_person(), make_sku(price=yuan(50))
    make_plan(shop_of(mug), 1_000)
    note = clicked(lin, wei, mug, now=now)
    touch(make_share(lin.id, note.id, kind=SubjectKind.NOTE, now=now), wei.id, now=now)
    sight(note.id, mei.id, Deed.SEEN, Deed.READ, source=Source.NEARBY, now=now - 30 * DAY)
    order_id = buy(wei, (mug, 2), now=now + timedelta(seconds=1))
    deliver_news()
    give_back(Bought(wei.id, uuid7(), order_id), now=now)
    fold_sightings()
    client = browser_of(lin.id)

    told = client.get("/api/creators/numbers?days=28").json()

    assert {name: told["total"][name] for name in ("seen", "read", "clicked", "orders")} == {
        "seen": 1, "read": 0, "clicked": 1, "orders": 1,
    }  # fmt: skip
    assert told["total"]["sales"] == [{"currency": "CNY", "minor": 10_000}]
    assert told["total"]["refunds"] == [{"currency": "CNY", "minor": 5_000}]
    assert told["total"]["commission"] == [{"currency": "CNY", "minor": 1_000}]  # As told; less from its next step on.
    assert (told["before"]["seen"], told["before"]["read"]) == (1, 1)
    assert (len(told["by_day"]), sum(one["seen"] for one in told["by_day"])) == (28, 1)
    assert [one["source"] for one in told["by_source"]] == ["following"]
    (item,) = client.get("/api/creators/notes?sort=sales").json()["items"]
    assert (item["note_id"], item["title"], item["orders"]) == (encode("note", note.id), note.draft.title, 1)
    whole = client.get(f"/api/creators/notes/{item['note_id']}?days=90").json()
    assert {one["source"]: one["seen"] for one in whole["by_source"]} == {"following": 1, "nearby": 1}
    assert whole["note"]["seen"] == whole["total"]["seen"] == 2


def test_every_way_to_a_note_is_told_by_itself_and_its_sales_too():
    """Also that from a product's page."""
    now = timezone.now()
    lin, wei, mug = make_person(), make_buyer("伟"), make_sku(price=yuan(50))
    note = clicked(lin, wei, mug, now=now, source=Source.PRODUCT)
    for way in Source:
        sight(note.id, make_person().id, source=way, now=now)
    buy(wei, (mug, 1), now=now + timedelta(seconds=1))
    deliver_news()
    fold_sightings()

    told = browser_of(lin.id).get("/api/creators/numbers").json()["by_source"]

    assert {one["source"]: one["seen"] for one in told} == {**dict.fromkeys(Source, 1), "product": 2}
    assert {one["source"]: one["orders"] for one in told if one["orders"]} == {"product": 1}


def test_an_order_that_came_by_two_ways_is_one_of_all():
    """Counted by way and added up: fails with 2."""
    now = timezone.now()
    lin, wei, mug = make_person(), make_buyer("伟"), make_sku(price=yuan(50))
    mugs = [mug, make_sku(price=yuan(30), shop_id=shop_of(mug))]
    clicked(lin, wei, mugs[0], now=now, source=Source.FOLLOWING)
    clicked(lin, wei, mugs[1], now=now, source=Source.NEARBY)
    buy(wei, *((mug, 1) for mug in mugs), now=now + timedelta(seconds=1))
    deliver_news()

    told = browser_of(lin.id).get("/api/creators/numbers").json()

    assert {one["source"]: one["orders"] for one in told["by_source"]} == {"following": 1, "nearby": 1}
    assert told["total"]["orders"] == 1
    assert told["total"]["sales"] == [{"currency": "CNY", "minor": 8_000}]


def test_numbers_are_the_authors_alone():
    lin, wei = make_person(), make_person()
    note = make_note(lin.id, now=timezone.now())
    sight(note.id, wei.id, now=timezone.now())
    fold_sightings()
    path = f"/api/creators/notes/{encode('note', note.id)}"

    assert browser_of(lin.id).get(path).json()["total"]["seen"] == 1
    stranger = browser_of(wei.id)
    assert stranger.get(path).status_code == 404
    assert stranger.get("/api/creators/numbers").json()["total"]["seen"] == 0
    assert stranger.get("/api/creators/notes").json() == {"items": []}
    assert encode("note", note.id) not in stranger.get("/api/creators/numbers.csv").content.decode()


def test_a_deleted_note_keeps_its_numbers_and_loses_its_name():
    lin, wei = make_person(), make_person()
    note = make_note(lin.id, now=timezone.now())
    sight(note.id, wei.id, now=timezone.now())
    fold_sightings()
    delete_note(note_id=note.id, author_id=lin.id, now=timezone.now())

    (item,) = browser_of(lin.id).get("/api/creators/notes").json()["items"]
    assert (item["title"], item["cover"], item["seen"]) == ("", None, 1)


@pytest.mark.parametrize(("followers", "strangers", "is_told"), [(19, 9, False), (20, 9, True)])
def test_the_best_time_is_of_followers_and_names_nobody(followers, strangers, is_told):
    """Below 20 nothing is told; of an hour with fewer than five, nothing either."""
    now = timezone.now().replace(minute=0)
    lin, wei = make_person(), make_person()
    note = make_note(lin.id, now=now - 9 * DAY)
    people = [make_person() for _ in range(followers + strangers)]
    for person in people[:followers]:
        follow(follower_id=person.id, followee_id=wei.id, now=now)
    for place, person in enumerate(people):
        at = now - DAY if place > 3 else now - DAY - timedelta(hours=2)
        sight(note.id, person.id, Deed.READ, now=at)

    told = browser_of(wei.id).get("/api/creators/best-time?zone=Asia/Singapore").json()

    assert (told["readers"] is not None) == is_told
    assert sorted(told["cells"], reverse=True)[:2] == ([16, 0] if is_told else [0, 0])
    if is_told:
        local = (now - DAY + timedelta(hours=8)).replace(tzinfo=None)
        assert told["cells"].index(16) == local.weekday() * 24 + local.hour
    assert browser_of(wei.id).get("/api/creators/best-time?zone=Mars").json()["code"] == "creators.zone_unknown"


def test_a_file_has_a_line_for_each_note_day_and_way_and_no_formulas():
    now = timezone.now()
    lin, wei = make_person(), make_person()
    note = make_note(lin.id, now=now, title="=HYPERLINK(1)")
    sight(note.id, wei.id, Deed.SEEN, Deed.READ, source=Source.SEARCH, now=now)
    fold_sightings()

    answer = browser_of(lin.id).get("/api/creators/numbers.csv", headers={"accept-language": "en"})
    heads, line = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))

    assert (heads[0], line[0], line[1]) == ("note", encode("note", note.id), "'=HYPERLINK(1)")
    assert dict(zip(heads, line, strict=True))["read"] == "1"


def test_money_in_a_file_stands_in_its_currency():
    sums = Tally({Deed.SEEN: 3}, 2, {"CNY": 12_345, "JPY": 7}, {"CNY": 5}, {})
    text = as_csv({(uuid7(), timezone.now().date(), "topic"): sums}, {}, "zh-CN")
    first, second = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))[1:]

    assert (first[4], first[-4:], second[4], second[-4:]) == (
        "3", ["CNY", "123.45", "0.05", "0.00"], "", ["JPY", "7", "0", "0"],
    )  # fmt: skip


def test_few_statements_whatever_the_notes(django_assert_num_queries):
    lin, now = make_person(), timezone.now()
    for _ in range(3):
        sight(make_note(lin.id, now=now).id, make_person().id, now=now)
    fold_sightings()
    today = now.date()

    with django_assert_num_queries(2):
        found = queries.tallies(lin.id, since=today - 9 * DAY, until=today + 2 * DAY, by="note_id")
    assert len(found) == 3
