"""The house in the back office: dead letters to replay or dismiss, and the audit trail to read."""

from typing import Any

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation import audit, outbox
from foundation.backoffice import LookOnly
from foundation.models import AuditEntry, Delivery


class StandingFilter(admin.SimpleListFilter):
    title = _("standing")
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: object) -> list[tuple[str, Any]]:
        return [("dead", _("dead letters")), ("waiting", _("waiting")), ("done", _("done"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Delivery]) -> QuerySet[Delivery]:
        match self.value():
            case "dead":
                return queryset.filter(dead_at__isnull=False, done_at__isnull=True)
            case "waiting":
                return queryset.filter(dead_at__isnull=True, done_at__isnull=True)
            case "done":
                return queryset.filter(done_at__isnull=False)
        return queryset


@admin.register(Delivery)
class DeliveryAdmin(LookOnly):
    """News on its way to its handlers. Dead letters wait here for a person."""

    list_display = ("handler", "key", "event", "tries", "next_try_at", "done_at", "dead_at", "error")
    list_filter = (StandingFilter, "handler")
    search_fields = ("key", "handler")
    list_select_related = ("event",)
    ordering = ("-id",)
    actions = ("replay", "dismiss")

    @admin.action(description=_("Replay dead letters"))
    def replay(self, request: HttpRequest, queryset: QuerySet[Delivery]) -> None:
        self._act(request, queryset, "outbox.replay", outbox.replay)

    @admin.action(description=_("Dismiss dead letters, without their effect"))
    def dismiss(self, request: HttpRequest, queryset: QuerySet[Delivery]) -> None:
        self._act(request, queryset, "outbox.dismiss", outbox.dismiss)

    def _act(self, request: HttpRequest, queryset: QuerySet[Delivery], action: str, act: outbox.Mending) -> None:
        ids = list(queryset.values_list("pk", flat=True))
        with transaction.atomic():
            count = act(ids, now=timezone.now())
            audit.record(actor_id=request.user.pk, action=action, subject=",".join(map(str, ids[:50])))
        messages.success(request, f"{count} / {len(ids)}")


@admin.register(AuditEntry)
class AuditEntryAdmin(LookOnly):
    list_display = ("at", "action", "subject", "actor_id", "holder_id", "because")
    list_filter = ("action",)
    search_fields = ("subject", "actor_id", "holder_id", "request_id")
    ordering = ("-at",)
