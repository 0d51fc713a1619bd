"""The house in the back office: dead letters to replay or dismiss, and the audit trail to read."""

from typing import Any

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django.admin import ProcrastinateJobAdmin
from procrastinate.contrib.django.models import ProcrastinateJob

from foundation import audit, outbox
from foundation.backoffice import LongList, LookOnly, one_of
from foundation.models import AuditEntry, Delivery

LETTERS = "letters"  # The queue of what is written to people.


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


admin.site.unregister(ProcrastinateJob)


@admin.register(ProcrastinateJob)
class Jobs(LongList, ProcrastinateJobAdmin):
    """
    The queue, without the library's filters, which look for their values in every row, and without what letters say:
    a letter's link signs its reader in as somebody else, an operator too.
    """

    list_filter = [one_of("status", ["failed"])]
    ordering = ("-id",)

    @admin.display(description=_("arguments"))
    def pretty_args(self, instance: ProcrastinateJob) -> str:
        if instance.queue_name == LETTERS:
            return _("not shown: %(names)s") % {"names": ", ".join(instance.args)}
        shown: str = super().pretty_args(instance)
        return shown


@admin.register(Delivery)
class DeliveryAdmin(LookOnly):
    """News on its way to its handlers. Dead letters wait here for a person."""

    list_display = ("handler", "key", "event", "tries", "next_try_at", "done_at", "dead_at", "error")
    list_filter = (StandingFilter,)
    found_whole = ("key", "handler")
    search_help_text = _("A key or a handler, whole; of news that is not done yet")
    list_select_related = ("event",)
    ordering = ("-id",)
    actions = ("replay", "dismiss")

    def wanted(self, term: str) -> Q:
        return Q(done_at__isnull=True) & super().wanted(term)

    @admin.action(description=_("Replay dead letters"), permissions=["operate"])
    def replay(self, request: HttpRequest, queryset: QuerySet[Delivery]) -> None:
        self._act(request, queryset, "outbox.replay", outbox.replay)

    @admin.action(description=_("Dismiss dead letters, without their effect"), permissions=["operate"])
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
    found_by = {"pers": "actor_id", "shop": "holder_id"}
    found_whole = ("subject", "request_id")
    search_help_text = _("The id of what was changed, of who did it, of the shop, or of the request")
    ordering = ("-at",)
