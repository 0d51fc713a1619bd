"""Somebody who shops by the API, as the pages do: a cookie jar, a CSRF token, and patience when the line is cut."""

import secrets
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx

from foundation.ids import encode
from journeys.stack import until

if TYPE_CHECKING:  # A shopper knows the API alone, so that the screenshots are taken without Django.
    from journeys.shelves import Good, Member
    from market.groupbuy.facade import ActivityView

PASSWORD = "a cup of oolong at four"  # noqa: S105 (nobody's)
PATIENCE_SECONDS = 60


class Shopper:
    def __init__(self, *nodes: str) -> None:
        """In: the web processes; when one does not answer, the next is asked, as behind any load balancer."""
        self.nodes: Sequence[str] = nodes
        self.http = httpx.Client(timeout=30, trust_env=False)
        self.http.cookies.set("csrftoken", secrets.token_hex(16), domain="127.0.0.1")
        self.address = ""
        self.language = "en"
        self.troubles: list[str] = []

    # Coming in

    def sign_up(self, email: str, *, nickname: str) -> None:
        """Register by the real door, and write an address down."""
        told = {"email": email, "password": PASSWORD, "nickname": nickname}
        answer = self.ask("POST", "/_allauth/browser/v1/auth/signup", json=told)
        assert answer.status_code == 200, answer.text
        self.write_address(nickname)

    def sign_in(self, email: str, password: str = PASSWORD) -> None:
        answer = self.ask("POST", "/_allauth/browser/v1/auth/login", json={"email": email, "password": password})
        assert answer.status_code == 200, answer.text

    def be(self, member: "Member") -> "Shopper":
        """Hold the session of somebody who was let in."""
        self.http.cookies.set("sessionid", member.session, domain="127.0.0.1")
        self.address = member.address
        return self

    def write_address(self, recipient: str) -> None:
        place = {"country": "SG", "region_names": ["Singapore"], "line1": "Long Road 8", "postcode": "018956"}
        told = {"recipient": recipient, "phone": "+8613800138000", **place}
        answer = self.ask("POST", "/api/people/me/addresses", json=told)
        assert answer.status_code == 201, answer.text
        self.address = answer.json()["address_id"]

    # Asking

    def ask(
        self, method: str, path: str, *, node: int = 0, key: str = "", json: Any = None, wait_seconds: float = 30
    ) -> httpx.Response:
        """Ask once. :raises httpx.TransportError: no answer came, or not within `wait_seconds`"""
        token = next(cookie.value for cookie in self.http.cookies.jar if cookie.name == "csrftoken") or ""
        headers = {"X-CSRFToken": token, "Accept-Language": self.language, **({"Idempotency-Key": key} if key else {})}
        url = self.nodes[node % len(self.nodes)] + path
        patience = httpx.Timeout(30, read=wait_seconds)
        return self.http.request(method, url, json=json, headers=headers, timeout=patience)

    def insist(
        self, method: str, path: str, *, key: str = "", json: Any = None, first_wait_seconds: float = 30
    ) -> httpx.Response:
        """
        Ask again with the same key, each time at the next node, until somebody says yes or no.

        With a short first wait, hang up on the first answer: what was done is done, and nobody was told.
        """
        deadline = time.monotonic() + PATIENCE_SECONDS
        attempt = 0
        while True:
            try:
                wait = first_wait_seconds if attempt == 0 else 30
                answer = self.ask(method, path, node=attempt, key=key, json=json, wait_seconds=wait)
                if answer.status_code < 500:
                    return answer
                self.troubles.append(f"{answer.status_code} {path}")
            except httpx.TransportError as trouble:
                self.troubles.append(f"{type(trouble).__name__} {path}")
            assert time.monotonic() < deadline, f"nobody answers {method} {path}: {self.troubles[-10:]}"
            attempt += 1
            time.sleep(0.2)

    # Buying

    def order_of(self, *lines: tuple[str, int]) -> dict[str, Any]:
        """Return the body of a checkout. In: pairs of SKU and quantity."""
        return {
            "lines": [{"sku_id": sku, "quantity": quantity} for sku, quantity in lines],
            "address_id": self.address,
        }

    def go_to_bank(self, intent_id: str, *, key: str) -> str:
        """Begin to pay and return the address of the bank's page."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        told = {"method": "sandbox", "return_path": "/orders"}
        while True:
            answer = self.insist("POST", f"/api/payments/intents/{intent_id}/attempts", key=key, json=told)
            assert answer.status_code == 201, answer.text
            if answer.json()["redirect_url"]:
                return str(answer.json()["redirect_url"])
            assert time.monotonic() < deadline, f"the bank's page never came: {answer.text}"
            time.sleep(0.2)

    def pay(self, bank_page: str) -> None:
        """Press the bank's button and come back by the address that it names."""
        answer = self.http.post(bank_page, data={"choice": "pay"})
        assert answer.status_code == 303, answer.text
        self.insist("GET", urlsplit(answer.headers["Location"]).path)

    def pay_for(self, checkout: dict[str, Any]) -> None:
        self.pay(self.go_to_bank(checkout["intent_id"], key=secrets.token_hex(8)))

    def open_team(self, good: "Good", activity: "ActivityView") -> tuple[str, str]:
        """Open a team and pay for it; return its id and that of the order."""
        wish = {"sku_id": good.sku, "quantity": 1, "address_id": self.address}
        told = {**wish, "activity_id": encode("act", activity.id)}
        answer = self.ask("POST", "/api/groupbuy/teams", key=secrets.token_hex(8), json=told)
        assert answer.status_code == 201, answer.text
        opened = answer.json()
        team = str(opened["team"]["team_id"])
        self.pay_for(opened["checkout"])
        until(lambda: self.ask("GET", f"/api/groupbuy/teams/{team}").json()["state"] == "open", 60)
        return team, str(opened["checkout"]["order_ids"][0])
