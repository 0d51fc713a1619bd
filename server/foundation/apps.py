from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class FoundationConfig(AppConfig):
    name = "foundation"

    def ready(self) -> None:
        autodiscover_modules("handlers")  # Every room's ears, before the first news is told.
