"""
Where the map comes from: files that others keep up to date, read into rows.

    @vant/area-data   three flat lists by six-digit code, with Hong Kong, Macao and Taiwan (MIT; a dependency of web/)
    china-division    a tree, [{"code": "11", "name": "北京市", "children": […]}, …], the mainland only (WTFPL)
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from market.places.errors import RegionsUnreadable
from market.places.types import RegionRow

_LIST = re.compile(r"(province|city|county)_list\"?: \{(.*?)\}", re.DOTALL)
_ENTRY = re.compile(r"\"?(\d{6})\"?: (\"(?:[^\"\\]|\\.)*\")")


def read_regions(file: Path) -> list[RegionRow]:
    """:raises RegionsUnreadable; OSError:"""
    text = file.read_text(encoding="utf-8")
    rows = list(_tree(text) if file.suffix == ".json" else _flat_lists(text))
    if not rows:
        raise RegionsUnreadable(because=f"{file.name} holds no region")
    return rows


def _flat_lists(text: str) -> Iterator[RegionRow]:
    digits = {"province": 2, "city": 4, "county": 6}
    for kind, entries in _LIST.findall(text):
        for code, name in _ENTRY.findall(entries):
            parent = {"province": None, "city": f"{code[:2]}0000", "county": f"{code[:4]}00"}[kind]
            assert code[digits[kind] :].strip("0") == "", f"{code} is not the code of a {kind}"
            yield RegionRow(code, json.loads(name), parent)


def _tree(text: str) -> Iterator[RegionRow]:
    try:
        yield from _branches(json.loads(text), None)
    except (ValueError, TypeError, KeyError):
        raise RegionsUnreadable(because="a tree of code, name and children was expected") from None


def _branches(nodes: list[dict[str, Any]], parent_code: str | None) -> Iterator[RegionRow]:
    for node in nodes:
        yield RegionRow(str(node["code"]), str(node["name"]), parent_code)
        yield from _branches(node.get("children", []), str(node["code"]))
