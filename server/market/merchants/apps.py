from django.apps import AppConfig


class MerchantsConfig(AppConfig):
    name = "market.merchants"

    def ready(self) -> None:
        from foundation import access
        from market.merchants.queries import permissions_of

        access.register(permissions_of)
