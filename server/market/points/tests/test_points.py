"""Points are earned, spent, given back, taken back and end; they are never lost and never made of nothing."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foundation.testing import NOON, told_all
from market.orders.tests.factories import make_buyer
from market.people.models import Person
from market.points import rules
from market.points.errors import NotEnoughPoints
from market.points.events import PointsEarned
from market.points.models import Account, Entry, Lot
from market.points.queries import balance_of, differences, entries_of
from market.points.services.earn_points import earn_points
from market.points.services.expire_lots import end_due, expire_lots
from market.points.services.spend_points import return_points, spend_points
from market.points.services.take_back import take_back
from market.points.types import Earning, TakingBack

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
FOR_SHARING = {"zh-CN": "分享带来订单", "en": "Shared"}


def earn(person_id: UUID, points: int, cause: str = "", *, now=NOON) -> str:
    cause = cause or str(uuid4())
    earn_points([Earning(person_id, points, cause, FOR_SHARING)], now=now)
    return cause


def spend(person_id: UUID, points: int, *, now=NOON) -> str:
    cause = str(uuid4())
    spend_points(person_id=person_id, points=points, cause=cause, title={"en": "A coupon"}, now=now)
    return cause


def take(cause: str, points: int, back_cause: str = "", *, now=NOON) -> None:
    take_back([TakingBack(cause, points, back_cause or str(uuid4()), {"en": "Gone back"})], now=now)


def give_back(cause: str, *, now=NOON) -> None:
    return_points(cause=cause, title={"en": "Not needed"}, now=now)


def has(person_id: UUID, now=NOON) -> tuple[int, int]:
    view = balance_of(person_id, now=now)
    return view.balance, view.debt


def test_a_cause_earns_once():
    ana = uuid4()
    earn(ana, 50, "order 1")
    earn(ana, 50, "order 1")
    earn_points([Earning(ana, 50, "order 1", FOR_SHARING), Earning(ana, 7, "order 2", FOR_SHARING)] * 2, now=NOON)

    assert has(ana) == (57, 0)
    assert [one.points for one in told_all(PointsEarned)] == [50, 7]


def test_many_are_given_points_and_lose_them_in_as_many_statements_as_few(django_assert_max_num_queries):
    """With a statement for each earning, or for each lot that ends: fails."""
    people = [uuid4() for _ in range(20)]
    with django_assert_max_num_queries(12):
        new = earn_points(
            [Earning(one, 5, f"{turn}:{one}", FOR_SHARING) for turn in range(2) for one in people], now=NOON
        )
    with django_assert_max_num_queries(12):
        assert expire_lots(now=NOON + rules.LIFE_DAYS * DAY) == 40

    assert len(new) == len(told_all(PointsEarned)) == 40
    assert differences() == []


def test_what_ends_first_is_spent_first_and_comes_back_to_where_it_was():
    ana = uuid4()
    earn(ana, 30, "new", now=NOON + DAY)
    earn(ana, 20, "old", now=NOON)

    coupon = spend(ana, 40, now=NOON + DAY)
    assert dict(Lot.objects.values_list("cause", "left")) == {"old": 0, "new": 10}
    give_back(coupon, now=NOON + 2 * DAY)
    give_back(coupon, now=NOON + 2 * DAY)

    assert dict(Lot.objects.values_list("cause", "left")) == {"old": 20, "new": 30}


def test_points_end_after_a_year_and_what_comes_back_later_lasts_a_month():
    ana = uuid4()
    earn(ana, 30)
    coupon = spend(ana, 20)
    year = NOON + rules.LIFE_DAYS * DAY

    assert balance_of(ana, now=year - DAY).expiring == 10
    assert has(ana, year) == (0, 0)  # Also before the clock has come by.
    with pytest.raises(NotEnoughPoints):
        spend(ana, 1, now=year)
    assert (expire_lots(now=year), expire_lots(now=year)) == (1, 0)
    give_back(coupon, now=year + DAY)

    assert has(ana, year + DAY) == (20, 0)
    assert expire_lots(now=year + 31 * DAY) == 1
    assert [one.points for one in entries_of(ana, after=None, limit=9)[0]] == [-20, 20, -10, -20, 30]
    assert differences() == []


def test_what_was_spent_comes_back_once_though_something_else_was_spent_from_the_same():
    ana = uuid4()
    earn(ana, 100)
    coupon = spend(ana, 30)
    spend(ana, 30)

    give_back(coupon)
    give_back(coupon)

    assert has(ana) == (70, 0)


def test_what_ended_does_not_live_again_since_something_comes_back_to_its_lot():
    """Without `end_due` in `return_points`: fails, all thirty last another month."""
    ana = uuid4()
    earn(ana, 30)
    coupon = spend(ana, 20)
    year = NOON + rules.LIFE_DAYS * DAY

    give_back(coupon, now=year + DAY)

    assert has(ana, year + DAY) == (20, 0)
    assert [one.points for one in entries_of(ana, after=None, limit=9)[0]] == [20, -10, -20, 30]


def test_what_is_spent_and_then_taken_back_is_owed_and_paid_by_what_comes():
    ana = uuid4()
    order = earn(ana, 50)
    spend(ana, 45)

    take(order, 50, "refund")
    take(order, 50, "refund")

    assert has(ana) == (0, 45)
    with pytest.raises(NotEnoughPoints):
        spend(ana, 1)
    earn(ana, 60)
    assert has(ana) == (15, 0)
    assert Entry.objects.latest("id").balance_after == 15


def test_what_was_never_earned_is_not_taken_and_no_more_than_it_brought():
    ana = uuid4()
    take("nothing", 5)
    order = earn(ana, 50)
    take(order, 30)

    with pytest.raises(IntegrityError, match="points_no_more_taken_back_than_earned"), transaction.atomic():
        take(order, 21)
    assert has(ana) == (20, 0)


def test_more_than_there_is_cannot_be_spent_and_nothing_happens():
    ana = uuid4()
    earn(ana, 10)

    with pytest.raises(NotEnoughPoints) as refusal:
        spend(ana, 11)

    assert (refusal.value.field, refusal.value.facts) == ("points", {"has": 10, "wanted": 11})
    assert has(ana) == (10, 0)


DEEDS = st.lists(
    st.tuples(
        st.sampled_from(["earn", "spend", "give_back", "take", "expire"]),
        st.integers(1, 60),
        st.sampled_from([0, 1, 20, 200, 365]),  # days later
    ),
    max_size=25,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(DEEDS)
def test_whatever_happens_in_whatever_order_nothing_is_lost(deeds):
    ana, now = uuid4(), NOON
    earned: list[tuple[str, int]] = []
    spent: list[str] = []
    for deed, points, days in deeds:
        now += timedelta(days=days)
        match deed:
            case "earn":
                earned.append((earn(ana, points, now=now), points))
            case "spend":
                try:
                    spent.append(spend(ana, points, now=now))
                except NotEnoughPoints:
                    assert has(ana, now)[0] < points
            case "give_back" if spent:
                give_back(spent[points % len(spent)], now=now)
            case "take" if earned:
                cause, worth = earned.pop(points % len(earned))
                take(cause, min(points, worth), now=now)
            case "expire":
                expire_lots(now=now)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        account = Account.objects.filter(person_id=ana).first()
        moves = list(Entry.objects.filter(person_id=ana).values_list("points", flat=True))
        assert (account.balance - account.debt if account else 0) == sum(moves)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(DEEDS)
def test_nothing_hangs_on_when_the_clock_came_by(deeds):
    """Without `end_due` in any one of earning, spending and taking back: fails."""
    clocked, unclocked = uuid4(), uuid4()
    now = NOON
    earned: list[tuple[list[str], int]] = []
    spent: list[list[str]] = []
    for deed, points, days in deeds:
        now += timedelta(days=days)
        end_due(Account.objects.lock([clocked]), now=now)
        match deed:
            case "earn":
                earned.append(([earn(one, points, now=now) for one in (clocked, unclocked)], points))
            case "spend" if has(clocked, now)[0] >= points:
                spent.append([spend(one, points, now=now) for one in (clocked, unclocked)])
            case "give_back" if spent:
                for cause in spent[points % len(spent)]:
                    give_back(cause, now=now)
            case "take" if earned:
                causes, worth = earned.pop(points % len(earned))
                for cause in causes:
                    take(cause, min(points, worth), now=now)
        assert has(clocked, now) == has(unclocked, now)
    expire_lots(now=now)
    assert moves_of(clocked) == moves_of(unclocked)


def moves_of(person_id: UUID) -> list[tuple[str, int, int]]:
    rows = Entry.objects.filter(person_id=person_id).order_by("id")
    return list(rows.values_list("kind", "points", "balance_after"))


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE points_account SET debt = 1",  # points_has_or_owes
        "UPDATE points_account SET balance = 9",  # the deferred trigger
        'UPDATE points_lot SET "left" = 9',
        'UPDATE points_lot SET "left" = 11',
        "UPDATE points_entry SET points = 9",
        "DELETE FROM points_entry",
        "DELETE FROM points_lot",
        "UPDATE points_lot SET person_id = gen_random_uuid()",
        "UPDATE points_lot SET earned = 99",
        "DELETE FROM points_account",
        "INSERT INTO points_entry SELECT gen_random_uuid(), person_id, kind, points, cause, title, at, balance_after "
        "FROM points_entry",
    ],
    ids=[
        "both",
        "account",
        "lot",
        "more",
        "entry",
        "gone",
        "lot gone",
        "lot moved",
        "lot grown",
        "account gone",
        "twice",
    ],
)
def test_the_rows_refuse_what_must_never_be(change):
    earn(uuid4(), 10)
    with connection.cursor() as cursor:  # As if it had been committed: what the earning left to check is checked.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_my_points_are_mine_and_paged():
    ana = make_buyer()
    client = Client()
    client.force_login(Person.objects.get(pk=ana.id))
    for points in (1, 2, 3):
        earn(ana.id, points, now=timezone.now())
    earn(make_buyer().id, 99, now=timezone.now())

    mine = client.get("/api/points/me").json()
    first = client.get("/api/points/me/entries?limit=2", headers={"Accept-Language": "en"}).json()
    rest = client.get(f"/api/points/me/entries?limit=2&after={first['next']}").json()

    assert (mine["balance"], mine["debt"], mine["expiring"]) == (6, 0, 0)
    assert [one["points"] for one in first["items"] + rest["items"]] == [3, 2, 1]
    assert (first["items"][0]["title"], first["items"][0]["balance_after"]) == ("Shared", 6)
    assert Client().get("/api/points/me").status_code == 401
