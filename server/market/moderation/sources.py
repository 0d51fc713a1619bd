"""
Lists of words in files: one word a line, our own with a heading, others' named by what they are about. Pure.

    # rule: ad.9.3
    # class: absolute
    # pack: advertising
    # severity: refuse
    最佳 | 最佳食用期 最佳赏味期      a word, and the longer words that it may stand in
    首选 | ~warn                      another severity for one word
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from market.moderation.errors import ListUnreadable
from market.moderation.policy import is_citable
from market.moderation.reading import plain
from market.moderation.types import Severity

SHIPPED = Path(__file__).with_name("lists")
HEADING = re.compile(r"# ([a-z]+):(.*)")
LONGEST_WORD = 200
SHORTEST_WORD, SHORTEST_LATIN, SHORTEST_NUMBER = 2, 3, 5  # Letters. Shorter ones are in every other text.
# What lists of others are about, by a part of their names: the rule, the class, and what their words do.
BY_NAME = (
    ("色情", "6.9", "obscene", Severity.HOLD),
    ("暴恐", "6.5", "extremist", Severity.HOLD),
    ("涉枪", "6.9", "weapons", Severity.HOLD),
    ("网址", "p.3", "links", Severity.HOLD),
    ("广告", "p.1", "spam", Severity.WARN),  # 客服, 到货 and 淘宝 are in it, which no market can hold.
)


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    severity: Severity
    contexts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WordFile:
    name: str
    rule: str
    word_class: str
    pack: str
    words: tuple[Word, ...]
    left_out: tuple[str, ...]  # Too short to be looked for, or too long.


def read_folder(folder: Path) -> list[WordFile]:
    """Read every `*.txt` of a folder. :raises ListUnreadable: none there, not UTF-8, or about something unknown"""
    files = sorted(folder.glob("*.txt"))
    if not files:
        raise ListUnreadable(because=f"{folder} has no .txt files")
    return [read_list(file) for file in files]


def read_list(file: Path) -> WordFile:
    """:raises ListUnreadable:"""
    try:
        lines = [line.strip() for line in file.read_text(encoding="utf-8-sig").splitlines()]
    except UnicodeDecodeError:
        raise ListUnreadable(because=f"{file.name} is not UTF-8") from None
    said = dict(_heading(file, *found.groups()) for line in lines if (found := HEADING.match(line)))
    rule, word_class, severity = _about(file.name, said)
    words = {word.text: word for word in _words(lines, severity)}
    good = {text: word for text, word in words.items() if is_long_enough(text) and len(text) <= LONGEST_WORD}
    return WordFile(
        name=said.get("name", file.stem)[:60],
        rule=rule,
        word_class=word_class,
        pack=said.get("pack", ""),
        words=tuple(good.values()),
        left_out=tuple(words.keys() - good.keys()),
    )


def is_long_enough(text: str) -> bool:
    """Say whether a word can be looked for: two Chinese letters, three Latin ones, five digits."""
    letters = plain(text)
    if letters.isdigit():
        return len(letters) >= SHORTEST_NUMBER
    return len(letters) >= (SHORTEST_LATIN if letters.isascii() else SHORTEST_WORD)


def _heading(file: Path, key: str, value: str) -> tuple[str, str]:
    if key not in {"name", "rule", "class", "pack", "severity"}:
        raise ListUnreadable(because=f"{file.name}: unknown heading {key!r}")
    return key, value.strip()


def _about(name: str, said: dict[str, str]) -> tuple[str, str, Severity]:
    if "rule" not in said:
        for part, rule, word_class, severity in BY_NAME:
            if part in name:
                return rule, word_class, severity
        raise ListUnreadable(because=f"{name} says no rule, and its name none that is known")
    if not is_citable(said["rule"]):
        raise ListUnreadable(because=f"{name}: the policy has no rule {said['rule']!r} to cite")
    try:
        return said["rule"], said.get("class", "other"), Severity(said.get("severity", "hold"))
    except ValueError:
        raise ListUnreadable(because=f"{name}: unknown severity {said['severity']!r}") from None


def _words(lines: Iterable[str], severity: Severity) -> Iterable[Word]:
    for line in lines:
        text, _, rest = line.partition("|")
        text = text.strip().strip(",，、;").strip()
        if not text or line.startswith("#"):
            continue
        own = [part[1:] for part in rest.split() if part.startswith("~")]
        contexts = tuple(part for part in rest.split() if not part.startswith("~"))
        yield Word(text, Severity(own[0]) if own else severity, contexts)
