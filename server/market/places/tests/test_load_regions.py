from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from market.places.errors import RegionsUnreadable, RegionUnknown
from market.places.models import Region
from market.places.queries import name_path, regions
from market.places.rules import rank_regions
from market.places.services.load_regions import load_regions
from market.places.sources import read_regions
from market.places.types import RegionRow

pytestmark = pytest.mark.django_db

FLAT_LISTS = """
const areaList = {
    province_list: {
        990000: "\\u6708\\u7403\\u7701",
        980000: "海省"
    },
    city_list: {
        990100: "环形山市"
    },
    county_list: {
        990101: "静区",
        990102: "东\\"海\\"区"
    }
};
function areaListAsTree() { return province_list; }
"""
TREE = """[{"code": "99", "name": "月球省", "children": [
    {"code": "9901", "name": "环形山市", "children": [{"code": "990101", "name": "静区"}]}]}]"""
MOON = [
    RegionRow("990000", "月球省", None),
    RegionRow("990100", "环形山市", "990000"),
    RegionRow("990101", "静区", "990100"),
]


def test_flat_lists_are_read_with_their_parents(tmp_path: Path):
    (tmp_path / "index.js").write_text(FLAT_LISTS, encoding="utf-8")

    assert read_regions(tmp_path / "index.js") == [
        RegionRow("990000", "月球省", None),
        RegionRow("980000", "海省", None),
        RegionRow("990100", "环形山市", "990000"),
        RegionRow("990101", "静区", "990100"),
        RegionRow("990102", '东"海"区', "990100"),
    ]


def test_a_tree_is_read_too(tmp_path: Path):
    (tmp_path / "pca-code.json").write_text(TREE, encoding="utf-8")

    assert read_regions(tmp_path / "pca-code.json") == [
        RegionRow("99", "月球省", None),
        RegionRow("9901", "环形山市", "99"),
        RegionRow("990101", "静区", "9901"),
    ]


def test_loading_twice_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "index.js").write_text(FLAT_LISTS, encoding="utf-8")

    call_command("load_regions", file=tmp_path / "index.js")
    call_command("load_regions", file=tmp_path / "index.js")

    assert capsys.readouterr().out.splitlines() == ["regions: 5 known, 5 changed", "regions: 5 known, 0 changed"]
    assert [region.name for region in regions(None)] == ["海省", "月球省"]
    assert [(region.code, region.level) for region in regions("990100")] == [("990101", 3), ("990102", 3)]


def test_a_region_that_is_no_more_stays_readable_and_is_not_offered():
    load_regions([*MOON, RegionRow("990102", "旧区", "990100")])

    assert load_regions(MOON) == 1

    assert [region.name for region in regions("990100")] == ["静区"]
    assert name_path(["990000", "990100", "990102"])[-1] == "旧区"


@pytest.mark.parametrize("codes", [["990100"], ["990000", "990101"], ["990000", "990100", "990199"], ["x"]])
def test_codes_that_are_no_chain_are_refused(codes: list[str]):
    load_regions(MOON)

    with pytest.raises(RegionUnknown):
        name_path(codes)


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [MOON[0], MOON[0]],
        [MOON[1]],
        [*MOON, RegionRow("990101001", "一街", "990101")],
        [RegionRow("a", "甲", "b"), RegionRow("b", "乙", "a")],
    ],
    ids=["nothing", "a code twice", "no parent", "four levels", "a circle"],
)
def test_a_map_that_hangs_together_badly_is_refused_whole(rows: list[RegionRow]):
    with pytest.raises(RegionsUnreadable):
        load_regions(rows)

    assert Region.objects.exists() is False


@pytest.mark.parametrize(("name", "text"), [("a.json", '{"code": 1}'), ("a.json", "["), ("a.js", "let x = 1")])
def test_a_strange_file_is_refused_in_words(tmp_path: Path, name: str, text: str):
    (tmp_path / name).write_text(text, encoding="utf-8")

    with pytest.raises(CommandError, match=name):
        call_command("load_regions", file=tmp_path / name)


def test_a_missing_file_says_where_it_comes_from(tmp_path: Path):
    with pytest.raises(CommandError, match="npm ci"):
        call_command("load_regions", file=tmp_path / "none.js")


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from([None, *"abcdef"])), max_size=8))
def test_whatever_the_map_it_is_refused_or_every_region_lies_one_level_below_its_parent(pairs):
    rows = [RegionRow(code, code, parent) for code, parent in pairs]
    try:
        ranked = rank_regions(rows)
    except RegionsUnreadable:
        return

    level = {row.code: level for row, level in ranked}
    assert all(level[row.code] == (level[row.parent_code] + 1 if row.parent_code else 1) <= 3 for row in rows)
