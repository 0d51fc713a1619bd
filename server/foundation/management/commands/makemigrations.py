"""Django's makemigrations, writing a state as its plain word, so that a migration imports no code that may move on."""

from enum import StrEnum
from typing import Any

from django.core.management.commands import makemigrations
from django.db.migrations.serializer import BaseSerializer, Serializer


class PlainWord(BaseSerializer):
    def serialize(self) -> tuple[str, set[str]]:
        return repr(self.value.value), set()


class Command(makemigrations.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        # Before Django's own rule for enums, and the first that fits is taken.
        Serializer._registry = {StrEnum: PlainWord, **Serializer._registry}  # type: ignore[attr-defined]
        super().handle(*args, **options)
