"""
The kit that tries every provider: those that settings name, by each way of theirs, with each mistake that the
simulator can make in their protocol. A new provider is tried by all of it once it is named in settings.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from secrets import randbelow
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from market.payments.models import Attempt
from market.payments.providers.base import Fits, Provider
from market.payments.tests.factories import go_to_pay
from market.payments.types import AttemptView, IntentView
from sandbox_bank.faults import FAULTS, IN_BILLS, OF_SHARES
from sandbox_bank.testing import RunningBank

SIMULATED = {"sandbox": "bank"}  # Whose protocol the simulator calls by another name than we.
FIGURES = {"late": 7200.0, "slow": 0.2, "wrong_amount": 100.0}  # Two hours, by the simulator's clock.
HEARD_SECONDS = 60  # To end a hopeless wait: on a busy machine the simulator is answered late, and tells again.
TRIED_ELSEWHERE = {"asks_password", *OF_SHARES, *IN_BILLS}  # They say nothing of payments.


@dataclass(frozen=True)
class Case:
    """One way to pay, at the provider that serves it."""

    kind: str
    way: str
    fits: Fits

    def __str__(self) -> str:
        return self.way

    @property
    def payer_token(self) -> str:
        """Who or what the payer is to the wallet: a code as its phone shows it, or an openid."""
        if self.fits == Fits.CASHIER:
            first = {"wechat": "13", "alipay": "28"}[self.kind]
            return f"{first}{randbelow(10**16):016d}"
        return "oOpenIdOfAna" if self.fits == Fits.WALLET else ""

    def start(self, intent: IntentView, *, key: str) -> AttemptView:
        return go_to_pay(intent, key=key, way=self.way, payer_token=self.payer_token)


def providers() -> Iterator[type[Provider]]:
    for path in settings.PAYMENT_PROVIDERS.values():
        yield import_string(path)


CASES = [
    Case(one.kind, way.code, way.fits) for one in providers() if one.is_online for way in one.ways if way.is_offered
]
FIRST_WAYS = list({case.kind: case for case in reversed(CASES)}.values())[::-1]  # One of each provider.
TROUBLES = [
    (case, fault.name)
    for case in FIRST_WAYS
    for fault in FAULTS
    if fault.name not in TRIED_ELSEWHERE
    and (not fault.protocols or SIMULATED.get(case.kind, case.kind) in fault.protocols)
]


def figure_of(fault: str) -> float:
    return FIGURES.get(fault) or next(one.usual for one in FAULTS if one.name == fault)


def press(bank: RunningBank, attempt_id: Any, choice: str = "pay") -> None:
    """The payer goes where they were sent, scans what they were shown, or confirms on their phone; and chooses."""
    attempt = Attempt.objects.get(pk=attempt_id)
    if "/gateway.do?" in attempt.redirect_url:  # Whose visit begins the trade.
        bank.browser.get(attempt.redirect_url)
    (theirs,) = [one for one in bank.book()["payments"] if one["merchant_ref"].replace("-", "") == attempt.id.hex]
    bank.press(bank.page_of(theirs["id"]), choice)


def wait_until_tried(bank: RunningBank) -> None:
    """Wait until of each payment something was told, if anything is due; believed or not. The rest waits behind it."""
    deadline = time.monotonic() + HEARD_SECONDS
    while _untried(bank):
        assert time.monotonic() < deadline, "the simulator tells nothing"
        time.sleep(0.02)


def _untried(bank: RunningBank) -> set[str]:
    book = bank.book()
    due = [one for one in book["notices"] if one["next_try_at"] is not None and one["next_try_at"] <= book["now"]]
    tried = {one["merchant_ref"] for one in book["notices"] if one["next_try_at"] is not None and one["tries"]}
    return {one["merchant_ref"] for one in due} - tried
