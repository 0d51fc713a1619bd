"""An author's numbers as a file that spreadsheets open."""

import csv
import io
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from foundation.ids import encode
from foundation.money import exponent
from foundation.words import Words, say
from market.creators.types import Deed, Tally

HEADS: tuple[Words, ...] = (
    {"zh-CN": "笔记", "en": "note"},
    {"zh-CN": "标题", "en": "title"},
    {"zh-CN": "日期", "en": "day"},
    {"zh-CN": "来源", "en": "source"},
    {"zh-CN": "曝光", "en": "seen"},
    {"zh-CN": "阅读", "en": "read"},
    {"zh-CN": "商品点击", "en": "product clicks"},
    {"zh-CN": "点赞", "en": "likes"},
    {"zh-CN": "收藏", "en": "saves"},
    {"zh-CN": "评论", "en": "comments"},
    {"zh-CN": "分享", "en": "shares"},
    {"zh-CN": "订单", "en": "orders"},
    {"zh-CN": "币种", "en": "currency"},
    {"zh-CN": "成交额", "en": "sales"},
    {"zh-CN": "退款", "en": "refunds"},
    {"zh-CN": "佣金", "en": "commission"},
)
BEGIN = "\ufeff"  # By which spreadsheets tell UTF-8.
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # A title that begins so would be reckoned by a spreadsheet (OWASP).


def as_csv(found: Mapping[tuple[Any, ...], Tally], titles: Mapping[UUID, str], language: str) -> str:
    """Write a line for each note, day, way and currency; counts stand in the first line of each."""
    out = io.StringIO(BEGIN)
    out.seek(0, io.SEEK_END)
    writer = csv.writer(out)
    writer.writerow(say(head, language) for head in HEADS)
    for (note_id, day, source), tally in sorted(found.items(), key=lambda one: (one[0][1], one[0][0], one[0][2])):
        counts: list[Any] = [*(tally.counts.get(deed, 0) for deed in Deed), tally.orders]
        for currency in sorted(tally.sales) or [""]:
            money = [_said(sums, currency) for sums in (tally.sales, tally.refunds, tally.commission)]
            writer.writerow(
                [encode("note", note_id), _safe(titles.get(note_id, "")), day, source, *counts, currency, *money]
            )
            counts = [""] * len(counts)
    return out.getvalue()


def _said(sums: Mapping[str, int], currency: str) -> str:
    if not currency:
        return ""
    digits = exponent(currency)
    minor = sums.get(currency, 0)
    return f"{minor // 10**digits}.{minor % 10**digits:0{digits}}" if digits else str(minor)


def _safe(title: str) -> str:
    return f"'{title}" if title.startswith(FORMULA) else title
