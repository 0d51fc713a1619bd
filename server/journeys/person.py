"""Somebody with a device of their own: what they do on the pages, what they see, what their browser complains about."""

import json
import re
import secrets
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, expect

from journeys.demo_goods import title_of
from journeys.shopper import PASSWORD
from journeys.words import WEB, words

AXE = WEB / "node_modules" / "axe-core" / "axe.min.js"
GRAVE = ("serious", "critical")
SETTLE_MS = 60_000  # How long a page may take to show what the worker has to do first; generous, on a slow machine.
expect.set_options(timeout=SETTLE_MS)
RUN_AXE = """async () => {
  const { violations } = await axe.run(document, { resultTypes: ['violations'] })
  return violations.map(({ id, impact, nodes }) => ({ id, impact, where: nodes.map((node) => node.html).slice(0, 4) }))
}"""


class Person:
    def __init__(self, context: BrowserContext, *, base_url: str, language: str, is_phone: bool) -> None:
        self.context = context
        self.home = f"{base_url}/"
        self.language = language
        self.is_phone = is_phone
        self.page: Page = context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", self._note)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _note(self, message: ConsoleMessage) -> None:
        # A 4xx answer is told by the page itself; the browser's own line about it is no fault of the page.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.complaints.append(message.text)

    # Looking

    def t(self, key: str, **facts: object) -> str:
        return words(key, language=self.language, **facts)

    def like(self, key: str) -> re.Pattern[str]:
        """Return a pattern of what stands under a key, whatever the facts in it."""
        return re.compile(".+".join(re.escape(part) for part in re.split(r"\{\w+\}", self.t(key))))

    def go(self, path: str) -> None:
        self.page.goto(path)

    def path(self) -> str:
        return urlsplit(self.page.url).path

    def see(self, text: str | re.Pattern[str], *, timeout: float = SETTLE_MS) -> Locator:
        """Wait until this is on the page, where it can be seen."""
        found = self.page.get_by_text(text).filter(visible=True).first
        expect(found).to_be_visible(timeout=timeout)
        return found

    def button(self, name: str | re.Pattern[str], *, within: Page | Locator | None = None) -> Locator:
        """Find something to press, a button or a link that looks like one, by its name."""
        place = within or self.page
        exact = isinstance(name, str)
        found = place.get_by_role("button", name=name, exact=exact).or_(
            place.get_by_role("link", name=name, exact=exact)
        )
        return found.filter(visible=True).first

    def press(self, name: str | re.Pattern[str], *, within: Page | Locator | None = None) -> None:
        self.button(name, within=within).click()

    @property
    def main(self) -> Locator:
        """What stands between the header and the footer, which name some of the same things."""
        return self.page.get_by_role("main")

    @property
    def sheet(self) -> Locator:
        return self.page.get_by_role("dialog")

    def check_reading(self) -> None:
        """Let axe-core look at the page as it is: nothing that bars somebody's way."""
        self.page.evaluate(AXE.read_text())
        found: list[dict[str, Any]] = self.page.evaluate(RUN_AXE)
        grave = [one for one in found if one["impact"] in GRAVE]
        assert grave == [], f"{self.path()} in {self.language}:\n{json.dumps(grave, ensure_ascii=False, indent=1)}"

    # Coming in

    def sign_in_by_phone(self) -> None:
        """Come in by a new number; the code stands on the screen. Starts on the page of sign-in."""
        self.page.locator("input[name=phone]").fill(f"138{secrets.randbelow(10**8):08d}")
        self.press(self.t("people.askCode"))
        self.press(self.like("people.fillCode"))
        self.press(self.t("people.signIn"), within=self.main)

    def sign_up(self, nickname: str) -> None:
        """Register by e-mail. Starts on the page of sign-in."""
        self.page.get_by_role("tab", name=self.t("people.ways.email")).click()
        self.press(self.t("people.toSignUp"))
        self.page.wait_for_url("**/sign-up**")
        self.page.locator("input[name=email]").fill(f"{secrets.token_hex(5)}@example.com")
        self.page.locator("input[name=password]").fill(PASSWORD)
        self.page.locator("input[name=nickname]").fill(nickname)
        self.press(self.t("people.signUp"))

    def sign_in(self, email: str, password: str = PASSWORD) -> None:
        self.page.get_by_role("tab", name=self.t("people.ways.email")).click()
        self.page.locator("input[name=email]").fill(email)
        self.page.locator("input[name=password]").fill(password)
        self.press(self.t("people.signIn"), within=self.main)

    # Buying

    def find(self, slug: str) -> None:
        """Search for something of the demo by its title and open its page."""
        title = title_of(slug, self.language)
        self.go(f"/search?q={title}")
        self.page.locator("a[href^='/p/']", has_text=title).first.click()
        self.page.wait_for_url("**/p/**")

    def put_in_basket(self, slug: str) -> None:
        """Put one piece of something that is not sold to groups into the basket, on a phone or on a desktop."""
        self.find(slug)
        self.press(self.t("product.toBasket"))
        if self.is_phone:
            self.press(self.t("product.toBasket"), within=self.sheet)
        self.see(self.t("product.inBasket"))

    def write_address(self, recipient: str, *, abroad: bool = False) -> None:
        """Write the first address down, from the page of checkout."""
        self.press(self.t("people.addFirst"))
        if abroad:
            self.sheet.get_by_label(self.t("people.country")).select_option("SG")
            self.sheet.locator("input[name=city]").fill("Singapore")
            self.sheet.locator("input[name=postcode]").fill("018956")
        self.sheet.locator("input[name=recipient]").fill(recipient)
        self.sheet.locator("input[name=phone]").fill("+6591234567" if abroad else "13800138000")
        if not abroad:
            for level, code in (("province", "浙江省"), ("city", "杭州市"), ("district", "西湖区")):
                self.sheet.get_by_label(self.t(f"people.{level}")).select_option(label=code)
        self.sheet.locator("[name=line1]").fill("Long Road 8" if abroad else "文三路 90 号 3 幢 501")
        self.press(self.t("people.keepAddress"), within=self.sheet)
        expect(self.sheet).to_be_hidden()

    def place_order(self) -> None:
        """Order what stands on the page of checkout, and arrive where it is to be paid."""
        self.press(self.t("orders.submit"))
        self.page.wait_for_url("**/pay/**")

    def go_to_bank(self) -> None:
        self.press(self.like("payments.pay"))
        self.page.wait_for_url(lambda url: urlsplit(url).path.startswith("/pay/") and not url.startswith(self.home))
        expect(self.page.locator("button[value=pay]")).to_be_visible()

    def pay_at_bank(self) -> None:
        """Press the bank's button; it sends the browser back to the market."""
        self.page.locator("button[value=pay]").click()
        self.page.wait_for_url(lambda url: url.startswith(self.home), timeout=SETTLE_MS)

    def pay(self) -> None:
        self.go_to_bank()
        self.pay_at_bank()
