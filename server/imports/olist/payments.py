"""By what means an order of Olist's was paid."""

from foundation import fields
from foundation.fields import BadValue
from foundation.money import Money
from foundation.tables import Remark, Row


class Unsound(Exception):
    """An order cannot have been as its rows say, in this column."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column, self.reason = column, reason


def payments_of(rows: list[Row], total: Money | None, remarks: list[Remark]) -> tuple[tuple[str, Money, int], ...]:
    """
    Read by what means an order was paid, together its total. In: the total, or None for an order that was given up.

    What a card brought beyond the total is the interest of its instalments, or a rounding: its issuer's.

    :raises Unsound: less was paid than the order is worth
    """
    parts: list[tuple[str, Money, int]] = []
    places: list[Row] = []
    for row in rows:
        column = "payment_value"
        try:
            amount = fields.money(row[column], "BRL")
            column = "payment_installments"
            instalments = fields.whole(row[column])
        except BadValue as bad:
            raise Unsound(
                "order_id", f"has a payment in {row.place.file} {row.place.line} whose {column} {bad}"
            ) from None
        if not amount.minor:
            remarks.append(row.remarked("payment_value", "is nothing, so nothing was paid by it"))
            continue
        parts.append((row["payment_type"], amount, max(instalments, 1)))
        places.append(row)
    if total is None:
        return tuple(parts)
    over = Money.total([amount for _, amount, _ in parts], "BRL") - total
    if over.minor < 0:
        raise Unsound("order_id", f"was paid {_reais(total + over)} of {_reais(total)}")
    if over.minor:
        place = max(range(len(parts)), key=lambda one: parts[one][1].minor)
        means, amount, instalments = parts[place]
        if amount.minor <= over.minor:
            raise Unsound("order_id", f"was paid {_reais(total + over)}, and is worth {_reais(total)}")
        parts[place] = (means, amount - over, instalments)
        reason = f"is {_reais(over)} more than the order is worth, by {means} in {instalments}: left with its issuer"
        remarks.append(places[place].remarked("payment_value", reason))
    return tuple(parts)


def _reais(amount: Money) -> str:
    return f"R$ {amount.minor // 100}.{amount.minor % 100:02}"
