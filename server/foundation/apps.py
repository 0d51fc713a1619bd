from importlib import import_module

from django.apps import AppConfig
from django.conf import settings
from django.utils.module_loading import autodiscover_modules

from foundation.labels import translate_labels


class FoundationConfig(AppConfig):
    name = "foundation"

    def ready(self) -> None:
        translate_labels()
        autodiscover_modules("handlers")  # Every room's ears, before the first news is told.
        if settings.AMQP_URL:
            import_module("foundation.outbox.by_broker").take_over()
