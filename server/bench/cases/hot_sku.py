"""One SKU that everybody wants."""

from bench.cases.case import Case, Setting
from bench.figures import Result
from bench.measuring import Measured, Phase, measure
from bench.plain.tables import copy_tables
from bench.stack import APP

CONNECTIONS = 64
STOCK, BUYERS = 1_000, 3_000
WARM_UP = 200
WANT = "bench.visits:want_one"
PLAIN = "one transaction per order that locks the shelf by SELECT … FOR UPDATE, and the same rows written"


def run(setting: Setting) -> Result:
    buyers = setting.buyers(BUYERS)
    ours = _rush(setting, buyers)
    with setting.stack.connect() as db:
        copy_tables(db)
    with setting.stack.plain() as url:
        theirs = _rush(setting, buyers, url=url)
    notes = {
        "connections": CONNECTIONS,
        "sold": ours.heard.endings["sold"],
        "refused": ours.heard.endings["refused"],
        "sold_per_s": round(_sold_per_second(ours), 1),
        "baseline_sold_per_s": round(_sold_per_second(theirs), 1),
        "sold_ratio": round(_sold_per_second(ours) / _sold_per_second(theirs), 2),
    }
    return Result("hot_sku", ours.per_request, theirs.per_request, notes)


def _rush(setting: Setting, buyers: list[tuple[str, str]], *, url: str = "") -> Measured:
    hot = setting.facts["hot"]
    app = ("plain",) if url else APP
    rehearsal = [(*buyer, hot["warm_up"]["sku"]) for buyer in setting.buyers(WARM_UP)]
    measure(setting.stack, Phase(WANT, rehearsal, CONNECTIONS, url, app))
    wishes = [(*buyer, hot["hot_sku"]["sku"]) for buyer in buyers]
    heard = measure(setting.stack, Phase(WANT, wishes, CONNECTIONS, url, app))
    assert heard.heard.endings == {"sold": STOCK, "refused": BUYERS - STOCK}, heard.heard.endings
    return heard


def _sold_per_second(measured: Measured) -> float:
    """Return how fast the shelf was emptied."""
    return measured.heard.endings["sold"] / measured.heard.last_at["sold"]


CASES = (Case("hot_sku", "an order of the one hot SKU", PLAIN, run),)
