"""What the growing markets are made of; whether they are as the rooms make them, `bench.growth.check` says."""

import json

import pytest

from bench.growth import plans, publish, vocabulary, words
from bench.growth.sizes import NAMED, Size, size


@pytest.mark.parametrize("name", sorted(NAMED))
def test_no_two_makers_share_a_name_at_any_size(name):
    """Without SCATTER being prime to the alphabets: fails with fewer names than makers."""
    makers = vocabulary.brands(size(name).makers)

    assert len({one.zh for one in makers}) == len({one.en for one in makers}) == size(name).makers


def test_every_category_lies_on_a_path_that_begins_at_a_root():
    rows = {number: (above, path, leaf) for number, above, path, leaf in words.tree_rows()}

    assert all(rows[path[0]][0] == 0 and path[-1] == number for number, (_, path, _) in rows.items())
    assert sorted(leaf for _, _, leaf in rows.values() if leaf) == list(range(1, 151))


def test_teams_are_made_of_whole_orders():
    assert all(Size(name, count).teams * 25 == count * 3 for name, count in NAMED.items())


def test_an_unknown_size_is_refused_by_name():
    with pytest.raises(ValueError, match="5k: one of 1k, 20k, 200k, 1m"):
        size("5k")


def test_the_table_has_a_column_for_each_size_and_a_dash_for_what_was_not_measured(tmp_path):
    page = {"p50_ms": 1.0, "p99_ms": 2.0, "app_cpu_ms": 0.5, "db_cpu_ms": 0.25, "count": 9, "blocks": 88.6}
    rest = {"statements": [], "admin": [], "memory": {"web": 90.0}, "memory_fresh": {"web": 80.0}}
    sizes = {"database_mib": 10, "largest": []}
    machine = {"at": "now", "load_average_before": 1, "quick": True}
    markets = {
        "1k": {"products": 1_000, "pages": [{"name": "home", **page}], **rest, "sizes": sizes, "machine": machine},
        "1m": {"products": 1_000_000, "pages": [{"name": "teams", **page}], **rest, "sizes": sizes, "machine": machine},
    }

    told = publish.told(json.loads(json.dumps(markets)))

    assert "| home | 1.0 / 2.0 / 0.50 / 0.25 | – |" in told
    assert "| teams | – | 1.0 / 2.0 / 0.50 / 0.25 |" in told
    assert "| home | 89 | – |" in told
    assert publish.draw(markets).startswith("<svg")


def test_a_plan_is_what_ran_without_what_was_asked_and_guessed():
    """Without the search for the first node: fails with the statement in front of the plan."""
    logged = (
        "\tQuery Text: \n\t        SELECT card_zh FROM storefront_card\n"
        "\tIndex Scan using key on storefront_card  (cost=0.42..8.44 rows=1 width=9) (actual time=0.01..0.02 rows=1.00"
        " loops=1)\n"
        "\t  Buffers: shared hit=4\n"
    )

    assert plans._shown(logged) == (
        "Index Scan using key on storefront_card (actual time=0.01..0.02 rows=1.00 loops=1)\n  Buffers: shared hit=4"
    )
