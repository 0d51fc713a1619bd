from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from market.invoices import rules
from market.invoices.errors import TaxIdInvalid, TitleInvalid
from market.invoices.types import Title, TitleKind


@pytest.mark.parametrize(
    ("code", "is_one"),
    [
        ("91110000600037341L", True),  # 北京百度网讯's and 深圳腾讯's, as their own pages show them
        ("91440300708461136T", True),
        ("91440300708461136U", False),
        ("91440300708461163T", False),  # two signs changed places
        ("9144030070846113IT", False),  # I is no sign of it
        ("", False),
    ],
)
def test_a_credit_code_is_proven_by_its_last_sign(code, is_one):
    assert rules.is_credit_code(code) == is_one


@pytest.mark.parametrize("tax_id", ["", "123", "91440300708461136U", "x" * 25, "ABC-EFGHIJKLMNO"])
def test_a_company_needs_a_tax_id_that_can_be_one(tax_id):
    with pytest.raises(TaxIdInvalid) as refusal:
        rules.check_title(Title(TitleKind.COMPANY, "一家公司", tax_id))
    assert refusal.value.field == "tax_id"


@pytest.mark.parametrize("tax_id", [" 91440300708461136t ", "440300708461136", "DE123456789"])
def test_older_and_foreign_tax_ids_are_taken_as_they_are(tax_id):
    assert rules.check_title(Title(TitleKind.COMPANY, "一家公司", tax_id)).tax_id == tax_id.strip().upper()


def test_a_person_has_no_tax_id_and_a_name_no_needless_spaces():
    title = rules.check_title(Title(TitleKind.PERSONAL, "  陈   阿岚 ", "91440300708461136T"))
    assert (title.name, title.tax_id) == ("陈 阿岚", "")


@pytest.mark.parametrize("name", ["", " ", "陈", "x" * 101])
def test_a_title_has_a_name(name):
    with pytest.raises(TitleInvalid) as refusal:
        rules.check_title(Title(TitleKind.PERSONAL, name, ""))
    assert refusal.value.field == "name"


@pytest.mark.parametrize(("gross", "tax"), [(113_00, 13_00), (100, 12), (1, 0), (4, 0), (5, 1), (0, 0)])
def test_the_tax_in_a_price_is_rounded_half_up(gross, tax):
    """113.00 with 13 % is 100.00 and 13.00; in 1.00 there are 11.504 fen."""
    assert rules.tax_in(gross, 1300) == tax


@given(st.integers(1, 10**9), st.sampled_from([0, 100, 300, 600, 900, 1300, 2000]), st.lists(st.integers(0, 10**9)))
def test_whatever_the_parts_in_which_it_goes_back_the_tax_goes_back_whole(gross, rate, cuts):
    edges = [gross, *sorted({cut % gross for cut in cuts}, reverse=True), 0]
    taxes = [rules.tax_in(edge, rate) for edge in edges]
    parts = [above - below for above, below in pairwise(taxes)]

    assert sum(parts) == rules.tax_in(gross, rate)
    assert min(parts) >= 0
