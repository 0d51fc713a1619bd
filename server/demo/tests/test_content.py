"""The demo content must agree with itself before anyone seeds from it: plain files, no database."""

import json
import re
from pathlib import Path

import pytest

DEMO = Path(__file__).parents[1]
PICTURES = DEMO / "pictures"
LANGUAGES = {"zh-CN", "en"}
TOO_BOASTFUL = re.compile(
    r"最|第一|国家级|顶级|极致|唯一|首选|绝对|100%|\bbest\b|\bNo\. ?1\b|\bnumber one\b", re.IGNORECASE
)
LARGEST_PICTURE_BYTES = 120_000
LARGEST_FOLDER_BYTES = 12_000_000


def read(name: str) -> list[dict]:
    return json.loads((DEMO / "content" / name).read_text(encoding="utf-8"))


GOODS, SHOPS, CATEGORIES, BRANDS, PEOPLE, NOTES = (
    read(f"{n}.json") for n in ("goods", "shops", "categories", "brands", "people", "notes")
)

each_good = pytest.mark.parametrize("good", GOODS, ids=[g["slug"] for g in GOODS])


def pictures_named() -> set[str]:
    skus = [s["picture"] for g in GOODS for s in g["skus"] if "picture" in s]
    return (
        {p for g in GOODS for p in g["pictures"]}
        | set(skus)
        | {s["picture"] for s in SHOPS}
        | {p["avatar"] for p in PEOPLE}
    )


def texts(node: object, at: str = ""):
    """Every text in two languages, with where it stands."""
    if isinstance(node, dict):
        if LANGUAGES & node.keys():
            yield at, node
        else:
            for key, value in node.items():
                yield from texts(value, f"{at}.{key}")
    elif isinstance(node, list):
        for i, value in enumerate(node):
            yield from texts(value, f"{at}[{i}]")


def test_there_are_enough_goods_and_most_can_be_bought_together():
    together = [g for g in GOODS if g["group"]]

    assert len(GOODS) >= 44
    assert 0.5 <= len(together) / len(GOODS) <= 0.7


@pytest.mark.parametrize("name", ["goods", "shops", "categories", "brands", "people"])
def test_every_text_is_written_in_both_languages(name: str):
    missing = [
        at
        for at, text in texts(read(f"{name}.json"))
        if set(text) != LANGUAGES or not all(t.strip() for t in text.values())
    ]

    assert missing == []


def test_no_text_boasts():
    boasts = [(at, t) for at, text in texts(GOODS) for t in text.values() if TOO_BOASTFUL.search(t)]

    assert boasts == []


def test_no_note_boasts():
    boasts = [note["title"] for note in NOTES if TOO_BOASTFUL.search(json.dumps(note, ensure_ascii=False))]

    assert boasts == []


def test_a_note_names_people_goods_and_pictures_we_know():
    people = {one["email"].partition("@")[0] for one in PEOPLE}
    slugs = {good["slug"] for good in GOODS}
    for note in NOTES:
        shown = [name for shot in note.get("shots", ()) for name in shot] + note.get("film", [])
        assert shown and all((PICTURES / f"{name}.webp").exists() for name in shown), note["title"]
        assert {note["author"], *(said[0] for said in note["talk"])} <= people
        assert set(note["goods"]) <= slugs


@pytest.mark.parametrize("rows", [GOODS, SHOPS, BRANDS], ids=["goods", "shops", "brands"])
def test_no_slug_is_used_twice(rows: list[dict]):
    slugs = [row["slug"] for row in rows]

    assert len(slugs) == len(set(slugs))


def test_no_sku_code_is_used_twice():
    codes = [s["code"] for g in GOODS for s in g["skus"]]

    assert len(codes) == len(set(codes))


@each_good
def test_a_good_names_a_shop_a_category_and_a_brand_we_know(good: dict):
    paths = {f"{parent['slug']}/{child['slug']}" for parent in CATEGORIES for child in parent["children"]}

    assert good["shop"] in {s["slug"] for s in SHOPS}
    assert good["category"] in paths
    assert good["brand"] is None or good["brand"] in {b["slug"] for b in BRANDS}


@each_good
def test_each_combination_of_options_is_sold_once(good: dict):
    chosen = [tuple(s["options"]) for s in good["skus"]]
    sizes = [len(o["values"]) for o in good["options"]]

    assert len(sizes) <= 2
    assert len(chosen) == len(set(chosen))
    assert all(len(c) == len(sizes) and all(0 <= i < n for i, n in zip(c, sizes, strict=True)) for c in chosen)


@each_good
def test_a_sku_has_a_price_a_weight_and_stock_in_whole_units(good: dict):
    for sku in good["skus"]:
        assert all(isinstance(sku[k], int) and sku[k] > 0 for k in ("price_minor", "on_hand", "weight_grams"))


@each_good
def test_buying_together_is_cheaper_for_every_sku(good: dict):
    group = good["group"]
    if group is None:
        return

    assert 2 <= group["size"] <= 5
    assert set(group["prices"]) == {s["code"] for s in good["skus"]}
    assert all(0 < group["prices"][s["code"]] < s["price_minor"] for s in good["skus"])
    assert group["hours"] > 0 and group["per_person"] >= 1 and group["quota"] >= group["size"]


@each_good
def test_a_sku_shows_a_picture_of_its_own_good(good: dict):
    assert good["pictures"]
    assert all(s["picture"] in good["pictures"] for s in good["skus"] if "picture" in s)


@pytest.mark.parametrize("name", sorted(pictures_named()))
def test_every_picture_named_is_there_and_light(name: str):
    file = PICTURES / name

    assert file.exists()
    assert file.stat().st_size <= LARGEST_PICTURE_BYTES


def test_no_picture_lies_about_unused():
    there = {str(f.relative_to(PICTURES)) for f in PICTURES.rglob("*.webp")}

    assert {n for n in there - pictures_named() if not n.startswith("hero-")} == set()


def test_all_pictures_together_stay_light():
    assert sum(f.stat().st_size for f in PICTURES.rglob("*.webp")) <= LARGEST_FOLDER_BYTES


def test_a_licence_is_plainly_invented():
    numbers = [s["licence"]["number"] for s in SHOPS]

    assert len(set(numbers)) == len(SHOPS)
    assert all(len(n) == 18 and n.startswith("00DEMO") for n in numbers)  # No real unified code begins so.


def test_nobody_can_be_reached_by_mail():
    emails = [p["email"] for p in PEOPLE]

    assert len(set(emails)) == len(PEOPLE)
    assert all(e.endswith("@example.com") for e in emails)
