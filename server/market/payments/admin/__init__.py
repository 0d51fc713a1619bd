"""The back office of payments: money coming and going, and what people do by hand."""

from market.payments.admin import hands, money, providers, shares

__all__ = ["hands", "money", "providers", "shares"]
