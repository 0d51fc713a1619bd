from django.apps import AppConfig


class InsightConfig(AppConfig):
    name = "market.insight"
    verbose_name = "Insight"
