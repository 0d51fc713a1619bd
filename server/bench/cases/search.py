"""Questions that people ask: words of titles in Chinese and English, several words, and slips of the finger."""

from urllib.parse import quote

from bench.cases.case import Setting
from bench.cases.reads import Page, read_case
from bench.filling.vocabulary import SHELVES

LOOKS, PLAIN_LOOKS = 2_000, 160
SLIP_SHARE = 0.2  # One question in five is mistyped.
NOUNS = [noun for _, nouns, _ in SHELVES for noun, _ in nouns]
SERIES_LENGTH = 2  # Characters of every series' name, which comes first in a Chinese title after the brand.


def questions(setting: Setting, count: int) -> list[Page]:
    return [_question(setting) for _ in range(count)]


def _question(setting: Setting) -> Page:
    chance = setting.chance
    title = chance.choice(setting.facts["products"])["title"]
    if chance.random() < 0.5:
        brand, _, rest = title["zh-CN"].partition(" ")
        name = rest.split(" ")[0]
        noun = max((one for one in NOUNS if name.endswith(one)), key=len)
        return _page(chance.choice((noun, name[SERIES_LENGTH:], f"{brand} {noun}")), '"prod_')
    words = [word for word in title["en"].split() if word.isalpha() and len(word) > 3]
    asked = chance.sample(words, min(len(words), chance.choice((1, 2))))
    if chance.random() < SLIP_SHARE * 2:  # Of the English half.
        return _page(" ".join([_slip(setting, asked[0]), *asked[1:]]), '"items"')
    return _page(" ".join(asked), '"prod_')


def _page(text: str, shown: str) -> Page:
    return f"/api/storefront/search?q={quote(text)}", shown


def _slip(setting: Setting, word: str) -> str:
    """Swap two neighbouring letters, or lose one."""
    at = setting.chance.randrange(1, len(word) - 1)
    if setting.chance.random() < 0.5:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + word[at + 1 :]


CASES = (read_case("search", "a search over 19,000 products", questions, looks=LOOKS, plain_looks=PLAIN_LOOKS),)
