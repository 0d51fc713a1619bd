"""Break a row, and see the sentence break and the command end with 1."""

import io

import psycopg
import pytest
from django.db import connection
from django.utils import timezone

from bench.invariants import HOT, prove
from bench.report import Report
from foundation import outbox
from journeys.shelves import put_on_shelf
from market.storefront import facade as storefront

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def db():
    with psycopg.connect(_address(), autocommit=True) as db:
        yield db


def _address() -> str:
    at = connection.settings_dict
    return f"postgresql://{at['USER']}:{at['PASSWORD']}@{at['HOST']}:{at['PORT']}/{at['NAME']}"


@pytest.fixture
def cup():
    """One article on a shelf of ten, whose page is drawn."""
    good = put_on_shelf(count=10)
    while outbox.relay(now=timezone.now()):
        pass
    while storefront.refresh_stale(now=timezone.now()):
        pass
    return good


def broken_in(db, cup):
    return {sentence for sentence, rows in prove(db, book={"payments": []}, hot={cup.sku_id: 10}).items() if rows}


def test_a_market_in_which_nothing_happened_holds(db, cup):
    assert broken_in(db, cup) == set()


@pytest.mark.parametrize(
    ("breaking", "sentences"),
    [
        ("UPDATE stock_item SET on_hand = on_hand - 1", {HOT, "stock + sold = initial"}),
        ("DELETE FROM storefront_card", {"every product on sale has its page, and no other"}),
        ("DELETE FROM storefront_shelf", {"every product on sale stands on its shelves and can be searched"}),
        ("UPDATE pricing_price SET price_minor = price_minor + 1", {"pages say what prices and shelves say"}),
    ],
    ids=["a piece is lost", "a page is lost", "a shelf is lost", "a price is not shown"],
)
def test_a_broken_row_breaks_its_sentence_and_the_command_ends_with_1(db, cup, breaking, sentences, tmp_path):
    """Without one of the questions: fails, its sentence is not among the broken ones, and the code is 0."""
    db.execute(breaking)
    report = Report(io.StringIO(), tmp_path / "latest.json", {})

    report.add_invariants(prove(db, book={"payments": []}, hot={cup.sku_id: 10}))

    assert {sentence for sentence, holds in report.invariants.items() if not holds} == sentences
    assert report.exit_code == 1
