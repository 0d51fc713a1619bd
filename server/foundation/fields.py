"""What stands in a field, as a value of the market. Pure: no database, no clock, no Django."""

import re
from datetime import UTC, datetime, tzinfo
from decimal import Decimal
from html.parser import HTMLParser

from foundation.money import Money, exponent

AMOUNT = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,6})?")  # ASCII, below a billion: what pricing takes at most.
WHOLE = re.compile(r"[0-9]{1,9}")
PARAGRAPHS = frozenset(
    "address article aside blockquote center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6"
    " header hr li main nav ol p pre section table tbody td tfoot th thead tr ul".split()
)
UNSPOKEN = frozenset({"script", "style"})


class BadValue(ValueError):
    """A field does not say what it should; the message says why, beginning in the middle of a sentence."""

    def __init__(self, said: str, *, code: str = "", value: str = "") -> None:
        super().__init__(said)
        self.code, self.value = code, value  # for whoever says it in another language


def money(text: str, currency: str) -> Money:
    """Read an amount such as "899.00" exactly. :raises BadValue: no amount, or finer than the currency can pay"""
    if not AMOUNT.fullmatch(text):
        raise BadValue(f"is not an amount: {shortened(text)}", code="not_an_amount", value=shortened(text))
    minor = Decimal(text).scaleb(exponent(currency))
    if minor != int(minor):
        raise BadValue(f"is finer than {currency} can pay: {text}", code="too_fine", value=text)
    return Money(currency, int(minor))


def price(text: str, currency: str) -> Money:
    """Read an amount that is more than nothing. :raises BadValue:"""
    amount = money(text, currency)
    if not amount.minor:
        raise BadValue("is not more than nothing", code="not_positive")
    return amount


def whole(text: str) -> int:
    """Read a count such as "100". :raises BadValue:"""
    if not WHOLE.fullmatch(text):
        raise BadValue(f"is not a whole number: {shortened(text)}")
    return int(text)


def moment(text: str, zone: tzinfo) -> datetime:
    """Read "2018-02-01 00:00:00" on the clocks of a zone; the answer is UTC. :raises BadValue:"""
    try:
        return datetime.strptime(text, "%Y-%m-%d %H:%M:%S").replace(tzinfo=zone).astimezone(UTC)
    except (ValueError, OverflowError):
        raise BadValue(f"is not a date and time: {shortened(text)}") from None


def shortened(text: str) -> str:
    """Quote what stands there, at most a few words of it."""
    return repr(text if len(text) <= 40 else f"{text[:40]}…")


def plain(html: str) -> str:
    """Read the words out of HTML, however broken: paragraphs parted by blank lines, lines within them by line ends."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    paragraphs = (
        "\n".join(filter(None, (" ".join(line.split()) for line in paragraph)))
        for paragraph in reader.paragraphs
    )  # fmt: skip
    return "\n\n".join(filter(None, paragraphs))


class _Reader(HTMLParser):
    """Collects text: a list of paragraphs, each a list of lines."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[list[str]] = [[""]]
        self.unspoken = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in PARAGRAPHS:
            self.paragraphs.append([""])
        elif tag == "br":
            self.paragraphs[-1].append("")
        elif tag in UNSPOKEN:
            self.unspoken = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self.unspoken:
            self.unspoken = ""
        elif tag in PARAGRAPHS:
            self.paragraphs.append([""])

    def handle_data(self, data: str) -> None:
        if not self.unspoken:
            self.paragraphs[-1][-1] += data
