"""
Take the pictures of docs/screens/ again: each main page of the demo market on a phone, on a desktop, in the dark and in
English. `make pictures` opens a market of its own for it.
"""

import io
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from config.env import ROOT
from journeys.stack import opened

SCREENS = ROOT / "docs" / "screens"
EMAIL, PASSWORD = "xiaoman@example.com", "jishi-demo-1"
OPERATOR = "operator@example.com"
LOOKS = {  # name: (width, height, device pixels, language, dark)
    "phone": (390, 844, 2, "zh-CN", False),
    "desktop": (1280, 800, 1, "zh-CN", False),
    "dark": (390, 844, 2, "zh-CN", True),
    "english": (390, 844, 2, "en", False),
}
WIDEST = 780  # Pixels of a phone's picture; a desktop's is kept as it is.
PATIENCE_MS = 60_000
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")


@dataclass(frozen=True)
class Visit:
    """What the pictures show: addresses found by looking around once."""

    product: str
    shop: str
    team: str
    sku: str
    checkout: str = ""
    order: str = ""
    bank: str = ""


def main() -> None:
    SCREENS.mkdir(parents=True, exist_ok=True)
    with opened("config.processes", count=3) as stack, sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        visit = _look_around(browser, stack.url)
        for look in LOOKS:
            _take_all(browser, stack.url, look, visit)
        _take_back_office(browser, stack.url)
        browser.close()


def _look_around(browser: Browser, url: str) -> Visit:
    """Sign in, put something in the basket, order something, and remember where everything is."""
    context = _context(browser, url, "phone")
    page = context.new_page()
    _sign_in(page, url)
    page.goto(f"{url}/")
    found = page.evaluate(
        """async () => {
          const get = async (path) => (await fetch(path)).json()
          const token = () => document.cookie.match(/csrftoken=([^;]+)/)[1]
          const send = (method, path, body) => fetch(path, { method, body: JSON.stringify(body), headers: {
            'Content-Type': 'application/json', 'X-CSRFToken': token(), 'Idempotency-Key': crypto.randomUUID() } })
            .then((answer) => answer.json())
          await get('/api/session')
          const feed = (await get('/api/storefront/home?limit=20')).feed.items
          const cards = feed.filter((card) => card.group_price && card.in_stock)
          const product = await get('/api/storefront/products/' + cards[0].product_id)
          for (const card of cards.slice(1, 4)) {
            const other = await get('/api/storefront/products/' + card.product_id)
            await send('PUT', '/api/orders/basket/lines/' + other.skus[0].sku_id, { quantity: 1 })
          }
          const team = (await get('/api/groupbuy/teams')).items[0]
          const address = (await get('/api/people/me/addresses'))
          const address_id = (address.items ?? address)[0].address_id
          const sku = product.skus.find((one) => one.available > 0).sku_id
          const checkout = await send('POST', '/api/orders/checkouts',
            { lines: [{ sku_id: sku, quantity: 2 }], address_id, note: '' })
          const path = '/pay/' + checkout.checkout_id
          const attempt = await send('POST', `/api/payments/intents/${checkout.intent_id}/attempts`,
            { method: 'sandbox', return_path: path })
          return { product: product.product_id, shop: product.shop.shop_id, team: team.team_id, sku,
                   checkout: checkout.checkout_id, order: checkout.order_ids[0], bank: attempt.redirect_url }
        }"""
    )
    context.close()
    return Visit(**found)


def _take_all(browser: Browser, url: str, look: str, visit: Visit) -> None:
    context = _context(browser, url, look)
    page = context.new_page()
    pages = {
        "home": "/",
        "categories": "/categories",
        "category": "/c/home",
        "search": "/search?q=%E6%9D%AF" if LOOKS[look][3] == "zh-CN" else "/search?q=mug",
        "product": f"/p/{visit.product}",
        "shop": f"/s/{visit.shop}",
        "teams": "/teams",
        "team": f"/teams/{visit.team}",
        "sign-in": "/sign-in",
    }
    private = {
        "basket": "/basket",
        "checkout": f"/checkout?product={visit.product}&sku={visit.sku}&quantity=1",
        "pay": f"/pay/{visit.checkout}",
        "orders": "/orders",
        "order": f"/orders/{visit.order}",
        "me": "/me",
        "notices": "/me/notices",
    }
    for name, path in pages.items():
        _take(page, f"{url}{path}", f"{name}-{look}")
    _sign_in(page, url)
    for name, path in private.items():
        _take(page, f"{url}{path}", f"{name}-{look}")
    _take(page, visit.bank, f"bank-{look}")
    context.close()


def _take_back_office(browser: Browser, url: str) -> None:
    context = _context(browser, url, "desktop")
    page = context.new_page()
    page.goto(f"{url}/admin/")
    page.locator("input[name=username]").fill(OPERATOR)
    page.locator("input[type=password]").fill(PASSWORD)
    page.locator("button[type=submit]").click()
    page.wait_for_url(f"{url}/admin/", timeout=PATIENCE_MS)
    _take(page, f"{url}/admin/orders/order/", "admin-orders-desktop")
    _take(page, f"{url}/admin/groupbuy/team/", "admin-teams-desktop")
    context.close()


def _context(browser: Browser, url: str, look: str) -> BrowserContext:
    width, height, pixels, language, dark = LOOKS[look]
    context = browser.new_context(
        base_url=url,
        viewport={"width": width, "height": height},
        device_scale_factor=pixels,
        is_mobile=width < 600,
        locale=language,
        timezone_id="Asia/Shanghai",
        color_scheme="dark" if dark else "light",
    )
    context.set_default_timeout(PATIENCE_MS)
    return context


def _sign_in(page: Page, url: str) -> None:
    page.goto(f"{url}/")
    status = page.evaluate(
        """async ([email, password]) => {
          await fetch('/api/session')
          const token = document.cookie.match(/csrftoken=([^;]+)/)[1]
          const answer = await fetch('/_allauth/browser/v1/auth/login', { method: 'POST',
            body: JSON.stringify({ email, password }),
            headers: { 'Content-Type': 'application/json', 'X-CSRFToken': token } })
          return answer.status
        }""",
        [EMAIL, PASSWORD],
    )
    assert status == 200, f"signing in ended with {status}"


def _take(page: Page, address: str, name: str) -> None:
    page.goto(address, wait_until="load")
    page.wait_for_load_state("load")
    page.wait_for_timeout(1_500)  # Pictures fade in.
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    if picture.width <= WIDEST:
        picture = picture.resize((WIDEST * 2 // 3, picture.height * WIDEST * 2 // 3 // picture.width))
    file = SCREENS / f"{name}.webp"
    picture.save(file, quality=82, method=6)
    sys.stdout.write(f"{file.relative_to(Path(ROOT))} {file.stat().st_size // 1024} kB\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
