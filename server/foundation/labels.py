"""Names of rooms, models and fields are words of the back office: each is looked up in the reader's language."""

from typing import Any

from django.apps import apps
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

OURS = ("market.", "foundation")
LABELS: set[str] = set()  # Every one, as it stands in the code.


def translate_labels() -> None:
    """Let the names that Django makes of ours ("terms version") be translated. Called once, with all rooms there."""
    for room in apps.get_app_configs():
        if not room.name.startswith(OURS):
            continue
        room.verbose_name = _label(room.verbose_name)
        for model in room.get_models():
            if "verbose_name_plural" not in model._meta.original_attrs:  # Django puts an "s" behind whatever it is.
                model._meta.verbose_name_plural = str(model._meta.verbose_name_plural)
            model._meta.verbose_name_plural = _label(model._meta.verbose_name_plural)
            model._meta.verbose_name = _label(model._meta.verbose_name)
            for field in model._meta.local_fields:
                field.verbose_name = _label(field.verbose_name)


def _label(name: Any) -> Any:
    """Return a name that is looked up when it is shown; one that is already, such as Django's own, as it is."""
    if isinstance(name, Promise):
        return name
    LABELS.add(str(name))
    return gettext_lazy(str(name))
