from django.apps import AppConfig


class CouponsConfig(AppConfig):
    name = "market.coupons"
    verbose_name = "Coupons"
