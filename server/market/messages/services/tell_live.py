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
    a block parts from them, also of what was said a moment before it. Three statements at most.
    """
    told: dict[tuple[str, str], None] = {}
    friends = {(one.one_id, one.other_id) for one in news if one.between == Between.PEOPLE}
    parted = circles.parted(friends) if friends else set()
    shop_ids = {one.other_id for one in news if one.between == Between.SHOP}
    staff = merchants.staff_of_shops(shop_ids) if shop_ids else {}
    for one in news:
        if (one.one_id, one.other_id) in parted:
            continue
        others = [one.other_id]
        if one.between == Between.SHOP:
            others = [part.person_id for part in staff[one.other_id] if part.role in ANSWERS]
        for person_id in [one.one_id, *others]:
            told[f"person:{encode('pers', person_id)}", encode("conv", one.conversation_id)] = None
    live.tell_many([(topic, "message", {"conversation_id": conversation}) for topic, conversation in told])
