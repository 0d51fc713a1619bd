"""A shop moves out and in again in Shopify's layout, and nothing is lost on the way."""

import csv
import io
import json
from pathlib import Path

import pytest
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st

from foundation.money import Money
from foundation.testing import NOON
from market.catalogue import facade as catalogue
from market.catalogue.facade import AttributeKind, AttributeView, OptionView
from market.catalogue.tests.factories import make_category, make_mug, make_product, make_shop
from market.merchants import facade as merchants
from market.moving.shopify.layout import HEADING, NUMBER, Variant, Ware, guarded, unguarded
from market.moving.shopify.reading import BadRow, ware_of
from market.moving.shopify.writing import rows_of
from market.pricing import facade as pricing
from market.stock import facade as stock

ZH = "zh-CN"
word = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=12)
words = st.builds(lambda zh, en: {ZH: zh, "en": en} if en else {ZH: zh}, word, st.one_of(st.just(""), word))
lines = st.lists(word, max_size=4).map("\n\n".join)


@st.composite
def wares(draw):
    sizes = draw(st.lists(st.integers(1, 3), max_size=4))
    options = []
    for place, size in enumerate(sizes):
        spoken = draw(st.lists(word, min_size=size, max_size=size, unique=True))
        options.append(OptionView({ZH: f"{place}{draw(word)}"}, tuple({ZH: one, "en": f"{one}!"} for one in spoken)))
    picks = draw(
        st.lists(
            st.tuples(*(st.integers(0, size - 1) for size in sizes)),
            min_size=1,
            max_size=4 if sizes else 1,
            unique=True,
        )
    )
    variants = tuple(
        Variant(f"SKU-{place}", pick, Money("CNY", draw(st.integers(1, 10**8))), draw(st.integers(0, 999)),
                draw(st.integers(0, 9_999)), draw(st.sampled_from([(), ("4006381333931",),
                                                                   ("0036000291452", "4006381333931")])))
        for place, pick in enumerate(picks)
    )  # fmt: skip
    text = draw(lines)
    return Ware(
        slug="mug-1", title=draw(words), description={ZH: text} if text else {},
        vendor=draw(st.sampled_from(["", "窑光"])), is_published=draw(st.booleans()),
        options=tuple(options), variants=variants, subtitle=draw(words),
        attributes=(AttributeView({"en": "Height"}, {"en": "9"}, "height", AttributeKind.NUMBER, 9.0),),
        origin={"en": "China"},
    )  # fmt: skip


@given(ware=wares())
def test_whatever_is_written_is_read_as_the_same(ware):
    rows = [{column: row.get(column, "") for column in HEADING} for row in rows_of(ware, ZH)]

    read = ware_of(rows, ZH, "CNY")

    assert read == ware
    assert rows_of(read, ZH, kept=rows, kept_ware=read) == rows


@given(ware=wares(), title=word)
def test_what_has_changed_here_is_written_anew_and_what_we_do_not_model_is_kept(ware, title):
    rows = [{**row, "Tags": "clay, gift", "Cost per item": "3.10"} for row in rows_of(ware, ZH)]
    renamed = Ware(**{name: getattr(ware, name) for name in Ware.__slots__} | {"title": {ZH: f"{title}+"}})

    written = rows_of(renamed, ZH, kept=rows, kept_ware=ware)

    assert [(row["Tags"], row["Cost per item"]) for row in written] == [("clay, gift", "3.10")] * len(rows)
    assert ware_of(written, ZH, "CNY") == renamed


@given(cell=st.text(max_size=20))
def test_a_guarded_cell_is_no_formula_and_comes_back_as_it_was(cell):
    """Without the apostrophe: fails with cell='='."""
    assert not guarded(cell).startswith(("=", "+", "-", "@", "\t", "\r")) or NUMBER.fullmatch(cell)
    assert unguarded(guarded(cell)) == cell


def test_a_plain_cell_is_not_touched():
    assert [unguarded(one) for one in ("'tis", "x", "'", "")] == ["'tis", "x", "'", ""]


@pytest.mark.parametrize(
    ("place", "column", "value"),
    [
        (0, "Title", " "), (0, "Handle", "!!"), (1, "Variant Price", "free"), (1, "Variant Grams", "light"),
        (1, "Variant Inventory Qty", "many"), (1, "Option1 Value", ""), (0, "Published", "perhaps"), (0, "Status", "?"),
    ],
)  # fmt: skip
def test_a_row_that_makes_no_sense_is_named_with_its_column(place, column, value):
    rows = rows_of(two_mugs(), ZH)
    rows[place][column] = value

    with pytest.raises(BadRow) as bad:
        ware_of(rows, ZH, "CNY")

    assert (bad.value.place, bad.value.column) == (place, column)


def two_mugs() -> Ware:
    colour = OptionView({ZH: "颜色"}, ({ZH: "红"}, {ZH: "蓝"}))
    variants = tuple(Variant(code, (at,), Money("CNY", 1_990), 3, 380, ()) for at, code in enumerate(("RED", "BLUE")))
    return Ware("mug", {ZH: "马克杯"}, {}, "", True, (colour,), variants)


# ── With a database ──────────────────────────────────────────────────────────────────────────────────────────────────


def slug_of(shop_id):
    return merchants.shops([shop_id])[shop_id].slug


def moved_out(shop_id, folder: Path, **options) -> bytes:
    file = folder / f"{shop_id}.csv"
    call_command("export_shopify", slug_of(shop_id), str(file), **options)
    return file.read_bytes()


def moved_in(shop_id, data: bytes, folder: Path) -> tuple[dict, list[list[str]]]:
    (folder / "products.csv").write_bytes(data)
    reports, out = folder / f"reports-{len(list(folder.glob('reports-*')))}", io.StringIO()
    call_command("import_shopify", slug_of(shop_id), str(folder / "products.csv"), category=make_category().slug,
                 reports=reports, stdout=out)  # fmt: skip
    (report,) = reports.glob("*.csv")
    with report.open(newline="", encoding="utf-8") as stream:
        return json.loads(out.getvalue()), list(csv.reader(stream))[1:]


def stock_up(shop_id):
    mug = make_mug(
        shop_id=shop_id,
        published=True,
        description={ZH: "一\n二\n\n三 & <四>"},
        attributes=[AttributeView({"en": "Height"}, {"en": "9"}, "height", AttributeKind.NUMBER, 9.0)],
    )
    plain = make_product(shop_id=shop_id, title={ZH: "=1+1", "en": "'quoted"})
    skus = [*mug.skus, *plain.skus]
    pricing.set_first_prices({sku.id: Money("CNY", 1_990 + at) for at, sku in enumerate(skus)}, now=NOON, because="t")
    stock.receive_many([stock.Delivery(skus[0].id, 7, "d")], because="t", now=NOON)
    return mug


@pytest.mark.django_db
@pytest.mark.parametrize("verbatim", [False, True])
def test_out_and_into_an_empty_shop_and_out_again_are_the_same_bytes(tmp_path, verbatim):
    one, other = make_shop(), make_shop()
    mug = stock_up(one)
    first = moved_out(one, tmp_path, verbatim=verbatim)

    said, refused = moved_in(other, first, tmp_path)

    assert (said, refused) == ({"products": 2, "changed": 0, "known": 0, "rejected": 0}, [])
    assert moved_out(other, tmp_path, verbatim=verbatim) == first
    copy = catalogue.product_by_slug(other, mug.slug)
    assert (copy.title, copy.description, copy.attributes, copy.options) == (
        mug.title, mug.description, mug.attributes, mug.options,
    )  # fmt: skip
    assert [sku.option_values for sku in copy.skus] == [sku.option_values for sku in mug.skus]
    assert (b"\n'=1+1" in first or b",'=1+1" in first) == (not verbatim)


@pytest.mark.django_db
def test_a_file_of_another_shop_system_leaves_as_it_came(tmp_path):
    shop = make_shop()
    heading = [*HEADING, "Google Shopping / MPN"]
    rows = [
        {"Handle": "Big_Mug", "Title": "Big mug",
         "Body (HTML)": "<p onclick=x()>Holds <b>much</b></p><script>y</script>",
         "Vendor": "Kiln & Co", "Tags": "clay", "Published": "TRUE", "Option1 Name": "Size", "Option1 Value": "L",
         "Variant SKU": "", "Variant Grams": "380.0", "Variant Inventory Qty": "-2", "Variant Price": "19.9",
         "Variant Barcode": "not one", "Image Src": "https://pictures.example/mug.jpg", "Image Position": "1",
         "Status": "active", "Google Shopping / MPN": "M1"},
        {"Handle": "Big_Mug", "Option1 Value": "XL", "Variant Price": "29.90", "Variant SKU": "XL"},
        {"Handle": "Big_Mug", "Image Src": "https://pictures.example/2.jpg", "Image Position": "2"},
    ]  # fmt: skip
    text = io.StringIO()
    sheet = csv.DictWriter(text, heading, restval="", lineterminator="\n")
    sheet.writeheader()
    sheet.writerows(rows)
    given = text.getvalue().encode()

    said, refused = moved_in(shop, given, tmp_path)

    assert (said, refused) == ({"products": 1, "changed": 0, "known": 0, "rejected": 0}, [])
    mug = catalogue.product_by_slug(shop, "big-mug")
    assert mug.description == {ZH: "Holds much"}
    assert [sku.code for sku in mug.skus] == ["big-mug-1", "XL"]
    assert moved_out(shop, tmp_path, language=ZH) == given
    assert moved_in(shop, given, tmp_path)[0] == {"products": 0, "changed": 0, "known": 1, "rejected": 0}


@pytest.mark.django_db
def test_a_product_with_a_bad_row_stays_out_whole_and_the_others_come(tmp_path):
    one, other = make_shop(), make_shop()
    stock_up(one)
    text = moved_out(one, tmp_path).decode().replace("19.91", "free")

    said, refused = moved_in(other, text.encode(), tmp_path)

    assert said == {"products": 1, "changed": 0, "known": 0, "rejected": 1}
    ((file, line, column, reason),) = refused
    assert (file, column, reason) == ("products.csv", "Variant Price", "is not an amount: 'free'")
    assert "free" in text.split("\n")[int(line) - 1]


@pytest.mark.django_db
def test_a_slug_of_another_product_is_not_taken_over(tmp_path):
    shop = make_shop()
    stock_up(shop)

    said, refused = moved_in(shop, moved_out(shop, tmp_path), tmp_path)

    assert said == {"products": 0, "changed": 0, "known": 0, "rejected": 2}
    assert {row[2] for row in refused} == {"Handle"}
