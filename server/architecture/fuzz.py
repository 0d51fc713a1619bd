"""
The long fuzz: other questions each time, over HTTP, asked of a market that runs (`make run`, then `make fuzz`).

Comes as a stranger, a shopper, staff of a shop and an operator of the demo market, each for a share of the minutes.
Whatever is found is printed with its curl command, and the end is 1. It places orders and changes what it may, so it is
nothing for a market with people in it.
"""

import argparse
import sys
import time
from collections.abc import Mapping
from typing import Any

import httpx
from hypothesis import HealthCheck, Phase, given, settings

from architecture.fuzzing import CSRF, check_answer, described, operations, questions

PASSWORD = "jishi-demo-1"  # noqa: S105 (the demo market's, and public)
WHO = {
    "stranger": None,
    "shopper": "xiaoman@example.com",
    "shop": "dousha@example.com",
    "operator": "operator@example.com",
}
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
    known, asked, ends_at = known_ids(url), 0, time.monotonic() + seconds
    schema = described()
    every = list(operations(schema))
    while time.monotonic() < ends_at:
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
                try:
                    check_answer(case, answer)
                except (AssertionError, BaseExceptionGroup) as failure:
                    kind = f"{case.operation.label} as {role}: {answer.status_code}"
                    wrong.setdefault(kind, f"{failure}\n{case.as_curl_command()}\n{answer.text[:400]}")

            ask()
    return asked


def known_ids(url: str) -> dict[str, str]:
    """Learn what is on the shelves, so that questions get past "there is no such thing"."""
    with httpx.Client(base_url=url, timeout=60) as browser:
        cards = browser.get("/api/storefront/home").json()["feed"]["items"]
        page = browser.get(f"/api/storefront/products/{cards[0]['product_id']}").json()
    ids = {"prod": page["product_id"], "shop": page["shop"]["shop_id"], "sku": page["skus"][0]["sku_id"]}
    if page.get("group"):
        ids["act"] = page["group"]["activity_id"]
    return ids


if __name__ == "__main__":
    sys.exit(main())
