"""The word-of-mouth page of the back office, in the language of whoever looks."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from foundation.ids import decode, encode
from foundation.words import Words, say
from market.affiliate import spreading
from market.affiliate.queries import page_of
from market.affiliate.tree_drawing import draw_tree
from market.affiliate.types import SubjectKind
from market.people import facade as people
from market.places import facade as places

DAYS = 30
TEXTS: Mapping[str, Words] = {
    "title": {"zh-CN": "口碑传播", "en": "Word of mouth"},
    "period": {"zh-CN": f"近 {DAYS} 天", "en": f"The last {DAYS} days"},
    "shares": {"zh-CN": "分享", "en": "Shares"},
    "sharers": {"zh-CN": "分享者", "en": "Sharers"},
    "clicks": {"zh-CN": "触达（访问）", "en": "Reach (visits)"},
    "orders": {"zh-CN": "订单", "en": "Orders"},
    "k": {"zh-CN": "K 因子", "en": "K-factor"},
    "k_note": {"zh-CN": "每位自发分享者带来的分享者", "en": "Sharers that each who began brings"},
    "speed": {"zh-CN": "传播速度（中位数）", "en": "Speed (median)"},
    "speed_note": {"zh-CN": "从一次分享到由它而来的下一次分享", "en": "From a share to the next that came by it"},
    "trees": {"zh-CN": "传播树", "en": "Cascades"},
    "what": {"zh-CN": "内容", "en": "What"},
    "by": {"zh-CN": "发起人", "en": "Begun by"},
    "people": {"zh-CN": "人数", "en": "People"},
    "depth": {"zh-CN": "深度", "en": "Depth"},
    "spreaders": {"zh-CN": "关键传播者", "en": "Key spreaders"},
    "who": {"zh-CN": "谁", "en": "Who"},
    "brought": {"zh-CN": "带来的分享者", "en": "Sharers brought"},
    "regions": {"zh-CN": "热点地区（按收货省份）", "en": "Hot spots, by the province of delivery"},
    "abroad": {"zh-CN": "境外", "en": "Abroad"},
    "nothing": {"zh-CN": "这段时间还没有分享。", "en": "Nothing was shared in this time."},
    "tree_of": {"zh-CN": "圆点越大，访问越多；实心的带来了订单", "en": "Larger: more visits. Filled: brought orders"},
}  # fmt: skip
KINDS: Mapping[SubjectKind, Words] = {
    SubjectKind.PRODUCT: {"zh-CN": "商品", "en": "Product"},
    SubjectKind.NOTE: {"zh-CN": "笔记", "en": "Note"},
    SubjectKind.TEAM: {"zh-CN": "拼团", "en": "Team"},
    SubjectKind.SHOP: {"zh-CN": "店铺", "en": "Shop"},
}


def show_spread(request: HttpRequest, context: Mapping[str, Any], *, now: datetime) -> HttpResponse:
    """Draw what spread in the last days, and one cascade: the one asked for, or the largest. Names are masked."""
    language = "zh-CN" if (get_language() or "").startswith("zh") else "en"
    since = now - timedelta(days=DAYS)
    trees, spreaders = spreading.trees(since=since), spreading.spreaders(since=since)
    root_id = trees[0].root_id if trees else None
    with suppress(KeyError, ValueError):  # Nobody asked for another.
        root_id = decode("shr", request.GET["root"])
    nodes = spreading.nodes(root_id) if root_id else []
    named = people.people(
        {one.person_id for one in trees} | {one.person_id for one in spreaders} | {one.person_id for one in nodes}
    )
    names = {one: people.mask(person.nickname) for one, person in named.items()}
    whole = spreading.spread(since=since)
    regions = spreading.regions(since=since)
    most = max((count for _, count in regions), default=1)
    shown = {
        **context,
        "t": {name: say(words, language) for name, words in TEXTS.items()},
        "title": say(TEXTS["title"], language),
        "whole": whole,
        "k_factor": f"{whole.k_factor:.2f}",
        "speed": "–" if whole.median_seconds is None else str(timedelta(seconds=whole.median_seconds)),
        "trees": [
            (
                encode("shr", one.root_id), say(KINDS[SubjectKind(one.subject_kind)], language),
                page_of(SubjectKind(one.subject_kind), one.subject_id), names.get(one.person_id, ""), one,
                one.root_id == root_id,
            )
            for one in trees
        ],
        "spreaders": [(names.get(one.person_id, ""), one) for one in spreaders],
        "regions": [(_region(code, language), count, 100 * count // most) for code, count in regions],
        "tree": draw_tree(nodes) if nodes else None,
        "names": {node.id: names.get(node.person_id, "") for node in nodes},
    }  # fmt: skip
    return render(request, "affiliate/spread.html", shown)


def _region(code: str, language: str) -> str:
    if not code:
        return say(TEXTS["abroad"], language)
    try:
        return places.name_path([code])[0]
    except places.RegionUnknown:
        return code
