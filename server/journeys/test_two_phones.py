"""Two people on two phones buy one thing together, while the bank is slow and says everything three times."""

import io
import re
from urllib.parse import urlsplit

import zxingcpp
from PIL import Image
from playwright.sync_api import expect

from demo.open_market import PASSWORD as DEMO_PASSWORD
from journeys.demo_goods import owner_of
from journeys.person import SETTLE_MS, Person
from journeys.shopper import Shopper

SOAP = "oat-soap"  # Teams of two, in one variant.


def leave_a_mark(person: Person) -> None:
    person.page.evaluate("window.theSamePage = true")


def was_not_reloaded(person: Person) -> bool:
    return bool(person.page.evaluate("window.theSamePage === true"))


def test_two_phones_fill_a_team_before_their_owners_eyes(arrive, bank, stack):
    bank.err(slow=2, late=4, duplicate=3)
    ana = arrive()
    ana.context.grant_permissions(["clipboard-read", "clipboard-write"])

    # Ana opens a team.
    ana.find(SOAP)
    ana.press(ana.like("product.startTeam"))
    ana.press(ana.t("product.startTeam"), within=ana.sheet)
    ana.page.wait_for_url("**/sign-in**")
    ana.sign_in_by_phone()
    ana.page.wait_for_url("**/checkout**")
    ana.write_address("安娜")
    ana.place_order()
    ana.pay()
    ana.page.wait_for_url("**/teams/**", timeout=SETTLE_MS)
    ana.see(ana.t("groupbuy.headlines.gathering", count=1))
    team = ana.path()

    # She passes it on: by its link, and by a poster that Ben scans.
    ana.press(ana.t("groupbuy.invite", count=1))
    ana.press(ana.t("affiliate.copyLink"), within=ana.sheet)
    ana.see(ana.t("affiliate.copied"))
    copied = re.search(r"http\S+", str(ana.page.evaluate("navigator.clipboard.readText()")))
    assert copied is not None and re.fullmatch(r"/s/[0-9a-z]{10}", urlsplit(copied[0]).path)
    poster = ana.sheet.get_by_alt_text(ana.like("affiliate.posterAlt")).get_attribute("src")
    drawn = ana.context.request.get(f"{stack.url}{poster}").body()
    (scanned,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(drawn)))
    assert scanned.text != copied[0], "each way has a link of its own"
    ana.press(ana.t("ui.close"), within=ana.sheet)
    leave_a_mark(ana)

    # Ben comes by it as a guest, lets himself be recognised, joins, signs up, and comes back to the same team.
    ben = arrive()
    ben.go(scanned.text)
    assert ben.path() == team
    ben.press(ben.t("affiliate.consentYes"))
    ben.see(ben.t("groupbuy.headlines.gathering", count=1))
    ben.press(ben.like("groupbuy.joinFor"))
    ben.press(ben.t("groupbuy.joinThis"), within=ben.sheet)
    ben.page.wait_for_url("**/sign-in**")
    ben.see(ben.t("people.signInToJoin"))
    ben.sign_up("阿本")
    ben.page.wait_for_url("**/checkout**")
    assert team.rsplit("/", 1)[1] in ben.page.url
    ben.write_address("Ben Tan", abroad=True)
    ben.place_order()

    # While he pays, Ana sees his seat being held; then both see the team filled.
    ana.see(ana.t("groupbuy.paying"))
    ben.pay()
    ben.page.wait_for_url(f"**{team}**", timeout=SETTLE_MS)
    ben.see(ben.t("groupbuy.headlines.filled"))
    ana.see(ana.t("groupbuy.headlines.filled"))
    assert was_not_reloaded(ana), "she saw it without a reload"

    # Both orders go to the shop; it ships Ana's, and she confirms.
    for person in (ana, ben):
        person.press(person.t("groupbuy.seeOrder"))
        person.page.wait_for_url("**/orders/ord_**")
        person.see(person.t("orders.states.to_ship"))
    shop = Shopper(stack.url)
    shop.sign_in(owner_of(SOAP), DEMO_PASSWORD)
    parcel = {"carrier": "sf", "tracking_no": "SF1399000000001"}
    shipped = shop.ask("POST", f"/api{ana.path()}/shipment", json=parcel)
    assert shipped.status_code == 200, shipped.text
    ana.page.reload()
    ana.see(ana.t("orders.states.shipped"))
    ana.see("SF1399000000001")
    ana.press(ana.t("orders.acts.confirm"))
    ana.press(ana.t("orders.acts.confirm"), within=ana.sheet)
    ana.see(ana.t("orders.states.completed"))
    expect(ana.button(ana.t("orders.acts.review"))).to_be_visible()

    # And she sees what her poster brought, not who.
    ana.go("/me/shares")
    ana.see(ana.like("affiliate.line"))
    funnel = ana.page.get_by_role("region", name=ana.t("affiliate.funnel"))
    expect(funnel).to_contain_text(re.compile(rf"1\s*{ana.t('affiliate.orders')}"))
    expect(ana.page.locator("main")).not_to_contain_text("阿本")
