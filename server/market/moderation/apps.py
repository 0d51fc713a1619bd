from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class ModerationConfig(AppConfig):
    name = "market.moderation"
    verbose_name = "Moderation"

    def ready(self) -> None:
        autodiscover_modules("reported")  # How each room's own is looked at when somebody reports it.
