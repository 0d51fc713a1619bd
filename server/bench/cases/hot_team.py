"""The teams of one hot activity, which three times as many want to join as there are seats."""

from bench.cases.case import Case, Setting
from bench.figures import Result
from bench.filling.sizes import TEAM_SIZE
from bench.measuring import Measured, Phase, measure
from bench.plain.tables import copy_tables
from bench.resting import wait_until_heard, wait_until_paid
from bench.stack import APP

CONNECTIONS = 64
TEAMS, JOINERS, WARM_UP_TEAMS = 80, 960, 20
OPEN, JOIN = "bench.visits:open_team", "bench.visits:join_team"
PLAIN = (
    "one transaction per seat, which locks the team, the person's count, the quota and the shelf by SELECT … FOR "
    "UPDATE until it commits, by Django's ORM and ninja; the same rows"
)


def run(setting: Setting) -> Result:
    warm_up, teams = _open(setting, "warm_up_team", 2 * WARM_UP_TEAMS), _open(setting, "hot_team", TEAMS)
    copy_tables(setting.stack.db)
    joiners = setting.buyers(JOINERS)
    ours = _join(setting, warm_up[:WARM_UP_TEAMS], teams, joiners)
    with setting.stack.plain() as url:
        theirs = _join(setting, warm_up[WARM_UP_TEAMS:], teams, joiners, url=url)
    notes = {"connections": CONNECTIONS, "teams": TEAMS, **ours.heard.endings, "wall_s": round(ours.heard.seconds, 3)}
    return Result("hot_team", ours.per_request, theirs.per_request, notes)


def _open(setting: Setting, name: str, count: int) -> list[str]:
    """Let so many people open a team and pay; return the teams once they are open to others."""
    hot = setting.facts["hot"][name]
    wishes = [(*buyer, hot["sku"], hot["activity"]) for buyer in setting.buyers(count)]

    def rest() -> None:
        wait_until_paid(setting.stack.db, kind="group")
        wait_until_heard(setting.stack.db)

    return list(measure(setting.stack, Phase(OPEN, wishes, 8), then=rest).heard.began_at)


def _join(
    setting: Setting, warm_up: list[str], teams: list[str], joiners: list[tuple[str, str]], *, url: str = ""
) -> Measured:
    app = ("plain",) if url else APP
    hot, stack = setting.facts["hot"], setting.stack
    rehearsal = [
        (*buyer, hot["warm_up_team"]["sku"], warm_up[place % len(warm_up)])
        for place, buyer in enumerate(setting.buyers(WARM_UP_TEAMS * TEAM_SIZE))
    ]
    measure(stack, Phase(JOIN, rehearsal, CONNECTIONS, url, app))
    wishes = [(*buyer, hot["hot_team"]["sku"], teams[place % TEAMS]) for place, buyer in enumerate(joiners)]
    measured = measure(stack, Phase(JOIN, wishes, CONNECTIONS, url, app), then=lambda: wait_until_heard(stack.db))
    seats = TEAMS * (TEAM_SIZE - 1)
    assert measured.heard.endings == {"seated": seats, "refused": JOINERS - seats}, measured.heard.endings
    return measured


CASES = (Case("hot_team", f"{JOINERS} people who want to join {TEAMS} teams of {TEAM_SIZE}", PLAIN, run),)
