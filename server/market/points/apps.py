from django.apps import AppConfig


class PointsConfig(AppConfig):
    name = "market.points"
    verbose_name = "Points"
