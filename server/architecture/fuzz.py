"""
The long fuzz: other questions each time, over HTTP, asked of a market that runs (`make run`, then `make fuzz`).

Comes as a stranger, a shopper, staff of a shop and an operator of the demo market, each for a share of the minutes.
Whatever is found is printed with its curl command, and the end is 1. It places orders and changes what it may, so it is
nothing for a market with people in it.
"""

import argparse
import random
import sys
import time
from collections.abc import Mapping, MutableMapping
from typing import Any

import httpx
from hypothesis import HealthCheck, Phase, given, settings

from architecture.fuzzing import CSRF, TYPED_ID, check_answer, described, operations, questions

PASSWORD = "jishi-demo-1"  # noqa: S105 (the demo market's, and public)
WHO = {
    "stranger": None,
    "shopper": "xiaoman@example.com",
    "shop": "dousha@example.com",
    "operator": "operator@example.com",
}
OWN = (
    "/api/orders",
    "/api/people/me/addresses",
    "/api/merchants/shops",
    "/api/catalogue/shops/{shop}/products",
    "/api/orders/shops/{shop}",
)
AT_ONCE = 20  # Questions to one endpoint before the next one has its turn.


def main() -> int:
    said = argparse.ArgumentParser(description=__doc__)
    said.add_argument("--url", default="http://localhost:8000")
    said.add_argument("--minutes", type=float, default=10)
    given_ = said.parse_args()
    wrong: dict[str, str] = {}
    for role, email in WHO.items():
        cookies = {"csrftoken": CSRF, **sign_in(given_.url, email)}
        asked = ask_for(given_.minutes * 60 / len(WHO), given_.url, role, cookies, wrong)
        print(f"{role}: {asked} questions, {len(wrong)} findings so far", flush=True)
    for kind, what in wrong.items():
        print(f"\n{kind}\n{what}")
    return 1 if wrong else 0


def sign_in(url: str, email: str | None) -> dict[str, str]:
    if email is None:
        return {}
    with httpx.Client(base_url=url, timeout=60, cookies={"csrftoken": CSRF}, headers={"X-CSRFToken": CSRF}) as browser:
        answer = browser.post("/_allauth/browser/v1/auth/login", json={"email": email, "password": PASSWORD})
        answer.raise_for_status()
        return {"sessionid": answer.cookies["sessionid"]}


def ask_for(seconds: float, url: str, role: str, cookies: Mapping[str, str], wrong: dict[str, str]) -> int:
    known, asked, ends_at = known_ids(url, cookies), 0, time.monotonic() + seconds
    every = list(operations(described(httpx.get(f"{url}/api/openapi.json", timeout=60).json())))
    while time.monotonic() < ends_at:
        random.shuffle(every)  # Or those that stand last would never have their turn in a short run.
        for operation in every:
            if time.monotonic() > ends_at:
                break

            @settings(
                max_examples=AT_ONCE, database=None, deadline=None, phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
            )  # fmt: skip
            @given(case=questions(operation, known))
            def ask(case: Any) -> None:
                nonlocal asked
                if time.monotonic() > ends_at:
                    return
                asked += 1
                answer = case.call(base_url=url, headers={"X-CSRFToken": CSRF}, cookies=cookies)
                if answer.status_code == 201:
                    learn(known, answer.text)  # What one has made oneself is asked about next.
                try:
                    check_answer(case, answer)
                except (AssertionError, BaseExceptionGroup) as failure:
                    kind = f"{case.operation.label} as {role}: {answer.status_code}"
                    wrong.setdefault(kind, f"{failure}\n{case.as_curl_command()}\n{answer.text[:400]}")

            ask()
    return asked


def known_ids(url: str, cookies: Mapping[str, str]) -> dict[str, str]:
    """Learn what is on the shelves and what is one's own, so that questions get past "there is no such thing"."""
    known: dict[str, str] = {}
    with httpx.Client(base_url=url, timeout=60, cookies=dict(cookies)) as browser:
        cards = browser.get("/api/storefront/home").json()["feed"]["items"]
        learn(known, browser.get(f"/api/storefront/products/{cards[0]['product_id']}").text)
        for path in OWN if "sessionid" in cookies else ():
            answer = browser.get(path.format_map(known))
            learn(known, answer.text if answer.status_code == 200 else "")
    return known


def learn(known: MutableMapping[str, str], said: str) -> None:
    known.update((found[1], found[0]) for found in TYPED_ID.finditer(said))


if __name__ == "__main__":
    sys.exit(main())
