"""An operator decides between a buyer and a shop; one side may appeal, and another operator decides for good."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import audit
from foundation.ids import encode
from market.aftersales import rules
from market.aftersales.errors import AmountDoesNotFit, AnotherMustDecide, StillBeingHeard
from market.aftersales.models import Case
from market.aftersales.services.agree import address_of
from market.aftersales.services.carry_on import Act, ask_for_goods, give_money, go_before_operator, move
from market.aftersales.services.speak import write_statement
from market.aftersales.services.take_up import take_up, take_up_as
from market.aftersales.states import Actor, CaseState, Event
from market.aftersales.types import CaseKind, CaseView


@transaction.atomic
def decide(
    *,
    case_id: UUID,
    operator_id: UUID,
    refund_bps: int,
    needs_return: bool,
    shop_pays_freight: bool,
    because: str,
    now: datetime,
) -> CaseView:
    """
    Decide what goes back (basis points of what the pieces are worth), whether the goods do, and who pays the freight.

    The first decision waits for an appeal and is then carried out by the clock; the second is carried out at once. It
    cannot come before both sides had their time, or have spoken. Locks the case; the second takes the locks of `agree`.

    :raises CaseNotFound, NotNow, StillBeingHeard, AnotherMustDecide, AmountDoesNotFit, SayWhy:
    """
    case = take_up_as(case_id, Event.DECIDE, actor=Actor.OPERATOR, now=now)
    because = rules.check_text(because)
    if not 0 <= refund_bps <= rules.WHOLE_BPS:
        raise AmountDoesNotFit(field="refund_bps", most=rules.WHOLE_BPS)
    first = case.decisions.first()
    if first is not None and first.operator_id == operator_id:
        raise AnotherMustDecide
    _check_heard(case, now)
    case.decisions.create(
        number=case.decided_count + 1,
        operator_id=operator_id,
        first_operator_id=first.operator_id if first else None,
        refund_bps=refund_bps,
        needs_return=needs_return,
        shop_pays_freight=shop_pays_freight,
        because=because,
        at=now,
    )
    case.decided_count += 1
    case.refund_bps, case.shop_pays_freight = refund_bps, shop_pays_freight
    audit.record(
        actor_id=operator_id,
        action="aftersales.decide",
        subject=encode("case", case.id),
        holder_id=case.shop_id,
        after={"refund_bps": refund_bps, "needs_return": needs_return, "shop_pays_freight": shop_pays_freight},
        because=because,
    )
    act = Act(Event.DECIDE, Actor.OPERATOR, operator_id, now, because)
    if first is None:
        move(case, CaseState.DECIDED, act)
    else:
        carry_out(case, act)
    return case.view()


@transaction.atomic
def appeal(*, case_id: UUID, person_id: UUID, text: str, now: datetime) -> CaseView:
    """
    Have another operator decide, before a decision is carried out. Locks the case.

    :raises CaseNotFound, NotNow, TooLate, SayWhy; access.RoleTooSmall:
    """
    case, actor = take_up(case_id, Event.APPEAL, person_id=person_id, now=now)
    because = rules.check_text(text)
    go_before_operator(case, Act(Event.APPEAL, actor, person_id, now, because))
    write_statement(case, actor, person_id, text=text, picture_ids=(), now=now)
    return case.view()


def carry_out(case: Case, act: Act) -> None:
    """Do what was decided last in a locked case."""
    decision = case.decisions.order_by("-number")[0]
    if decision.refund_bps == 0:
        move(case, CaseState.CLOSED, act)
        return
    # Money is what an operator gives; who asked for other goods gets it instead of them.
    if case.kind in rules.SENDS_OTHERS:
        case.kind = CaseKind.RETURN_REFUND if decision.needs_return else CaseKind.REFUND_ONLY
    if decision.needs_return and case.sent_back_at is None:
        ask_for_goods(case, act, address=address_of(case.shop_id))
    else:
        give_money(case, act)


def _check_heard(case: Case, now: datetime) -> None:
    """Wait for both sides, each with a word since the case came here, or for the end of their time."""
    came_at = case.moves.filter(after=CaseState.ARBITRATION).exclude(before=CaseState.ARBITRATION).latest("id").at
    spoke = set(case.statements.filter(at__gte=came_at).values_list("actor", flat=True))
    if case.evidence_until is not None and now < case.evidence_until and not {"buyer", "shop"} <= spoke:
        raise StillBeingHeard(until=case.evidence_until)
