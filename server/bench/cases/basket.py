"""One line put into an empty basket."""

from bench.cases.case import Case, Setting
from bench.figures import Result
from bench.measuring import Measured, Phase, measure
from bench.plain.tables import copy_tables
from bench.stack import APP

CONNECTIONS = 8
BUYERS, WARM_UP = 1_600, 100
PUT = "bench.visits:put_in_basket"
PLAIN = "the same by Django's ORM, ninja and pydantic: the article looked up, its row put in, the rows counted"


def run(setting: Setting) -> Result:
    skus = setting.skus_in_stock()
    wishes = [
        (session, setting.chance.choice(skus)) for session, _ in setting.buyers(setting.times(BUYERS) + WARM_UP)
    ]  # fmt: skip
    ours = _fill(setting, wishes)
    copy_tables(setting.stack.db)
    with setting.stack.plain() as url:
        theirs = _fill(setting, wishes, url=url)
    return Result("basket", ours.per_request, theirs.per_request, {"connections": CONNECTIONS})


def _fill(setting: Setting, wishes: list[tuple[str, str]], *, url: str = "") -> Measured:
    app = ("plain",) if url else APP
    measure(setting.stack, Phase(PUT, wishes[:WARM_UP], CONNECTIONS, url, app))
    return measure(setting.stack, Phase(PUT, wishes[WARM_UP:], CONNECTIONS, url, app))


CASES = (Case("basket", "a line put into an empty basket", PLAIN, run),)
