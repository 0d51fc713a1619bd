"""GS1's numbers: one form each, and a check digit that both the rule and the row look at."""

import pytest
from django.db import IntegrityError
from hypothesis import given
from hypothesis import strategies as st

from foundation import sql
from market.catalogue import rules
from market.catalogue.errors import BadGtin
from market.catalogue.models import Sku
from market.catalogue.queries import products, skus
from market.catalogue.tests.factories import make_product
from market.catalogue.types import SkuDraft


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("4006381333931", "4006381333931"),  # GS1's own example of an EAN-13
        ("036000291452", "0036000291452"),  # the UPC-A of every text book
        ("0036000291452", "0036000291452"),
        ("00036000291452", "0036000291452"),
        ("10614141000415", "10614141000415"),  # a case of them, GS1 General Specifications
        ("96385074", "96385074"),  # EAN-8
    ],
)
def test_one_article_has_one_number_however_it_is_written(written, kept):
    assert rules.gtin_from(written) == kept


@pytest.mark.parametrize(
    "written",
    ["4006381333932", "400638133393", "", "40063813 3931", "４００６３８１３３３９３１", "0000000000000", "12345"],
)
def test_what_is_no_gtin_is_refused(written):
    with pytest.raises(BadGtin):
        rules.gtin_from(written)


@given(st.integers(min_value=1, max_value=10**12 - 1), st.integers(min_value=0, max_value=9))
def test_exactly_one_digit_checks_the_others(body, digit):
    fitting = []
    for last in range(10):
        try:
            fitting.append(rules.gtin_from(f"{body:012d}{last}"))
        except BadGtin:
            continue
    assert len(fitting) == 1
    assert (f"{body:012d}{digit}" == fitting[0]) == (
        (sum(int(s) * (3 if i % 2 else 1) for i, s in enumerate(f"{body:012d}")) + digit) % 10 == 0
    )


def test_a_sku_shows_its_gtins_each_once_and_in_their_order(db):
    product = make_product(skus=[SkuDraft("A", gtins=("036000291452", "4006381333931", "0036000291452"))])

    (sku,) = products([product.id])[product.id].skus
    assert sku.gtins == ("0036000291452", "4006381333931")
    assert skus([sku.id])[sku.id].gtins == sku.gtins


@pytest.mark.parametrize("wrong", ["4006381333932", "036000291452", "00036000291452", "EAN", "0000000000000"])
def test_the_row_refuses_what_the_rule_would(db, wrong):
    """Without the CHECK: fails with DID NOT RAISE."""
    product = make_product()

    with pytest.raises(IntegrityError, match="catalogue_gtin_checks"):
        Sku.objects.filter(product_id=product.id).update(gtins=["4006381333931", wrong])


@given(body=st.integers(min_value=1, max_value=10**12 - 1))
def test_the_row_and_the_rule_agree(django_db_blocker, body):
    with django_db_blocker.unblock():
        for last in range(10):
            gtin = f"{body:012d}{last}"
            row = sql.one("SELECT catalogue_gtins_are_valid(ARRAY[%s])", [gtin])
            try:
                is_one = rules.gtin_from(gtin) == gtin
            except BadGtin:
                is_one = False
            assert row == (is_one,)
