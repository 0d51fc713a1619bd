"""Each kind of case from the wish to its end, as both sides and the clock bring it there."""

from datetime import UTC, datetime, timedelta

import pytest

from foundation.states import IllegalMove
from foundation.testing import NOON, deliver_news, told, told_all
from market.aftersales.errors import (
    AmountDoesNotFit,
    AnotherMustDecide,
    KindDoesNotFit,
    LeaveTheTeam,
    MoreThanBought,
    NothingToSend,
    PriceHasNotFallen,
    ReasonDoesNotFit,
    SevenDaysNeedNoReason,
    SkuDoesNotFit,
    StillBeingHeard,
    WindowHasClosed,
)
from market.aftersales.events import CaseClosed, CaseMoved, CaseOpened
from market.aftersales.facade import open_lines
from market.aftersales.models import Case
from market.aftersales.services.act_for_late import act_for_late
from market.aftersales.services.agree import agree
from market.aftersales.services.decide import appeal, decide
from market.aftersales.services.escalate import escalate
from market.aftersales.services.modify import modify
from market.aftersales.services.price_wish import options_of
from market.aftersales.services.receive_goods import accept_goods, grade_goods, note_signed, refuse_goods
from market.aftersales.services.refuse import refuse
from market.aftersales.services.reship import confirm, reship
from market.aftersales.services.send_back import extend, send_back
from market.aftersales.services.speak import speak
from market.aftersales.services.withdraw import withdraw
from market.aftersales.states import CaseState, Event
from market.aftersales.tests.factories import ADDRESS, EIGHT, LATER, TEN, Bought, a_picture, ask, bought, bring
from market.aftersales.types import CaseKind, CaseReason, CaseView, Change, Grade
from market.groupbuy.tests.factories import make_offer, opening
from market.orders.errors import ShipmentStopped
from market.orders.events import OrderLinesRefunded, OrderRefunding
from market.orders.facade import OrderState, cancel_and_refund, mark_paid, orders
from market.orders.tests.factories import make_buyer, pay, return_money, yuan
from market.pricing.facade import set_list_price
from market.shipping.facade import ParcelState, parcels
from market.stock.facade import HoldState, differences, held_for, levels

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
SF = {"carrier": "sf", "tracking_no": "SF9876543210987"}


def now_is(case: CaseView) -> CaseView:
    return Case.objects.get(pk=case.id).view()


def let_money_leave() -> None:
    return_money()
    deliver_news()


def available(scene: Bought) -> int:
    return levels([scene.line.sku_id])[scene.line.sku_id].available


def returned(
    scene: Bought, kind: CaseKind = CaseKind.RETURN_REFUND, reason: CaseReason = CaseReason.QUALITY
) -> CaseView:
    """Return a case whose goods are on their way back."""
    case = ask(scene, kind, reason)
    agree(case_id=case.id, person_id=scene.owner_id, address=ADDRESS, now=LATER)
    return send_back(case_id=case.id, person_id=scene.buyer_id, **SF, now=LATER)


# ── Money without goods ──────────────────────────────────────────────────────────────────────────────────────────────


def test_an_unshipped_piece_is_paid_back_and_the_rest_is_sent():
    scene = bought(state=OrderState.TO_SHIP)
    case = ask(scene, CaseKind.REFUND_UNSHIPPED, CaseReason.CHANGED_MIND)
    with pytest.raises(ShipmentStopped):
        bring(scene, OrderState.SHIPPED)
    assert open_lines([scene.line.id]) == {scene.line.id}

    agree(case_id=case.id, person_id=scene.owner_id, now=LATER)
    let_money_leave()

    done = now_is(case)
    assert (done.state, done.refunded, done.refunded_freight) == (CaseState.COMPLETED, TEN, yuan(0))
    assert (available(scene), open_lines([scene.line.id])) == (9, set())
    bring(scene, OrderState.SHIPPED)
    assert differences() == []
    assert told(CaseClosed, key=case.id).quantity_undone == 1
    assert [news.event for news in told_all(CaseMoved)] == ["agree", "money_left"]
    assert told(CaseOpened, key=case.id).due_at == NOON + timedelta(hours=24)


def test_the_last_unshipped_piece_takes_the_freight_along_and_the_order_is_refunded():
    scene = bought(state=OrderState.TO_SHIP, lines=2, quantity=1)
    first = ask(scene, CaseKind.REFUND_UNSHIPPED, CaseReason.CHANGED_MIND)
    second = ask(scene, CaseKind.REFUND_UNSHIPPED, CaseReason.CHANGED_MIND, line=1)

    agree(case_id=first.id, person_id=scene.owner_id, now=LATER)
    with pytest.raises(ShipmentStopped):  # The second still waits for its answer.
        bring(scene, OrderState.SHIPPED)
    agree(case_id=second.id, person_id=scene.owner_id, now=LATER)
    let_money_leave()

    assert [now_is(case).refunded for case in (first, second)] == [TEN, yuan(18)]
    assert scene.order.state == OrderState.REFUNDED
    assert differences() == []


def test_a_shop_that_does_not_answer_has_agreed():
    scene = bought(state=OrderState.TO_SHIP)
    case = ask(scene, CaseKind.REFUND_UNSHIPPED, CaseReason.LATE)

    assert act_for_late(now=NOON + timedelta(hours=24, microseconds=-1)) == 0
    assert act_for_late(now=NOON + timedelta(hours=24)) == 1

    assert now_is(case).state == CaseState.REFUNDING


def test_a_refused_unshipped_order_may_be_sent():
    scene = bought(state=OrderState.TO_SHIP)
    case = ask(scene, CaseKind.REFUND_UNSHIPPED, CaseReason.CHANGED_MIND)

    refuse(case_id=case.id, person_id=scene.owner_id, text="已经打包", now=LATER)

    bring(scene, OrderState.SHIPPED)
    assert act_for_late(now=LATER + timedelta(days=7)) == 1
    assert now_is(case).state == CaseState.CLOSED


def test_what_did_not_come_is_paid_back_with_the_freight():
    scene = bought(state=OrderState.SHIPPED)
    case = ask(scene, CaseKind.REFUND_ONLY, CaseReason.NOT_RECEIVED)

    agree(case_id=case.id, person_id=scene.owner_id, now=LATER)

    assert now_is(case).refunded == TEN + EIGHT
    assert scene.order.state == OrderState.SHIPPED
    assert available(scene) == 8  # Nothing came back.


def test_freight_goes_back_once():
    scene = bought()
    for _ in range(2):
        case = ask(scene, CaseKind.REFUND_ONLY, CaseReason.QUALITY)
        agree(case_id=case.id, person_id=scene.owner_id, now=LATER)

    assert [news.freight for news in told_all(OrderLinesRefunded)] == [EIGHT, yuan(0)]
    assert scene.order.state == OrderState.REFUNDING


def test_a_part_of_the_money_leaves_the_piece_sold():
    scene = bought()
    case = ask(scene, CaseKind.REFUND_ONLY, CaseReason.DAMAGED, amount=yuan(3))

    agree(case_id=case.id, person_id=scene.owner_id, now=LATER)
    let_money_leave()

    assert now_is(case).refunded == yuan(3)
    assert scene.line.refunded_quantity == 0
    *_, most, worths = options_of(scene.line.id, person_id=scene.buyer_id)
    assert (most, worths) == (2, [yuan(8.5), yuan(17)])


def test_compensation_is_money_for_goods_that_stay():
    scene = bought(state=OrderState.COMPLETED)
    with pytest.raises(AmountDoesNotFit):
        ask(scene, CaseKind.COMPENSATION, CaseReason.LATE)
    case = ask(scene, CaseKind.COMPENSATION, CaseReason.LATE, amount=yuan(2))

    act_for_late(now=NOON + timedelta(hours=48))
    let_money_leave()

    assert (now_is(case).state, now_is(case).refunded) == (CaseState.COMPLETED, yuan(2))
    assert told(OrderLinesRefunded, key=scene.order_id).is_completed


def test_what_has_become_cheaper_is_made_up_for_once():
    scene = bought()
    with pytest.raises(PriceHasNotFallen):
        ask(scene, CaseKind.PRICE_PROTECT, CaseReason.PRICE_DROP)
    set_list_price(scene.line.sku_id, yuan(7.5), now=LATER, because="sale")
    case = ask(scene, CaseKind.PRICE_PROTECT, CaseReason.PRICE_DROP, quantity=2)

    agree(case_id=case.id, person_id=scene.owner_id, now=LATER)
    let_money_leave()

    assert now_is(case).refunded == yuan(5)
    with pytest.raises(PriceHasNotFallen):
        ask(scene, CaseKind.PRICE_PROTECT, CaseReason.PRICE_DROP, quantity=2)
    with pytest.raises(WindowHasClosed):
        ask(scene, CaseKind.PRICE_PROTECT, CaseReason.PRICE_DROP, now=NOON + timedelta(days=7))


# ── Goods go back ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_returned_piece_is_on_sale_again_when_somebody_has_looked_at_it():
    scene = bought()
    case = returned(scene)
    assert available(scene) == 8

    accept_goods(case_id=case.id, person_id=scene.owner_id, grade=Grade.SELLABLE, now=LATER)
    let_money_leave()

    assert (now_is(case).state, now_is(case).refunded) == (CaseState.COMPLETED, TEN + EIGHT)
    assert available(scene) == 9
    assert differences() == []


def test_a_defective_piece_goes_into_the_bin():
    scene = bought()
    case = returned(scene)

    accept_goods(case_id=case.id, person_id=scene.owner_id, grade=Grade.DEFECTIVE, now=LATER)

    assert (now_is(case).grade, available(scene)) == (Grade.DEFECTIVE, 8)


def test_what_nobody_inspects_is_paid_back_and_put_on_sale_only_when_graded():
    scene = bought()
    case = returned(scene)
    note_signed(case_id=case.id, person_id=scene.owner_id, now=LATER)

    act_for_late(now=LATER + timedelta(days=3))
    assert (now_is(case).state, available(scene)) == (CaseState.REFUNDING, 8)
    grade_goods(case_id=case.id, person_id=scene.owner_id, grade=Grade.SELLABLE, now=LATER + timedelta(days=4))

    assert available(scene) == 9


def test_a_return_without_a_reason_costs_the_buyer_the_freight_and_cannot_be_refused():
    scene = bought()
    case = ask(scene, CaseKind.RETURN_REFUND, CaseReason.SEVEN_DAY)
    with pytest.raises(SevenDaysNeedNoReason):
        refuse(case_id=case.id, person_id=scene.owner_id, text="不行", now=LATER)

    agree(case_id=case.id, person_id=scene.owner_id, address=ADDRESS, now=LATER)
    send_back(case_id=case.id, person_id=scene.buyer_id, **SF, now=LATER)
    refuse_goods(
        case_id=case.id,
        person_id=scene.owner_id,
        text="洗过了",
        picture_ids=[a_picture(scene.owner_id)],
        now=LATER,
    )
    assert now_is(case).state == CaseState.BUYER_DECIDE  # Once they are back, what is back may be refused.

    scene = bought()
    case = returned(scene, reason=CaseReason.SEVEN_DAY)
    accept_goods(case_id=case.id, person_id=scene.owner_id, grade=Grade.SELLABLE, now=LATER)
    assert now_is(case).refunded == TEN


def test_the_seven_days_begin_on_the_day_after_signing():
    """Signed on 1 March at 20:00 in China: the seventh day is the 8th, and ends at midnight."""
    scene = bought()
    last = datetime(2026, 3, 8, 16, tzinfo=UTC)

    with pytest.raises(WindowHasClosed):
        ask(scene, CaseKind.RETURN_REFUND, CaseReason.SEVEN_DAY, now=last)

    assert (
        ask(scene, CaseKind.RETURN_REFUND, CaseReason.SEVEN_DAY, now=last - timedelta(microseconds=1)).state
        == "seller_review"
    )


def test_a_buyer_who_does_not_send_back_has_changed_their_mind_and_may_take_longer_once():
    scene = bought()
    case = ask(scene)
    agree(case_id=case.id, person_id=scene.owner_id, now=LATER)
    longer = extend(case_id=case.id, person_id=scene.buyer_id, now=LATER)
    assert longer.due_at == LATER + timedelta(days=14)

    act_for_late(now=LATER + timedelta(days=14))

    assert now_is(case).state == CaseState.CLOSED
    assert ask(scene).state == CaseState.SELLER_REVIEW  # The piece may be asked about again.


# ── Other goods ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_an_exchange_brings_another_piece_and_no_money():
    scene = bought()
    case = returned(scene, CaseKind.EXCHANGE)
    assert available(scene) == 7  # Set aside from the moment it was promised.

    accept_goods(case_id=case.id, person_id=scene.owner_id, grade=Grade.DEFECTIVE, now=LATER)
    sent = reship(case_id=case.id, person_id=scene.owner_id, **SF, now=LATER)
    confirm(case_id=case.id, person_id=scene.buyer_id, now=LATER)

    assert now_is(case).state == CaseState.COMPLETED
    assert told_all(OrderLinesRefunded) == []
    assert sent.parcel_id is not None
    assert parcels([sent.parcel_id])[sent.parcel_id].state == ParcelState.DELIVERED
    assert levels([scene.line.sku_id])[scene.line.sku_id].on_hand == 7
    assert differences() == []
    assert ask(scene).quantity == 1  # The new piece may be bad as well.


def test_an_exchange_is_for_the_same_product_at_the_same_price():
    scene, other = bought(lines=2), bought()
    alike = scene.order.lines[1].sku_id
    with pytest.raises(SkuDoesNotFit):
        ask(scene, CaseKind.EXCHANGE, sku_id=other.line.sku_id)
    assert ask(scene, CaseKind.EXCHANGE, sku_id=alike).wanted_sku_id == alike
    set_list_price(alike, yuan(12), now=LATER, because="dearer")

    with pytest.raises(SkuDoesNotFit):
        ask(scene, CaseKind.EXCHANGE, sku_id=alike)


def test_what_is_missing_is_sent_and_arrives_by_itself():
    scene = bought()
    case = ask(scene, CaseKind.RESHIP, CaseReason.MISSING)
    agree(case_id=case.id, person_id=scene.owner_id, now=LATER)
    reship(case_id=case.id, person_id=scene.owner_id, **SF, now=LATER)

    assert act_for_late(now=LATER + timedelta(days=10)) == 1

    assert now_is(case).state == CaseState.COMPLETED
    assert available(scene) == 7


def test_a_promise_to_send_that_is_not_kept_goes_before_an_operator():
    scene = bought()
    case = ask(scene, CaseKind.RESHIP, CaseReason.MISSING)
    agree(case_id=case.id, person_id=scene.owner_id, now=LATER)

    act_for_late(now=LATER + timedelta(days=7))

    assert now_is(case).state == CaseState.ARBITRATION


def test_without_goods_a_shop_cannot_promise_any_and_the_clock_gives_money():
    scene = bought(on_hand=2)
    case = ask(scene, CaseKind.RESHIP, CaseReason.MISSING)
    with pytest.raises(NothingToSend):
        agree(case_id=case.id, person_id=scene.owner_id, now=LATER)

    act_for_late(now=NOON + timedelta(hours=48))

    assert (now_is(case).kind, now_is(case).state) == (CaseKind.REFUND_ONLY, CaseState.REFUNDING)


def test_withdrawing_puts_back_what_was_set_aside():
    scene = bought()
    case = ask(scene, CaseKind.EXCHANGE)
    agree(case_id=case.id, person_id=scene.owner_id, now=LATER)
    held = Case.objects.get(pk=case.id).stock_ref

    withdraw(case_id=case.id, person_id=scene.buyer_id, now=LATER)

    assert available(scene) == 8
    assert held_for([held])[held][scene.line.sku_id] == (1, HoldState.RELEASED)


# ── Refused, decided, appealed ───────────────────────────────────────────────────────────────────────────────────────


def refused(scene: Bought) -> CaseView:
    case = ask(scene)
    return refuse(case_id=case.id, person_id=scene.owner_id, text="没有问题", now=LATER)


def heard(scene: Bought) -> CaseView:
    """Return a case before an operator in which both sides have spoken."""
    case = refused(scene)
    escalate(case_id=case.id, person_id=scene.buyer_id, text="有照片", now=LATER)
    return speak(case_id=case.id, person_id=scene.owner_id, text="照片不是我们的", now=LATER)


def ruled(
    case: CaseView, *, bps: int = 5000, back: bool = False, freight: bool = False, now: datetime = LATER, by=None
):
    return decide(
        case_id=case.id,
        operator_id=by or make_buyer("仲裁员").id,
        refund_bps=bps,
        needs_return=back,
        shop_pays_freight=freight,
        because="各担一半",
        now=now,
    )


def test_a_refused_buyer_may_ask_for_something_else_once():
    scene = bought()
    case = refused(scene)

    change = Change(CaseKind.COMPENSATION, CaseReason.QUALITY, yuan(4))
    modify(case_id=case.id, person_id=scene.buyer_id, change=change, text="那补一点", now=LATER)
    agree(case_id=case.id, person_id=scene.owner_id, now=LATER)

    assert now_is(case).refunded == yuan(4)


def test_half_the_money_is_given_when_nobody_appeals():
    scene = bought()
    case = ruled(heard(scene))
    assert (case.state, case.due_at) == (CaseState.DECIDED, LATER + timedelta(days=3))

    act_for_late(now=LATER + timedelta(days=3))
    let_money_leave()

    assert (now_is(case).state, now_is(case).refunded) == (CaseState.COMPLETED, yuan(5))
    assert scene.line.refunded_quantity == 0  # The buyer keeps it.


def test_all_of_it_against_the_goods_with_the_freight():
    scene = bought()
    case = ruled(heard(scene), bps=10_000, back=True, freight=True)
    act_for_late(now=LATER + timedelta(days=3))
    assert now_is(case).state == CaseState.BUYER_SHIP_BACK

    send_back(case_id=case.id, person_id=scene.buyer_id, **SF, now=LATER + timedelta(days=4))
    accept_goods(case_id=case.id, person_id=scene.owner_id, grade=Grade.SELLABLE, now=LATER + timedelta(days=5))

    assert now_is(case).refunded == TEN + EIGHT
    assert scene.line.refunded_quantity == 1


def test_nothing_is_a_decision_too():
    case = ruled(heard(bought()), bps=0)

    act_for_late(now=LATER + timedelta(days=3))

    assert (now_is(case).state, now_is(case).refunded) == (CaseState.CLOSED, None)


def test_an_appeal_is_decided_by_another_at_once():
    scene = bought()
    first = make_buyer("仲裁员").id
    case = ruled(heard(scene), bps=0, by=first)
    appeal(case_id=case.id, person_id=scene.buyer_id, text="没有看照片", now=LATER)
    speak(case_id=case.id, person_id=scene.owner_id, text="看了", now=LATER)
    with pytest.raises(AnotherMustDecide):
        ruled(case, by=first)

    ruled(case, bps=10_000)

    assert (now_is(case).state, now_is(case).refunded) == (CaseState.REFUNDING, TEN)


def test_nobody_decides_before_both_have_been_heard():
    scene = bought()
    case = refused(scene)
    escalate(case_id=case.id, person_id=scene.buyer_id, text="有照片", now=LATER + HOUR)
    with pytest.raises(StillBeingHeard):
        ruled(case, now=LATER + HOUR + timedelta(days=3, microseconds=-1))

    assert ruled(case, now=LATER + HOUR + timedelta(days=3)).state == CaseState.DECIDED


# ── What may be asked for ────────────────────────────────────────────────────────────────────────────────────────────


def test_a_piece_is_in_one_open_case():
    scene = bought()
    ask(scene, quantity=2)

    with pytest.raises(MoreThanBought):
        ask(scene)


def test_a_piece_that_was_paid_back_is_not_asked_about_again():
    scene = bought()
    case = ask(scene, CaseKind.REFUND_ONLY, quantity=1)
    agree(case_id=case.id, person_id=scene.owner_id, now=LATER)
    let_money_leave()
    ask(scene)

    with pytest.raises(MoreThanBought):
        ask(scene)


@pytest.mark.parametrize(
    ("state", "kind", "reason", "refusal"),
    [
        (OrderState.SHIPPED, CaseKind.REFUND_UNSHIPPED, CaseReason.CHANGED_MIND, KindDoesNotFit),
        (OrderState.TO_SHIP, CaseKind.RETURN_REFUND, CaseReason.QUALITY, KindDoesNotFit),
        (OrderState.DELIVERED, CaseKind.RESHIP, CaseReason.QUALITY, ReasonDoesNotFit),
    ],
    ids=["sent already", "not sent yet", "a reason of another kind"],
)
def test_what_does_not_fit_the_order_is_refused(state, kind, reason, refusal):
    scene = bought(state=state)

    with pytest.raises(refusal):
        ask(scene, kind, reason)

    assert open_lines([scene.line.id]) == set()


def test_fifteen_days_after_completion_it_is_too_late():
    scene = bought(state=OrderState.COMPLETED)

    with pytest.raises(WindowHasClosed):
        ask(scene, now=NOON + timedelta(days=15))


def test_who_waits_for_a_team_leaves_it_instead():
    offer = make_offer(now=NOON)
    leader = make_buyer()
    seated = opening(offer, leader.id, now=NOON)
    pay(seated.checkout)
    mark_paid(seated.checkout.id, now=NOON)
    scene = Bought(leader.id, leader.id, seated.checkout.orders[0].id)

    with pytest.raises(LeaveTheTeam):
        ask(scene, CaseKind.REFUND_UNSHIPPED, CaseReason.CHANGED_MIND)


def test_an_order_that_an_operator_takes_back_closes_its_cases():
    scene = bought()
    case = ask(scene)

    cancel_and_refund(scene.order_id, now=LATER, because="recalled", key="recall")
    deliver_news()

    assert now_is(case).state == CaseState.CLOSED
    assert [event.event for event in told_all(CaseMoved)] == [Event.ORDER_TAKEN_BACK]


def test_the_rest_of_an_order_is_as_it_was():
    scene = bought(lines=2)
    before = orders([scene.order_id])[scene.order_id].lines[1]
    case = ask(scene, CaseKind.REFUND_ONLY)
    agree(case_id=case.id, person_id=scene.owner_id, now=LATER)

    assert scene.order.lines[1] == before
    assert told_all(OrderRefunding) == []
    with pytest.raises(IllegalMove):
        Case.objects.get(pk=case.id).move_to(
            CaseState.SELLER_REVIEW, event=Event.APPLY, actor="buyer", person_id=None, now=LATER, because=""
        )
