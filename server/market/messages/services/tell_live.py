"""Open browsers of both sides are told that a conversation has changed."""

from collections.abc import Sequence

from django.db import transaction

from foundation import live
from foundation.ids import encode
from market.circles import facade as circles
from market.merchants import facade as merchants
from market.messages.events import ConversationChanged, MessageSent
from market.messages.queries import ANSWERS
from market.messages.types import Between


@transaction.atomic
def tell_live(news: Sequence[MessageSent | ConversationChanged]) -> None:
    """
    Tell people of both sides, each conversation once; of a shop everybody who answers for it. Nobody hears of one whom
    a block parts from them, also of what was said a moment before it.
    """
    told: dict[tuple[str, str], None] = {}
    friends = {(one.one_id, one.other_id) for one in news if one.between == Between.PEOPLE}
    hidden = {one_id: circles.out_of_sight(one_id) for one_id, _ in friends}
    for one in news:
        if one.between == Between.PEOPLE and one.other_id in hidden[one.one_id]:
            continue
        people = [one.one_id, one.other_id]
        if one.between == Between.SHOP:
            people = [
                one.one_id,
                *(staff.person_id for staff in merchants.staff_of(one.other_id) if staff.role in ANSWERS),
            ]
        for person_id in people:
            told[f"person:{encode('pers', person_id)}", encode("conv", one.conversation_id)] = None
    live.tell_many([(topic, "message", {"conversation_id": conversation}) for topic, conversation in told])
