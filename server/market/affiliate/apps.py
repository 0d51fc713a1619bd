from django.apps import AppConfig


class AffiliateConfig(AppConfig):
    name = "market.affiliate"
    verbose_name = "Sharing"
