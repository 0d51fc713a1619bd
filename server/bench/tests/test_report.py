"""What lands in latest.json, and how the command ends."""

import io
import json

import pytest

from bench import __main__ as command
from bench.cases import CASES
from bench.cpu import Memory
from bench.figures import Figures, Result
from bench.report import Report

CASE = CASES[0]
OURS, PLAIN = Figures(4, 2, 200.0, 2.0, 10.0, 0.25, 0.1), Figures(4, 2, 40.0, 8.0, 40.0, 5.0, 1.0)


@pytest.fixture
def report(tmp_path):
    return Report(io.StringIO(), tmp_path / "latest.json", {"cores": 2})


def test_everything_printed_is_kept(report):
    report.add(CASE, Result(CASE.name, OURS, PLAIN, {"connections": 8}))
    report.add_memory("fresh", {"web": Memory(100, 150), "postgres": Memory(60, 200), "bank": Memory(30, 40)})
    report.add_sleep({"web": 1.26})
    report.add_invariants({"ledger sums to zero": []})
    report.close()

    kept = json.loads(report.file.read_text())

    assert set(kept) == {"machine", "cases", "memory", "asleep_cpu_ms_per_s", "invariants"}
    assert [case["name"] for case in kept["cases"]] == [CASE.name]
    assert kept["invariants"] == {"ledger sums to zero": True}
    assert kept["memory"]["fresh"]["together, without the bank"] == {"pss_mib": 160, "rss_mib": 350}
    assert kept["asleep_cpu_ms_per_s"] == {"web": 1.3}
    assert report.exit_code == 0
    for figure in ("200.0", "5.00", "160", "1 of 1 hold"):
        assert figure in report.out.getvalue()


def test_what_was_measured_is_kept_when_the_run_is_stopped(report):
    report.add(CASE, Result(CASE.name, OURS, PLAIN))

    assert [case["name"] for case in json.loads(report.file.read_text())["cases"]] == [CASE.name]


def test_a_sentence_that_was_broken_once_stays_broken(report):
    """Without remembering: fails, what was wrong in mid-run and mended by the clock would be called whole."""
    report.add_invariants({"stock + sold = initial": ["a row"]})
    report.add_invariants({"stock + sold = initial": []})

    assert report.invariants == {"stock + sold = initial": False}
    assert report.exit_code == 1
    assert "BROKEN: stock + sold = initial" in report.out.getvalue()


def test_a_run_that_proved_nothing_does_not_succeed(report):
    assert report.exit_code == 1


def test_an_unknown_name_is_refused_with_the_known_ones(capsys):
    assert command.main(["hot_skus"]) == 2
    told = capsys.readouterr().err
    assert "hot_skus" in told
    for name in ("list", "home", "product", "search", "basket", "checkout", "hot_sku", "hot_sku_50", "hot_team"):
        assert name in told


def test_one_name_chooses_one_case():
    assert [case.name for case in command.chosen(["hot_sku"])] == ["hot_sku"]
    assert command.chosen([]) == CASES
