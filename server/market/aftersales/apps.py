from django.apps import AppConfig


class AftersalesConfig(AppConfig):
    name = "market.aftersales"
    verbose_name = "Aftersales"
