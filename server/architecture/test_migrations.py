"""Migrations stay true when the code has moved on: they import nothing from the rooms."""

import ast
from pathlib import Path

SERVER = Path(__file__).resolve().parents[1]
ROOMS_AND_GUESTS = ("market", "config", "demo", "imports")


def imported(file: Path) -> list[str]:
    names: list[str] = []
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.append(node.module)
    return names


def test_migrations_import_nothing_from_the_rooms():
    strays = [
        f"{file.relative_to(SERVER)}: {name}"
        for file in sorted(SERVER.glob("**/migrations/*.py"))
        for name in imported(file)
        if name.split(".")[0] in ROOMS_AND_GUESTS
    ]
    assert strays == []
