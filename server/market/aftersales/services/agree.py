"""The shop agrees to what a buyer asks for; so does the clock, for a shop that has not answered."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from market.aftersales import rules
from market.aftersales.errors import NoAddress, NothingToSend
from market.aftersales.models import Case
from market.aftersales.queries import last_return_address
from market.aftersales.services.carry_on import Act, ask_for_goods, give_money, hold_goods, promise_goods
from market.aftersales.services.take_up import take_up
from market.aftersales.states import Actor, Event
from market.aftersales.types import CaseKind, CaseView
from market.merchants import facade as merchants

ADDRESS = ("recipient", "phone", "text")
LONGEST_ADDRESS = 200


@transaction.atomic
def agree(*, case_id: UUID, person_id: UUID, address: dict[str, str] | None = None, now: datetime) -> CaseView:
    """
    Agree for a shop: money goes back, or the goods are to come back, or others are set aside to be sent.

    `address` is where goods are to be sent; without one, where the shop last had them sent. Locks the case, the line's
    tally, the order, stock and the payment. Touches no network.

    :raises CaseNotFound, NotYoursToDo, NotNow, TooLate, NoAddress, NothingToSend; access.RoleTooSmall;
        payments.PaidElsewhere:
    """
    case, actor = take_up(case_id, Event.AGREE, person_id=person_id, now=now)
    agree_to(case, Act(Event.AGREE, actor, person_id, now), address=address)
    return case.view()


def agree_to(case: Case, act: Act, *, address: dict[str, str] | None = None) -> None:
    """Do what was asked for in a locked case, whoever agrees to it."""
    if case.kind in rules.SENDS_OTHERS:
        try:
            hold_goods(case, act.now)
        except NothingToSend:
            if act.actor != Actor.CLOCK:
                raise
            # The shop has not answered, and there is nothing to send: what can be done is to give the money back.
            case.kind = CaseKind.RETURN_REFUND if case.kind == CaseKind.EXCHANGE else CaseKind.REFUND_ONLY
    if case.kind in rules.SENDS_BACK:
        ask_for_goods(case, act, address=check_address(address) or address_of(case.shop_id))
    elif case.kind == CaseKind.RESHIP:
        promise_goods(case, act)
    else:
        give_money(case, act)


def check_address(address: dict[str, str] | None) -> dict[str, str] | None:
    """:raises NoAddress: a part of it is missing, or too long"""
    if address is None:
        return None
    said = {part: address.get(part, "").strip() for part in ADDRESS}
    if not all(0 < len(text) <= LONGEST_ADDRESS for text in said.values()):
        raise NoAddress(field="address", longest=LONGEST_ADDRESS)
    return said


def address_of(shop_id: UUID) -> dict[str, str]:
    """Return where a shop's goods go back to, when it does not say: as before, or where it is registered."""
    known = last_return_address(shop_id)
    if known is not None:
        return known
    shop = merchants.shops([shop_id])[shop_id]
    return {"recipient": shop.name.get("zh-CN", shop.slug), "phone": "", "text": shop.licence.address}
