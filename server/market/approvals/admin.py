"""What waits for a second pair of eyes: look, then grant or refuse."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from unfold.decorators import action

from foundation.asking import ask_and_do
from foundation.backoffice import FoundByTypeId, LookOnly, LookOnlyInline, one_of, write_money
from foundation.words import say
from market.approvals import rules
from market.approvals.acts import ACTS
from market.approvals.models import Approval, ApprovalMove
from market.approvals.services.grant import grant
from market.approvals.services.refuse import refuse
from market.approvals.services.withdraw import withdraw
from market.approvals.states import ApprovalState
from market.approvals.types import ApprovalView


class Moves(LookOnlyInline):
    model = ApprovalMove
    verbose_name_plural = _("what became of it")
    fields = ("at", "by", "before", "after", "because")
    show_change_link = False


class ReasonForm(forms.Form):
    because = forms.CharField(label=_("Why"), max_length=rules.LONGEST_REASON, widget=forms.Textarea(attrs={"rows": 3}))


@admin.register(Approval)
class ApprovalAdmin(FoundByTypeId, LookOnly):
    id_prefix = "appr"
    list_display = ("outside_id", "what", "money", "subject", "state", "asked_by", "asked_at", "expires_at")
    list_filter = (one_of("state", ApprovalState),)
    found_by = {"pers": "asked_by"}
    found_whole = ("subject",)
    search_help_text = _("An approval's id, who asked for it, or the id of what it is about")
    ordering = ("-id",)
    fields = (
        "what", "money", "subject", "facts", "because", "asked_by", "asked_at", "expires_at", "state", "decided_by",
        "decided_at",
    )  # fmt: skip
    readonly_fields = ("what", "money", "facts")
    inlines = (Moves,)
    actions_detail = ("grant", "refuse", "withdraw")

    @admin.display(description=_("what"))
    def what(self, row: Approval) -> str:
        known = ACTS.get(row.act)
        return say(known.title, "zh-CN" if (get_language() or "").startswith("zh") else "en") if known else row.act

    @admin.display(description=_("Amount"))
    def money(self, row: Approval) -> str:
        return write_money(row.amount)

    @admin.display(description=_("what exactly"))
    def facts(self, row: Approval) -> SafeString:
        return format_html_join("", "<div>{}: {}</div>", sorted(row.payload.items()))

    @action(description=_("Grant"), url_path="grant", permissions=["operate"])
    def grant(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self._decide(request, object_id, grant, title=_("Grant"))

    @action(description=_("Refuse"), url_path="refuse", permissions=["operate"])
    def refuse(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self._decide(request, object_id, refuse, title=_("Refuse"))

    @action(description=_("Withdraw"), url_path="withdraw", permissions=["operate"])
    def withdraw(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self._decide(request, object_id, withdraw, title=_("Withdraw"))

    def _decide(
        self, request: HttpRequest, object_id: str, service: Callable[..., ApprovalView], *, title: Any
    ) -> HttpResponse:
        row = Approval.objects.get(pk=self.opts.pk.to_python(object_id))

        def act(said: dict[str, Any]) -> None:
            service(row.pk, by=request.user.pk, because=said["because"], now=timezone.now())

        note = f"{self.what(row)} · {self.money(row)} · {row.subject}"
        return ask_and_do(self, request, object_id, ReasonForm(request.POST or None), title=title, act=act, note=note)
