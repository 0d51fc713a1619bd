"""The real bank and a real door for its notices."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from config import ports
from market.payments.services import note_health
from market.payments.services.choose_provider import look_again
from sandbox_bank.testing import RunningBank


@pytest.fixture(scope="session")
def bank_process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningBank]:
    folder: Path = tmp_path_factory.mktemp("bank")
    bank = RunningBank(port=ports.first_of_free(3) + 2, folder=folder)
    bank.start()
    yield bank
    bank.stop()


@pytest.fixture
def bank(
    bank_process: RunningBank, live_server: Any, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> Iterator[RunningBank]:
    """The bank with an empty book, which tells its news to this test's market over HTTP."""
    settings.SANDBOX_BANK_URL = bank_process.url
    settings.SANDBOX_BANK_PUBLIC_URL = ""
    settings.SANDBOX_BANK_SECRET = bank_process.secret
    settings.PAYMENT_NOTICE_URL = f"{live_server.url}/api/payments/notices"
    settings.PAYMENT_ACCOUNTS = {**settings.PAYMENT_ACCOUNTS, **tomllib.loads(bank_process.keys.read_text())}
    bank_process.begin_anew()
    look_again()
    # Or a test that counts statements would count one more, should five seconds have passed by then.
    monkeypatch.setattr(note_health, "WRITE_SECONDS", 3600)
    yield bank_process
    bank_process.begin_anew()  # Or it would go on telling the next test.
