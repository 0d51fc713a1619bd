"""Pure decisions. No database, no clock, no Django: what a notice says, and who may listen to what."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from foundation.ids import decode, encode
from foundation.money import exponent
from foundation.words import say
from market.notices.errors import TooManyTopics, TopicNotFound
from market.notices.types import Kind, Said, Told
from market.notices.words import SOMEBODY, SOMETHING, THINGS, WORDS

MOST_TOPICS = 20  # As many as the live hub takes of one browser.
MOST_SHOWN_UNREAD = 99  # A badge has room for two digits.

# What people are also told of by a letter. What others do with one's notes is not among it.
BY_LETTER = frozenset(
    {Kind.PAID, Kind.TEAM_FILLED, Kind.TEAM_FAILED, Kind.SHIPPED, Kind.REFUNDED, Kind.AFTER_SALES, Kind.JUDGED}
)
STEPPED = frozenset({Kind.AFTER_SALES, Kind.JUDGED, Kind.REPORT_HEARD})  # What they say depends on how far it is.
PAGES = {Kind.FOLLOW_ASKED: "/me/circle", Kind.COUPON_GIVEN: "/me/coupons", Kind.POINTS_EARNED: "/me/points"}
UNTOLD = Told()
SIGNS = {"CNY": "¥", "USD": "$", "EUR": "€", "GBP": "£"}


def compose(kind: Kind, facts: Mapping[str, Any], language: str, *, told: Told = UNTOLD, doer_count: int = 1) -> Said:
    """Say a notice in a language. Facts: title (words), line_count, order_id; some of amount, team_id, size …"""
    key = "paid_in_team" if kind == Kind.PAID and facts.get("team_id") else kind.value
    key = f"{key}.{facts['step']}" if kind in STEPPED else key
    title, text = WORDS[key][language]
    amount = facts.get("amount")
    parts = {
        "goods": name_goods(facts["title"], int(facts["line_count"]), language) if "title" in facts else "",
        "amount": write_amount(amount["currency"], amount["minor"]) if amount else "",
        "size": facts.get("size", ""),
        "carrier": say(facts.get("carrier") or {}, language),
        "tracking_no": facts.get("tracking_no", ""),
        "points": facts.get("points", ""),
        "reason": say(facts.get("reason") or {}, language),
        "who": name_doers(told.doer or SOMEBODY[language], doer_count, language),
        "note": quote(told.note_title, language) if told.note_title else "",
        "thing": THINGS.get(facts.get("thing", ""), SOMETHING)[language],
        "rule": facts.get("rule", ""),
        "rule_words": say(facts.get("rule_words") or {}, language),
    }
    said = text.format_map(parts)
    return Said(title.format_map(parts), said[:1].upper() + said[1:], link_of(kind, facts))


def name_doers(first: str, count: int, language: str) -> str:
    """Name who did something by who did it last: "Lin 等 13 人", "Lin and 12 others"."""
    if count < 2:
        return f"{first} " if language == "zh-CN" and first[-1:].isascii() else first
    if language == "zh-CN":
        return f"{first} 等 {count} 人"
    return f"{first} and {count - 1} other{'s' if count > 2 else ''}"


def quote(title: str, language: str) -> str:
    return f"「{title}」" if language == "zh-CN" else f"“{title}”"


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
    if kind in (Kind.FOLLOWED, Kind.FOLLOW_ACCEPTED):
        return f"/people/{facts['person_id']}"
    if kind in PAGES:
        return PAGES[kind]
    if kind in (Kind.JUDGED, Kind.REPORT_HEARD) and not (facts["step"] == "kept" and facts.get("note_id")):
        return "/me/decisions" if kind == Kind.JUDGED else "/me/notices"
    if facts.get("question_id"):
        return f"/questions/{facts['question_id']}"
    if facts.get("note_id"):
        return f"/notes/{facts['note_id']}"
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
