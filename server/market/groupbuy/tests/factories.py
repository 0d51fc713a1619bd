"""Makers of plausible offers and buyers, through the rooms' own doors. A test names only what it is about."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from foundation.errors import ShopError
from foundation.ids import uuid7
from foundation.money import Money
from foundation.testing import NOON
from market.catalogue import facade as catalogue
from market.groupbuy.models import ActivityPrice, PersonCount, Seat, Team
from market.groupbuy.services.create_activity import create_activity
from market.groupbuy.services.follow_order import note_paid, note_refunded
from market.groupbuy.services.join_team import join_team
from market.groupbuy.services.open_team import open_team
from market.groupbuy.states import SITTING, SeatState
from market.groupbuy.types import ActivityView, OfferPrice, Seated, SeatWish
from market.merchants import facade as merchants
from market.orders import facade as orders
from market.orders.services.note_payment import note_late_payment
from market.orders.services.refunding import note_refund
from market.payments.models import Attempt, Intent, Refund
from market.payments.providers.base import PaymentFate, PaymentStatus, RefundFate, RefundStatus
from market.payments.services.learn_payment import learn_payment
from market.payments.services.send_refund import learn_refund
from market.payments.states import AttemptState, RefundState
from market.people.facade import AddressView
from market.pricing import facade as pricing
from market.stock import facade as stock

ADDRESS = AddressView(
    id=uuid7(),
    recipient="小安",
    phone="+8613800138000",
    country="CN",
    region_codes=("330000", "330100", "330106"),
    region_names=("浙江省", "杭州市", "西湖区"),
    line1="文三路 1 号",
    line2="",
    postcode="310012",
    is_default=True,
)


def cny(minor: int) -> Money:
    return Money("CNY", minor)


@dataclass
class Offer:
    """An activity that runs, and what can be bought in it."""

    activity: ActivityView
    product: catalogue.ProductView
    stock: int
    others: list[UUID] = field(default_factory=list)

    @property
    def sku_id(self) -> UUID:
        return self.product.skus[0].id


def make_product(*, price_minor: int = 69_00, stock_count: int = 1000, sku_count: int = 1) -> catalogue.ProductView:
    word = uuid4().hex[:10]
    shop = merchants.create_shop(
        slug=f"shop-{word}",
        name={"zh-CN": "小窑", "en": "Small Kiln"},
        intro={"zh-CN": "手作陶器", "en": "Pottery by hand"},
        licence=merchants.LicenceView("小窑", "", "杭州", None, None, exemption="个人手工艺品"),
        now=NOON,
    )
    category = catalogue.create_category(slug=f"cups-{word}", name={"zh-CN": "杯子", "en": "Cups"})
    options = (
        [catalogue.OptionView({"zh-CN": "颜色", "en": "Colour"}, tuple({"en": f"c{n}"} for n in range(sku_count)))]
        if sku_count > 1
        else []
    )
    product = catalogue.create_product(
        shop_id=shop.id,
        category_id=category.id,
        title={"zh-CN": "青瓷茶杯", "en": "Celadon cup"},
        options=options,
        skus=[catalogue.SkuDraft(f"s{n}", (n,) if options else ()) for n in range(sku_count)],
        source_key=f"test:{word}",
        now=NOON,
    )
    for sku in product.skus:
        pricing.set_list_price(sku.id, cny(price_minor), now=NOON, because="test")
        if stock_count:
            stock.receive(sku.id, stock_count, because="test", now=NOON)
    return catalogue.publish_product(product.id, NOON)


def make_offer(
    *,
    team_size: int = 3,
    price_minor: int = 49_90,
    leader_price_minor: int | None = None,
    quota: int = 500,
    stock_count: int = 1000,
    sku_count: int = 1,
    now: datetime = NOON,
    **terms: Any,
) -> Offer:
    product = make_product(stock_count=stock_count, sku_count=sku_count)
    leader_price = cny(leader_price_minor) if leader_price_minor is not None else None
    activity = create_activity(
        product_id=product.id,
        prices=[OfferPrice(sku.id, cny(price_minor), quota, leader_price) for sku in product.skus],
        team_size=team_size,
        now=now,
        **{"starts_at": now - timedelta(days=1), "ends_at": now + timedelta(days=7), **terms},
    )
    return Offer(activity, product, stock_count)


def wish(offer: Offer, person_id: UUID, **more: Any) -> SeatWish:
    return SeatWish(**{"person_id": person_id, "sku_id": offer.sku_id, "quantity": 1, "address": ADDRESS, **more})


def opening(offer: Offer, person_id: UUID, *, now: datetime = NOON, **more: Any) -> Seated:
    return open_team(wish(offer, person_id, activity_id=offer.activity.id, **more), now=now)


def joining(offer: Offer, team_id: UUID, person_id: UUID, *, now: datetime = NOON, **more: Any) -> Seated:
    return join_team(wish(offer, person_id, team_id=team_id, **more), now=now)


def go_to_pay(seated: Seated) -> Attempt:
    """The buyer stands before the bank, which has not said anything yet."""
    intent = Intent.objects.get(ref=seated.checkout.id)
    return Attempt.objects.create(
        intent=intent,
        key=uuid4().hex,
        method="sandbox",
        state=AttemptState.PENDING,
        amount_minor=intent.amount_minor,
        currency=intent.currency,
        title="",
        return_path="/",
        provider_ref=uuid4().hex,
        expires_at=intent.expires_at,
    )


def let_bank_say(attempt: Attempt, fate: PaymentFate, *, now: datetime = NOON) -> None:
    said = PaymentStatus(fate, attempt.amount, attempt.provider_ref, now, "")
    learn_payment(attempt.id, said, now=now, source="test")


def bring_money(seated: Seated, *, now: datetime = NOON) -> None:
    """The bank has the money and the order is paid; groupbuy has not heard of it yet."""
    if seated.checkout.intent_id is not None:
        let_bank_say(go_to_pay(seated), PaymentFate.PAID, now=now)
        orders.mark_paid(seated.checkout.id, now=now)


def bring_late_money(seated: Seated, *, now: datetime, attempt: Attempt | None = None) -> None:
    """The bank has the money of an order that has expired; groupbuy has not heard of it yet."""
    let_bank_say(attempt or go_to_pay(seated), PaymentFate.PAID, now=now)
    note_late_payment(seated.checkout.id, paid_at=now, now=now)


def give_money_back(*, now: datetime = NOON) -> None:
    """The bank carries out every refund asked for, and orders and groupbuy hear of it."""
    for refund in Refund.objects.exclude(state=RefundState.SUCCEEDED).order_by("id"):
        if refund.state == RefundState.REQUESTED:
            refund.move_to(RefundState.SENT, now=now, because="test")
        said = RefundStatus(RefundFate.SUCCEEDED, refund.amount, uuid4().hex)
        Refund.objects.filter(pk=refund.pk).update(provider_ref=said.provider_ref)
        learn_refund(refund.id, said, now=now, source="test")
        assert refund.order_id is not None
        note_refund(refund.order_id, amount=refund.amount, now=now)
        note_refunded(refund.order_id, now=now)


def make_open_team(offer: Offer, leader_id: UUID | None = None, *, now: datetime = NOON, **more: Any) -> Team:
    """A team whose leader has paid."""
    seated = opening(offer, leader_id or uuid7(), now=now, **more)
    bring_money(seated, now=now)
    note_paid(seated.seat.order_id, now=now)
    return Team.objects.get(pk=seated.team.id)


def sit(offer: Offer, team: Team, person_id: UUID | None = None, *, now: datetime = NOON, **more: Any) -> Seated:
    """Join and pay."""
    seated = joining(offer, team.id, person_id or uuid7(), now=now, **more)
    bring_money(seated, now=now)
    note_paid(seated.seat.order_id, now=now)
    return seated


def states(team: Team) -> dict[UUID, str]:
    """Return what became of everybody's newest seat."""
    return {seat.person_id: seat.state for seat in Seat.objects.filter(team=team).order_by("id")}


def check_sums(offer: Offer) -> None:
    """Hold every counter of an activity to what its seats say."""
    seats = list(Seat.objects.filter(team__activity_id=offer.activity.id).select_related("team"))
    live = [seat for seat in seats if seat.state in SITTING]
    for team in Team.objects.filter(activity_id=offer.activity.id):
        of_team = [seat for seat in live if seat.team_id == team.id]
        assert team.reserved == sum(seat.state == SeatState.HELD for seat in of_team)
        assert team.paid == sum(seat.state != SeatState.HELD for seat in of_team)
        assert team.reserved + team.paid <= team.size
        assert len({seat.seat_no for seat in of_team}) == len({seat.person_id for seat in of_team}) == len(of_team)
    for price in offer_rows(offer):
        taken = sum(seat.quantity for seat in live if seat.sku_id == price.sku_id)
        assert price.quota_total - price.quota_left == taken
    for count in people_counts(offer):
        assert count.orders_count == sum(seat.person_id == count.person_id for seat in live)


def offer_rows(offer: Offer) -> Sequence[Any]:
    return list(ActivityPrice.objects.filter(activity_id=offer.activity.id).order_by("id"))


def people_counts(offer: Offer) -> Sequence[Any]:
    return list(PersonCount.objects.filter(activity_id=offer.activity.id))


def refusal_of(act: Any) -> type[ShopError] | None:
    """Run something and name its refusal."""
    try:
        act()
    except ShopError as refusal:
        return type(refusal)
    return None
