"""The bank as its merchants and payers meet it: over HTTP, as a process of its own."""

import http.server
import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

import httpx
import pytest

from sandbox_bank.faults import FAULTS
from sandbox_bank.signing import NONCE, SIGNATURE, TIMESTAMP, is_signed, sign
from sandbox_bank.testing import RunningBank


def ask(bank: RunningBank, method: str, path: str, body: Any = None, **forged: str) -> httpx.Response:
    words = b"" if body is None else json.dumps(body).encode()
    headers = {TIMESTAMP: str(int(time.time())), NONCE: uuid4().hex}
    headers |= {name.replace("_", "-"): value for name, value in forged.items()}
    headers.setdefault(SIGNATURE, sign(bank.secret, method, path, headers[TIMESTAMP], headers[NONCE], body=words))
    return bank.browser.request(method, path, content=words, headers=headers)


def new_payment(**changed: Any) -> dict[str, Any]:
    return {
        "merchant_ref": uuid4().hex,
        "amount": {"currency": "CNY", "minor": 4990},
        "title": "Two <mugs>",
        "notify_url": "http://127.0.0.1:1/notices",
        "return_url": "http://127.0.0.1:1/back",
        "expires_at": "2199-01-01T00:00:00+00:00",
        **changed,
    }


def make_payment(bank: RunningBank, **changed: Any) -> dict[str, Any]:
    answer = ask(bank, "POST", "/v1/payments", new_payment(**changed))
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


def state_of(bank: RunningBank, payment: dict[str, Any]) -> str:
    return str(ask(bank, "GET", f"/v1/payments/{payment['merchant_ref']}").json()["state"])


class Shop:
    """A merchant that hears notices and answers as told."""

    def __init__(self) -> None:
        self.heard: list[tuple[dict[str, Any], dict[str, str], bytes]] = []
        self.answers: list[int] = []
        shop = self

        class Door(http.server.BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                words = self.rfile.read(int(self.headers["Content-Length"]))
                shop.heard.append((json.loads(words), dict(self.headers), words))
                self.send_response(shop.answers.pop(0) if shop.answers else 200)
                self.end_headers()

            def log_message(self, *words: Any) -> None: ...

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Door)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/notices"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def kinds(self) -> list[str]:
        return [body["kind"] for body, _, _ in self.heard]


@pytest.fixture
def shop():
    shop = Shop()
    yield shop
    shop.server.shutdown()


def test_one_payment_per_reference(bank):
    asked = new_payment()
    first = ask(bank, "POST", "/v1/payments", asked).json()
    assert ask(bank, "POST", "/v1/payments", asked).json() == first
    dearer = ask(bank, "POST", "/v1/payments", {**asked, "amount": {"currency": "CNY", "minor": 1}})
    assert (dearer.status_code, dearer.json()["code"]) == (409, "merchant_ref_reused")
    assert len(bank.book()["payments"]) == 1


def test_only_who_signs_is_heard_and_only_once(bank):
    asked = new_payment()
    assert ask(bank, "POST", "/v1/payments", asked, Bank_Signature="0" * 64).json()["code"] == "wrong_signature"
    assert ask(bank, "POST", "/v1/payments", asked, Bank_Timestamp="1000000000").json()["code"] == "too_old"
    nonce = uuid4().hex
    assert ask(bank, "GET", "/v1/payments/x", Bank_Nonce=nonce).status_code == 404
    assert ask(bank, "GET", "/v1/payments/x", Bank_Nonce=nonce).json()["code"] == "nonce_used"
    assert bank.book()["payments"] == []


@pytest.mark.parametrize(
    "changed",
    [
        {"amount": {"currency": "CNY", "minor": 0}},
        {"amount": {"currency": "CNY"}},
        {"expires_at": "soon"},
        {"title": 1},
    ],
    ids=str,
)
def test_nonsense_is_refused(bank, changed):
    assert ask(bank, "POST", "/v1/payments", new_payment(**changed)).status_code == 422


def test_the_page_speaks_both_languages_and_escapes_what_the_shop_wrote(bank):
    page = make_payment(bank)["pay_path"]
    english = bank.browser.get(page, headers={"Accept-Language": "en-GB,en;q=0.9"})
    chinese = bank.browser.get(page, headers={"Accept-Language": "zh-CN"})
    assert 'lang="en"' in english.text
    assert "Pay now ¥49.90" in english.text
    assert "确认付款 ¥49.90" in chinese.text
    assert "Two &lt;mugs&gt;" in english.text
    assert "default-src 'none'" in english.headers["Content-Security-Policy"]
    assert bank.browser.get("/pay/nothing").status_code == 404


def test_a_person_pays_once_and_comes_back(bank, shop):
    payment = make_payment(bank, notify_url=shop.url)
    for _ in range(3):
        assert bank.press(payment["pay_path"], "pay") == "http://127.0.0.1:1/back"
    bank.wait_until_told()
    assert state_of(bank, payment) == "paid"
    assert shop.kinds == ["payment.processing", "payment.succeeded"]
    _, headers, words = shop.heard[1]
    assert is_signed(bank.secret, headers[SIGNATURE], headers[TIMESTAMP], headers[NONCE], body=words)


def test_who_pays_and_closes_at_once_gets_one_answer_that_holds(bank):
    for _ in range(5):
        payment = make_payment(bank)
        with ThreadPoolExecutor(2) as pool:
            paying = pool.submit(bank.press, payment["pay_path"], "pay")
            closing = pool.submit(ask, bank, "POST", f"/v1/payments/{payment['merchant_ref']}/close", {})
            paying.result()
        assert closing.result().json()["state"] == state_of(bank, payment)


def test_an_expired_payment_cannot_be_paid(bank):
    payment = make_payment(bank, expires_at="2020-01-01T00:00:00+00:00")
    bank.press(payment["pay_path"], "pay")
    assert state_of(bank, payment) == "closed"


def test_a_shop_that_does_not_answer_is_told_again(bank, shop):
    shop.answers = [500, 404, 200, 200]
    bank.press(make_payment(bank, notify_url=shop.url)["pay_path"], "pay")
    bank.wait_until_told()
    assert shop.kinds == ["payment.processing"] * 3 + ["payment.succeeded"]
    assert len({body["notice_id"] for body, _, _ in shop.heard}) == 2


def test_refunds_go_back_once_per_reference_and_never_more_than_was_paid(bank):
    payment = make_payment(bank)
    asked = {"refund_ref": "r1", "merchant_ref": payment["merchant_ref"], "amount": {"currency": "CNY", "minor": 4000}}
    assert ask(bank, "POST", "/v1/refunds", asked).json()["code"] == "not_paid"
    bank.press(payment["pay_path"], "pay")

    first = ask(bank, "POST", "/v1/refunds", asked)
    assert (first.status_code, first.json()["state"]) == (200, "succeeded")
    assert ask(bank, "POST", "/v1/refunds", asked).json() == first.json()
    assert ask(bank, "GET", "/v1/refunds/r1").json() == first.json()
    more = {**asked, "refund_ref": "r2", "amount": {"currency": "CNY", "minor": 991}}
    assert ask(bank, "POST", "/v1/refunds", more).json()["code"] == "more_than_paid"
    other = {**asked, "amount": {"currency": "CNY", "minor": 1}}
    assert ask(bank, "POST", "/v1/refunds", other).json()["code"] == "refund_ref_reused"
    assert bank.book()["payments"][0]["refunded_minor"] == 4000


def test_the_book_outlives_a_power_cut(tmp_path):
    from config import ports

    bank = RunningBank(port=ports.first_of_free(3) + 2, folder=tmp_path)
    bank.start()
    try:
        payment = make_payment(bank)
        bank.press(payment["pay_path"], "pay")
        bank.kill()
        bank.start()
        assert state_of(bank, payment) == "paid"
        assert [notice["kind"] for notice in bank.book()["notices"]] == ["payment.processing", "payment.succeeded"]
    finally:
        bank.stop()


# Faults


def test_the_panel_offers_every_fault_in_both_languages_and_keeps_what_is_chosen(bank):
    chosen = {"always": "late", "figure-late": "7", "next": "declined", "act": "save"}
    assert bank.browser.post("/panel", data=chosen).headers["Location"] == "/panel"
    assert bank.browser.get("/panel/faults").json() == {"always": {"late": 7}, "next": {"declined": 1}}
    for pick, language in enumerate(("zh-CN", "en")):
        page = bank.browser.get("/panel", headers={"Accept-Language": language}).text
        assert all(fault.label[pick] in page for fault in FAULTS)
    bank.browser.post("/panel", data={"act": "calm"})
    assert bank.browser.get("/panel/faults").json() == {"always": {}, "next": {}}
    assert bank.browser.put("/panel/faults", json={"always": {"flood": 1}}).status_code == 422


def test_a_fault_for_the_next_payment_befalls_that_one_alone(bank):
    bank.err_next(declined=1)
    unlucky, lucky = make_payment(bank), make_payment(bank)
    for payment in (unlucky, lucky):
        bank.press(payment["pay_path"], "pay")
    assert (state_of(bank, unlucky), state_of(bank, lucky)) == ("declined", "paid")


@pytest.mark.parametrize(
    ("faults", "kinds"),
    [
        ({"duplicate": 3}, ["payment.processing"] * 3 + ["payment.succeeded"] * 3),
        ({"reordered": 1}, ["payment.succeeded", "payment.processing"]),
        ({"lost": 1}, []),
        ({"late": 0.2}, ["payment.processing", "payment.succeeded"]),
        ({"declined": 1}, ["payment.declined"]),
    ],
    ids=str,
)
def test_notices_go_wrong_as_asked(bank, shop, faults, kinds):
    bank.err(**faults)
    bank.press(make_payment(bank, notify_url=shop.url)["pay_path"], "pay")
    bank.wait_until_told()
    assert shop.kinds == kinds


def test_amounts_and_signatures_go_wrong_as_asked(bank, shop):
    bank.err(wrong_amount=10, wrong_signature=1)
    bank.press(make_payment(bank, notify_url=shop.url)["pay_path"], "pay")
    bank.wait_until_told()
    body, headers, words = shop.heard[-1]
    assert body["amount"] == {"currency": "CNY", "minor": 5000}
    assert not is_signed(bank.secret, headers[SIGNATURE], headers[TIMESTAMP], headers[NONCE], body=words)
    assert json.loads(bank.book()["notices"][-1]["faults"]) == {"wrong_amount": 10, "wrong_signature": 1}


def test_currencies_and_references_go_wrong_as_asked(bank, shop):
    bank.err(wrong_currency=1, unknown_reference=1)
    payment = make_payment(bank, notify_url=shop.url)
    bank.press(payment["pay_path"], "pay")
    bank.wait_until_told()
    body, _, _ = shop.heard[-1]
    assert body["amount"] == {"currency": "XTS", "minor": 4990}
    assert body["merchant_ref"] != payment["merchant_ref"]


def test_queries_answer_what_was_for_as_often_as_asked(bank):
    bank.err_next(stale=2)
    payment = make_payment(bank)
    bank.press(payment["pay_path"], "pay")
    assert [state_of(bank, payment) for _ in range(4)] == ["waiting", "waiting", "paid", "paid"]


def test_a_refund_too_is_told_as_often_as_asked(bank, shop):
    bank.err(duplicate=2)
    payment = make_payment(bank, notify_url=shop.url)
    bank.press(payment["pay_path"], "pay")
    asked = {"refund_ref": "r1", "merchant_ref": payment["merchant_ref"], "amount": payment["amount"]}
    assert ask(bank, "POST", "/v1/refunds", asked).status_code == 200
    bank.wait_until_told()
    assert shop.kinds[-2:] == ["refund.succeeded"] * 2


def test_a_fault_of_one_payment_befalls_all_that_is_asked_about_it_and_nothing_else(bank):
    unlucky, lucky = make_payment(bank), make_payment(bank)
    bank.err_about(unlucky["merchant_ref"], out_of_order=1)
    for payment in (unlucky, lucky):
        bank.press(payment["pay_path"], "pay")
    assert ask(bank, "GET", f"/v1/payments/{unlucky['merchant_ref']}").status_code == 503
    refund = {"refund_ref": "r1", "merchant_ref": unlucky["merchant_ref"], "amount": unlucky["amount"]}
    assert ask(bank, "POST", "/v1/refunds", refund).status_code == 503
    assert state_of(bank, lucky) == "paid"

    bank.err_about(unlucky["merchant_ref"])
    assert state_of(bank, unlucky) == "paid"
    assert ask(bank, "POST", "/v1/refunds", refund).status_code == 200


def test_a_cut_line_has_done_its_work_all_the_same(bank):
    bank.err(cut=1)
    asked = new_payment()
    with pytest.raises(httpx.RemoteProtocolError):
        ask(bank, "POST", "/v1/payments", asked)
    assert len(bank.book()["payments"]) == 1
    bank.err()
    payment = ask(bank, "POST", "/v1/payments", asked).json()
    bank.err(cut=1)
    assert bank.press(payment["pay_path"], "pay") is None
    bank.err()
    assert state_of(bank, payment) == "paid"


def test_a_slow_or_broken_bank_is_slow_or_broken(bank):
    bank.err(slow=0.5)
    began = time.monotonic()
    make_payment(bank)
    assert time.monotonic() - began > 0.5
    bank.err(out_of_order=1)
    assert ask(bank, "POST", "/v1/payments", new_payment()).status_code == 503
