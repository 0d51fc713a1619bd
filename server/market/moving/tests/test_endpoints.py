"""A shop's staff take its products out and bring files in, over HTTP."""

import csv
import io

import pytest
from django.core.files.storage import default_storage
from django.test import Client, RequestFactory

from foundation import sql
from foundation.ids import encode, uuid7
from foundation.money import Money
from market.catalogue import facade as catalogue
from market.media.uploads import RefuseHugeUploads
from market.moving import files
from market.moving.errors import UploadTooLarge
from market.moving.models import ProductImport
from market.moving.tests.givers import Shop, mug, read, sheet, signed_in, written
from market.pricing import facade as pricing
from market.stock import facade as stock

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop() -> Shop:
    return Shop()


def stored() -> set[str]:
    return {name for (name,) in sql.rows("SELECT stored_as FROM moving_productimport") if default_storage.exists(name)}


def count(table: str) -> int:
    row = sql.one(f"SELECT count(*) FROM {table}")
    assert row is not None
    return int(row[0])


def test_a_file_is_checked_first_and_changes_nothing_until_it_is_started(shop):
    """Without the undoing of the check: fails with one product before the start."""
    told = count("foundation_outboxevent")
    given = shop.give(sheet(mug(Vendor="窑光")))
    assert (given.status_code, given.json()["state"], given.json()["rows_done"]) == (201, "checking", 0)
    import_id = given.json()["import_id"]

    checked = shop.pushed(import_id)

    assert (checked["state"], checked["rows_done"], checked["rows_count"]) == ("checked", 1, 1)
    assert checked["counts"] == {"new": 1, "changed": 0, "unchanged": 0, "left": 0, "refused": 0, "remark": 0}
    assert [count(f"catalogue_{what}") for what in ("product", "sku", "brand", "productextra")] == [0, 0, 0, 0]
    assert (count("pricing_price"), count("stock_movement"), count("foundation_outboxevent")) == (0, 0, told)

    assert shop.client.post(f"/api/moving/imports/{import_id}/start").json()["state"] == "running"
    done = shop.pushed(import_id)

    assert (done["state"], done["counts"]["new"], done["ended_at"] is None) == ("done", 1, False)
    product = catalogue.product_by_slug(shop.id, "mug")
    assert (product.title, product.state) == ({"zh-CN": "Mug mug"}, "published")
    (sku,) = product.skus
    assert pricing.list_prices([sku.id]) == {sku.id: Money("CNY", 1_990)}
    assert stock.levels([sku.id])[sku.id].on_hand == 7


def test_what_the_check_says_is_what_the_run_does(shop):
    rows = [mug("a"), mug("b", Variant_Price="1.999"), mug("c", Option1_Name="Size", Option1_Value="L"), mug("a")]
    checked = shop.checked(sheet(*rows))
    foreseen = shop.lines(checked["import_id"])

    shop.client.post(f"/api/moving/imports/{checked['import_id']}/start")
    done = shop.pushed(checked["import_id"])

    assert foreseen == shop.lines(done["import_id"]) == [
        (2, "new", "", ""), (3, "refused", "Variant Price", "too_fine"), (4, "new", "", ""),
        (5, "refused", "Handle", "handle_twice"),
    ]  # fmt: skip
    assert shop.lines(done["import_id"], verdict="refused") == foreseen[1::2]
    assert done["counts"] == checked["counts"]


def test_reasons_are_said_in_the_readers_language(shop):
    data = sheet(mug(Variant_Price="19,90"), mug("x" * 3, Title="长" * 301))
    import_id = shop.checked(data)["import_id"]

    def said(language: str) -> list[str]:
        answer = shop.client.get(f"/api/moving/imports/{import_id}/lines", headers={"Accept-Language": language})
        return [one["message"] for one in answer.json()["items"]]

    assert said("en")[0] == "is not an amount: '19,90'"
    assert said("zh")[0] == "不是金额：'19,90'"
    assert said("zh")[1] == "文字缺失或过长 [market.words_missing: longest 300]"


def test_the_report_is_a_file_that_no_spreadsheet_runs(shop):
    import_id = shop.checked(sheet(mug("=1+1", Title="")))["import_id"]

    answer = shop.client.get(f"/api/moving/imports/{import_id}/report.csv", headers={"Accept-Language": "en"})

    assert (answer["Content-Type"], answer["Cache-Control"]) == ("text/csv; charset=utf-8", "no-store")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text))) == [
        ["Line", "Handle", "Verdict", "Column", "Reason"], ["2", "'=1+1", "refused", "Title", "is empty"]
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "code", "fact"),
    [
        ("Handle,Title,Variant Price\n杯,杯子,1\n".encode("gb18030"), "moving.not_utf8", {}),
        ("Handle,Title,Variant Price\nmug,Mug,1\n".encode("utf-16"), "moving.not_utf8", {}),
        (b"Handle,Titel,Variant Price\nmug,Mug,1\n", "moving.column_missing", {"missing": ["Title"]}),
        (b"Handle;Title;Variant Price\nmug;Mug;1\n", "moving.column_missing", {"missing": ["Handle", "Title",
                                                                                         "Variant Price"]}),
        (b"Handle,Title,Variant Price,Title\nmug,Mug,1,x\n", "moving.column_twice", {"columns": ["Title"]}),
        (b'Handle,Title,Variant Price\nmug,"Mug,1\n', "moving.not_csv", {"line": 2}),
        (b"Handle,Title,Variant Price,\0\nmug,Mug,1,\n", "moving.not_csv", {"line": 1}),
        (b"Handle,Title,Variant Price\n", "moving.nothing_in_it", {}),
        (b"", "moving.column_missing", {}),
    ],
    ids=["gb18030", "utf-16", "misspelt", "semicolons", "twice", "open-quote", "nul", "no-rows", "empty"],
)  # fmt: skip
def test_a_file_that_is_unfit_is_refused_at_once_and_not_kept(shop, data, code, fact):
    refusal = shop.give(data)

    assert (refusal.status_code, refusal.json()["code"], refusal.json()["errors"][0]["field"]) == (422, code, "file")
    assert fact.items() <= refusal.json()["facts"].items()
    assert not ProductImport.objects.exists()


def test_a_file_with_more_rows_than_one_import_takes_is_refused(shop, monkeypatch):
    monkeypatch.setattr(files, "MOST_ROWS", 2)

    refusal = shop.give(sheet(mug("a"), mug("b"), mug("c")))

    assert (refusal.status_code, refusal.json()["code"]) == (422, "moving.too_many_rows")
    assert refusal.json()["facts"] == {"most": 2}


def test_a_file_that_is_too_large_is_refused_before_it_is_read(shop, monkeypatch):
    gate = RefuseHugeUploads(RequestFactory().post("/"))
    gate.handle_raw_input(None, {"PATH_INFO": f"{shop.address}/imports"}, files.MOST_BYTES, b"", None)
    with pytest.raises(UploadTooLarge):
        gate.handle_raw_input(None, {"PATH_INFO": f"{shop.address}/imports"}, files.MOST_BYTES * 2, b"", None)

    monkeypatch.setattr(files, "MOST_BYTES", 10)
    refusal = shop.give(sheet(mug()))

    assert (refusal.status_code, refusal.json()["code"]) == (413, "moving.file_too_large")


def test_a_file_as_excel_writes_it_comes_in(shop):
    data = b"\xef\xbb\xbf" + sheet(mug(Title="青瓷杯")).replace(b"\n", b"\r\n")

    assert shop.brought(data)["counts"]["new"] == 1
    assert catalogue.product_by_slug(shop.id, "mug").title == {"zh-CN": "青瓷杯"}


def test_what_goes_out_comes_in_elsewhere_and_goes_out_the_same(shop):
    """Without the apostrophe before what a spreadsheet runs: fails on =cmd()."""
    shop.brought(sheet(mug("a", Tags="=cmd()", Title="@x"), mug("b", Tags="-1+2")))
    first = shop.exported()
    other = Shop()
    other.brought(first)

    assert other.exported() == first
    assert first.startswith(b"\xef\xbb\xbfHandle,")
    assert [(row["Title"], row["Tags"]) for row in read(first)] == [("'@x", "'=cmd()"), ("Mug b", "'-1+2")]
    plain = read(shop.exported(made_for="shop_system"))
    assert [(row["Title"], row["Tags"]) for row in plain] == [("@x", "=cmd()"), ("Mug b", "-1+2")]


def test_an_apostrophe_of_another_shop_system_was_meant(shop):
    """Without the look for our own column: fails with =1."""
    shop.brought(sheet(mug(Tags="'=1")))

    assert read(shop.exported(made_for="shop_system"))[0]["Tags"] == "'=1"


def test_the_category_of_a_product_is_found_by_its_path(shop):
    home = catalogue.create_category(slug="home", name={"zh-CN": "家居", "en": "Home"}, parent_id=None, sort=0)
    cups = catalogue.create_category(slug="cups", name={"zh-CN": "杯", "en": "Cups"}, parent_id=home.id, sort=0)

    shop.brought(sheet(mug("a", Product_Category="家居 > 杯"), mug("b", Product_Category="Home > Cups"), mug("c")))

    found = [catalogue.product_by_slug(shop.id, slug).category_id for slug in "abc"]
    assert found == [cups.id, cups.id, shop.category.id]


def test_without_any_category_a_product_stays_out(shop):
    checked = shop.checked(sheet(mug(Product_Category="Elsewhere > Cups")), category_id=None)

    assert shop.lines(checked["import_id"]) == [(2, "refused", "Product Category", "category_unknown")]


def test_a_row_that_cannot_be_read_keeps_its_product_out_whole(shop):
    """Without the row kept with the product before it: fails with the mug made of two of its three variants."""
    lines = sheet(
        mug("a", Option1_Name="Size", Option1_Value="S", Variant_SKU="1"),
        mug("a", Title="", Option1_Value="M", Variant_SKU="2"),
        mug("a", Title="", Option1_Value="L", Variant_SKU="3"),
        mug("b"),
    ).split(b"\n")
    lines[2] += b",one too many"

    checked = shop.checked(b"\n".join(lines))

    assert shop.lines(checked["import_id"]) == [
        (2, "refused", "", "row_unread"), (3, "refused", "", "fields_count"), (5, "new", "", "")
    ]  # fmt: skip


def test_what_does_not_come_in_as_it_stands_is_said_of_its_row(shop):
    first = mug(
        "a", Option1_Name="Size", Option1_Value="S", Variant_Barcode="4.00638E+12", Image_Src="http://169.254.169.254/",
        Variant_Compare_At_Price="30",
    )  # fmt: skip
    second = mug("a", Title="", Option1_Value="M", Variant_Inventory_Qty="-2")

    done = shop.brought(sheet(first, second))

    assert shop.lines(done["import_id"]) == [
        (2, "new", "", ""),
        (2, "remark", "Image Src", "picture_not_fetched"),
        (2, "remark", "Variant Barcode", "barcode_unread"),
        (2, "remark", "Variant Compare At Price", "compare_at_kept"),
        (3, "remark", "Variant SKU", "sku_twice"),
        (3, "remark", "Variant Inventory Qty", "quantity_negative"),
    ]
    assert [sku.code for sku in catalogue.product_by_slug(shop.id, "a").skus] == ["SKU-a", "a-2"]


def test_the_same_key_brings_a_file_once(shop):
    """Without the key: fails with 409, another import being open."""
    data = sheet(mug())
    first, again = shop.give(data), shop.give(data)
    other = shop.give(sheet(mug("other")))

    assert (first.status_code, again.status_code) == (201, 201)
    assert again.content == first.content
    assert again["Idempotency-Replayed"] == "true"
    assert (other.status_code, other.json()["code"]) == (422, "market.idempotency_key_reused")
    assert len(stored()) == ProductImport.objects.count() == 1
    assert len(default_storage.listdir(next(iter(stored())).rsplit("/", 1)[0])[1]) >= 1


def test_without_a_key_nothing_is_taken(shop):
    refusal = shop.client.post(f"{shop.address}/imports", {"file": io.BytesIO(sheet(mug()))})

    assert (refusal.status_code, refusal.json()["code"]) == (422, "market.idempotency_key_missing")


def test_a_shop_has_one_open_import_and_may_drop_it(shop):
    first = shop.checked(sheet(mug()))

    refusal = shop.give(sheet(mug("b")), key="k-2")
    assert (refusal.status_code, refusal.json()["code"]) == (409, "moving.another_is_open")
    assert refusal.json()["facts"] == {"import_id": first["import_id"]}

    assert shop.client.post(f"/api/moving/imports/{first['import_id']}/drop").json()["state"] == "dropped"
    refused = shop.client.post(f"/api/moving/imports/{first['import_id']}/start")
    assert (refused.status_code, refused.json()["code"]) == (409, "market.illegal_move")
    assert shop.brought(sheet(mug("b")), key="k-3")["state"] == "done"
    listed = shop.client.get(f"{shop.address}/imports").json()["items"]
    assert [one["state"] for one in listed] == ["done", "dropped"]


def test_starting_twice_runs_once(shop):
    done = shop.brought(sheet(mug()))

    again = shop.client.post(f"/api/moving/imports/{done['import_id']}/start")

    assert (again.status_code, again.json()) == (200, done)


def test_a_stranger_finds_neither_shop_nor_import(shop):
    import_id = shop.checked(sheet(mug()))["import_id"]
    ben = Shop().client

    def codes(client: Client) -> set[tuple[int, str]]:
        answers = [
            client.get(f"{shop.address}/products.csv"),
            client.get(f"{shop.address}/imports"),
            shop.give(sheet(mug()), client=client),
            *(client.get(f"/api/moving/imports/{import_id}{what}") for what in ("", "/lines", "/report.csv")),
            *(client.post(f"/api/moving/imports/{import_id}/{what}") for what in ("start", "drop")),
        ]
        return {(answer.status_code, answer.json()["code"]) for answer in answers}

    assert codes(ben) == {(404, "access.not_found"), (404, "moving.import_not_found")}
    assert codes(Client()) == {(401, "auth.sign_in_first")}
    unknown = ben.get(f"/api/moving/imports/{encode('imp', uuid7())}")
    assert (unknown.status_code, unknown.json()["code"]) == (404, "moving.import_not_found")


def test_a_clerk_looks_and_does_not_bring_in(shop):
    import_id = shop.checked(sheet(mug()))["import_id"]
    cleo = shop.staff("clerk")

    assert cleo.get(f"{shop.address}/products.csv").status_code == 200
    assert cleo.get(f"/api/moving/imports/{import_id}").status_code == 200
    refusals = [
        shop.give(sheet(mug("b")), client=cleo, key="k-2"),
        cleo.post(f"/api/moving/imports/{import_id}/start"),
        cleo.post(f"/api/moving/imports/{import_id}/drop"),
    ]
    assert {(one.status_code, one.json()["code"]) for one in refusals} == {(403, "access.role_too_small")}


def test_an_import_of_one_shop_touches_nothing_of_another(shop):
    other = Shop()
    other.brought(sheet(mug("mug", Title="Theirs")))

    shop.brought(sheet(mug("mug", Title="Ours")), overwrites=True)

    assert catalogue.product_by_slug(other.id, "mug").title == {"zh-CN": "Theirs"}
    assert catalogue.product_by_slug(shop.id, "mug").title == {"zh-CN": "Ours"}


def test_the_file_is_where_nobody_can_fetch_it_and_goes_when_it_is_done(shop, django_capture_on_commit_callbacks):
    import_id = shop.checked(sheet(mug()))["import_id"]
    (name,) = stored()
    answer = Client().get(f"/media/{name}")  # Left to the storefront's own pages, which may not be built here.
    assert answer.status_code in (404, 503)
    assert b"Handle" not in answer.content

    with django_capture_on_commit_callbacks(execute=True):
        shop.client.post(f"/api/moving/imports/{import_id}/start")
        shop.pushed(import_id)

    assert stored() == set()


def test_a_download_is_a_stream(shop):
    """Some hundred products at a time: the first words come before the last product is read."""
    shop.brought(sheet(*(mug(f"m{number}") for number in range(250))))
    answer = signed_in(shop.owner.id).get(f"{shop.address}/products.csv")

    parts = list(answer.streaming_content)

    assert len(parts) > 3
    assert len(read(b"".join(parts))) == 250
    assert written(read(b"".join(parts))) == b"".join(parts).removeprefix(b"\xef\xbb\xbf")
