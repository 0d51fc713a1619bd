"""Orders in the back office: find one, see its whole life, ship it, note its delivery, give its money back."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.validators import DecimalValidator
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from unfold.decorators import action

from foundation import audit
from foundation.asking import ask_and_do
from foundation.backoffice import FoundByTypeId, LookOnly, LookOnlyInline, one_of, operator_of, say_outcome, write_money
from foundation.errors import ShopError
from foundation.ids import encode, uuid7
from foundation.money import Money, exponent
from market.approvals import facade as approvals
from market.approvals.facade import ApprovalState, ApprovalView, Wish
from market.orders import approved
from market.orders.models import Checkout, Order, OrderLine, OrderMove
from market.orders.services.move_parcels import note_delivery, send_parcel
from market.orders.states import OrderState
from market.shipping.facade import carriers


class Lines(LookOnlyInline):
    model = OrderLine
    fields = ("place", "title", "option_text", "quantity", "unit_list_minor", "discount_minor", "payable_minor")
    show_change_link = False


class Moves(LookOnlyInline):
    model = OrderMove
    fields = ("before", "after", "at", "because")
    show_change_link = False


class ShipmentForm(forms.Form):
    carrier = forms.ChoiceField(label=_("Carrier"))
    tracking_no = forms.CharField(label=_("Tracking number"), max_length=40)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["carrier"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(carrier.code, carrier.name.get("zh-CN", carrier.code)) for carrier in carriers()]


class ConcessionForm(forms.Form):
    amount = forms.DecimalField(label=_("Amount; the goods stay with the buyer"), min_value=Decimal(0), max_digits=14)
    because = forms.CharField(label=_("Why"), max_length=200)

    def __init__(self, digits: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["amount"].validators.append(DecimalValidator(14, digits))


@admin.register(Order)
class OrderAdmin(FoundByTypeId, LookOnly):
    id_prefix = "ord"
    list_display = ("outside_id", "state", "kind", "amount", "placed_at", "paid_at")
    list_filter = (one_of("state", OrderState),)
    found_by = {"pers": "person_id", "shop": "shop_id", "chk": "checkout_id"}
    search_help_text = _("An order's, a person's, a shop's or a checkout's id")
    ordering = ("-id",)
    inlines = (Lines, Moves)
    actions = ("mark_delivered", "take_back")
    actions_detail = ("ship", "concede")

    @admin.display(description=_("Total"))
    def amount(self, row: Order) -> str:
        return write_money(row.total)

    @action(description=_("Give money back"), url_path="concede", permissions=["operate"])
    def concede(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask how much and why; above the limit a second operator decides."""
        order = Order.objects.get(pk=self.opts.pk.to_python(object_id))

        def act(said: dict[str, Any]) -> object:
            amount = Money(order.currency, int(said["amount"] * 10 ** exponent(order.currency)))
            return approvals.ask_at_desk(approved.to_concede(order, amount, because=said["because"]), request)

        form = ConcessionForm(exponent(order.currency), request.POST or None)
        title = _("Give money back")
        return ask_and_do(self, request, object_id, form, title=title, act=act, note=self.amount(order))

    @admin.action(description=_("Note as delivered"), permissions=["operate"])
    def mark_delivered(self, request: HttpRequest, queryset: QuerySet[Order]) -> None:
        def deliver(order: Order) -> None:
            note_delivery(order_id=order.pk, now=timezone.now())

        _each(request, queryset, "orders.deliver", deliver)

    @admin.action(description=_("Take back and refund in full"), permissions=["operate"])
    def take_back(self, request: HttpRequest, queryset: QuerySet[Order]) -> None:
        waiting, done, refusals = 0, 0, []
        for order in queryset.order_by("pk"):
            try:
                came_of_it = _ask(request, approved.to_take_back(order, because="taken back by an operator"))
            except ShopError as refusal:
                refusals.append(refusal)
                continue
            is_done = came_of_it.state == ApprovalState.DONE
            waiting, done = waiting + (not is_done), done + is_done
        say_outcome(request, done, refusals)
        if waiting:
            messages.warning(request, _("%(count)s wait for a second operator") % {"count": waiting})

    @action(description=_("Ship"), url_path="ship", permissions=["operate"])
    def ship(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask for the carrier and the number, then hand the parcel over."""
        back = redirect(reverse("admin:orders_order_change", args=[object_id]))
        form = ShipmentForm(request.POST or None)
        if request.method != "POST" or not form.is_valid():
            context = {**self.admin_site.each_context(request), "form": form, "title": _("Ship"), "opts": self.opts}
            return render(request, "orders/ship.html", context)
        try:
            with transaction.atomic():
                send_parcel(
                    Order.objects.lock(self.opts.pk.to_python(object_id)),
                    actor_id=request.user.pk,
                    carrier=form.cleaned_data["carrier"],
                    tracking_no=form.cleaned_data["tracking_no"],
                    now=timezone.now(),
                )
        except ShopError as refusal:
            messages.error(request, str(refusal))
        return back


def _ask(request: HttpRequest, wish: Wish) -> ApprovalView:
    return approvals.ask(wish, asked_by=operator_of(request), key=str(uuid7()), now=timezone.now())


def _each(request: HttpRequest, queryset: QuerySet[Order], action: str, act: Callable[[Order], None]) -> None:
    """Do it to each order on its own, write the audit trail, and say what came of it."""
    done, refusals = 0, []
    for order in queryset.order_by("pk"):
        try:
            with transaction.atomic():
                act(order)
                audit.record(
                    actor_id=request.user.pk,
                    action=action,
                    subject=encode("ord", order.pk),
                    holder_id=order.shop_id,
                    before={"state": order.state},
                )
            done += 1
        except ShopError as refusal:
            refusals.append(refusal)
    say_outcome(request, done, refusals)


@admin.register(Checkout)
class CheckoutAdmin(FoundByTypeId, LookOnly):
    id_prefix = "chk"
    list_display = ("outside_id", "state", "amount", "placed_at", "pay_by")
    found_by = {"pers": "person_id"}
    search_help_text = _("A checkout's or a person's id")
    ordering = ("-id",)

    @admin.display(description=_("Total"))
    def amount(self, row: Checkout) -> str:
        return write_money(Money(row.currency, row.total_minor))
