"""
The screenshots in docs/screens: each main page on a phone, on a desktop, in the dark and in English.
`python -m journeys.screens`, or `make screens`, opens a demo market of its own for them.
"""

import io
import re
import secrets
import sys
from typing import Any
from urllib.parse import quote

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from config.env import ROOT
from journeys.browsers import DESKTOP, PHONE, QUIET, find_chromium, look_of
from journeys.shopper import Shopper
from journeys.stack import Stack, opened

FOLDER = ROOT / "docs" / "screens"
LARGEST = 120_000  # bytes, so that the folder stays light enough for a repository
SHOPPER, OPERATOR = "xiaoman@example.com", "operator@example.com"
PASSWORD_SAID = re.compile(r"password of each\s+is (\S+)")  # As whoever opens the market is told.
MUG = "手作陶瓷马克杯"
THEIR_NOTE = "晚上九点以后，家里只留一盏灯"
BASKET = (MUG, "蘑菇台灯", "洗澡小黄鸭")
LOOKS = {  # name -> device, language, dark
    "phone": (PHONE, "zh-CN", False),
    "desktop": (DESKTOP, "zh-CN", False),
    "dark": (PHONE, "zh-CN", True),
    "english": (DESKTOP, "en", False),
}
ALL_SEEN = """[...document.images].every((one) => {
  const { top, bottom, left, right } = one.getBoundingClientRect()
  return one.complete || top >= innerHeight || bottom <= 0 || left >= innerWidth || right <= 0
})"""
FOR_GUESTS = ("sign-in",)
BACK_OFFICE = {"admin": "/admin/", "admin-orders": "/admin/orders/order/", "admin-teams": "/admin/groupbuy/team/"}


class Guide:
    """Knows where the pages are whose addresses carry ids, and leaves something to be seen on each."""

    def __init__(self, stack: Stack) -> None:
        self.stack = stack
        self.api = Shopper(stack.url)
        self.api.language = "zh-CN"
        self.api.sign_in(SHOPPER, password_of(stack))
        self.api.address = self._get("/api/people/me/addresses")["items"][0]["address_id"]

    def pages(self) -> dict[str, str]:
        product = self._product(MUG)
        sku = next(one["sku_id"] for one in product["skus"] if one["available"] > 1)
        for text in BASKET:
            first = self._product(text)["skus"][0]["sku_id"]
            self.api.ask("PUT", f"/api/orders/basket/lines/{first}", json={"quantity": 1})
        unpaid, paid = self._order(sku), self._order(sku)
        self.api.pay_for(paid)
        bank_page = self.api.go_to_bank(unpaid["intent_id"], key=secrets.token_hex(8))
        return {
            "home": "/",
            "discover": "/discover",
            "note": f"/notes/{self._note(THEIR_NOTE)['note_id']}",
            "person": f"/people/{self._note(THEIR_NOTE)['author']['person_id']}",
            "write-note": "/notes/new",
            "messages": "/messages",
            "talk": f"/messages/{self._get('/api/messages/conversations')['items'][0]['conversation_id']}",
            "shares": "/me/shares",
            "coupons": "/me/coupons",
            "points": "/me/points",
            "coupon": f"/checkout?product={product['product_id']}&sku={sku}&quantity=3",
            "numbers": "/me/numbers",
            "found-notes": f"/search?q={quote('灯')}&kind=notes",
            "categories": "/categories",
            "category": f"/c/{self._get('/api/storefront/categories')['items'][0]['slug']}",
            "search": f"/search?q={quote('杯')}",
            "product": f"/p/{product['product_id']}",
            "shop": f"/s/{product['shop']['shop_id']}",
            "teams": "/teams",
            "team": f"/teams/{self._get('/api/groupbuy/teams')['items'][0]['team_id']}",
            "sign-in": "/sign-in",
            "basket": "/basket",
            "checkout": "/checkout",
            "pay": f"/pay/{unpaid['checkout_id']}",
            "bank": bank_page,
            "orders": "/orders",
            "order": f"/orders/{paid['order_ids'][0]}",
            "me": "/me",
            "notices": "/me/notices",
        }

    def _note(self, title: str) -> dict[str, Any]:
        shown = self._get("/api/feed/discover?limit=50")["items"]
        return dict(next(card for card in shown if card["title"] == title))

    def _product(self, text: str) -> dict[str, Any]:
        card = self._get(f"/api/storefront/search?q={quote(text)}")["items"][0]
        return self._get(f"/api/storefront/products/{card['product_id']}")

    def _order(self, sku: str) -> dict[str, Any]:
        told = self.api.order_of((sku, 1))
        answer = self.api.ask("POST", "/api/orders/checkouts", key=secrets.token_hex(8), json=told)
        assert answer.status_code == 201, answer.text
        return dict(answer.json())

    def _get(self, path: str) -> dict[str, Any]:
        answer = self.api.ask("GET", path)
        assert answer.status_code == 200, f"{path}: {answer.text}"
        return dict(answer.json())


def password_of(stack: Stack) -> str:
    said = PASSWORD_SAID.search(stack.said())
    assert said is not None, f"nobody says how to sign in:\n{stack.said()}"
    return said[1]


def take_all(browser: Browser, stack: Stack) -> int:
    """Take every picture; return how many bytes they are."""
    pages = Guide(stack).pages()
    size = 0
    for name_of_look, (device, language, dark) in LOOKS.items():
        # Waiting for pictures asks again and again by a string, which the pages' policy forbids.
        look = look_of(device, language=language, dark=dark)
        context = browser.new_context(base_url=stack.url, bypass_csp=True, **look)
        page = context.new_page()
        for name in FOR_GUESTS:
            size += take(page, pages[name], f"{name}-{name_of_look}")
        sign_in(page, password_of(stack))
        for name, where in pages.items():
            if name not in FOR_GUESTS:
                size += take(page, where, f"{name}-{name_of_look}")
        context.close()
    return size + take_back_office(browser, stack)


def sign_in(page: Page, password: str) -> None:
    page.goto("/sign-in")
    page.get_by_role("tab").nth(1).click()
    page.locator("input[name=email]").fill(SHOPPER)
    page.locator("input[name=password]").fill(password)
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url("**/me")


def take_back_office(browser: Browser, stack: Stack) -> int:
    size = 0
    for look, dark in (("desktop", False), ("dark", True)):
        context = browser.new_context(
            base_url=stack.url, bypass_csp=True, **look_of(DESKTOP, language="zh-CN", dark=dark)
        )
        page = context.new_page()
        page.goto("/admin/")
        page.locator("input[name=username]").fill(OPERATOR)
        page.locator("input[name=password]").fill(password_of(stack))
        page.locator("input[name=password]").press("Enter")
        page.wait_for_url("**/admin/")
        for name, where in BACK_OFFICE.items():
            size += take(page, where, f"{name}-{look}")
        context.close()
    return size


def take(page: Page, where: str, name: str) -> int:
    """Go there, wait until all that is to be seen is there, and keep what is seen as a light WebP."""
    page.goto(where)
    page.wait_for_load_state("networkidle")
    page.wait_for_function(ALL_SEEN)
    page.wait_for_timeout(400)  # What fades in has faded in.
    seen = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    data = b""
    for quality in (82, 70, 55, 40):
        packed = io.BytesIO()
        seen.save(packed, "WEBP", quality=quality, method=6)
        data = packed.getvalue()
        if len(data) <= LARGEST:
            break
    (FOLDER / f"{name}.webp").write_bytes(data)
    return len(data)


def main() -> int:
    chromium = find_chromium()
    if chromium is None:
        sys.stderr.write("Chromium is needed: `make test` installs it on Debian; or set CHROMIUM\n")
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    with opened("config.processes") as stack, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        size = take_all(browser, stack)
        browser.close()
    sys.stdout.write(f"{len(list(FOLDER.glob('*.webp')))} pictures in {FOLDER}, {size / 1_000_000:.1f} MB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
