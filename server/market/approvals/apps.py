from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class ApprovalsConfig(AppConfig):
    name = "market.approvals"
    verbose_name = "Approvals"

    def ready(self) -> None:
        autodiscover_modules("approved")  # What each room does once it is approved.
