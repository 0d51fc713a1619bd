"""The money dashboard: where the money is, what waits, and how providers do; in the language of whoever looks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from foundation.backoffice import write_money
from foundation.money import Money
from foundation.words import Words, say
from market.insight.drawing import Line, draw
from market.insight.queries import DAYS, HEALTH_MINUTES, board
from market.insight.types import Pile, PileView, ProviderView
from market.payments import facade as payments
from market.reconciliation import facade as reconciliation

STALE_AFTER = timedelta(minutes=10)  # Five times as long as the clock takes to look again.
ILL_BELOW = 95  # percent of calls answered
PILES: Mapping[Pile, tuple[Words, Words]] = {
    Pile.IN_FLIGHT: (
        {"zh-CN": "在途资金", "en": "In flight"},
        {"zh-CN": "支付渠道替我们持有", "en": "Held by providers for us"},
    ),
    Pile.HELD: (
        {"zh-CN": "待结算", "en": "Held"},
        {"zh-CN": "已付款，货物仍可能退回", "en": "Paid, and the goods can still come back"},
    ),
    Pile.SETTLEABLE: (
        {"zh-CN": "可结算", "en": "Settleable"},
        {"zh-CN": "商家所有，等待下一张结算单", "en": "The shops' own, ready for their next statement"},
    ),
    Pile.RESERVE: (
        {"zh-CN": "保留金与保证金", "en": "Reserves and deposits"},
        {"zh-CN": "商家所有，暂时留存", "en": "The shops' own, kept back"},
    ),
    Pile.IN_PAYOUT: (
        {"zh-CN": "付款中", "en": "In payout"},
        {"zh-CN": "正在去往商家银行", "en": "On its way to shops' banks"},
    ),
    Pile.DIFFERENCES: (
        {"zh-CN": "待查差异", "en": "Unexplained"},
        {"zh-CN": "与账单不符、尚未查明", "en": "Booked after bills, and nobody knows why yet"},
    ),
}
TEXTS: Mapping[str, Words] = {
    "title": {"zh-CN": "资金看板", "en": "Money"},
    "nothing": {"zh-CN": "还没有数字，几分钟后再来。", "en": "No figures yet; come again in a few minutes."},
    "as_of": {"zh-CN": "截至", "en": "As of"},
    "stale": {"zh-CN": "数字已过时：时钟任务没有运行。", "en": "These figures are old: the clock is not at work."},
    "by_day": {"zh-CN": "逐日", "en": "Day by day"},
    "day": {"zh-CN": "日期", "en": "Day"},
    "since": {"zh-CN": "较前一日", "en": "since the day before"},
    "stuck": {"zh-CN": "卡住的资金", "en": "What is stuck"},
    "nothing_stuck": {"zh-CN": "没有等待支付渠道的事项。", "en": "Nothing waits for a provider."},
    "what": {"zh-CN": "事项", "en": "What"},
    "provider": {"zh-CN": "渠道", "en": "Provider"},
    "state": {"zh-CN": "状态", "en": "State"},
    "count": {"zh-CN": "笔数", "en": "Count"},
    "amount": {"zh-CN": "金额", "en": "Amount"},
    "oldest": {"zh-CN": "最久", "en": "Oldest waits"},
    "differences": {"zh-CN": "未了结的账单差异", "en": "Differences from bills"},
    "no_differences": {"zh-CN": "账单与我们一致。", "en": "Bills agree with us."},
    "finding": {"zh-CN": "差异", "en": "Finding"},
    "oldest_day": {"zh-CN": "最早日期", "en": "Oldest day"},
    "providers": {"zh-CN": "支付渠道", "en": "Providers"},
    "holds": {"zh-CN": "持有", "en": "Holds"},
    "answered": {"zh-CN": "应答率", "en": "Answered"},
    "speed": {"zh-CN": "平均 / 最慢", "en": "Average / slowest"},
    "calls": {"zh-CN": f"近 {HEALTH_MINUTES} 分钟请求", "en": f"Calls in {HEALTH_MINUTES} minutes"},
    "ill": {"zh-CN": "异常", "en": "ill"},
    "well": {"zh-CN": "正常", "en": "well"},
    "quiet": {"zh-CN": "无请求", "en": "quiet"},
}
FINDINGS: Mapping[str, Words] = {
    "ours_only": {"zh-CN": "我方独有", "en": "Ours only"},
    "theirs_only": {"zh-CN": "渠道独有", "en": "Theirs only"},
    "amount_differs": {"zh-CN": "金额不符", "en": "Amount differs"},
    "currency_differs": {"zh-CN": "币种不符", "en": "Currency differs"},
    "status_differs": {"zh-CN": "状态不符", "en": "Status differs"},
    "fee_differs": {"zh-CN": "手续费不符", "en": "Fee differs"},
    "cross_day": {"zh-CN": "跨日", "en": "Cross-day"},
}
WAITING: Mapping[str, Words] = {
    "payment": {"zh-CN": "付款", "en": "Payment"},
    "refund": {"zh-CN": "退款", "en": "Refund"},
    "split": {"zh-CN": "分账", "en": "Split"},
    "split return": {"zh-CN": "分账回退", "en": "Split return"},
    "payout": {"zh-CN": "付款至商家", "en": "Payout"},
}


@dataclass(frozen=True, slots=True)
class Tile:
    pile: str
    title: str
    note: str
    amount: str
    change: str
    line: Line
    label: str  # What is read instead of the line.


def show_board(request: HttpRequest, context: Mapping[str, Any], *, now: datetime) -> HttpResponse:
    language = "zh-CN" if (get_language() or "").startswith("zh") else "en"
    found = board(now=now)
    currencies = [
        (currency, [_tile(pile, language) for pile in piles], _table(piles))
        for currency, piles in (
            (key, list(group)) for key, group in groupby(found.piles, key=lambda pile: pile.currency)
        )
    ]
    shown = {
        **context,
        "t": {name: say(words, language) for name, words in TEXTS.items()},
        "title": say(TEXTS["title"], language),
        "currencies": currencies,
        "titles": [say(PILES[pile][0], language) for pile in Pile],
        "providers": [_provider(one, language) for one in found.providers],
        "stuck": [
            (
                say(WAITING[one.kind], language), one.provider, one.state, one.count, write_money(one.amount),
                age(now - one.oldest_at, language),
            )
            for one in payments.stuck(now=now)
        ],
        "differences": [
            (
                say(FINDINGS[one.finding], language), one.provider, one.state, one.count, write_money(one.amount),
                one.oldest,
            )
            for one in reconciliation.unsettled()
        ],
        "taken_at": found.taken_at,
        "is_stale": found.taken_at is not None and now - found.taken_at > STALE_AFTER,
    }  # fmt: skip
    return render(request, "insight/board.html", shown)


def _tile(pile: PileView, language: str) -> Tile:
    title, note = (say(words, language) for words in PILES[pile.pile])
    values = [minor for _, minor in pile.days]
    change = ""
    if len(values) > 1 and values[-1] != values[-2]:
        moved = Money(pile.currency, values[-1] - values[-2])
        change = f"{'+' if moved.minor > 0 else ''}{write_money(moved)} {say(TEXTS['since'], language)}"
    first, last = pile.days[0][0], pile.days[-1][0]
    label = f"{title}, {first.isoformat()} – {last.isoformat()}: {write_money(pile.now)}"
    return Tile(pile.pile.value, title, note, write_money(pile.now), change, draw(values), label)


def _table(piles: Sequence[PileView]) -> list[tuple[Any, list[str]]]:
    """Return the last days with each pile's amount, newest first."""
    days = [day for day, _ in piles[0].days]
    return [
        (day, [write_money(Money(pile.currency, pile.days[place][1])) for pile in piles])
        for place, day in reversed(list(enumerate(days)))
    ][:DAYS]


def _provider(one: ProviderView, language: str) -> dict[str, Any]:
    share = 100 * one.answered // one.calls if one.calls else None
    mood = "quiet" if share is None else "well" if share >= ILL_BELOW else "ill"
    return {
        "code": one.code,
        "holds": [write_money(money) for money in one.holds],
        "calls": one.calls,
        "share": share,
        "mood": mood,
        "mood_said": say(TEXTS[mood], language),
        "average_ms": one.average_ms,
        "slowest_ms": one.slowest_ms,
    }


def age(span: timedelta, language: str) -> str:
    """Say how long something has waited, by its largest unit."""
    minutes = max(0, int(span.total_seconds() // 60))
    units = ((24 * 60, "天", "d"), (60, "小时", "h"), (1, "分钟", "min"))
    size, zh, en = next((unit for unit in units if minutes >= unit[0]), units[-1])
    return f"{minutes // size} {zh if language == 'zh-CN' else en}"
