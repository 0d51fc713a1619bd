"""The measure itself, over a few invented products in the layouts of the public sets."""

import gzip
import json
from io import StringIO

import duckdb
import pytest
from django.core.management import CommandError, call_command

from foundation import sql
from market.search.evaluation.figures import ndcg, tuning_half
from market.search.tests.making import found, put

pytestmark = pytest.mark.django_db
GOODS = [
    ("101", "Kiln mug, red", "Emberworks", '{"attr_t_product_colour": "Red", "attr_b_dishwasher_safe": true}'),
    ("102", "Kiln lamp", "Emberworks", '{"attr_n_width": 12.5}'),
    ("103", "Paper lamp with a mug holder", "Papyra", "{}"),
]


def judged_like_chorus(folder):
    values = ", ".join(
        f"('{identity}', '{title}', '{title}', '{brand}', '', 'A <br>thing', 995::bigint, '{said}')"
        for identity, title, brand, said in GOODS
    )
    names = "id, title, name, supplier, ean, short_description, price_cents, attributes_json"
    duckdb.execute(f"COPY (SELECT * FROM (VALUES {values}) AS t ({names})) TO '{folder}/products.parquet'")
    (folder / "judgments.csv").write_text("query,docid,rating\nmug,101,3\nmug,103,1\nlamp,102,3\nchair,101,0\n")
    return folder / "judgments.csv"


def judged_like_esci(folder):
    row = {"description": "", "bullet_points": "", "brand": "", "color": None, "category": []}
    lines = [json.dumps(row | {"_id": identity, "title": title}) for identity, title, *_ in GOODS]
    (folder / "products.jsonl.gz").write_bytes(gzip.compress("\n".join(lines).encode()))
    rated = [
        {"query": "mug", "ratings": [{"docId": "101", "rating": "100.000"}, {"docId": "103", "rating": "1.000"}]},
        {"query": "lamp", "ratings": [{"docId": "102", "rating": "100.000"}]},
    ]
    gain = {"100.000": "E=1.0", "1.000": "C=0.01"}
    (folder / "judgments.json").write_text(json.dumps({"gain": gain, "judgmentRatings": rated}))
    return folder / "judgments.json"


@pytest.mark.parametrize("layout", [judged_like_chorus, judged_like_esci])
def test_both_layouts_are_measured_and_the_market_is_left_as_it_was(tmp_path, layout):
    mug = put("马克杯", "A mug of our own")
    before = sql.rows("SELECT * FROM search_term ORDER BY term")
    said = StringIO()

    call_command("search_eval", str(layout(tmp_path)), stdout=said)

    figures = json.loads(said.getvalue().splitlines()[-1])
    assert figures["products"] == 3
    assert figures["all"]["queries"] == 2  # Of "chair" nothing is any good.
    assert figures["all"]["ndcg"] == 1.0
    assert 0 < figures["all"]["bm25"] <= 1.0
    assert sql.rows("SELECT * FROM search_term ORDER BY term") == before
    assert found("mug") == [mug]


def test_what_is_no_judgment_is_named(tmp_path):
    (tmp_path / "judgments.txt").write_text("")

    with pytest.raises(CommandError, match="judgments are"):
        call_command("search_eval", str(tmp_path / "judgments.txt"))


def test_ndcg_is_what_its_authors_work_out():
    """Järvelin & Kekäläinen 2002 with log2(place + 1): 3 + 2/1.585 + 0 + 1/2.322 over 3 + 3/1.585 + 2/2 + 1/2.322."""
    gains = {"a": 3, "b": 2, "d": 1, "x": 3}

    assert ndcg(["a", "b", "c", "d"], gains) == pytest.approx(
        (3 + 2 / 1.58496 + 1 / 2.32193) / (3 + 3 / 1.58496 + 1 + 1 / 2.32193), rel=1e-4
    )
    assert ndcg([], gains) == 0
    assert ndcg(["a"], {"a": 0}) is None


def test_the_halves_never_change_and_share_nothing():
    queries = {f"query {number}" for number in range(45)}

    assert len(tuning_half(queries)) == 22
    assert tuning_half(queries) == tuning_half(sorted(queries))
