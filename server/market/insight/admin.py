"""The money dashboard in the back office, and the figures that it is drawn from."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.backoffice import LookOnly, write_money
from market.insight.board_page import show_board
from market.insight.models import Standing


@admin.register(Standing)
class StandingAdmin(LookOnly):
    list_before_template = "insight/to_board.html"
    list_display = ("day", "currency", "party", "provider", "purpose", "money", "taken_at")
    ordering = ("-day", "-currency", "-party", "-provider", "-purpose")  # By the one index there is.

    @admin.display(description=_("Amount"))
    def money(self, row: Standing) -> str:
        return write_money(row.amount)

    def get_urls(self) -> list[URLPattern]:
        board = path("board/", self.admin_site.admin_view(self.board), name="insight_board")
        return [board, *super().get_urls()]

    def board(self, request: HttpRequest) -> HttpResponse:
        """Show where the money is and what waits."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        context: dict[str, Any] = self.admin_site.each_context(request)
        return show_board(request, {**context, "opts": self.opts}, now=timezone.now())
