from collections.abc import Iterator

import pytest

from config import ports
from sandbox_bank.testing import RunningBank


@pytest.fixture(scope="module")
def open_bank(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningBank]:
    bank = RunningBank(port=ports.first_of_free(3) + 2, folder=tmp_path_factory.mktemp("bank"))
    bank.start()
    yield bank
    bank.stop()


@pytest.fixture
def bank(open_bank: RunningBank) -> RunningBank:
    open_bank.begin_anew()
    return open_bank
