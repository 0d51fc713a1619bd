from django.apps import AppConfig


class SettlementConfig(AppConfig):
    name = "market.settlement"
    verbose_name = "Settlement"
