"""
A whole checkout, from the wish to an order that says it is paid.

Two calls are the buyer's own: place the order, begin to pay. The bank causes three: its page, its notice to the market,
and the buyer's way back. The clock stops when the market has written that the order is paid; the CPU counts on until
all news of it has been heard. Afterwards every buyer reads the order, and it has to say so.
"""

from bench.cases.case import Case, Setting
from bench.figures import Figures, Result
from bench.measuring import Measured, Phase, measure
from bench.plain.tables import copy_tables
from bench.resting import wait_until_heard, wait_until_paid
from bench.stack import APP
from foundation.ids import decode, encode

CONNECTIONS = 8
BUYERS, WARM_UP = 600, 60
CALLS = 2
BUY = "bench.visits:buy"
PLAIN = (
    "the same two calls and the same bank, by Django's ORM: the order in a transaction that locks its shelf by "
    "SELECT … FOR UPDATE, the bank asked from the request, the notice settling everything at once"
)
Wish = tuple[str, str, str]  # a session, an address, a SKU

# When the market wrote that an order is paid, in seconds since 1970.
PAID_AT = "SELECT order_id, extract(epoch FROM at)::float8 FROM {schema}.orders_ordermove WHERE after = 'to_ship'"


def run(setting: Setting) -> Result:
    skus = setting.skus_in_stock()
    count = setting.times(BUYERS)
    wishes = [(*buyer, setting.chance.choice(skus)) for buyer in setting.buyers(count + WARM_UP)]
    ours, measured = _buy(setting, wishes)
    _check_they_say_paid(setting, measured, wishes)
    db = setting.stack.db
    copy_tables(db)
    with setting.stack.plain() as url:
        theirs, _ = _buy(setting, wishes, url=url)
    setting.plain_payments |= {one for (one,) in db.execute("SELECT id::text FROM plain.payments_attempt").fetchall()}
    notes = {"connections": CONNECTIONS, "calls": CALLS, "paid": ours.count}
    return Result("checkout", ours, theirs, notes)


def _buy(setting: Setting, wishes: list[Wish], *, url: str = "") -> tuple[Figures, Measured]:
    stack, schema = setting.stack, "plain" if url else "public"
    app = ("plain",) if url else APP

    def rest() -> None:
        wait_until_paid(stack.db, schema)
        if not url:
            wait_until_heard(stack.db)

    measure(stack, Phase(BUY, wishes[:WARM_UP], CONNECTIONS, url, app), then=rest)
    measured = measure(stack, Phase(BUY, wishes[WARM_UP:], CONNECTIONS, url, app), then=rest)
    paid_at = {encode("ord", order): at for order, at in stack.db.execute(PAID_AT.format(schema=schema)).fetchall()}
    began = measured.heard.began_at
    assert set(began) <= set(paid_at), "every order that was paid for at the bank says so"
    times_ms = [(paid_at[order] - at) * 1000 for order, at in began.items()]
    seconds = max(paid_at[order] for order in began) - min(began.values())
    return measured.per(times_ms, seconds), measured


def _check_they_say_paid(setting: Setting, measured: Measured, wishes: list[Wish]) -> None:
    """Let every buyer read the order."""
    session_of = _sessions(setting, list(measured.heard.began_at), wishes)
    pages = [(session, f"/api/orders/{order}", '"to_ship"') for order, session in session_of.items()]
    measure(setting.stack, Phase("bench.visits:look_signed_in", pages, CONNECTIONS))


def _sessions(setting: Setting, orders: list[str], wishes: list[Wish]) -> dict[str, str]:
    """Return who placed each order, by the address that the order goes to."""
    by_address = {address: session for session, address, _ in wishes}
    found = setting.stack.db.execute(
        "SELECT id, (address ->> 'id')::uuid FROM orders_order WHERE id = ANY(%s)",
        [[decode("ord", order) for order in orders]],
    ).fetchall()
    return {encode("ord", order): by_address[encode("addr", address)] for order, address in found}


CASES = (Case("checkout", "a checkout up to the paid order", PLAIN, run),)
