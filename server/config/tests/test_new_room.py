"""A room made from the template is a real one: in a copy of the house it is registered, migrated, linted and tested."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from config.env import ROOT
from config.new_room import CannotMakeRoom, make_room


@pytest.fixture
def copy_of_the_house(tmp_path: Path) -> Path:
    house = tmp_path / "house"
    nothing_built = shutil.ignore_patterns("__pycache__", "render", "pictures", "*.webp", "*.png")
    shutil.copytree(ROOT / "server", house / "server", ignore=nothing_built)
    for file in ("pyproject.toml", "requirements.txt"):
        shutil.copy(ROOT / file, house / file)
    return house


def run(house: Path, *command: str) -> str:
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(house / "server"), "JISHI_VAR": str(ROOT / "var")}
    done = subprocess.run(
        [sys.executable, *command],
        cwd=house / "server",
        env={**env, "DATABASE_URL": os.environ["DATABASE_URL"]},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.django_db
def test_a_new_room_passes_its_own_tests_and_the_lint_of_the_house(copy_of_the_house: Path):
    house = copy_of_the_house

    told = run(house, "-m", "config.new_room", "guestbook", "greeting")
    register(house, "guestbook")
    run(house, "manage.py", "makemigrations", "guestbook")

    assert "add guestbook to ROOMS" in told
    run(house, "-m", "ruff", "check", "market/guestbook")
    run(house, "-m", "ruff", "format", "--check", "market/guestbook")
    assert " passed" in run(house, "-m", "pytest", "-q", "market/guestbook", "architecture/test_tables.py")


def register(house: Path, room: str) -> None:
    settings = house / "server" / "config" / "settings" / "apps.py"
    text = settings.read_text()
    assert '"orders "' in text
    settings.write_text(text.replace('"orders "', f'"orders {room} "'))


def test_a_name_that_is_no_word_is_refused(tmp_path: Path):
    for name in ("Flash", "flash-sale", "class", "1st", ""):
        with pytest.raises(CannotMakeRoom):
            make_room(name, "deal", "deal", market=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_room_that_exists_is_left_alone(tmp_path: Path):
    (tmp_path / "flashsale").mkdir()

    with pytest.raises(CannotMakeRoom):
        make_room("flashsale", "deal", "deal", market=tmp_path)

    assert list((tmp_path / "flashsale").iterdir()) == []
