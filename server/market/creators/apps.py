from django.apps import AppConfig


class CreatorsConfig(AppConfig):
    name = "market.creators"
    verbose_name = "Creators' numbers"
