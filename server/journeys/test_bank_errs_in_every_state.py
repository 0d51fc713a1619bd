"""
The sandbox bank's every fault, in every state of intent, attempt and refund, for orders alone and together: through the
real bank over HTTP, with two web processes and two workers. However badly it is told, it ends as `bank_scenes` says.
"""

import itertools
import json
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from uuid import UUID

import httpx
import psycopg
import pytest
from django.db import connection
from django.utils import timezone

from foundation.ids import decode
from journeys.bank_scenes import (
    BEYOND_TIME_OUT,
    FAULTS,
    ORDERS,
    PAYMENTS,
    REFUNDS,
    End,
    Scene,
    end_of,
    end_of_refund,
)
from journeys.clocks import end_time_to_pay
from journeys.crowd import cancel, checkout_id, leave, new_key, order_id, reckon, tell
from journeys.shelves import Good, let_in, offer_to_groups, put_on_shelf
from journeys.shopper import Shopper
from journeys.stack import Stack, until
from market.orders import facade as orders
from market.orders.states import OrderState
from market.payments.states import ATTEMPT, INTENT, REFUND, AttemptState, IntentState, RefundState
from sandbox_bank import faults as bank_faults
from sandbox_bank.signing import NONCE, SIGNATURE, TIMESTAMP, sign
from sandbox_bank.testing import RunningBank

KINDS = ("solo", "group")
AT_ONCE = 8  # Fewer than one web process has lines to the bank, so that nobody waits for a line.
PAGE_SECONDS = 15
SLOW_BIRTH_SECONDS = 5  # In which a payment stands at the bank and we have not been answered; our client waits six.
TRIES = 8  # A scene is a moment; on a slow machine it may be over before the payer has pressed.


def test_every_state_and_every_fault_has_a_line():
    """Without a line for a new fault or state: fails here, and names it."""
    assert set(FAULTS) == bank_faults.NAMES
    assert set(PAYMENTS) == set(itertools.product(INTENT.moves, ATTEMPT.moves))
    assert set(REFUNDS) == set(REFUND.moves)
    assert set(ORDERS) == set(OrderState)


Play = tuple[str, str, str, float, Callable[["Case"], None]]  # Scene, kind of order, fault, its figure, what happens.


class Missed(Exception):
    """The moment was over before we came to it."""


class Doors:
    """Many may create payments at the bank at once; whoever needs it to err for everybody waits until all have."""

    def __init__(self) -> None:
        self._inside = 0
        self._changed = threading.Condition()

    @contextmanager
    def open(self) -> Iterator[None]:
        with self._changed:
            self._inside += 1
        try:
            yield
        finally:
            with self._changed:
                self._inside -= 1
                self._changed.notify_all()

    @contextmanager
    def closed(self) -> Iterator[None]:
        with self._changed:
            self._changed.wait_for(lambda: self._inside == 0)
            yield


@dataclass
class Case:
    """One person, one order, one scene and one fault."""

    market: Stack
    bank: RunningBank
    doors: Doors
    one: Shopper
    good: Good
    kind: str
    fault: str
    figure: float
    name: str
    team: str
    checkout: dict[str, Any] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)  # Where each of its attempts is paid at the bank.
    end: End | None = None

    @property
    def wrong(self) -> dict[str, float]:
        return {self.fault: self.figure}

    @property
    def lasting(self) -> dict[str, float]:
        """What stays wrong after the payer has paid."""
        return {} if self.fault == "out_of_order" else self.wrong

    def asked(self, statement: str, *values: object) -> Any:
        with self.market.connect() as db:
            return db.execute(statement, values).fetchone()

    # Steps

    def place(self) -> None:
        path, wish = "/api/orders/checkouts", self.one.order_of((self.good.sku, 1))
        if self.kind == "group":
            path = f"/api/groupbuy/teams/{self.team}/members"
            wish = {"sku_id": self.good.sku, "quantity": 1, "address_id": self.one.address}
        answer = self.one.ask("POST", path, key=new_key(), json=wish)
        assert answer.status_code == 201, answer.text
        self.checkout = answer.json().get("checkout", answer.json())

    def go_to_bank(self, brought_to: AttemptState) -> tuple[str, threading.Thread | None]:
        """Begin an attempt and bring it to a state. Return its reference, and who still waits for the answer."""
        known = self._attempts()
        if brought_to == AttemptState.CREATED:
            with self.doors.closed():
                self.bank.err_next(slow=SLOW_BIRTH_SECONDS)
                asking = threading.Thread(target=self._begin)
                asking.start()
                until(lambda: self._attempts() - known, 30)
                (ref,) = self._attempts() - known
                self._learn_page(ref)
            self.bank.err_about(ref)  # What comes after the slow birth is as quick as ever.
            return ref, asking
        if brought_to == AttemptState.UNKNOWN:
            with self.doors.closed():
                self.bank.err(cut=1)
                self._begin()
                (ref,) = self._attempts() - known
                self._let_nobody_ask(ref)
                self.bank.err()
        else:
            with self.doors.open():
                self._begin()
            (ref,) = self._attempts() - known
            self._let_nobody_ask(ref)
        self._learn_page(ref)
        return ref, None

    def press(self, ref: str, choice: str = "pay") -> None:
        self.bank.press(self.pages[ref], choice)

    def expect(self, intent: IntentState, ref: str, attempt: AttemptState) -> None:
        """Let the scene through. :raises Missed: it is another by now"""
        found = self.asked(
            "SELECT i.state, a.state FROM payments_attempt a JOIN payments_intent i ON i.id = a.intent_id"
            " WHERE a.id = %s",
            ref,
        )
        if found != (intent, attempt):
            raise Missed(f"{found} instead of {(str(intent), str(attempt))}")

    def wait_for(self, statement: str, *values: object) -> None:
        until(lambda: self.asked(statement, *values) is not None, 90, lambda: f"{self.name}: {statement}")

    def wait_until_paid(self) -> None:
        self.wait_for("SELECT 1 FROM payments_intent WHERE ref = %s AND state = 'paid'", checkout_id(self.checkout))

    def wait_until_order_is(self, *states: str) -> None:
        self.wait_for(
            "SELECT 1 FROM orders_order WHERE id = %s AND state = ANY(%s)", order_id(self.checkout), list(states)
        )

    def let_ask(self, ref: str) -> None:
        self._run("UPDATE payments_attempt SET next_query_at = now() WHERE id = %s AND next_query_at IS NOT NULL", ref)

    def _let_nobody_ask(self, ref: str) -> None:
        """No question of ours is to change the scene before the payer has pressed."""
        self._run("UPDATE payments_attempt SET next_query_at = now() + interval '1 minute' WHERE id = %s", ref)

    def hurry_refund(self, ref: str) -> None:
        self._run("UPDATE payments_refund SET next_try_at = now() WHERE attempt_id = %s AND state <> 'succeeded'", ref)

    def _run(self, statement: str, *values: object) -> None:
        with self.market.connect() as db:
            db.execute(statement, values)

    def _begin(self) -> None:
        path = f"/api/payments/intents/{self.checkout['intent_id']}/attempts"
        told = {"method": "sandbox", "return_path": "/orders"}
        answer = self.one.ask("POST", path, key=new_key(), json=told)
        assert answer.status_code == 201, answer.text

    def _attempts(self) -> set[str]:
        with self.market.connect() as db:
            rows = db.execute(
                "SELECT id FROM payments_attempt WHERE intent_id = %s", [decode("pay", self.checkout["intent_id"])]
            )
            return {str(row[0]) for row in rows}

    def _learn_page(self, ref: str) -> None:
        """
        Ask the bank, as a merchant would, where a payment is paid, until it says so.

        :raises Missed: it never heard of it, since all our lines to it were taken when it was to be told
        """

        def ask() -> bool:
            path, timestamp, nonce = f"/v1/payments/{ref}", str(int(time.time())), new_key()
            signature = sign(self.bank.secret, "GET", path, timestamp, nonce, body=b"")
            headers = {TIMESTAMP: timestamp, NONCE: nonce, SIGNATURE: signature}
            try:
                answer = httpx.get(self.bank.url + path, headers=headers, timeout=30, trust_env=False)
            except httpx.TransportError:
                return False
            if answer.status_code == 200:
                self.pages[ref] = answer.json()["pay_path"]
            return ref in self.pages

        deadline = time.monotonic() + PAGE_SECONDS
        while not ask():
            if time.monotonic() > deadline:
                raise Missed("the bank does not know it")
            time.sleep(0.1)

    def let_go(self) -> None:
        """Let nothing be wrong any more, so that what was begun in vain comes to rest by itself."""
        for ref in self._attempts() if self.checkout else ():
            self.bank.err_about(ref)
            self.let_ask(ref)


# What happens


def play(case: Case, scene: Scene) -> None:
    """Bring an order into a scene, let the payer pay there with the fault on, and say how it must end."""
    case.place()
    if scene.is_second:
        first, _ = case.go_to_bank(AttemptState.PENDING)
    is_brought = scene.attempt in (AttemptState.CREATED, AttemptState.UNKNOWN)
    ref, asking = case.go_to_bank(scene.attempt if is_brought else AttemptState.PENDING)
    page_is_kept = scene.can_charge and (scene.given_up or scene.is_second)
    if page_is_kept:  # We close what nobody needs any more; a bank that cannot be reached lets it be paid all the same.
        case.bank.err_about(ref, out_of_order=1)
    if scene.attempt == AttemptState.DECLINED:
        case.bank.err_about(ref, **case.wrong)
        case.press(ref, "decline")
        case.bank.err_about(ref, **case.lasting)
        case.let_ask(ref)
        case.wait_for("SELECT 1 FROM payments_attempt WHERE id = %s AND state = 'declined'", ref)
    if scene.is_second:
        case.press(first)
        case.wait_until_paid()
    if scene.given_up == "cancel":
        assert cancel(case.one, case.checkout).status_code == 200
    elif scene.given_up == "expire":
        with case.market.connect() as db:
            end_time_to_pay(db, checkout_id(case.checkout))
        case.wait_for("SELECT 1 FROM payments_intent WHERE ref = %s AND state <> 'open'", checkout_id(case.checkout))
    if scene.attempt == AttemptState.CLOSED:
        case.wait_for("SELECT 1 FROM payments_attempt WHERE id = %s AND state = 'closed'", ref)
    case.expect(scene.intent, ref, scene.attempt)
    case.bank.err_about(ref, **{**case.wrong, **({"out_of_order": 1} if page_is_kept else {})})
    if scene.attempt != AttemptState.DECLINED:
        case.press(ref)
    case.bank.err_about(ref, **case.lasting)
    case.let_ask(ref)
    if asking is not None:
        asking.join()
    case.end = end_of(scene, case.fault, case.kind)


def play_refund(case: Case, state: RefundState) -> None:
    """Let an order be paid, bring its refund into a state, switch the fault on, and say how it must end."""
    case.place()
    ref, _ = case.go_to_bank(AttemptState.PENDING)
    case.press(ref)
    case.wait_until_paid()
    case.wait_until_order_is("to_ship", "awaiting_team")
    if case.kind == "group":
        case.wait_for("SELECT 1 FROM groupbuy_seat WHERE order_id = %s AND state = 'paid'", order_id(case.checkout))
    hold_up = {RefundState.SENT: {"out_of_order": 1.0}, RefundState.FAILING: {"refund_fails": 1000.0}}.get(state, {})
    case.bank.err_about(ref, **(hold_up or case.wrong))
    if case.kind == "group":
        assert leave(case.one, case.team).status_code == 200
    else:
        _take_back(order_id(case.checkout))
    if hold_up:
        case.wait_for(
            "SELECT 1 FROM payments_refund WHERE attempt_id = %s AND state = %s AND trouble <> ''", ref, state
        )
        case.bank.err_about(ref, **case.wrong)
        case.hurry_refund(ref)
    if case.fault == "out_of_order":
        case.wait_for("SELECT 1 FROM payments_refund WHERE attempt_id = %s AND trouble <> ''", ref)
        case.bank.err_about(ref)
        case.hurry_refund(ref)
    if state == RefundState.SUCCEEDED:
        case.wait_until_order_is("refunded")
        until(lambda: _words_of_refund(case, ref), 30)
        assert [tell(case.bank, web, _words_of_refund(case, ref)) for web in case.market.webs] == [200, 200]
    case.end = end_of_refund(case.kind)


def _take_back(order: UUID) -> None:
    """What an operator's button does, in a process of its own."""
    try:
        orders.cancel_and_refund(order, now=timezone.now(), because="taken back", key=f"operator:{order}")
    finally:
        connection.close()


def _words_of_refund(case: Case, ref: str) -> bytes:
    """Return what the bank said, or would have said, of a refund, with nothing wrong in it."""
    found = [row for row in case.bank.book()["refunds"] if row["merchant_ref"] == ref and row["state"] == "succeeded"]
    if not found:
        return b""
    body = {
        "notice_id": f"again-{ref}",
        "kind": "refund.succeeded",
        "merchant_ref": ref,
        "payment_id": case.asked("SELECT provider_ref FROM payments_attempt WHERE id = %s", ref)[0],
        "amount": {"currency": found[0]["currency"], "minor": found[0]["minor"]},
        "at": time.time(),
        "refund_ref": found[0]["refund_ref"],
        "refund_id": found[0]["id"],
    }
    return json.dumps(body).encode()


# What came of it


def check_end(db: psycopg.Connection, case: Case, book: Mapping[str, Any]) -> str:
    """Compare how a case ended with how it must end. Return what is wrong, or nothing."""
    assert case.end is not None, "it has been played"
    order = order_id(case.checkout)
    state, total, ref = _one(db, "SELECT state, total_minor, stock_ref FROM orders_order WHERE id = %s", order)
    (hold,) = _one(db, "SELECT state FROM stock_hold WHERE ref = %s", ref)
    seats = db.execute("SELECT state FROM groupbuy_seat WHERE order_id = %s ORDER BY id DESC", [order]).fetchall()
    (owed,) = _one(
        db,
        "SELECT coalesce(-sum(p.minor), 0)::bigint FROM ledger_posting p JOIN ledger_account a ON a.id = p.account_id"
        " WHERE a.purpose = 'owed_to_buyer' AND a.party_id = (SELECT person_id::text FROM orders_order WHERE id = %s)",
        order,
    )
    attempts = {
        str(row[0])
        for row in db.execute(
            "SELECT a.id FROM payments_attempt a JOIN payments_intent i ON i.id = a.intent_id WHERE i.ref = %s",
            [checkout_id(case.checkout)],
        )
    }
    charged = [one for one in book["payments"] if one["merchant_ref"] in attempts and one["state"] == "paid"]
    at_bank = sum(one["minor"] - one["refunded_minor"] for one in charged)
    kept = total if case.end.is_kept else 0
    must = (case.end.order, case.end.hold, case.end.seat, kept, kept, case.end.charges)
    did = (state, hold, seats[0][0] if seats else None, owed, at_bank, len(charged))
    return "" if must == did else f"{case.name}: must end {must}, ended {did}"


def _one(db: psycopg.Connection, statement: str, *values: object) -> Any:
    row = db.execute(statement, values).fetchone()
    assert row is not None, statement
    return row


@dataclass
class Stage:
    """What all cases of one test share."""

    market: Stack
    goods: Mapping[str, Good]
    team: str
    doors: Doors = field(default_factory=Doors)

    def case(self, kind: str, fault: str, figure: float, name: str) -> Case:
        market, number = self.market, next(_counter)
        first = number % len(market.webs)
        one = Shopper(*market.webs[first:], *market.webs[:first]).be(let_in(f"买家{number}"))
        good = self.goods[kind]
        return Case(
            market, market.bank(), self.doors, one, good, kind, fault, figure, f"{name} {kind} {fault}", self.team
        )


_counter = itertools.count()


@pytest.fixture
def stage(small_market, shelves):
    """Put goods on the shelf, and let somebody lead a team in which there is a seat for everybody."""
    goods = {kind: put_on_shelf(count=10_000) for kind in KINDS}
    leader = Shopper(*small_market.webs).be(let_in("团长"))
    team, _ = leader.open_team(goods["group"], offer_to_groups(goods["group"], team_size=100))
    return Stage(small_market, goods, team)


def perform(stage: Stage, capsys: pytest.CaptureFixture[str], plays: list[Play]) -> None:
    """Play all of it, some at a time, again where a moment was missed; then reckon up, each and all together."""
    began = time.monotonic()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        done = list(pool.map(partial(_play_until_met, stage), plays))
    cases = [case for case, _ in done]
    bought = [case for case in cases if case.end and case.end.order in ("to_ship", "awaiting_team")]
    for case in bought:  # Nobody's time to pay is to end before the bank's answer, however long it takes.
        assert case.end is not None
        case.wait_until_order_is(case.end.order)
    reckon(stage.market)
    book = stage.market.bank().book()
    with stage.market.connect() as db:
        wrong = [trouble for case in cases if (trouble := check_end(db, case, book))]
    missed = sum(missed for _, missed in done)
    with capsys.disabled():
        sys.stdout.write(f"\n    {len(cases)} played, {missed} moments missed; {time.monotonic() - began:.0f} s ")
    assert wrong == []


def _play_until_met(stage: Stage, what: Play) -> tuple[Case, int]:
    name, kind, fault, figure, act = what
    for missed in range(TRIES):
        case = stage.case(kind, fault, figure, name)
        try:
            act(case)
        except Missed as moment:
            last = moment
            case.let_go()
        else:
            return case, missed
    raise AssertionError(f"{name} {kind} {fault}: missed {TRIES} times, lastly {last}")


def scenes(intent: IntentState) -> list[Scene]:
    return [scene for scene in PAYMENTS.values() if isinstance(scene, Scene) and scene.intent == intent]


@pytest.mark.parametrize("intent", IntentState)
def test_every_fault_while_an_intent_is(stage, capsys, intent):
    """
    Without the clock that asks about attempts in the air: fails, "open/declined solo lost" is never heard of. A wrong
    end is named by its scene, kind and fault, with what it must be and what it was.
    """
    plays: list[Play] = []
    for scene, kind, (fault, figure) in itertools.product(scenes(intent), KINDS, FAULTS.items()):
        plays.append((f"{scene.intent}/{scene.attempt}", kind, fault, figure, partial(play, scene=scene)))
    for kind in KINDS:
        beyond = PAYMENTS[intent, AttemptState.PENDING]
        assert isinstance(beyond, Scene)
        plays.append((f"{intent}/pending", kind, "slow", BEYOND_TIME_OUT, partial(play, scene=beyond)))
    perform(stage, capsys, plays)


def test_every_fault_while_a_refund_is_under_way(stage, capsys):
    """
    The same for money that goes back.

    Without the clock that sends due refunds: fails, "refund succeeded solo refund_fails" is never refunded.
    """
    plays: list[Play] = []
    slowest_first = sorted(
        REFUNDS, key=lambda state: state != RefundState.SUCCEEDED
    )  # It waits out the bank's refusals.
    for state, kind, (fault, figure) in itertools.product(slowest_first, KINDS, FAULTS.items()):
        plays.append((f"refund {state}", kind, fault, figure, partial(play_refund, state=state)))
    plays += [("refund", kind, "slow", BEYOND_TIME_OUT, partial(play_refund, state=RefundState.SENT)) for kind in KINDS]
    perform(stage, capsys, plays)


def test_what_cannot_be_reached_has_not_been(small_market):
    """
    Of all that happened in these journeys, nothing stands where `bank_scenes` says that nothing can stand.

    Without the one transaction around money and intent there would be an "open" beside a "succeeded".
    """
    with small_market.connect() as db:
        found = db.execute(
            "SELECT DISTINCT i.state, a.state FROM payments_attempt a JOIN payments_intent i ON i.id = a.intent_id"
        ).fetchall()
    never = {(str(a), str(b)) for (a, b), scene in PAYMENTS.items() if not isinstance(scene, Scene)}
    assert set(found) & (never - {("paid", "succeeded")}) == set()
