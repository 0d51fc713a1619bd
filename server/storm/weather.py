"""What befalls whole accounts at the simulator for a while, drawn from the seed; and the end of everything wrong."""

import random
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import httpx

from sandbox_bank.testing import RunningBank

ACCOUNTS = ("bank", "wechat", "wechat_2", "alipay", "stripe")
SPELLS = {  # By weight; the figures are of `FIGURES`' kind. Slower than our patience of six seconds, now and then.
    "out_of_order": (1.0, 4),
    "cut": (1.0, 4),
    "slow": (7.0, 1),
    "duplicate": (3.0, 2),
    "lost": (1.0, 3),
    "stale": (2.0, 2),
    "refund_fails": (2.0, 3),
    "asks_password": (1.0, 2),
    "split_fails": (2.0, 2),
    "payout_bounced": (30.0, 2),  # Seconds after it arrived.
}
PAUSE_SECONDS, SPELL_SECONDS = (0.5, 3.0), (1.0, 5.0)


@dataclass(frozen=True, slots=True)
class Spell:
    """One mistake for everything of one account, for so long; or new keys, without an account."""

    account: str
    fault: str
    figure: float
    pause_seconds: float
    seconds: float


def spells(seed: int) -> Iterator[Spell]:
    """Draw one spell after another, without an end."""
    chance = random.Random(f"{seed}:weather")  # noqa: S311 (not a secret)
    while True:
        pause, seconds = chance.uniform(*PAUSE_SECONDS), chance.uniform(*SPELL_SECONDS)
        account = chance.choice(ACCOUNTS)
        fault = chance.choices([*SPELLS, "keys"], [*(weight for _, weight in SPELLS.values()), 1])[0]
        if fault == "asks_password":
            account = chance.choice(("wechat", "alipay"))
        if (account, fault) == ("stripe", "lost"):  # What is told of a chargeback cannot be asked for: a bill has it.
            fault = "stale"
        yield Spell(account, fault, SPELLS.get(fault, (1.0, 0))[0], pause, seconds)


class Weather:
    """Brings the spells in a thread of its own until it is over."""

    def __init__(self, bank: RunningBank, seed: int) -> None:
        self.bank = bank
        self.spells = spells(seed)
        self.is_over = threading.Event()
        self.had: Counter[str] = Counter()
        self.thread = threading.Thread(target=self._blow)

    def begin(self) -> None:
        self.thread.start()

    def end(self) -> None:
        self.is_over.set()
        self.thread.join()

    def _blow(self) -> None:
        for spell in self.spells:
            if self.is_over.wait(spell.pause_seconds):
                return
            if not self._bring(spell):
                continue  # The simulator has just been struck down.
            self.had[spell.fault] += 1
            self.is_over.wait(spell.seconds)
            while not self._clear(spell.account) and not self.is_over.wait(0.2):
                pass

    def _bring(self, spell: Spell) -> bool:
        try:
            if spell.fault == "keys":
                self.bank.rotate_keys()
            else:
                self.bank.err_at(spell.account, **{spell.fault: spell.figure})
        except httpx.HTTPError:
            return False
        return True

    def _clear(self, account: str) -> bool:
        try:
            self.bank.err_at(account)
        except httpx.HTTPError:
            return False
        return True


def end_all_faults(bank: RunningBank) -> None:
    """Let nothing be wrong any more, for any account or payment. What was said wrongly stays said."""
    bank.err()
    for account in ACCOUNTS:
        bank.err_at(account)
    refs: dict[str, dict[str, float]] = {one["merchant_ref"]: {} for one in bank.book()["payments"]}
    if refs:
        bank.browser.put("/panel/faults", json={"of": refs}).raise_for_status()
