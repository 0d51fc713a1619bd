"""EMS of China Post: 13 digits at home; abroad the form S10 of the Universal Postal Union, RR473124829GB."""

from market.shipping.carriers import Carrier

S10_WEIGHTS = (8, 6, 4, 2, 3, 5, 9, 7)


def has_right_check_digit(number: str) -> bool:
    """Check the ninth digit of an S10 number; numbers used at home have none. UPU standard S10-12, 2017."""
    if number.isdigit():
        return True
    digits = [int(digit) for digit in number[2:11]]
    rest = 11 - sum(weight * digit for weight, digit in zip(S10_WEIGHTS, digits, strict=False)) % 11
    return digits[8] == {10: 0, 11: 5}.get(rest, rest)


CARRIER = Carrier(
    code="ems",
    name={"zh-CN": "邮政EMS", "en": "China Post EMS"},
    pattern=r"[A-Z]{2}\d{9}[A-Z]{2}|\d{13}",
    tracking_page="https://www.kuaidi100.com/chaxun?com=ems&nu={number}",
    has_right_check_digit=has_right_check_digit,
    sort=4,
)
