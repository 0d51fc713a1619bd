"""HTTP: read the request, make one call, shape the reply. Buyers and shops' staff see the same cases."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Status

from foundation import access
from foundation.description import KEYED
from foundation.idempotency import idempotent
from foundation.web import Limit, MoneyOut, PageOut, PersonRequest, signed_in
from foundation.words import language_of, say
from market.aftersales import queries, rules
from market.aftersales.clocks import clocks
from market.aftersales.schemas import (
    AgreeIn,
    ApplyIn,
    BreakdownOut,
    CarrierOut,
    CaseOut,
    CasePageOut,
    ChangeIn,
    GradeIn,
    KindOut,
    OptionsOut,
    SayIn,
    SendIn,
    SentOut,
    WishIn,
    breakdown_out,
    case_out,
    case_page_out,
)
from market.aftersales.services.agree import agree
from market.aftersales.services.decide import appeal
from market.aftersales.services.escalate import escalate
from market.aftersales.services.modify import modify
from market.aftersales.services.open_case import open_case
from market.aftersales.services.price_wish import options_of, price_wish
from market.aftersales.services.receive_goods import accept_goods, grade_goods, note_signed, refuse_goods
from market.aftersales.services.refuse import refuse
from market.aftersales.services.reship import confirm, reship
from market.aftersales.services.send_back import extend, send_back
from market.aftersales.services.speak import speak
from market.aftersales.services.withdraw import withdraw
from market.aftersales.states import Actor, CaseState
from market.aftersales.types import CaseId, CaseView, LineId, OrderId, ShopId
from market.media import facade as media
from market.media.facade import PictureOut
from market.merchants import facade as merchants
from market.orders import facade as orders
from market.shipping import facade as shipping

router = Router(tags=["aftersales"], auth=signed_in)


# ── Asking ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@router.get("/lines/{line_id}/options", response=OptionsOut)
def read_options(request: PersonRequest, line_id: LineId) -> OptionsOut:
    """Show what the buyer of a line may ask for now, and what its pieces are worth."""
    order, line, most, worths = options_of(line_id, person_id=request.auth.id)
    language = language_of(request)
    picture = media.pictures([line.picture_id]).get(line.picture_id) if line.picture_id else None
    return OptionsOut(
        line_id=line.id,
        order_id=order.id,
        title=say(line.title, language),
        option_text=say(line.option_text, language),
        picture=PictureOut.of(picture),
        quantity=line.quantity,
        price=MoneyOut(currency=line.payable.currency, minor=line.payable.minor // line.quantity),
        most=most,
        worth=[MoneyOut.of(worth) for worth in worths],
        kinds=[
            KindOut(kind=kind, reasons=list(reasons), has_amount=kind in rules.SAYS_AMOUNT)
            for kind, reasons in rules.kinds_of(order, line, timezone.now(), clocks()).items()
        ],
    )


@router.post("/quotes", response=BreakdownOut)
def quote(request: PersonRequest, data: WishIn) -> BreakdownOut:
    """Show what a wish would bring, without asking for it."""
    wish = data.wish()
    terms, funders = price_wish(wish, person_id=request.auth.id, now=timezone.now())
    return breakdown_out(wish, terms, funders)


@router.post("/cases", response={201: CasePageOut}, openapi_extra=KEYED)
@idempotent
def apply(request: PersonRequest, data: ApplyIn) -> Status:
    """Ask for after-sales of some pieces of a line. Needs an Idempotency-Key."""
    case = open_case(
        person_id=request.auth.id,
        wish=data.wish(),
        text=data.text,
        picture_ids=data.picture_ids,
        now=timezone.now(),
    )
    return Status(201, _page(request, case.id))


# ── Looking ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@router.get("/cases", response=PageOut[CaseOut])
def my_cases(
    request: PersonRequest,
    is_open: bool | None = None,
    order_id: OrderId | None = None,
    after: str | None = None,
    limit: Limit = None,
) -> PageOut[CaseOut]:
    found, following = queries.cases_of_person(
        request.auth.id, is_open=is_open, order_id=order_id, after=after, limit=limit
    )
    return PageOut(items=_shown(found, Actor.BUYER, request, timezone.now()), next=following)


@router.get("/shops/{shop_id}/cases", response=PageOut[CaseOut])
def shop_cases(
    request: PersonRequest,
    shop_id: ShopId,
    state: CaseState | None = None,
    after: str | None = None,
    limit: Limit = None,
) -> PageOut[CaseOut]:
    access.require(request.auth.id, shop_id, "orders.read")
    found, following = queries.cases_of_shop(shop_id, state=state, after=after, limit=limit)
    return PageOut(items=_shown(found, Actor.SHOP, request, timezone.now()), next=following)


@router.get("/cases/{case_id}", response=CasePageOut)
def read_case(request: PersonRequest, case_id: CaseId) -> CasePageOut:
    """Show a case to its buyer, or to its shop's staff: both see the same clocks."""
    return _page(request, case_id)


# ── Acts of either side ──────────────────────────────────────────────────────────────────────────────────────────────


@router.post("/cases/{case_id}/statements", response=CasePageOut)
def add_statement(request: PersonRequest, case_id: CaseId, data: SayIn) -> CasePageOut:
    speak(
        case_id=case_id,
        person_id=request.auth.id,
        text=data.text,
        picture_ids=data.picture_ids,
        now=timezone.now(),
    )
    return _page(request, case_id)


@router.post("/cases/{case_id}/escalate", response=CasePageOut)
def ask_operator(request: PersonRequest, case_id: CaseId, data: SayIn) -> CasePageOut:
    """Have an operator decide."""
    escalate(case_id=case_id, person_id=request.auth.id, text=data.text, now=timezone.now())
    return _page(request, case_id)


@router.post("/cases/{case_id}/appeal", response=CasePageOut)
def ask_another_operator(request: PersonRequest, case_id: CaseId, data: SayIn) -> CasePageOut:
    """Have another operator decide, before the first decision is carried out."""
    appeal(case_id=case_id, person_id=request.auth.id, text=data.text, now=timezone.now())
    return _page(request, case_id)


# ── Acts of the buyer ────────────────────────────────────────────────────────────────────────────────────────────────


@router.post("/cases/{case_id}/withdraw", response=CasePageOut)
def take_back(request: PersonRequest, case_id: CaseId) -> CasePageOut:
    withdraw(case_id=case_id, person_id=request.auth.id, now=timezone.now())
    return _page(request, case_id)


@router.post("/cases/{case_id}/modify", response=CasePageOut)
def change(request: PersonRequest, case_id: CaseId, data: ChangeIn) -> CasePageOut:
    """Ask for something else after a refusal, once."""
    modify(case_id=case_id, person_id=request.auth.id, change=data.change(), text=data.text, now=timezone.now())
    return _page(request, case_id)


@router.post("/cases/{case_id}/return-parcel", response=CasePageOut)
def give_to_carrier(request: PersonRequest, case_id: CaseId, data: SendIn) -> CasePageOut:
    """Say with whom the goods travel back."""
    send_back(
        case_id=case_id,
        person_id=request.auth.id,
        carrier=data.carrier,
        tracking_no=data.tracking_no,
        now=timezone.now(),
    )
    return _page(request, case_id)


@router.post("/cases/{case_id}/extend", response=CasePageOut)
def take_longer(request: PersonRequest, case_id: CaseId) -> CasePageOut:
    """Take as long again to send the goods back, once."""
    extend(case_id=case_id, person_id=request.auth.id, now=timezone.now())
    return _page(request, case_id)


@router.post("/cases/{case_id}/confirm", response=CasePageOut)
def have_received(request: PersonRequest, case_id: CaseId) -> CasePageOut:
    confirm(case_id=case_id, person_id=request.auth.id, now=timezone.now())
    return _page(request, case_id)


# ── Acts of the shop ─────────────────────────────────────────────────────────────────────────────────────────────────


@router.post("/cases/{case_id}/agree", response=CasePageOut)
def say_yes(request: PersonRequest, case_id: CaseId, data: AgreeIn) -> CasePageOut:
    address = data.address.model_dump() if data.address else None
    agree(case_id=case_id, person_id=request.auth.id, address=address, now=timezone.now())
    return _page(request, case_id)


@router.post("/cases/{case_id}/refuse", response=CasePageOut)
def say_no(request: PersonRequest, case_id: CaseId, data: SayIn) -> CasePageOut:
    refuse(
        case_id=case_id,
        person_id=request.auth.id,
        text=data.text,
        picture_ids=data.picture_ids,
        now=timezone.now(),
    )
    return _page(request, case_id)


@router.post("/cases/{case_id}/signed", response=CasePageOut)
def have_signed(request: PersonRequest, case_id: CaseId) -> CasePageOut:
    """Say that the carrier has handed the goods over; inspect them within some days."""
    note_signed(case_id=case_id, person_id=request.auth.id, now=timezone.now())
    return _page(request, case_id)


@router.post("/cases/{case_id}/accept-goods", response=CasePageOut)
def take_in(request: PersonRequest, case_id: CaseId, data: GradeIn) -> CasePageOut:
    """Accept what came back, inspected: A goes back on sale, B into the defect bin."""
    accept_goods(case_id=case_id, person_id=request.auth.id, grade=data.grade, now=timezone.now())
    return _page(request, case_id)


@router.post("/cases/{case_id}/refuse-goods", response=CasePageOut)
def turn_away(request: PersonRequest, case_id: CaseId, data: SayIn) -> CasePageOut:
    refuse_goods(
        case_id=case_id,
        person_id=request.auth.id,
        text=data.text,
        picture_ids=data.picture_ids,
        now=timezone.now(),
    )
    return _page(request, case_id)


@router.post("/cases/{case_id}/grade", response=CasePageOut)
def inspect(request: PersonRequest, case_id: CaseId, data: GradeIn) -> CasePageOut:
    """Grade what the clock has accepted."""
    grade_goods(case_id=case_id, person_id=request.auth.id, grade=data.grade, now=timezone.now())
    return _page(request, case_id)


@router.post("/cases/{case_id}/parcel", response=CasePageOut)
def send_in_its_place(request: PersonRequest, case_id: CaseId, data: SendIn) -> CasePageOut:
    reship(
        case_id=case_id,
        person_id=request.auth.id,
        carrier=data.carrier,
        tracking_no=data.tracking_no,
        now=timezone.now(),
    )
    return _page(request, case_id)


# ── Shapes ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _page(request: PersonRequest, case_id: UUID) -> CasePageOut:
    story, role = queries.case_of(case_id, viewer=request.auth.id)
    case = story.case
    (shown,) = _shown([case], role, request, timezone.now())
    parcel = shipping.parcels([case.parcel_id]).get(case.parcel_id) if case.parcel_id else None
    sent_back = None
    if case.sent_back_at is not None:
        url = shipping.tracking_url(case.carrier, case.tracking_no)
        sent_back = SentOut(carrier=case.carrier, tracking_no=case.tracking_no, tracking_url=url)
    pictures = media.pictures([picture_id for one in story.statements for picture_id in one.picture_ids])
    carriers = [CarrierOut(code=one.code, name=say(one.name, language_of(request))) for one in shipping.carriers()]
    return case_page_out(shown, story, role, pictures=pictures, sent_back=sent_back, parcel=parcel, carriers=carriers)


def _shown(cases: list[CaseView], role: Actor, request: HttpRequest, now: datetime) -> list[CaseOut]:
    """Shape cases for one side of them. Six queries, whatever their number."""
    language = language_of(request)
    of_orders = orders.orders({case.order_id for case in cases})
    shops = merchants.shops({case.shop_id for case in cases})
    lines = [rules.line_of(of_orders[case.order_id], case) for case in cases]
    pictures = media.pictures([line.picture_id for line in lines if line.picture_id])
    return [
        case_out(
            case,
            of_orders[case.order_id],
            role,
            shop_name=say(shops[case.shop_id].name, language) if case.shop_id in shops else "",
            pictures=pictures,
            language=language,
            now=now,
        )
        for case in cases
    ]
