"""Pure decisions: what a title is, how much tax is in a price, what of an order is to be invoiced."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from market.invoices.errors import TaxIdInvalid, TitleInvalid
from market.invoices.types import Title, TitleKind
from market.orders.facade import OrderView

LONGEST_NAME = 100
MOST_TITLES = 20
WINDOW = timedelta(days=180)  # After completion.
FREIGHT = {"zh-CN": "运费", "en": "Freight"}

# GB 32100-2015: seventeen signs, and one that proves them by weights of 3 to the power of its place, modulo 31.
SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
OLDER_OR_FOREIGN = re.compile(r"[0-9]{15}|[0-9A-Z]{20}|[A-Z]{2}[0-9A-Z]{6,13}")


@dataclass(frozen=True, slots=True)
class Kept:
    """What of a line of an order is kept and paid for. `line_id` None: its freight."""

    line_id: UUID | None
    words: Mapping[str, str]
    option_text: Mapping[str, str]
    quantity: int
    gross_minor: int


def check_title(title: Title) -> Title:
    """Return a title as it is to be printed. :raises TitleInvalid, TaxIdInvalid:"""
    name = " ".join(title.name.split())
    if not 2 <= len(name) <= LONGEST_NAME:
        raise TitleInvalid(field="name")
    if title.kind == TitleKind.PERSONAL:
        return Title(title.kind, name, "")
    tax_id = title.tax_id.strip().upper()
    if not (is_credit_code(tax_id) or OLDER_OR_FOREIGN.fullmatch(tax_id)):
        raise TaxIdInvalid(field="tax_id")
    return Title(title.kind, name, tax_id)


def is_credit_code(code: str) -> bool:
    """Say whether this is a Chinese company's code, by its last sign (GB 32100-2015)."""
    if len(code) != 18 or any(sign not in SIGNS for sign in code):
        return False
    proof = sum(SIGNS.index(sign) * pow(3, place, 31) for place, sign in enumerate(code[:17]))
    return SIGNS[-proof % 31] == code[17]


def tax_in(gross_minor: int, rate_bps: int) -> int:
    """Return the tax that a price includes, rounded half up. In: gross >= 0, minor units."""
    whole = 10_000 + rate_bps
    return (2 * gross_minor * rate_bps + whole) // (2 * whole)


def kept(order: OrderView) -> list[Kept]:
    """Return what of an order was paid and is not promised back, with its freight last."""
    found = [
        Kept(line.id, line.title, line.option_text, line.quantity - line.refunded_quantity,
             line.payable.minor - line.refunded_minor)
        for line in order.lines
    ]  # fmt: skip
    found.append(Kept(None, FREIGHT, {}, 0, order.freight.minor - order.freight_refunded_minor))
    return [one for one in found if one.gross_minor]


def gone(invoiced: Iterable[Kept], now_kept: Sequence[Kept]) -> list[Kept]:
    """Return what was invoiced and is kept no more. Never below nothing: what is kept only shrinks."""
    left = {one.line_id: one for one in now_kept}
    found = []
    for one in invoiced:
        still = left.get(one.line_id)
        minor = one.gross_minor - (still.gross_minor if still else 0)
        quantity = one.quantity - (still.quantity if still else 0)
        if minor:
            found.append(Kept(one.line_id, one.words, one.option_text, quantity, minor))
    return found
