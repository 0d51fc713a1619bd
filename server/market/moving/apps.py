from django.apps import AppConfig


class MovingConfig(AppConfig):
    name = "market.moving"
