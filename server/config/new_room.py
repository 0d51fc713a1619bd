"""
Make a new room from the template: `make room NAME=flashsale THING=deal`, or `python -m config.new_room flashsale deal`.
The room comes with states, one service that opens and one that closes, doors, endpoints and tests that pass.
"""

import keyword
import re
import subprocess
import sys
from pathlib import Path

from config.env import ROOT

TEMPLATE = Path(__file__).with_name("room_template")
MARKET = ROOT / "server" / "market"


class CannotMakeRoom(Exception):
    """The name does not do; the message says why."""


def make_room(room: str, thing: str, prefix: str, *, market: Path = MARKET) -> list[Path]:
    """Write the files of a new room and return them. :raises CannotMakeRoom:"""
    for word in (room, thing, prefix):
        if not re.fullmatch(r"[a-z][a-z0-9_]*", word) or keyword.iskeyword(word):
            raise CannotMakeRoom(f"{word!r}: a room, its thing and its prefix are lower-case words, as in `flashsale`")
    home = market / room
    if home.exists():
        raise CannotMakeRoom(f"There is a room {room} already: {home}")
    words = {
        "{{room}}": room,
        "{{Room}}": _capital(room),
        "{{thing}}": thing,
        "{{Thing}}": _capital(thing),
        "{{THING}}": thing.upper(),
        "{{prefix}}": prefix,
    }
    written = []
    for source in sorted(TEMPLATE.rglob("*.txt")):
        target = home / _filled(str(source.relative_to(TEMPLATE).with_suffix("")), words)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_filled(source.read_text(), words))
        written.append(target)
    # The order of imports depends on the names that were filled in.
    for verb in (["check", "--fix", "--quiet", "--select", "I"], ["format", "--quiet"]):
        subprocess.run([sys.executable, "-m", "ruff", *verb, home], cwd=ROOT, check=True)
    return written


def _capital(word: str) -> str:
    return "".join(part.capitalize() for part in word.split("_"))


def _filled(text: str, words: dict[str, str]) -> str:
    for token, word in words.items():
        text = text.replace(token, word)
    return text


def main(arguments: list[str]) -> int:
    if not 1 <= len(arguments) <= 3:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    room = arguments[0]
    thing = arguments[1] if len(arguments) > 1 else f"{room}_case"
    prefix = arguments[2] if len(arguments) > 2 else thing.replace("_", "")[:4]
    try:
        written = make_room(room, thing, prefix)
    except CannotMakeRoom as reason:
        sys.stderr.write(f"{reason}\n")
        return 1
    print(f"Made {len(written)} files in server/market/{room}. Four things are for you:")
    print(f"  1. server/config/settings/apps.py: add {room} to ROOMS, on its floor.")
    print(f"  2. pyproject.toml, 'Calls go down the floors': add {room} to its floor (or take its parentheses away).")
    print("  3. architecture/test_owners.py: let its world own one of what the new paths name.")
    print("  4. cd server && ../.venv/bin/python -m config.postgres run -- ../.venv/bin/python manage.py \\")
    print(f"       makemigrations {room}")
    print(f"Then: .venv/bin/python -m pytest server/market/{room}   and write its README.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
