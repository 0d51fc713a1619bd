import pytest

from foundation.words import LANGUAGES
from market.shipping.carriers import carriers


@pytest.mark.parametrize(
    ("carrier", "number", "known"),
    [
        ("sf", "SF1392041588660", True),
        ("sf", "139204158866", True),
        ("sf", "SF139204158866", False),
        ("zto", "78120000000001", True),
        ("zto", "7812000000001", False),
        ("yto", "YT1234567890123", True),
        ("yto", "YT12345", False),
        ("ems", "1012345678901", True),
        ("ems", "RR473124829GB", True),  # the example of UPU S10: check digit 9
        ("ems", "RR473124828GB", False),
        ("other", "JD-0001", True),
        ("other", "<script>", False),
    ],
)
def test_each_carrier_knows_its_own_numbers(carrier, number, known):
    assert carriers()[carrier].knows(number) is known


def test_every_carrier_has_a_name_in_every_language_and_the_rest_comes_last():
    assert all(set(carrier.name) == set(LANGUAGES) for carrier in carriers().values())
    assert list(carriers())[-1] == "other"
    assert all(code == carrier.code for code, carrier in carriers().items())
