"""The real bank as a process for tests: start it, let people pay there, let it err, and read its book."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx

from config import children

SERVER = Path(__file__).resolve().parents[1]
START_SECONDS = 60
SECRET = "shared between the tests and the bank alone"


class RunningBank:
    """`python -m sandbox_bank` on a port of this machine, with a book of its own."""

    def __init__(self, *, port: int, folder: Path) -> None:
        self.port = port
        self.folder = folder
        self.url = f"http://127.0.0.1:{port}"
        self.secret = SECRET
        self.process: subprocess.Popen[bytes] | None = None
        self.browser = httpx.Client(base_url=self.url, timeout=30, trust_env=False)

    def start(self) -> None:
        env = {
            **os.environ,
            "PYTHONPATH": str(SERVER),
            "JISHI_ENV": "test",
            "JISHI_PORT": str(self.port - 2),
            "JISHI_VAR": str(self.folder),
            "JISHI_BANK_SECRET": SECRET,
        }
        # On our leash, so that a test run which is killed leaves no bank behind.
        self.process = children.spawn([sys.executable, "-m", "sandbox_bank"], cwd=SERVER, env=env)
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                self.browser.get("/healthz").raise_for_status()
                return
            except httpx.HTTPError:
                assert self.process.poll() is None, "the bank ended instead of opening"
                assert time.monotonic() < deadline, "the bank did not open in time"
                time.sleep(0.05)

    def stop(self) -> None:
        if self.process is not None:
            children.stop(self.process)
            self.process = None

    def kill(self) -> None:
        """End it as a power cut would."""
        assert self.process is not None
        self.process.kill()
        self.process.wait(10)
        self.process = None

    def begin_anew(self) -> None:
        """Forget every payment and every fault."""
        self.browser.delete("/book").raise_for_status()

    def page_of(self, number: str) -> str:
        """Return the address of the page on which a payment of this number is paid."""
        answer = self.browser.get(f"/panel/pages/{number}")
        answer.raise_for_status()
        return str(answer.json()["page"])

    @property
    def keys(self) -> Path:
        """Where the bank has written its merchants' keys."""
        return self.folder / "sandbox_bank" / "payments.toml"

    # What a person does

    def press(self, pay_url: str, choice: str) -> str | None:
        """
        Press "pay", "decline" or "later"; return where the browser is sent, or None when the line was cut or nowhere.

        In: `pay_url`, where the payer was sent or what a code said to their phone.
        """
        try:
            answer = self.browser.post(urlsplit(pay_url).path, data={"choice": choice})
        except httpx.RemoteProtocolError:
            return None
        return answer.headers.get("Location")

    # What it does wrong

    def err(self, **faults: float) -> None:
        """Make these mistakes, and no others, with everything from now on: `err(duplicate=3)`; `err()` for none."""
        self._set({"always": faults})

    def err_next(self, **faults: float) -> None:
        """Make these mistakes with the next payment alone."""
        self._set({"next": faults})

    def err_about(self, merchant_ref: str, **faults: float) -> None:
        """Make these mistakes with whatever is asked and told about one payment from now on; none for none."""
        self.browser.put("/panel/faults", json={"of": {merchant_ref: faults}}).raise_for_status()

    def err_at(self, merchant: str, **faults: float) -> None:
        """Make these mistakes with everything of one merchant's account from now on; none for none."""
        self.browser.put("/panel/faults", json={"at": {merchant: faults}}).raise_for_status()

    def let_pass(self, seconds: float) -> None:
        """Put the bank's clock forward."""
        self.browser.post("/panel/clock", json={"seconds": seconds}).raise_for_status()

    def rotate_keys(self) -> None:
        self.browser.post("/panel/keys").raise_for_status()

    def charge_back(self, merchant_ref: str, **asked: Any) -> dict[str, Any]:
        """Take a payment from its merchant. Return the chargeback."""
        answer = self.browser.post("/panel/chargebacks", json={"merchant_ref": merchant_ref, **asked})
        answer.raise_for_status()
        made: dict[str, Any] = answer.json()
        return made

    def decide_chargeback(self, chargeback: str, *, is_won: bool) -> None:
        self.browser.post(f"/panel/chargebacks/{chargeback}", json={"is_won": is_won}).raise_for_status()

    def _set(self, faults: Mapping[str, Mapping[str, float]]) -> None:
        self.browser.put("/panel/faults", json=faults).raise_for_status()

    # What it has done

    def book(self) -> dict[str, list[dict[str, Any]]]:
        book: dict[str, list[dict[str, Any]]] = self.browser.get("/book").json()
        return book

    def wait_until_told(self, seconds: float = 60) -> None:
        """Wait until no notice is due any more."""
        deadline = time.monotonic() + seconds
        while any(notice["next_try_at"] is not None for notice in self.book()["notices"]):
            assert time.monotonic() < deadline, f"still to be told: {self.book()['notices']}"
            time.sleep(0.02)
