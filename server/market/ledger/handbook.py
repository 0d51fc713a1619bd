"""The chart and the templates as Markdown, for docs/money.md. `manage.py ledger_tables` writes it anew."""

from collections.abc import Iterator

from market.ledger.chart import PLACES
from market.ledger.posting_templates import ALL

BEGINS, ENDS = "<!-- by manage.py ledger_tables -->", "<!-- end -->"


def tables() -> str:
    return "\n".join([BEGINS, "", *_chart(), "", *_templates(), "", ENDS])


def with_tables(page: str) -> str:
    """Return a page with the tables as they are now between its two marks."""
    before, _, rest = page.partition(BEGINS)
    _, _, after = rest.partition(ENDS)
    return before + tables() + after


def _chart() -> Iterator[str]:
    yield "### Chart of accounts\n\n| whose | purpose | nature | 科目 | what it is |\n|---|---|---|---|---|"
    for place in PLACES:
        yield f"| {place.party} | `{place.purpose}` | {place.nature} | {place.zh} | {place.en} |"


def _templates() -> Iterator[str]:
    yield ("### Posting templates\n\n| template | of | settlement | what happened | lines |\n|---|---|---|---|---|")
    for one in ALL:
        lines = "<br>".join(str(line) for line in one.lines)
        settles = "yes" if one.is_for_settlement else ""
        yield f"| `{one.name}` | {one.chapter} | {settles} | {one.zh}<br>{one.en} | {lines} |"
