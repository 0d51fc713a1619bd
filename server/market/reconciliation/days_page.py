"""What the page of the days shows: proofs and sums of a few rows a day, so it is as quick over a million payments."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from foundation.backoffice import write_money
from foundation.money import Money
from market.reconciliation.queries import proofs, unsettled

DAYS = 14
WORDS: Mapping[str, tuple[str, str]] = {
    "title": ("每日对账", "Reconciliation, day by day"),
    "days": ("每日核对：账本与账单", "Day by day: the ledger and the bills"),
    "day": ("日期", "Day"),
    "provider": ("渠道", "Provider"),
    "ledger": ("账本变动", "Ledger"),
    "bill": ("账单净额", "Bill"),
    "parts": ("差在哪里", "What lies between"),
    "unexplained": ("无法解释", "Unexplained"),
    "proven": ("分毫不差", "Explained to the fen"),
    "queue": ("待处理差异", "Differences to be settled"),
    "finding": ("差异", "Difference"),
    "state": ("状态", "State"),
    "amount": ("金额", "Amount"),
    "count": ("笔数", "Count"),
    "oldest": ("最早", "Oldest"),
    "nothing": ("没有", "None"),
    "ours_only": ("我有他无", "Only ours"),
    "theirs_only": ("他有我无", "Only theirs"),
    "amount_differs": ("金额不符", "Amount differs"),
    "currency_differs": ("币种不符", "Currency differs"),
    "status_differs": ("状态不符", "Status differs"),
    "fee_differs": ("手续费不符", "Fee differs"),
    "cross_day": ("跨日", "Cross-day"),
    "on_another_bill": ("在别日账单", "On another day's bill"),
    "of_another_day": ("属于别日", "Of another day"),
    "booked_another_day": ("别日入账", "Booked on another day"),
    "booked_this_day": ("别日业务今日入账", "Of another day, booked on this"),
    "fees_not_booked": ("未入账手续费", "Fees not booked"),
    "waiting": ("待跨日", "Waiting"),
    "open": ("待处理", "Open"),
    "suspended": ("挂账", "In suspense"),
}


def days_page(*, now: datetime, language: str) -> dict[str, Any]:
    """Return the page's words and rows, ready to be written."""
    place = 0 if language == "zh-CN" else 1
    words = {name: said[place] for name, said in WORDS.items()}
    days = proofs(since=(now - timedelta(days=DAYS)).date())
    return {
        "words": words,
        "charts": _charts(days),
        "days": [
            {
                "day": one.day.isoformat(),
                "provider": one.provider,
                "ledger": write_money(one.ledger),
                "bill": write_money(one.bill),
                "parts": [(words.get(name, name), write_money(amount)) for name, amount in one.parts],
                "unexplained": write_money(one.unexplained) if one.unexplained.minor else "",
            }
            for one in days
        ],
        "queue": [
            (
                one.provider, words.get(one.finding, one.finding), words.get(one.state, one.state),
                write_money(one.amount), one.count, one.oldest.isoformat(),
            )
            for one in unsettled()
        ],
    }  # fmt: skip


def _charts(days: Sequence[Any]) -> list[dict[str, Any]]:
    """Return per currency the bars of each day: ledger beside bill, in per cent of the greatest."""
    charts = []
    for currency in sorted({one.ledger.currency for one in days}):
        sums: dict[str, list[int]] = {}
        for one in days:
            if one.ledger.currency == currency:
                day = sums.setdefault(one.day.isoformat(), [0, 0, 0])
                day[0] += one.ledger.minor
                day[1] += one.bill.minor
                day[2] += abs(one.unexplained.minor)
        most = max(max(abs(ours), abs(theirs)) for ours, theirs, _ in sums.values()) or 1
        bars = [
            {
                "x": 24 * place,
                "day": day[5:],
                "ours": round(80 * abs(ours) / most, 1),
                "ours_y": round(84 - 80 * abs(ours) / most, 1),
                "theirs": round(80 * abs(theirs) / most, 1),
                "theirs_y": round(84 - 80 * abs(theirs) / most, 1),
                "is_wrong": bool(unexplained),
                "said": f"{day}: {write_money(Money(currency, ours))} / {write_money(Money(currency, theirs))}",
            }
            for place, (day, (ours, theirs, unexplained)) in enumerate(sorted(sums.items()))
        ]
        charts.append({"currency": currency, "width": 24 * max(len(bars), 7), "bars": bars})
    return charts
