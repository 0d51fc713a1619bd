"""What every table of the house keeps to, and a stock linter cannot say."""

import re
from collections.abc import Iterator

from django.apps import apps
from django.db import models

OURS = ("market.", "foundation", "demo", "imports")


def our_models() -> Iterator[type[models.Model]]:
    for model in apps.get_models(include_auto_created=True):
        if apps.get_app_config(model._meta.app_label).name.startswith(OURS):
            yield model


def our_fields(*kinds: type[models.Field]) -> Iterator[tuple[type[models.Model], models.Field]]:
    """Name the columns we chose ourselves; what Django's own base classes bring along is theirs."""
    for model in our_models():
        given = {
            field.name
            for base in model.__mro__
            if base.__module__.startswith("django.") and hasattr(base, "_meta")
            for field in base._meta.local_fields
        }
        for field in model._meta.local_fields:
            if isinstance(field, kinds or models.Field) and field.name not in given:
                yield model, field


def named(model: type[models.Model], field: models.Field) -> str:
    return f"{model._meta.label}.{field.name}"


def checked_columns(model: type[models.Model]) -> set[str]:
    """The columns that a CHECK of this table speaks about."""
    found: set[str] = set()
    for constraint in model._meta.constraints:
        if isinstance(constraint, models.CheckConstraint):
            found |= {str(child[0]).split("__")[0] for child in leaves(constraint.condition)}
    return found


def leaves(condition: object) -> Iterator[tuple[str, object]]:
    for child in getattr(condition, "children", []):
        if isinstance(child, tuple):
            yield child
        else:
            yield from leaves(child)


def test_foreign_keys_stay_inside_their_room():
    strays = [
        f"{named(model, field)} -> {goal._meta.label}"
        for model, field in our_fields(models.ForeignKey)
        if (goal := field.related_model) is not None
        and goal._meta.app_label != model._meta.app_label
        and not model._meta.auto_created
    ]
    assert strays == []


def test_a_state_is_one_the_database_knows():
    free = [
        named(model, field)
        for model, field in our_fields(models.CharField, models.TextField)
        if field.name == "state" and "state" not in checked_columns(model)
    ]
    assert free == []


# Keys to sort and filter by, all in the one currency of the market; what is shown comes from pricing.
SORT_KEYS = {"search.Entry", "storefront.Shelf"}
# A weight that ranks, and a measure such as 15.6 inches: compared, and never summed up.
MEASURES = {
    "search.Entry.quality", "search.Label.number", "search.FoundNote.love",
    "media.Video.loudness_lufs", "media.Video.dark_share",
    "feed.FeedNote.love", "feed.FeedNote.care", "feed.FeedNote.hot", "feed.Walk.reached_hot",
}  # fmt: skip


def has_currency(model: type[models.Model]) -> bool:
    """Say whether a row knows its currency: itself, or through the row it is a part of."""
    wholes = [key.related_model for key in model._meta.local_fields if isinstance(key, models.ForeignKey)]
    itself = any(field.name.endswith("currency") for field in model._meta.local_fields)
    return itself or any(has_currency(whole) for whole in wholes if whole is not model)


def test_money_is_whole_minor_units_with_a_currency_beside_it():
    """Beside it, or in the row it is a part of: the lines of an order are in the order's currency."""
    wrong = []
    for model, field in our_fields():
        if field.name.endswith("_minor") and not isinstance(field, models.JSONField):
            if not isinstance(field, models.BigIntegerField):
                wrong.append(f"{named(model, field)} is no bigint")
            if not has_currency(model) and model._meta.label not in SORT_KEYS:
                wrong.append(f"{named(model, field)} has no currency beside it")
    assert wrong == []


def test_nothing_is_counted_in_floats_or_decimals():
    assert {named(*found) for found in our_fields(models.FloatField, models.DecimalField)} == MEASURES


INSTANT = re.compile(r"(.+_)?(at|by|until|since)|minute")  # pay_by and hold_until are deadlines, since begins a period


def test_instants_are_named_as_instants_and_days_are_not():
    fields = list(our_fields(models.DateField))
    instants = [named(m, f) for m, f in fields if isinstance(f, models.DateTimeField) and not INSTANT.fullmatch(f.name)]
    days = [named(m, f) for m, f in fields if not isinstance(f, models.DateTimeField) and f.name.endswith("_at")]
    assert (instants, days) == ([], [])


def test_tables_are_named_after_their_room():
    assert [
        model._meta.db_table
        for model in our_models()
        if not model._meta.db_table.startswith(f"{model._meta.app_label}_")
    ] == []


def test_guards_of_the_database_are_named_after_their_room():
    """A refused row names the guard, and the guard names the room to look in."""
    nameless = [
        f"{model._meta.label}: {constraint.name}"
        for model in our_models()
        for constraint in model._meta.constraints
        if model.__module__.startswith("market.")
        if not constraint.name.startswith(f"{model._meta.app_label}_")
    ]
    assert nameless == []
