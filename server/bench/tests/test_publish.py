"""The page is told what latest.json holds, and keeps the rest of itself."""

from xml.etree import ElementTree

from bench import publish

CASE = {
    "name": "list",
    "requests_per_s": 2000.5,
    "p50_ms": 3.1,
    "p99_ms": 9.2,
    "app_cpu_ms": 0.28,
    "db_cpu_ms": 0.1,
    "baseline_ratio": 31.0,
    "baseline": {"app_cpu_ms": 24.2, "db_cpu_ms": 4.5},
}
HOT = {**CASE, "name": "hot_sku_50", "sold": 50, "refused": 250, "wall_s": 0.7, "sold_per_s": 90.0,
       "baseline_wall_s": 6.1, "baseline_sold_per_s": 20.0}  # fmt: skip
LATEST = {
    "cases": [CASE, HOT],
    "memory": {"fresh": {"web": {"pss_mib": 110.4}}, "after load": {"web": {"pss_mib": 140.6}}},
    "invariants": {"ledger sums to zero": True, "stock + sold = initial": False},
    "machine": dict.fromkeys(publish.MACHINE, "x"),
}


def test_only_what_is_between_the_marks_changes():
    page = f"# Speed\n{publish.BEGIN}\nold\n{publish.END}\n## Growth\nkept\n"

    told = publish.put_in(page, "new")

    assert told == f"# Speed\n{publish.BEGIN}\nnew\n{publish.END}\n## Growth\nkept\n"
    assert publish.put_in(told, "new") == told


def test_the_table_has_our_figures_beside_the_target_and_the_baseline():
    told = "\n".join(publish.table(LATEST))

    assert "| `list` | 2000.5 | 3.1 | 9.2 | 0.28 | ≤ 0.3 | 0.1 | 24.2, 4.5 | 31.0 |" in told
    assert "`hot_sku_50`: 50 sold and 250 refused in 0.7 s" in told
    assert "| web | 110 | 141 |" in told
    assert "1 of 2 hold" in told


def test_the_picture_is_well_formed_and_longer_for_more():
    root = ElementTree.fromstring(publish.draw([CASE]))

    ours, plain = (float(bar.attrib["width"]) for bar in root.iter("{http://www.w3.org/2000/svg}rect"))
    assert 0 < ours < plain < publish.WIDTH
