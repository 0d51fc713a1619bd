"""Pure decisions. No database, no clock, no Django: what a notice says, and who may listen to what."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from foundation.ids import decode, encode
from foundation.money import exponent
from foundation.words import say
from market.notices.errors import TooManyTopics, TopicNotFound
from market.notices.types import Kind, Said

MOST_TOPICS = 20  # As many as the live hub takes of one browser.
MOST_SHOWN_UNREAD = 99  # A badge has room for two digits.

# Title and text by kind and language. {goods} and {amount} are made by `compose`; the rest are facts.
WORDS: dict[str, dict[str, tuple[str, str]]] = {
    "paid": {
        "zh-CN": ("支付成功", "{goods}已支付 {amount}，店铺正在备货。"),
        "en": ("Payment received", "You paid {amount} for {goods}. The shop is getting it ready."),
    },
    "paid_in_team": {
        "zh-CN": ("支付成功，等待成团", "{goods}已支付 {amount}。人齐就发货；没有成团，钱会自动退回。"),
        "en": (
            "Payment received, gathering",
            "You paid {amount} for {goods}. It ships when the team is full, or you get your money back.",
        ),
    },
    "team_filled": {
        "zh-CN": ("拼团成功", "{goods}的团满 {size} 人了，店铺会尽快发货。"),
        "en": ("Your team is full", "All {size} seats for {goods} are taken. The shop ships soon."),
    },
    "team_failed": {
        "zh-CN": ("没有成团", "{goods}的团没有凑齐，已为你原路退款，到账后再告诉你。"),
        "en": ("The team did not fill", "Your team for {goods} did not fill. Your money is on its way back."),
    },
    "shipped": {
        "zh-CN": ("已发货", "{goods}已由{carrier}发出，单号 {tracking_no}。"),
        "en": ("On its way", "{goods} left with {carrier}, tracking number {tracking_no}."),
    },
    "refunded": {
        "zh-CN": ("退款已到账", "{goods}的 {amount} 已退回你的付款账户。"),
        "en": ("Refunded", "{amount} for {goods} is back where it was paid from."),
    },
    "after_sales.asked": {
        "zh-CN": ("新的售后申请", "有买家为{goods}申请了售后，请在时限内处理，否则视为同意。"),
        "en": ("A buyer asks for after-sales", "It is about {goods}. Answer in time, or it counts as agreed."),
    },
    "after_sales.money_agreed": {
        "zh-CN": ("商家同意退款", "{goods}的退款已发起，到账后再告诉您。"),
        "en": ("Your refund was agreed to", "The money for {goods} is on its way back."),
    },
    "after_sales.return_agreed": {
        "zh-CN": ("商家同意退货", "请在时限内寄回{goods}，并填写运单号。"),
        "en": ("Please send it back", "Send {goods} back in time and enter the tracking number."),
    },
    "after_sales.goods_agreed": {
        "zh-CN": ("商家同意补寄", "{goods}的商品会尽快寄出。"),
        "en": ("Another one is coming", "The shop will send what is owed for {goods}."),
    },
    "after_sales.refused": {
        "zh-CN": ("商家没有同意", "{goods}的售后没有得到同意，您可以修改申请或请平台介入。"),
        "en": ("The shop did not agree", "You can change what you ask for about {goods}, or have the market decide."),
    },
    "after_sales.goods_refused": {
        "zh-CN": ("商家没有接受退回的商品", "{goods}退回后有争议，请查看照片，可以请平台介入。"),
        "en": ("What you sent back was not accepted", "See the shop's pictures of {goods}; the market can decide."),
    },
    "after_sales.sent_back": {
        "zh-CN": ("买家已寄回", "{goods}正在退回，请收货后验货。"),
        "en": ("Goods are coming back", "{goods} is on its way back. Inspect it when it arrives."),
    },
    "after_sales.resent": {
        "zh-CN": ("换货已寄出", "{goods}的商品已寄出，收到后请确认。"),
        "en": ("It has been sent", "What is owed for {goods} is on its way. Confirm when you have it."),
    },
    "after_sales.before_operator": {
        "zh-CN": ("平台已介入", "{goods}的售后由平台裁决，请在时限内补充凭证。"),
        "en": ("The market decides", "The case about {goods} is before an operator. Show your evidence in time."),
    },
    "after_sales.decided": {
        "zh-CN": ("平台已裁决", "{goods}的售后有了裁决结果，可以在时限内申诉一次。"),
        "en": ("There is a decision", "The case about {goods} was decided. You can appeal once, in time."),
    },
    "after_sales.money_back": {
        "zh-CN": ("售后退款已到账", "{goods}的退款已退回您的付款账户。"),
        "en": ("Your refund has arrived", "The money for {goods} is back where it was paid from."),
    },
    "after_sales.closed": {
        "zh-CN": ("售后已关闭", "{goods}的售后已关闭。"),
        "en": ("The case is closed", "The after-sales case about {goods} is closed."),
    },
}
SIGNS = {"CNY": "¥", "USD": "$", "EUR": "€", "GBP": "£"}


def compose(kind: Kind, facts: Mapping[str, Any], language: str) -> Said:
    """Say a notice in a language. Facts: title (words), line_count, order_id; some of amount, team_id, size …"""
    key = "paid_in_team" if kind == Kind.PAID and facts.get("team_id") else kind.value
    key = f"{key}.{facts['step']}" if kind == Kind.AFTER_SALES else key
    title, text = WORDS[key][language]
    amount = facts.get("amount")
    parts = {
        "goods": name_goods(facts["title"], int(facts["line_count"]), language),
        "amount": write_amount(amount["currency"], amount["minor"]) if amount else "",
        "size": facts.get("size", ""),
        "carrier": say(facts.get("carrier") or {}, language),
        "tracking_no": facts.get("tracking_no", ""),
    }
    said = text.format_map(parts)
    return Said(title, said[:1].upper() + said[1:], link_of(kind, facts))


def name_goods(title: Mapping[str, str], line_count: int, language: str) -> str:
    """Name what was bought by its first line: "「云杯」等 3 件商品"."""
    first = say(title, language)
    if language == "zh-CN":
        return f"「{first}」等 {line_count} 种商品" if line_count > 1 else f"「{first}」"
    if line_count > 1:
        return f"“{first}” and {line_count - 1} more"
    return f"“{first}”"


def write_amount(currency: str, minor: int) -> str:
    """Write an amount for reading: ("CNY", 4990) -> "¥49.90"."""
    digits = exponent(currency)
    whole, part = divmod(abs(minor), 10**digits)
    tail = f".{part:0{digits}}" if digits else ""
    return f"{'-' if minor < 0 else ''}{SIGNS.get(currency, currency + ' ')}{whole:,}{tail}"


def link_of(kind: Kind, facts: Mapping[str, Any]) -> str:
    """Return the page that shows it: the team while it gathers or has just filled, the case, else the order."""
    if facts.get("team_id") and kind in (Kind.PAID, Kind.TEAM_FILLED, Kind.TEAM_FAILED):
        return f"/teams/{facts['team_id']}"
    if kind == Kind.AFTER_SALES:
        return f"/after-sales/{facts['case_id']}"
    return f"/orders/{facts['order_id']}"


def check_topics(topics: Collection[str], person_id: UUID) -> list[str]:
    """Let a person listen to any team and to themselves. :raises TooManyTopics, TopicNotFound: also somebody else's"""
    if not 1 <= len(topics) <= MOST_TOPICS:
        raise TooManyTopics(field="topics", most=MOST_TOPICS)
    for topic in topics:
        kind, _, identity = topic.partition(":")
        if kind == "team" and _is_id("team", identity):
            continue
        if topic != own_topic(person_id):
            raise TopicNotFound(field="topics")
    return sorted(set(topics))


def own_topic(person_id: UUID) -> str:
    return f"person:{encode('pers', person_id)}"


def _is_id(prefix: str, text: str) -> bool:
    try:
        decode(prefix, text)
    except ValueError:
        return False
    return True
