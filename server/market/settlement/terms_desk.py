"""By what terms shops sell, in the back office: to look at, and to agree upon others. Two operators change them."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from unfold.decorators import action

from foundation.asking import ask_and_do
from foundation.backoffice import LookOnly
from market.approvals import facade as approvals
from market.catalogue import facade as catalogue
from market.settlement import approved, rules
from market.settlement.errors import TermsMakeNoSense
from market.settlement.models import Terms
from market.settlement.shop_field import ShopField
from market.settlement.types import Conditions, Rhythm

RATES = ("commission_bps", "technical_bps", "payment_bps", "reserve_bps")


def _rate(label: Any = None) -> forms.DecimalField:
    return forms.DecimalField(label=label, min_value=Decimal(0), max_value=Decimal(100), decimal_places=2)


class TermsForm(forms.Form):
    """Rates are typed in percent."""

    shop = ShopField(
        label=_("Shop"),
        required=False,
        help_text=_("A shop's id, to agree upon terms of its own; empty: whose terms these are"),
    )
    commission_bps = _rate(_("Commission, %"))
    commission_by_category = forms.CharField(
        label=_("Commission by category, %"),
        required=False,
        help_text=_("A category and its rate on each line: fresh-fruit 2.5. The nearest category decides"),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    technical_bps = _rate(_("Technical fee, %"))
    payment_bps = _rate(_("Payment fee, %"))
    reserve_bps = _rate(_("Reserve, %"))
    reserve_days = forms.IntegerField(label=_("Reserve, days"), min_value=0, max_value=rules.LONGEST_RESERVE_DAYS)
    tier_days = forms.TypedChoiceField(
        label=_("Settled so many days after delivery"), coerce=int, choices=[(one, one) for one in rules.TIERS]
    )
    rhythm = forms.ChoiceField(
        label=_("Statements"), choices=[(Rhythm.DAILY.value, _("daily")), (Rhythm.WEEKLY.value, _("weekly"))]
    )
    because = forms.CharField(
        label=_("Why"),
        min_length=rules.SHORTEST_REASON,
        max_length=approvals.LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    @classmethod
    def of(cls, conditions: Conditions) -> dict[str, Any]:
        """Return what a form that asks for these would have been filled in with."""
        slugs = {one.id: one.slug for one in catalogue.categories()}
        by_category = conditions.commission_by_category.items()
        return {
            **conditions.as_json(),
            **{name: _percent(getattr(conditions, name)) for name in RATES},
            "commission_by_category": "\n".join(f"{slugs[one]} {_percent(bps)}" for one, bps in by_category),
        }

    def clean_commission_by_category(self) -> dict[UUID, int]:
        ids = {one.slug: one.id for one in catalogue.categories()}
        rate = _rate()
        found = {}
        for line in self.cleaned_data["commission_by_category"].splitlines():
            slug, _space, percent = line.strip().partition(" ")
            if not slug:
                continue
            if slug not in ids:
                raise forms.ValidationError(_("There is no category %(slug)s"), params={"slug": slug})
            found[ids[slug]] = int(rate.clean(percent) * 100)
        return found

    def clean(self) -> dict[str, Any]:
        """Refuse rates that are each possible and together leave nothing, beside the field that is too large."""
        if not self.errors:
            try:
                rules.check_conditions(self.conditions())
            except TermsMakeNoSense as refusal:
                too_much = _("With the other rates this leaves a shop nothing")
                self.add_error(refusal.field, forms.ValidationError(too_much))
        return self.cleaned_data

    def conditions(self) -> Conditions:
        said = self.cleaned_data
        return Conditions(
            **{name: int(said[name] * 100) for name in RATES},
            reserve_days=said["reserve_days"],
            tier_days=said["tier_days"],
            rhythm=Rhythm(said["rhythm"]),
            commission_by_category=said["commission_by_category"],
        )


def _percent(bps: int) -> Decimal:
    return Decimal(bps) / 100


class TermsAdmin(LookOnly):
    list_display = (
        "shop_id", "version", "starts_at", "commission_bps", "technical_bps", "payment_bps", "reserve_bps",
        "reserve_days", "tier_days", "rhythm",
    )  # fmt: skip
    found_by = {"shop": "shop_id"}
    search_help_text = _("A shop's id; the house's own terms have none")
    ordering = ("-id",)
    actions_detail = ("change_terms",)

    @action(description=_("Agree upon others"), url_path="terms", permissions=["operate"])
    def change_terms(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask for the next version, of this side or of a shop; a second operator agrees before it holds."""
        row = get_object_or_404(Terms, pk=self.opts.pk.to_python(object_id))
        form = TermsForm(request.POST or None, initial=TermsForm.of(row.view().conditions))

        def act(said: dict[str, Any]) -> object:
            wish = approved.to_set_terms(said["shop"] or row.shop_id, form.conditions(), because=said["because"])
            return approvals.ask_at_desk(wish, request)

        note = f"{rules.whose_terms(row.shop_id)} · {row.version}"
        return ask_and_do(self, request, object_id, form, title=_("Agree upon others"), act=act, note=note)
