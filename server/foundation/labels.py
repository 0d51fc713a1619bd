"""
Names of rooms, models and fields are words of the back office: each is looked up in the reader's language, first as its
room means it (a *share* of the affiliate room is no *share* of a payout), then as anybody does.
"""

from typing import Any

from django.apps import apps
from django.utils.functional import Promise, lazy
from django.utils.translation import gettext, pgettext

OURS = ("market.", "foundation")
LABELS: set[tuple[str, str]] = set()  # Every one, as it stands in the code, with its room's label.


def translate_labels() -> None:
    """Let the names that Django makes of ours ("terms version") be translated. Called once, with all rooms there."""
    for room in apps.get_app_configs():
        if not room.name.startswith(OURS):
            continue
        room.verbose_name = _label(room.verbose_name, room.label)
        for model in room.get_models():
            if "verbose_name_plural" not in model._meta.original_attrs:  # Django puts an "s" behind whatever it is.
                model._meta.verbose_name_plural = str(model._meta.verbose_name_plural)
            model._meta.verbose_name_plural = _label(model._meta.verbose_name_plural, room.label)
            model._meta.verbose_name = _label(model._meta.verbose_name, room.label)
            for field in model._meta.local_fields:
                field.verbose_name = _label(field.verbose_name, room.label)


def _label(name: Any, room: str) -> Any:
    """Return a name that is looked up when it is shown; one that is already, such as Django's own, as it is."""
    if isinstance(name, Promise):
        return name
    LABELS.add((room, str(name)))
    return _looked_up(room, str(name))


def _look_up(room: str, name: str) -> str:
    as_its_room_says = pgettext(room, name)
    return as_its_room_says if as_its_room_says != name else gettext(name)


_looked_up = lazy(_look_up, str)
