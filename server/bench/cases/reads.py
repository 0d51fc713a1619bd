"""Pages that are looked at: home, a list of 20, a product."""

from collections.abc import Callable, Sequence

from bench.cases.case import Case, Setting
from bench.figures import Result
from bench.measuring import Measured, Phase, measure
from bench.stack import APP

CONNECTIONS = 8  # Enough to keep the market busy all the time; more would only stand in a queue and wait.
LOOKS, PLAIN_LOOKS, ALONE, WARM_UP = 4_000, 400, 400, 200
LOOK = "bench.visits:look"
Page = tuple[str, str]  # a path, and what has to be on the page
PLAIN = "the same page by Django's ORM, ninja and pydantic over the normalised tables"


def home_pages(setting: Setting, count: int) -> list[Page]:
    return [("/api/storefront/home", '"feed"')] * count


def list_pages(setting: Setting, count: int) -> list[Page]:
    slugs = setting.chance.choices(setting.facts["categories"], k=count)
    return [(f"/api/storefront/categories/{slug}?limit=20", f'"{slug}"') for slug in slugs]


def product_pages(setting: Setting, count: int) -> list[Page]:
    chosen = setting.chance.choices(setting.facts["products"], k=count)
    return [(f"/api/storefront/products/{one['id']}", f'"{one["id"]}"') for one in chosen]


Pages = Callable[[Setting, int], Sequence[Page]]


def read_case(name: str, what: str, pages: Pages, *, looks: int = LOOKS, plain_looks: int = PLAIN_LOOKS) -> Case:
    """Make a case of pages that are looked at by a crowd, by one alone, and the plain way."""

    def run(setting: Setting) -> Result:
        ours = _look(setting, pages, looks)
        alone = _look(setting, pages, ALONE, connections=1)
        with setting.stack.plain() as url:
            theirs = _look(setting, pages, plain_looks, url=url)
        notes = {
            "connections": CONNECTIONS,
            "alone_p50_ms": round(alone.per_request.p50_ms, 3),
            "alone_p99_ms": round(alone.per_request.p99_ms, 3),
        }
        return Result(name, ours.per_request, theirs.per_request, notes)

    return Case(name, what, PLAIN, run)


def _look(setting: Setting, pages: Pages, count: int, *, url: str = "", connections: int = CONNECTIONS) -> Measured:
    app = ("plain",) if url else APP
    measure(setting.stack, Phase(LOOK, pages(setting, WARM_UP), CONNECTIONS, url, app))
    return measure(setting.stack, Phase(LOOK, pages(setting, setting.times(count)), connections, url, app))


CASES = (
    read_case("list", "a list of 20", list_pages),
    read_case("home", "the home feed", home_pages),
    read_case("product", "a product's page", product_pages),
)
