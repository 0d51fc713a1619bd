"""Group buying in the back office: make and change offers, start and stop them, look into teams, close one."""

from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from unfold.decorators import action

from foundation.backoffice import FoundByTypeId, LookOnly, LookOnlyInline, one_of, say_outcome
from foundation.errors import ShopError
from foundation.ids import decode, encode
from foundation.money import Money, exponent
from market.groupbuy.errors import BadActivity
from market.groupbuy.models import Activity, ActivityMove, ActivityPrice, Seat, Team, TeamMove
from market.groupbuy.rules import check_terms
from market.groupbuy.services.close_team import close_team
from market.groupbuy.services.create_activity import create_activity
from market.groupbuy.services.edit_activity import edit_activity
from market.groupbuy.services.start_activity import start_activity
from market.groupbuy.services.stop_activity import stop_activity
from market.groupbuy.states import ActivityState, TeamState
from market.groupbuy.types import OfferPrice, Terms

TERMS = tuple(Terms.__dataclass_fields__)


class Prices(LookOnlyInline):
    model = ActivityPrice
    fields = ("sku_id", "price_minor", "leader_price_minor", "quota_total", "quota_left")
    show_change_link = False


class ActivityMoves(LookOnlyInline):
    model = ActivityMove
    fields = ("before", "after", "at", "because")
    show_change_link = False


class ActivityForm(forms.ModelForm):
    """The terms of an offer, with its prices as lines."""

    product = forms.CharField(label=_("Product"), help_text=_("prod_…"))
    prices = forms.CharField(
        label=_("Prices"),
        widget=forms.Textarea(attrs={"rows": 6, "cols": 80}),
        required=False,
        help_text=_(
            "One line per SKU: sku_… price quota, and the leader's price if it differs: sku_01… 49.90 500 39.90"
        ),
    )

    class Meta:
        model = Activity
        fields = TERMS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.created_at is not None:
            self.fields["product"].initial = encode("prod", self.instance.product_id)
            self.fields["product"].disabled = True
        else:
            self.fields["prices"].required = True

    def clean_product(self) -> UUID:
        try:
            return decode("prod", str(self.cleaned_data["product"]).strip())
        except ValueError as wrong:
            raise forms.ValidationError(str(wrong)) from wrong

    def clean_prices(self) -> list[OfferPrice]:
        lines = str(self.cleaned_data["prices"]).splitlines()
        return [_price(line) for line in lines if line.strip()]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if all(name in cleaned for name in TERMS):
            try:
                check_terms(self.terms())
            except BadActivity as refusal:
                self.add_error(refusal.field, _("This is out of range."))
        return cleaned

    def terms(self) -> Terms:
        return Terms(**{name: self.cleaned_data[name] for name in TERMS})


def _price(line: str) -> OfferPrice:
    try:
        sku, price, quota, *leader = line.split()
        return OfferPrice(
            decode("sku", sku), _money(price), int(quota), leader_price=_money(leader[0]) if leader else None
        )
    except (ValueError, InvalidOperation) as wrong:
        raise forms.ValidationError(_("Cannot read: %(line)s"), params={"line": line}) from wrong


def _money(text: str) -> Money:
    minor = Decimal(text).scaleb(exponent(settings.CURRENCY))
    if minor != minor.to_integral_value():
        raise ValueError("more digits than the currency has")
    return Money(settings.CURRENCY, int(minor))


@admin.register(Activity)
class ActivityAdmin(FoundByTypeId):
    id_prefix = "act"
    form = ActivityForm
    list_display = ("outside_id", "state", "product_id", "team_size", "starts_at", "ends_at", "per_person")
    list_filter = (one_of("state", ActivityState),)
    found_by = {"prod": "product_id", "shop": "shop_id"}
    found_whole = ("source_key",)
    search_help_text = _("An activity's, a product's or a shop's id")
    ordering = ("-id",)
    inlines = (Prices, ActivityMoves)
    actions = ("start", "stop")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Activity, form: ActivityForm, change: bool) -> None:
        """Write through the services; what they refuse is said, and nothing is written."""
        now, terms, prices = timezone.now(), form.terms(), form.cleaned_data["prices"]
        try:
            if change:
                edit_activity(obj.pk, terms=terms, prices=prices, actor_id=request.user.pk, now=now)
            else:
                view = create_activity(
                    product_id=form.cleaned_data["product"],
                    prices=prices,
                    now=now,
                    start=False,
                    actor_id=request.user.pk,
                    **terms.as_columns(),
                )
                obj.pk = view.id
                obj.refresh_from_db()
        except ShopError as refusal:
            request.META["groupbuy.refused"] = True
            messages.error(request, str(refusal))

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """The services have written everything."""

    def construct_change_message(self, request: HttpRequest, form: Any, formsets: Any, add: bool = False) -> Any:
        return super().construct_change_message(request, form, [], add)

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        return None if "groupbuy.refused" in request.META else super().log_addition(request, obj, message)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        return None if "groupbuy.refused" in request.META else super().log_change(request, obj, message)

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: str | None = None) -> HttpResponse:
        if "groupbuy.refused" in request.META:
            return redirect(reverse("admin:groupbuy_activity_add"))
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        if "groupbuy.refused" in request.META:
            return redirect(reverse("admin:groupbuy_activity_change", args=[obj.pk]))
        return super().response_change(request, obj)

    @admin.action(description=_("Start: teams can be opened"), permissions=["operate"])
    def start(self, request: HttpRequest, queryset: QuerySet[Activity]) -> None:
        done, refusals = 0, []
        for row in queryset.order_by("pk"):
            try:
                start_activity(row.pk, actor_id=request.user.pk, now=timezone.now())
                done += 1
            except ShopError as refusal:
                refusals.append(refusal)
        say_outcome(request, done, refusals)

    @admin.action(description=_("Stop: no new teams; open ones live on"), permissions=["operate"])
    def stop(self, request: HttpRequest, queryset: QuerySet[Activity]) -> None:
        done, refusals = 0, []
        for row in queryset.order_by("pk"):
            try:
                stop_activity(row.pk, actor_id=request.user.pk, because="stopped by an operator", now=timezone.now())
                done += 1
            except ShopError as refusal:
                refusals.append(refusal)
        say_outcome(request, done, refusals)


class Seats(LookOnlyInline):
    model = Seat
    fields = ("seat_no", "state", "person_id", "order_id", "sku_id", "quantity", "hold_until", "paid_at", "inviter_id")
    ordering = ("seat_no", "id")
    show_change_link = False


class TeamMoves(LookOnlyInline):
    model = TeamMove
    fields = ("before", "after", "at", "because")
    show_change_link = False


class CloseForm(forms.Form):
    because = forms.CharField(label=_("Why"), max_length=200)


@admin.register(Team)
class TeamAdmin(FoundByTypeId, LookOnly):
    id_prefix = "team"
    list_display = ("outside_id", "state", "size", "paid", "reserved", "product_id", "leader_id", "closes_at")
    list_filter = (one_of("state", TeamState),)
    found_by = {"prod": "product_id"}
    search_help_text = _("The id of a team, of an order or a person in it, or of a product")
    ordering = ("-id",)
    inlines = (Seats, TeamMoves)
    actions_detail = ("close",)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        for prefix, column in (("ord", "order_id"), ("pers", "person_id")):
            try:
                seats = Seat.objects.filter(**{column: decode(prefix, search_term.strip())})
            except ValueError:
                continue
            return queryset.filter(pk__in=seats.values("team_id")), False
        return super().get_search_results(request, queryset, search_term)

    @action(description=_("Close and refund"), url_path="close", permissions=["operate"])
    def close(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask why, then fail the team."""
        back = redirect(reverse("admin:groupbuy_team_change", args=[object_id]))
        form = CloseForm(request.POST or None)
        if request.method != "POST" or not form.is_valid():
            title = _("Close the team and refund")
            context = {**self.admin_site.each_context(request), "form": form, "title": title, "opts": self.opts}
            return render(request, "groupbuy/close_team.html", context)
        try:
            close_team(
                self.opts.pk.to_python(object_id),
                actor_id=request.user.pk,
                because=form.cleaned_data["because"],
                now=timezone.now(),
            )
        except ShopError as refusal:
            messages.error(request, str(refusal))
        return back
