"""How providers have been doing, minute by minute."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from foundation.backoffice import LookOnly
from market.payments.models import ProviderMinute


@admin.register(ProviderMinute)
class ProviderMinuteAdmin(LookOnly):
    list_display = ("minute", "provider", "operation", "answered", "unclear", "share", "average_ms", "slowest_ms")
    ordering = ("-minute", "id")

    @admin.display(description=_("answered, %"))
    def share(self, row: ProviderMinute) -> str:
        return f"{100 * row.answered / (row.answered + row.unclear):.0f}"

    @admin.display(description=_("average, ms"))
    def average_ms(self, row: ProviderMinute) -> int:
        return round(row.busy_ms / (row.answered + row.unclear))
