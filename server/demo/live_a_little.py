"""
Let the demo's people live a little: teams at various distances from full, orders in every state, some reviews.

Everything goes through the doors that real shoppers use; only the money is play money.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from demo.open_market import Market, Tell
from foundation.errors import ShopError
from foundation.idempotency import IdempotencyClaim
from foundation.outbox import relay
from market.catalogue.facade import ProductView
from market.community import facade as community
from market.groupbuy import facade as groupbuy
from market.merchants import facade as merchants
from market.notices import facade as notices
from market.orders import facade as orders
from market.orders.facade import CheckoutView, Draft, DraftLine
from market.payments import facade as payments
from market.people import facade as people
from market.people.facade import PersonView
from market.storefront import facade as storefront

FRESH_TEAMS = 14  # How many goods have somebody gathering people for them.
LAST_PERSON_LOOKS_ON = 2  # The first people of the list are for visitors to be: they join nothing by themselves.

REVIEWS = (
    (5, "釉色比照片还温润，手感很稳。"),
    (5, "包装扎实，一点没磕碰，家里人都喜欢。"),
    (4, "东西很好，快递比预计晚了一天。"),
    (5, "和室友拼的，比单买划算不少。"),
    (3, "做工不错，颜色比想象的深一点。"),
    (5, "The weight is just right, and it arrived well packed."),
)


def live_a_little(market: Market, *, now: datetime, tell: Tell) -> None:
    """Do all this once: a market in which anybody has ordered is left alone."""
    crowd = list(market.people.values())[LAST_PERSON_LOOKS_ON:]
    if orders.buyers([person.id for person in crowd]):
        return
    settle()
    gather(market, crowd, now, tell)
    buy(market, crowd, now, tell)
    settle()
    notices.keep_letters_back(now=now)


def settle() -> None:
    """Let all news be heard, and the pages be drawn from it."""
    while relay(now=timezone.now()):
        pass
    while storefront.refresh_stale(now=timezone.now(), at_once=True):
        pass
    storefront.refresh_frames()


def gather(market: Market, crowd: Sequence[PersonView], now: datetime, tell: Tell) -> None:
    """Open teams some hours ago, and let a few friends join each; some fill, most are one short."""
    offered = [product for product in market.goods.values() if _activity(product, now)]
    chosen = offered[:: max(1, len(offered) // FRESH_TEAMS)][:FRESH_TEAMS]
    for done, product in enumerate(chosen, 1):
        activity = _activity(product, now)
        assert activity is not None, "it was chosen for having one"
        sku_id = next(iter(activity.prices))
        hours_ago = 1 + (done * 5) % 20
        leader, *friends = _some(crowd, done, activity.team_size)
        then = now - timedelta(hours=hours_ago)
        opened = groupbuy.open_team(_wish(leader, sku_id, activity_id=activity.id), now=then)
        pay(opened.checkout, then)
        settle()
        missing = 0 if done % 7 == 0 else 1 + done % 2
        for friend in friends[: max(0, activity.team_size - 1 - missing)]:
            joined = groupbuy.join_team(
                _wish(friend, sku_id, team_id=opened.team.id, inviter_id=leader.id), now=then + timedelta(minutes=9)
            )
            pay(joined.checkout, then + timedelta(minutes=9))
        settle()
        tell("teams", done, len(chosen))


def buy(market: Market, crowd: Sequence[PersonView], now: datetime, tell: Tell) -> None:
    """Leave orders in every state behind, so that each page and each desk has something to show."""
    goods = list(market.goods.values())
    ends = ("pending", "cancelled", "expired", "to_ship", "shipped", "delivered", "completed", "refunded")
    plan = [end for end in ends for _ in range(2)] + ["completed"] * 10
    for done, end in enumerate(plan, 1):
        product = goods[(done * 11) % len(goods)]
        buyer = crowd[done % len(crowd)]
        checkout = place(buyer, product, now)
        if checkout is not None:
            _bring_to(end, checkout, buyer, now, done)
        tell("orders", done, len(plan))


def _bring_to(end: str, checkout: CheckoutView, buyer: PersonView, now: datetime, number: int) -> None:
    order_id = checkout.orders[0].id
    if end == "pending":
        return
    if end == "cancelled":
        orders.cancel_checkout(checkout_id=checkout.id, person_id=buyer.id, because="买多了", now=now)
        return
    if end == "expired":
        orders.expire_checkout(checkout.id, now=checkout.pay_by, because="not paid in time")
        return
    pay(checkout, now)
    settle()
    if end == "refunded":
        orders.cancel_and_refund(order_id, now=now, because="shop ran out", key=f"demo:{order_id}")
        return
    if end == "to_ship":
        return
    owner = next(iter(merchants.staff_of(checkout.orders[0].shop_id)))
    orders.ship_order(
        order_id=order_id,
        staff_id=owner.person_id,
        carrier="sf",
        tracking_no=f"SF{1_390_000_000_000 + number}",
        now=now,
    )
    if end in ("delivered", "completed"):
        orders.note_delivery(order_id=order_id, now=now)
    if end == "completed":
        done = orders.confirm_receipt(order_id=order_id, person_id=buyer.id, now=now)
        stars, text = REVIEWS[(number + number // len(REVIEWS)) % len(REVIEWS)]
        community.write_review(person_id=buyer.id, line_id=done.lines[0].id, stars=stars, text=text, now=now)


def place(buyer: PersonView, product: ProductView, now: datetime) -> CheckoutView | None:
    address = people.default_address(buyer.id)
    assert address is not None, "everybody of the demo has one"
    draft = Draft(
        person_id=buyer.id,
        lines=(DraftLine(product.skus[0].id, 1),),
        address=address,
        pay_by=now + timedelta(minutes=orders.PAY_MINUTES),
    )
    (answer,) = orders.place_orders([draft], now=now)
    if isinstance(answer, ShopError):  # Sold out on purpose: some goods of the demo are.
        return None
    return answer


def pay(checkout: CheckoutView, now: datetime) -> None:
    if checkout.intent_id is not None:
        payments.start_attempt(
            intent_id=checkout.intent_id,
            person_id=checkout.person_id,
            claim=IdempotencyClaim(f"person:{checkout.person_id}", f"demo:{checkout.id}", "demo"),
            method="play_money",
            return_path="/orders",
            base_url="http://localhost",
            language="zh-CN",
            now=now,
        )


def _wish(
    person: PersonView,
    sku_id: UUID,
    *,
    activity_id: UUID | None = None,
    team_id: UUID | None = None,
    inviter_id: UUID | None = None,
) -> groupbuy.SeatWish:
    address = people.default_address(person.id)
    assert address is not None, "everybody of the demo has one"
    return groupbuy.SeatWish(
        person_id=person.id,
        sku_id=sku_id,
        quantity=1,
        address=address,
        activity_id=activity_id,
        team_id=team_id,
        inviter_id=inviter_id,
    )


def _activity(product: ProductView, now: datetime) -> groupbuy.ActivityView | None:
    found = groupbuy.activities_of([product.id], now).get(product.id)
    return found if found and found.is_on(now) else None


def _some(crowd: Sequence[PersonView], start: int, count: int) -> list[PersonView]:
    return [crowd[(start * 3 + step) % len(crowd)] for step in range(count)]
