import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.money import Money, exponent, split_capped

weights = st.lists(st.integers(0, 10**6), min_size=1, max_size=20).filter(any)


@given(minor=st.integers(-(10**12), 10**12), weights=weights)
def test_parts_sum_to_the_whole_and_none_is_a_unit_off_its_due(minor, weights):
    parts = Money("CNY", minor).split(weights)

    assert sum(part.minor for part in parts) == minor
    assert all(
        abs(part.minor * sum(weights) - minor * weight) < sum(weights)
        for part, weight in zip(parts, weights, strict=True)
    )


@given(
    amount=st.integers(0, 10**9),
    lines=st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)), min_size=1, max_size=12),
)
def test_a_discount_never_exceeds_a_lines_cap_and_loses_nothing_that_fits(amount, lines):
    bases, caps = [base for base, _ in lines], [cap for _, cap in lines]

    shares = split_capped(Money("CNY", amount), bases, caps)

    assert all(0 <= share.minor <= cap for share, cap in zip(shares, caps, strict=True))
    assert sum(share.minor for share in shares) == min(amount, sum(cap for base, cap in lines if base))


@pytest.mark.parametrize(
    ("minor", "bps", "share"), [(1000, 250, 25), (1, 5000, 1), (-1, 5000, -1), (3, 3333, 1), (0, 9999, 0)]
)
def test_a_share_in_basis_points_is_rounded_half_away_from_zero(minor, bps, share):
    assert Money("CNY", minor).share_bps(bps) == Money("CNY", share)


def test_currencies_do_not_mix_and_are_written_as_in_iso_4217():
    with pytest.raises(AssertionError, match="convert first"):
        Money("CNY", 1) + Money("JPY", 1)
    with pytest.raises(AssertionError, match="ISO 4217"):
        Money("rmb", 1)
    with pytest.raises(AssertionError, match="whole"):
        Money("CNY", 1.5)


@pytest.mark.parametrize(("currency", "digits"), [("CNY", 2), ("EUR", 2), ("JPY", 0), ("KWD", 3)])
def test_each_currency_knows_its_minor_unit(currency, digits):
    assert exponent(currency) == digits
