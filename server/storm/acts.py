"""
What each buyer does, drawn from the seed and the act's number alone: the same seed brings the same acts with the same
faults. When they meet, and who of them finds a seat, is the processes' affair.
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass

from sandbox_bank.faults import FAULTS, IN_BILLS

BY_HAND = "hand"  # No machine of a provider's takes part: a transfer by bank.


@dataclass(frozen=True, slots=True)
class Way:
    """A way to pay, and whose protocol of the simulator's it speaks."""

    code: str
    protocol: str
    weight: int
    is_shown_code: bool = False  # The payer shows a code, and a cashier scans it.


WAYS = (
    Way("sandbox", "bank", 6),
    Way("wechat_qr", "wechat", 4),
    Way("wechat_h5", "wechat", 2),
    Way("wechat_jsapi", "wechat", 2),
    Way("wechat_code", "wechat", 2, is_shown_code=True),
    Way("alipay_qr", "alipay", 3),
    Way("alipay_page", "alipay", 2),
    Way("alipay_wap", "alipay", 2),
    Way("alipay_code", "alipay", 2, is_shown_code=True),
    Way("card", "stripe", 6),
    Way("bank_transfer", BY_HAND, 2),
)
# How much of each mistake; where it is drawn from several, among these. Seconds, copies, minor units, times.
FIGURES: Mapping[str, tuple[float, ...]] = {
    "duplicate": (2, 4),
    "late": (2, 7200),
    "slow": (0.5, 2),
    "stale": (1, 3),
    "wrong_amount": (1, 100),
    "refund_fails": (1, 3),
}
SELDOM = frozenset({"rotated", "wrong_signature"})  # The simulator makes a key for each, which takes it a while.
WEATHER_ONLY = frozenset({"out_of_order", "asks_password"})  # They befall an account for a while, not one payment.
OF_SHARES = frozenset({"split_fails", "payout_bounced"})  # What befalls money after the payment.

# What becomes of a purchase, and how often. The names are told in the table.
FATES: Mapping[str, int] = {
    "is kept": 34,
    "is left unpaid": 4,
    "is cancelled while it is paid": 7,
    "is cancelled, then paid": 5,
    "expires while it is paid": 6,
    "is paid twice at once": 9,
    "goes back in part before it is sent": 8,
    "goes back in parts, to the last piece": 4,
    "is taken back by an operator": 5,
    "is completed": 5,
    "comes back after it was sent": 6,
    "is compensated": 4,
    "is charged back": 3,
    "is paid out to its shop": 8,
}


@dataclass(frozen=True, slots=True)
class Act:
    """One purchase as it is meant; what becomes of it depends on others, too."""

    number: int
    kind: str  # "solo", "opens" or "joins" a team
    good: int  # which of the goods
    quantity: int
    way: Way
    other_way: Way  # for a second try, or a second payment
    wrong: Mapping[str, float]  # the mistakes that befall its payment
    fate: str
    luck: float  # in [0, 1): what else is to be chosen
    hangs_up: bool  # on the first answer, and asks again by the same key


def act(seed: int, number: int, goods: int) -> Act:
    """Return the act of this number. In: `goods`, how many goods there are to choose from."""
    chance = random.Random(f"{seed}:act:{number}")  # noqa: S311 (not a secret)
    kind = chance.choices(("solo", "opens", "joins"), (60, 14, 26))[0]
    way, other = chance.choices(WAYS, [one.weight for one in WAYS], k=2)
    fate = chance.choices(list(FATES), list(FATES.values()))[0]
    if fate == "is charged back":  # Stripe alone tells of chargebacks; of the others a bill does.
        way = next(one for one in WAYS if one.protocol == "stripe")
    return Act(
        number=number,
        kind=kind,
        good=chance.randrange(goods),
        quantity=1 if kind != "solo" else chance.choice((1, 2, 3)),
        way=way,
        other_way=other,
        wrong={} if fate == "is charged back" else _wrong(chance, way),
        fate=fate,
        luck=chance.random(),
        hangs_up=chance.random() < 0.2,
    )


def _wrong(chance: random.Random, way: Way) -> Mapping[str, float]:
    """Draw what goes wrong with a payment: nothing, one mistake, or two at once."""
    count = chance.choices((0, 1, 2), (40, 45, 15))[0]
    known = mistakes_of(way.protocol)
    drawn = {name for name in chance.choices(known, k=count) if name not in SELDOM or chance.random() < 0.3}
    return {name: chance.choice(FIGURES.get(name, (1,))) for name in sorted(drawn)}


def mistakes_of(protocol: str) -> list[str]:
    """Return every mistake that can befall a single payment of a protocol."""
    if protocol == BY_HAND:
        return ["no_such_money"]  # The slip is shown, and nothing was transferred.
    spoken = (one for one in FAULTS if not one.protocols or protocol in one.protocols)
    return [one.name for one in spoken if one.name not in WEATHER_ONLY | OF_SHARES | IN_BILLS]
