"""How a payer goes to a provider and pays there, by every way; and how often, when lines break."""

import io
import json
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import httpx
from PIL import Image

from foundation.ids import decode, encode
from journeys.shopper import PATIENCE_SECONDS, Shopper
from sandbox_bank.testing import RunningBank
from storm.acts import BY_HAND, Way
from storm.passbook import Passbook

LOOK_AGAIN_SECONDS = 0.3
MOST_PRESSES = 4  # Of a button whose answer never comes; the simulator charges once.
HEX_REFERENCES = ("wechat", "alipay")  # Which take no dashes.


@dataclass(frozen=True, slots=True)
class Visit:
    """One attempt as its payer sees it."""

    attempt_id: UUID
    way: Way
    amount_minor: int
    page: str  # Where the simulator lets it be paid; "" where it does not.

    @property
    def ref(self) -> str:
        """The reference by which the simulator knows it."""
        return self.attempt_id.hex if self.way.protocol in HEX_REFERENCES else str(self.attempt_id)


def go_to_pay(one: Shopper, checkout: dict[str, Any], way: Way, *, key: str) -> Visit | None:
    """Begin to pay. None: the provider has said no, or nobody is to pay it any more."""
    path = f"/api/payments/intents/{checkout['intent_id']}/attempts"
    told = {"method": way.code, "return_path": "/orders"}
    if way.code == "wechat_jsapi":
        told["wallet_id"] = "oOpenIdOfAPayer"
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        answer = one.insist("POST", path, key=key, json=told)
        if answer.status_code != 201:
            assert answer.status_code in (409, 422, 429), answer.text
            return None
        said = answer.json()
        page = _page(said)
        if page or said["shown"]:
            return Visit(decode("att", said["attempt_id"]), way, int(checkout["total"]["minor"]), page)
        if said["state"] not in ("created", "unknown"):
            return None
        time.sleep(LOOK_AGAIN_SECONDS)
    return None  # Whoever waited so long goes home.


def _page(said: dict[str, Any]) -> str:
    if said["redirect_url"]:
        return str(said["redirect_url"])
    shown = said["shown"] or {"kind": "", "text": ""}
    if shown["kind"] == "scan":
        return str(shown["text"])
    if shown["kind"] == "invoke":  # The wallet's own app opens the page that the number stands for.
        package = json.loads(shown["text"])["package"]
        return f"/pay/{package.removeprefix('prepay_id=wx')}"
    return ""


class Payer:
    """Somebody with a wallet, a card and an account at a bank."""

    def __init__(self, one: Shopper, bank: RunningBank, passbook: Passbook) -> None:
        self.one = one
        self.bank = bank
        self.passbook = passbook
        self.picture = ""

    def let_go_wrong(self, visit: Visit, wrong: dict[str, float]) -> None:
        """Have these mistakes befall a payment from now on."""
        if wrong and visit.way.protocol != BY_HAND:
            self._at_bank(lambda: self.bank.err_about(visit.ref, **wrong))

    def pay(self, visit: Visit, *, has_money: bool = True) -> None:
        if visit.way.protocol == BY_HAND:
            if has_money:
                self.passbook.put_in(str(visit.attempt_id), visit.amount_minor)
            self._show_slip(visit)
            return
        page = visit.page
        if "/gateway.do?" in page:  # Whose visit begins the trade.
            found = self._at_bank(lambda: self.bank.browser.get(page))
            if found is None or "Location" not in found.headers:
                return
            page = found.headers["Location"]
        self._at_bank(lambda: self.bank.browser.post(urlsplit(page).path, data={"choice": "pay"}))

    def _at_bank(self, ask: Any) -> Any:
        """Ask the simulator until it answers; a line that breaks several times is a fault of its own, and meant."""
        broken, deadline = 0, time.monotonic() + PATIENCE_SECONDS
        while broken < MOST_PRESSES and time.monotonic() < deadline:
            try:
                return ask()
            except httpx.ConnectError:
                time.sleep(LOOK_AGAIN_SECONDS)
            except httpx.TransportError:
                broken += 1
        return None

    def _show_slip(self, visit: Visit) -> None:
        path = f"/api/payments/attempts/{encode('att', visit.attempt_id)}/slips"
        told = {"picture_id": self._picture(), "payer_name": "买家"}
        answer = self.one.insist("POST", path, json=told)
        assert answer.status_code in (201, 409), answer.text  # 409: asked again, and it lies there already.

    def _picture(self) -> str:
        """Upload a picture of a slip, once."""
        if not self.picture:
            file = io.BytesIO()
            Image.new("RGB", (64, 64), "white").save(file, "PNG")
            token = self.one.http.cookies.get("csrftoken", domain="127.0.0.1") or ""
            deadline = time.monotonic() + PATIENCE_SECONDS
            while not self.picture:
                try:
                    answer = self.one.http.post(
                        f"{self.one.nodes[0]}/api/media/pictures",
                        files={"file": ("slip.png", file.getvalue(), "image/png")},
                        data={"purpose": "slip"},
                        headers={"X-CSRFToken": token},
                    )
                    if answer.status_code == 201:
                        self.picture = str(answer.json()["picture_id"])
                except httpx.TransportError:
                    pass
                assert time.monotonic() < deadline, "no slip could be uploaded"
        return self.picture
