"""Pure decisions. No database, no clock, no Django."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from foundation.ids import encode
from market.stock.errors import HoldHasMovedOn, NothingHeld, OutOfStock
from market.stock.states import HOLD, HoldState
from market.stock.types import Claim, Effect

# What one piece does to (on_hand, reserved, allocated) when its hold moves.
EFFECTS: dict[tuple[HoldState, HoldState], Effect] = {
    (HoldState.RESERVED, HoldState.ALLOCATED): Effect(0, -1, +1),
    (HoldState.RESERVED, HoldState.RELEASED): Effect(0, -1, 0),
    (HoldState.ALLOCATED, HoldState.RELEASED): Effect(0, 0, -1),
    (HoldState.ALLOCATED, HoldState.SHIPPED): Effect(-1, 0, -1),
    (HoldState.RELEASED, HoldState.RESERVED): Effect(0, +1, 0),
}


class Hold(NamedTuple):
    id: int
    ref: UUID
    sku_id: UUID
    quantity: int
    state: HoldState


def wanted_by(*claims: Claim) -> dict[UUID, int]:
    """Add up what claims ask for by SKU; two lines may ask for the same goods."""
    wanted: dict[UUID, int] = defaultdict(int)
    for claim in claims:
        assert claim.lines, "a claim asks for something"
        for sku_id, quantity in claim.lines:
            assert quantity > 0, "a claim asks for whole pieces"
            wanted[sku_id] += quantity
    return dict(wanted)


def grant(claims: Sequence[Claim], available: Mapping[UUID, int]) -> dict[UUID, OutOfStock | None]:
    """
    Serve claims first come, first served, each whole or not at all. Return the refusal of each ref, None for served.

    Claims that go together are one claim, at the place of the first. What does not fit takes nothing, so a smaller
    wish behind it may still be served.
    """
    left = dict(available)
    outcome: dict[UUID, OutOfStock | None] = {}
    groups: dict[UUID, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(claim.together or claim.ref, []).append(claim)
    for group in groups.values():
        wanted = wanted_by(*group)
        found = [(sku_id, count, left.get(sku_id, 0)) for sku_id, count in wanted.items()]
        short = [line for line in found if line[1] > line[2]]
        outcome.update({claim.ref: out_of_stock(short) if short else None for claim in group})
        if not short:
            left.update({sku_id: available - count for sku_id, count, available in found})
    return outcome


def out_of_stock(short: Sequence[tuple[UUID, int, int]]) -> OutOfStock:
    """Say which lines do not fit. In: (sku_id, wanted, available)."""
    return OutOfStock(
        short=[
            {"sku_id": encode("sku", sku_id), "wanted": wanted, "available": available}
            for sku_id, wanted, available in short
        ]
    )


def moves_of(ref: UUID, holds: Sequence[Hold], after: HoldState) -> list[Hold] | HoldHasMovedOn | NothingHeld:
    """
    Return the holds of one ref that are to move, or why they cannot. Those already there need not move.

    To release what was never held is no mistake: nothing is held afterwards either.
    """
    if not holds and after != HoldState.RELEASED:
        return NothingHeld(ref=encode("ord", ref))
    to_move = [hold for hold in holds if hold.state != after]
    stuck = [hold for hold in to_move if not HOLD.can(hold.state, after)]
    if stuck:
        return HoldHasMovedOn(ref=encode("ord", ref), state=str(stuck[0].state), wanted=str(after))
    return to_move
