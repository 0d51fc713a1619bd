"""
The back office's words in Chinese: `config/locale/zh_Hans/LC_MESSAGES/django.po`, written by people, and the `.mo`
beside it that programs read. English is what stands in the code.

`make messages` brings both up to date: new words come in without a translation, words that nobody says any
more go. A test refuses a word without a translation, and a `.mo` that is not what the `.po` says.
"""

import ast
import io
import os
import re
from pathlib import Path

import django
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.contrib import admin
from django.utils.translation import override

from foundation.labels import LABELS

SERVER = Path(__file__).parents[1]
PO = SERVER / "config/locale/zh_Hans/LC_MESSAGES/django.po"
MO = PO.with_suffix(".mo")
SAID_IN = ("market", "foundation")
# Of Unfold, which has no Chinese: what our operators see of it.
THEIRS = {
    "After you", "All applications", "Apply Filters", "Collapse", "Dark", "Date from", "Date to", "Filters", "General",
    "Light", "More actions", "Next", "No data", "No recent searches", "No results found",
    "No results matching your query", "Previous", "Recent searches", "Reset filters", "Return to site", "Run",
    "Search apps and models...", "Select action", "Select action to run", "Select all rows", "Select record",
    "Select value", "System", "This page yielded into no results. Create a new item or reset your filters.", "To",
    "Type to search", "Value", "Welcome back to", "True", "False",
    "You have been successfully logged out from the administration",
}  # fmt: skip
IN_TEMPLATES = re.compile(r'{%\s*trans(?:late)?\s+"([^"]+)"')


def said() -> set[str]:
    """Return every word that the back office may say: of the code, of templates, and the names of models and fields."""
    found = {"Chinese", "English", *THEIRS}
    for room in SAID_IN:
        for path in (SERVER / room).rglob("*.py"):
            if "tests" not in path.parts:
                found |= _said_in(ast.parse(path.read_text()))
        for page in (SERVER / room).rglob("*.html"):
            found |= set(IN_TEMPLATES.findall(page.read_text()))
    return found | _labels()


def _said_in(code: ast.AST) -> set[str]:
    """Return what is looked up by `_("…")`; inside an f-string too, where Babel's own reader sees none."""
    found = set()
    for node in ast.walk(code):
        match node:
            case ast.Call(func=ast.Name(id="_"), args=[ast.Constant(value=str(word)), *_]):
                found.add(word)
    return found


def _labels() -> set[str]:
    """Return the names of the rooms, models and fields that some desk shows."""
    admin.autodiscover()
    shown: set[object] = set()
    with override("en"):
        for desk_model, desk in admin.site._registry.items():
            for model in (desk_model, *(inline.model for inline in desk.inlines)):
                options = model._meta
                shown |= {
                    str(options.app_config.verbose_name),
                    str(options.verbose_name),
                    str(options.verbose_name_plural),
                }
                shown |= {str(field.verbose_name) for field in options.local_fields}
    return {label for _, label in LABELS if label in shown}


def read() -> Catalog:
    with PO.open("rb") as file:
        return read_po(file, locale="zh_Hans")


def compiled(catalog: Catalog) -> bytes:
    """Return the words as programs read them."""
    file = io.BytesIO()
    write_mo(file, catalog)
    return file.getvalue()


def main() -> None:
    before, after = read(), Catalog(locale="zh_Hans", project="Jishi", version="1", fuzzy=False)
    after.creation_date = before.creation_date
    after.revision_date = before.revision_date
    words = said()
    for word in sorted(words):
        known = before.get(word)
        after.add(word, known.string if known else "")
    for one in before:
        if one.context and one.id in words and (one.context, one.id) in LABELS:  # What only one room means by it.
            after.add(one.id, one.string, context=one.context)
    with PO.open("wb") as file:
        write_po(file, after, sort_output=True, width=110)
    MO.write_bytes(compiled(read()))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    main()
