"""What crosses the facade, and what the room decides upon: frozen, framework-free."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from foundation.money import Money
from foundation.words import Words


class SubjectKind(StrEnum):
    PRODUCT = "product"
    NOTE = "note"
    TEAM = "team"
    SHOP = "shop"


class Channel(StrEnum):
    """By what way a link goes out. Each way has a code of its own, so that one can see which of them works."""

    LINK = "link"
    QR = "qr"
    POSTER = "poster"
    SYSTEM = "system"  # the phone's own sheet


class Source(StrEnum):
    """What kind of recommendation a touch was. Which of them goes before which is a setting."""

    LIVE_HOST = "live_host"
    NOTE = "note"
    LINK = "link"
    BIND = "bind"


class Reward(StrEnum):
    NONE = "none"  # The order is counted; nobody is paid for it.
    COMMISSION = "commission"
    COUPON = "coupon"
    POINTS = "points"


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """What is given, and at what rate of what was paid; of a coupon, which, and what an order must keep for it."""

    reward: Reward
    rate_bps: int = 0
    template_id: UUID | None = None
    least_minor: int = 0  # in the market's currency


class Signal(StrEnum):
    """Why a reward waits for a person to look at it."""

    SAME_DEVICE = "same_device"
    SAME_ADDRESS = "same_address"
    SAME_PHONE = "same_phone"
    SAME_ACCOUNT = "same_account"  # Both have paid from one account at a provider.
    RING = "ring"  # The two credit each other.


@dataclass(frozen=True, slots=True)
class SubjectView:
    """What is shared, as it is now."""

    kind: SubjectKind
    id: UUID
    path: str  # its page in the storefront
    title: Words
    product_ids: tuple[UUID, ...]  # the goods that an order must contain to be credited
    shop_id: UUID | None  # of a note: none
    picture_id: UUID | None
    price: Money | None = None
    alone_price: Money | None = None  # of a team: what one pays alone
    team_size: int | None = None


@dataclass(frozen=True, slots=True)
class ShareView:
    id: UUID
    code: str
    person_id: UUID
    kind: SubjectKind
    subject_id: UUID
    channel: Channel
    parent_id: UUID | None
    depth: int
    at: datetime


@dataclass(frozen=True, slots=True)
class TouchView:
    """Somebody's last coming by one share, as attribution looks at it."""

    id: UUID
    at: datetime
    share_id: UUID
    sharer_id: UUID
    source: Source
    product_ids: frozenset[UUID] = field(default_factory=frozenset)
    shop_id: UUID | None = None  # of a share of a whole shop; of any other, None


@dataclass(frozen=True, slots=True)
class Bought:
    """A line of a paid order, as attribution looks at it."""

    line_id: UUID
    buyer_id: UUID
    product_id: UUID
    shop_id: UUID
    at: datetime  # when it was ordered
