"""Reconciliation in the back office: bills, the work queue of differences, and where all the money is."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from unfold.decorators import action

from foundation.asking import ask_and_do
from foundation.backoffice import FoundByTypeId, LookOnly, LookOnlyInline, one_of, operator_of, write_money
from foundation.errors import ShopError
from foundation.tasks import enqueue
from market.approvals import facade as approvals
from market.reconciliation import rules
from market.reconciliation.approved import to_fix
from market.reconciliation.days_page import days_page
from market.reconciliation.models import Bill, BillMove, DayProof, Difference, DifferenceMove, Fix
from market.reconciliation.services.ask_provider import ask_provider
from market.reconciliation.services.upload_bill import MOST_BYTES, upload_bill
from market.reconciliation.states import BillState, DifferenceState, Finding, Remedy

REMEDIES = {
    Remedy.ASK_AGAIN: _("Ask the provider again"),
    Remedy.SUSPEND: _("Book it in suspense"),
    Remedy.CORRECT_FEE: _("Book the fee as billed"),
    Remedy.BOOK_RATE: _("Book it as a difference of the rate"),
    Remedy.WRITE_OFF: _("Write it off"),
}


class Parts(LookOnlyInline):
    show_change_link = False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.fields


class BillMoves(Parts):
    model = BillMove
    fields = ("before", "after", "at", "because")


class Proofs(Parts):
    model = DayProof
    fields = ("currency", "ledger_minor", "bill_minor", "parts", "unexplained_minor", "proved_at")


class DifferenceMoves(Parts):
    model = DifferenceMove
    fields = ("before", "after", "at", "because")


class Fixes(Parts):
    model = Fix
    fields = ("remedy", "cause", "by", "at", "because")


class StatementForm(forms.Form):
    provider = forms.CharField(label=_("Account"), max_length=32)
    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}))
    file = forms.FileField(label=_("CSV: at,kind,bank_ref,our_ref,currency,amount,fee"))


@admin.register(Bill)
class BillAdmin(FoundByTypeId, LookOnly):
    id_prefix = "bill"
    list_display = ("day", "provider", "state", "line_count", "matched_count", "tries", "trouble", "imported_at")
    list_filter = (one_of("state", BillState),)
    common: ClassVar[tuple[str, ...]] = ("state",)
    search_help_text = _("A bill's id")
    ordering = ("-day", "provider")
    inlines = (Proofs, BillMoves)
    actions_detail = ("fetch_now",)
    list_before_template = "reconciliation/links.html"

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("days/", view(self.show_days), name="reconciliation_days"),
            path("statement/", view(self.bring_statement), name="reconciliation_statement"),
            *super().get_urls(),
        ]

    def show_days(self, request: HttpRequest) -> HttpResponse:
        """Draw each day's ledger beside its bill, with what lies between; and what waits to be settled."""
        language = "zh-CN" if (get_language() or "").startswith("zh") else "en"
        page = days_page(now=timezone.now(), language=language)
        context = {**self.admin_site.each_context(request), "title": page["words"]["title"], "page": page}
        return render(request, "reconciliation/days.html", context)

    @action(description=_("Ask for it and match it now"), url_path="fetch", permissions=["operate"])
    def fetch_now(self, request: HttpRequest, object_id: str) -> HttpResponse:
        enqueue("reconciliation.fetch_bill", bill_id=object_id)
        messages.success(request, _("A worker does it in a moment"))
        return redirect(reverse("admin:reconciliation_bill_change", args=[object_id]))

    def bring_statement(self, request: HttpRequest) -> HttpResponse:
        """Take a bank's statement in, for accounts whose provider writes no bills."""
        if not self.has_operate_permission(request):
            raise PermissionDenied
        form = StatementForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            said = form.cleaned_data
            assert request.user.pk is not None, "the back office is for people who have signed in"
            try:
                words = said["file"].read(MOST_BYTES + 1)
                bill_id = upload_bill(said["provider"], said["day"], words, by=request.user.pk, now=timezone.now())
            except ShopError as refusal:
                form.add_error(None, str(refusal))
            else:
                enqueue("reconciliation.match_bill", bill_id=str(bill_id))
                return redirect(reverse("admin:reconciliation_bill_change", args=[bill_id]))
        context = {**self.admin_site.each_context(request), "form": form, "title": _("Bring a statement")}
        status = 422 if request.method == "POST" else 200
        return render(request, "reconciliation/upload.html", context, status=status)


class RemedyForm(forms.Form):
    remedy = forms.ChoiceField(label=_("What to do; the suggestion first"))
    because = forms.CharField(label=_("Why"), max_length=200)

    def __init__(self, fitting: tuple[Remedy, ...], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["remedy"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(one.value, REMEDIES[one]) for one in fitting]


@admin.register(Difference)
class DifferenceAdmin(FoundByTypeId, LookOnly):
    id_prefix = "diff"
    list_display = ("day", "provider", "finding", "kind", "delta_shown", "state", "suggestion", "ref")
    list_filter = (one_of("state", DifferenceState), one_of("finding", Finding))
    common: ClassVar[tuple[str, ...]] = ("state", "finding")
    found_whole = ("ref",)
    search_help_text = _("A difference's id; or by what the bill names it")
    ordering = ("-day", "id")
    inlines = (Fixes, DifferenceMoves)
    actions_detail = ("fix",)

    @admin.display(description=_("the provider holds more by"))
    def delta_shown(self, row: Difference) -> str:
        return write_money(row.delta)

    @admin.display(description=_("suggestion"))
    def suggestion(self, row: Difference) -> Any:
        fitting = _fitting(row)
        return REMEDIES[fitting[0]] if fitting else "–"

    @action(description=_("Fix"), url_path="fix", permissions=["operate"])
    def fix(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask what to do and why; above the limit a second operator decides."""
        row = Difference.objects.get(pk=self.opts.pk.to_python(object_id))

        def act(said: dict[str, Any]) -> object:
            remedy = Remedy(said["remedy"])
            if remedy == Remedy.ASK_AGAIN:
                return ask_provider(row.pk, by=operator_of(request), now=timezone.now())
            return approvals.ask_at_desk(to_fix(row, remedy, because=said["because"]), request)

        note = f"{row.provider} · {row.day} · {row.finding} · {write_money(row.delta)}"
        form = RemedyForm(_fitting(row), request.POST or None)
        return ask_and_do(self, request, object_id, form, title=_("Fix"), act=act, note=note)


def _fitting(row: Difference) -> tuple[Remedy, ...]:
    return rules.remedies(
        finding=row.finding,
        state=row.state,
        delta=row.delta_minor,
        kind=row.kind,
        suspended_at=row.suspended_at,
        now=timezone.now(),
    )
