"""One SKU that everybody wants, in two sizes of crowd and shelf."""

from bench.cases.case import Case, Setting
from bench.figures import Result
from bench.filling.sizes import HOT
from bench.measuring import Measured, Phase, measure
from bench.plain.tables import copy_tables
from bench.resting import wait_until_heard
from bench.stack import APP

CONNECTIONS = 64
BUYERS = {"hot_sku": 3_000, "hot_sku_50": 300}
WARM_UP = 200
WANT = "bench.visits:want_one"
PLAIN = (
    "one transaction per order, which locks the shelf by SELECT … FOR UPDATE until it commits, by Django's ORM and "
    "ninja; the same rows: checkout, order, line, move, hold, movement, intent"
)
Buyers = list[tuple[str, str]]


def hot_case(name: str) -> Case:
    def run(setting: Setting) -> Result:
        buyers = setting.buyers(BUYERS[name])
        ours = _rush(setting, name, buyers)
        copy_tables(setting.stack.db)
        with setting.stack.plain() as url:
            theirs = _rush(setting, name, buyers, url=url)
        notes = {
            "connections": CONNECTIONS,
            **ours.heard.endings,
            "wall_s": round(ours.heard.seconds, 3),
            "sold_per_s": round(_sold_per_second(ours), 1),
            "baseline_wall_s": round(theirs.heard.seconds, 3),
            "baseline_sold_per_s": round(_sold_per_second(theirs), 1),
        }
        return Result(name, ours.per_request, theirs.per_request, notes)

    what = f"{BUYERS[name]} buyers of a shelf of {HOT[name].count}, {CONNECTIONS} at once"
    return Case(name, what, PLAIN, run)


def _rush(setting: Setting, name: str, buyers: Buyers, *, url: str = "") -> Measured:
    hot, stack = setting.facts["hot"], setting.stack
    app = ("plain",) if url else APP
    rehearsal = [(*buyer, hot["warm_up"]["sku"]) for buyer in setting.buyers(WARM_UP)]
    measure(stack, Phase(WANT, rehearsal, CONNECTIONS, url, app), then=lambda: wait_until_heard(stack.db))
    wishes = [(*buyer, hot[name]["sku"]) for buyer in buyers]
    measured = measure(stack, Phase(WANT, wishes, CONNECTIONS, url, app), then=lambda: wait_until_heard(stack.db))
    count = HOT[name].count
    assert measured.heard.endings == {"sold": count, "refused": len(buyers) - count}, measured.heard.endings
    return measured


def _sold_per_second(measured: Measured) -> float:
    """Return how fast the shelf was emptied."""
    return measured.heard.endings["sold"] / measured.heard.last_at["sold"]


CASES = tuple(hot_case(name) for name in BUYERS)
