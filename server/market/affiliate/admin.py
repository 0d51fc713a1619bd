"""Sharing in the back office: who shared what, what waits for a person, what shops give, and how it spreads."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from unfold.decorators import action

from foundation.asking import ask_and_do
from foundation.backoffice import LookOnly, LookOnlyInline, write_money
from foundation.ids import decode
from foundation.money import exponent
from market.affiliate import approved, rules
from market.affiliate.models import Credit, CreditMove, Plan, Share
from market.affiliate.services.decide_credit import decide_credit
from market.affiliate.spread_page import show_spread
from market.affiliate.types import PlanDraft, Reward
from market.approvals import facade as approvals
from market.catalogue import facade as catalogue
from market.merchants import facade as merchants


class BecauseForm(forms.Form):
    because = forms.CharField(
        label=_("Why"),
        min_length=rules.SHORTEST_REASON,
        max_length=rules.LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


REWARDS = [
    (Reward.COMMISSION.value, _("Commission")),
    (Reward.POINTS.value, _("Points")),
    (Reward.COUPON.value, _("A coupon")),
    (Reward.NONE.value, _("Nothing")),
]


class PlanForm(forms.Form):
    shop = forms.CharField(label=_("Shop"), help_text=_("A shop's id"))
    product = forms.CharField(label=_("Product"), required=False, help_text=_("A product's id; empty: all of the shop"))
    reward = forms.ChoiceField(label=_("Reward"), choices=REWARDS)
    rate = forms.DecimalField(
        label=_("Rate, %"), min_value=Decimal(0), max_value=Decimal(rules.MOST_BPS) / 100, decimal_places=2,
        required=False,
        help_text=_("Of what was paid for the goods, as money or as points: a point is a hundredth of its unit"),
    )  # fmt: skip
    template = forms.CharField(label=_("Coupon"), required=False, help_text=_("The id of a template of the shop"))
    least = forms.DecimalField(
        label=_("At least"), min_value=Decimal(0), max_value=Decimal(10**7), decimal_places=2, required=False,
        help_text=_("Of a coupon: what an order must have brought, and kept"),
    )  # fmt: skip
    because = forms.CharField(
        label=_("Why"),
        min_length=rules.SHORTEST_REASON,
        max_length=rules.LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_shop(self) -> UUID:
        shop_id = _read("shop", self.cleaned_data["shop"])
        if shop_id is None or shop_id not in merchants.shops([shop_id]):
            raise forms.ValidationError(_("There is no such shop"))
        return shop_id

    def clean_product(self) -> UUID | None:
        said = self.cleaned_data["product"]
        if not said:
            return None
        found = _read("prod", said)
        product = catalogue.products([found]).get(found) if found else None
        if product is None or product.shop_id != self.cleaned_data.get("shop"):
            raise forms.ValidationError(_("The shop has no such product"))
        return product.id

    def clean_template(self) -> UUID | None:
        said = self.cleaned_data["template"]
        found = _read("tmpl", said) if said else None
        if said and found is None:
            raise forms.ValidationError(_("The shop has no such coupon"))
        return found

    def draft(self) -> PlanDraft:
        said = self.cleaned_data
        return PlanDraft(
            Reward(said["reward"]),
            int((said["rate"] or 0) * 100),
            said["template"],
            _minor(said["least"] or Decimal(0)),
        )


def _minor(amount: Decimal) -> int:
    return int(amount.scaleb(exponent(settings.CURRENCY)))


def _read(prefix: str, said: str) -> UUID | None:
    try:
        return decode(prefix, said)
    except ValueError:
        return None


class Moves(LookOnlyInline):
    model = CreditMove
    verbose_name_plural = _("what became of it")
    fields = ("at", "before", "after", "because")
    show_change_link = False


@admin.register(Share)
class ShareAdmin(LookOnly):
    list_before_template = "affiliate/to_spread.html"
    list_display = ("code", "subject_kind", "channel", "person_id", "depth", "at")
    found_by = {"pers": "person_id"}
    found_whole = ("code",)
    search_help_text = _("A code, or a person's id")
    ordering = ("-id",)

    def get_urls(self) -> list[URLPattern]:
        spread = path("spread/", self.admin_site.admin_view(self.spread), name="affiliate_spread")
        return [spread, *super().get_urls()]

    def spread(self, request: HttpRequest) -> HttpResponse:
        """Show how word of mouth spreads."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        context: dict[str, Any] = self.admin_site.each_context(request)
        return show_spread(request, {**context, "opts": self.opts}, now=timezone.now())


@admin.register(Credit)
class CreditAdmin(LookOnly):
    list_display = (
        "at",
        "state",
        "is_held",
        "signals",
        "reward",
        "amount_shown",
        "points",
        "order_id",
        "sharer_id",
        "shop_id",
    )
    list_filter = ("is_held",)
    common = ("is_held",)
    found_by = {"ord": "order_id", "pers": "sharer_id"}
    search_help_text = _("An order's id, or the sharer's")
    ordering = ("-id",)
    inlines = (Moves,)
    actions_detail = ("release", "refuse")

    @admin.display(description=_("amount"))
    def amount_shown(self, row: Credit) -> str:
        return write_money(row.amount)

    @action(description=_("Let it go its way"), url_path="release", permissions=["operate"])
    def release(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self._decide(request, object_id, is_released=True, title=_("Let it go its way"))

    @action(description=_("Refuse the reward"), url_path="refuse", permissions=["operate"])
    def refuse(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self._decide(request, object_id, is_released=False, title=_("Refuse the reward"))

    def _decide(self, request: HttpRequest, object_id: str, *, is_released: bool, title: Any) -> HttpResponse:
        operator_id = request.user.pk
        assert operator_id is not None, "the back office asks who comes"

        def act(said: dict[str, Any]) -> None:
            decide_credit(
                credit_id=UUID(str(object_id)),
                is_released=is_released,
                operator_id=operator_id,
                because=said["because"],
                now=timezone.now(),
            )

        return ask_and_do(self, request, object_id, BecauseForm(request.POST or None), title=title, act=act)


@admin.register(Plan)
class PlanAdmin(LookOnly):
    list_display = (
        "shop_id", "product_id", "category_id", "version", "reward", "rate_bps", "template_id", "least_minor",
        "starts_at", "because",
    )  # fmt: skip
    found_by = {"shop": "shop_id"}
    search_help_text = _("A shop's id")
    ordering = ("-id",)
    actions_list = ("set_plan",)

    @action(description=_("Agree upon a reward for sharing"), url_path="set", permissions=["operate"])
    def set_plan(self, request: HttpRequest) -> HttpResponse:
        """Ask for a plan; it begins when a second operator agrees."""

        def act(said: dict[str, Any]) -> object:
            wish = approved.to_set_plan(said["shop"], said["product"], form.draft(), because=said["because"])
            return approvals.ask_at_desk(wish, request)

        form = PlanForm(request.POST or None)
        return ask_and_do(self, request, None, form, title=_("Agree upon a reward for sharing"), act=act)
