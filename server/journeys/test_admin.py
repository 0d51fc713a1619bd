"""An operator at the back office: finds an order by the id a shopper reads out, ships it, closes a team."""

import secrets

from playwright.sync_api import Page, expect

from demo.open_market import PASSWORD as DEMO_PASSWORD
from foundation.ids import decode
from journeys.browsers import DESKTOP
from journeys.person import SETTLE_MS
from journeys.shelves import let_in, offer_to_groups, put_on_shelf
from journeys.shopper import Shopper
from journeys.stack import until


def enter(page: Page) -> None:
    page.goto("/admin/")
    page.locator("input[name=username]").fill("operator@example.com")
    page.locator("input[name=password]").fill(DEMO_PASSWORD)
    page.locator("form [type=submit]").first.click()
    page.wait_for_url("**/admin/")


def look_up(page: Page, what: str, outside_id: str) -> None:
    """Search a list for an id as it stands on a shopper's screen, and open the one row that is found."""
    page.goto(f"/admin/{what}/")
    page.locator("input[name=q]").fill(outside_id)
    page.locator("input[name=q]").press("Enter")
    row = page.locator("#result_list tbody tr, table tbody tr").filter(has_text=outside_id)
    expect(row).to_have_count(1)
    row.get_by_role("link").first.click()
    page.wait_for_url("**/change/**")


def test_an_operator_ships_an_order(arrive, stack, demo_shelves):
    good = put_on_shelf(count=5)
    ana = Shopper(stack.url).be(let_in("小安"))
    checkout = ana.ask("POST", "/api/orders/checkouts", key=secrets.token_hex(8), json=ana.order_of((good.sku, 1)))
    ana.pay_for(checkout.json())
    (order,) = checkout.json()["order_ids"]
    until(lambda: ana.ask("GET", f"/api/orders/{order}").json()["state"] == "to_ship", 60)
    olga = arrive(device=DESKTOP, language="en", allow_complaints=True)
    enter(olga.page)

    look_up(olga.page, "orders/order", order)
    olga.page.get_by_role("link", name="Ship", exact=True).first.click()
    olga.page.locator("[name=carrier]").select_option("sf")
    olga.page.locator("[name=tracking_no]").fill("SF1399000000002")
    olga.page.locator("form [type=submit]").last.click()
    olga.page.wait_for_url("**/change/**")

    seen = ana.ask("GET", f"/api/orders/{order}").json()
    assert (seen["state"], seen["parcel"]["tracking_no"]) == ("shipped", "SF1399000000002")
    with stack.connect() as db:
        trail = db.execute("SELECT action FROM foundation_auditentry WHERE subject = %s", [order]).fetchall()
    assert trail == [("orders.ship",)]


def test_an_operator_closes_a_team_and_the_money_goes_back(arrive, stack, demo_shelves):
    good = put_on_shelf(count=5)
    activity = offer_to_groups(good, team_size=3)
    ana = Shopper(stack.url).be(let_in("小安"))
    team, order = ana.open_team(good, activity)
    olga = arrive(device=DESKTOP, language="en", dark=True, allow_complaints=True)
    enter(olga.page)

    look_up(olga.page, "groupbuy/team", team)
    olga.page.get_by_role("link", name="Close and refund").first.click()
    olga.page.locator("[name=because]").fill("The shop broke its kiln")
    olga.page.locator("form [type=submit]").last.click()
    olga.page.wait_for_url("**/change/**")

    assert ana.ask("GET", f"/api/groupbuy/teams/{team}").json()["state"] == "failed"
    until(lambda: ana.ask("GET", f"/api/orders/{order}").json()["state"] == "refunded", SETTLE_MS / 1000)
    (paid,) = (one for one in stack.bank().book()["payments"] if _is_for(stack, one["merchant_ref"], order))
    assert paid["refunded_minor"] == paid["minor"]


def _is_for(stack, attempt: str, order: str) -> bool:
    query = """
        SELECT 1 FROM payments_attempt a JOIN payments_intent i ON i.id = a.intent_id
        JOIN orders_order o ON o.checkout_id = i.ref WHERE a.id::text = %s AND o.id = %s
    """
    with stack.connect() as db:
        return db.execute(query, [attempt, decode("ord", order)]).fetchone() is not None
