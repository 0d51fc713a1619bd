"""The doors are open: every process answers, and the first page shows goods on a phone and on a desktop."""

import json
import urllib.request

import pytest

from journeys.browsers import DESKTOP, PHONE


def read(url: str) -> str:
    with urllib.request.urlopen(url, timeout=10) as answer:
        assert answer.status == 200
        return str(answer.read().decode())


def test_every_process_answers(stack):
    assert json.loads(read(f"{stack.url}/healthz")) == {"status": "alive"}
    assert json.loads(read(f"{stack.url}/readyz")) == {"status": "ready"}
    assert json.loads(read(f"{stack.live_url}/healthz"))["status"] == "alive"
    assert "jishi_request_seconds" in read(f"{stack.url}/metrics")


def test_the_api_describes_itself(stack):
    paths = json.loads(read(f"{stack.url}/api/openapi.json"))["paths"]

    assert "/api/groupbuy/teams/{team_id}" in paths
    assert "/api/orders/checkouts" in paths


@pytest.mark.parametrize("device", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_first_page_shows_goods(arrive, device):
    ana = arrive(device=device)

    ana.page.goto("/")

    ana.page.locator("a[href^='/p/']").first.wait_for()
    assert ana.page.locator("html").get_attribute("lang") == "zh-CN"
