"""What people must look at: slips of transfers, and chargebacks."""

from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from unfold.decorators import action

from foundation.asking import ask_and_do
from foundation.backoffice import LookOnly, LookOnlyInline, one_of, write_money
from foundation.money import Money, exponent
from market.media import facade as media
from market.payments.models import Chargeback, ChargebackMove, Slip, SlipMove
from market.payments.services.review_slip import accept_slip, refuse_slip
from market.payments.states import ChargebackState, SlipState


class Parts(LookOnlyInline):
    fields = ("before", "after", "at", "because")
    show_change_link = False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.fields


class SlipMoves(Parts):
    model = SlipMove


class ChargebackMoves(Parts):
    model = ChargebackMove


class ArrivalForm(forms.Form):
    amount = forms.DecimalField(label=_("Amount that arrived"), min_value=Decimal("0.01"), max_digits=14)
    bank_ref = forms.CharField(label=_("The transfer's number on our account"), max_length=64)


class RefusalForm(forms.Form):
    because = forms.CharField(label=_("Why; the payer reads it"), max_length=200)


@admin.register(Slip)
class SlipAdmin(LookOnly):
    list_display = ("payer_name", "money", "state", "submitted_at", "reviewed_at", "bank_ref")
    list_filter = (one_of("state", SlipState),)
    common: ClassVar[tuple[str, ...]] = ("state",)
    found_by = {"slip": "id", "att": "attempt_id"}
    found_whole = ("bank_ref",)
    search_help_text = _("The id of a slip or a visit; or the transfer's number")
    ordering = ("-submitted_at", "id")
    list_select_related = ("attempt",)
    inlines = (SlipMoves,)
    actions_detail = ("accept", "refuse")

    @admin.display(description=_("Amount"))
    def money(self, slip: Slip) -> str:
        return write_money(slip.attempt.amount)

    @action(description=_("The money is there"), url_path="accept", permissions=["operate"])
    def accept(self, request: HttpRequest, object_id: str) -> HttpResponse:
        slip = Slip.objects.select_related("attempt").get(pk=object_id)
        currency = slip.attempt.currency

        def act(said: dict[str, Any]) -> None:
            arrived = Money(currency, int(said["amount"] * 10 ** exponent(currency)))
            accept_slip(
                slip.pk,
                arrived=arrived,
                bank_ref=said["bank_ref"],
                actor_id=request.user.pk,
                now=timezone.now(),
            )

        form = ArrivalForm(request.POST or None)
        shown = media.pictures([slip.picture_id]).get(slip.picture_id)
        return ask_and_do(
            self,
            request,
            object_id,
            form,
            title=_("The money is there"),
            act=act,
            note=f"{slip.payer_name} · {write_money(slip.attempt.amount)}",
            picture=shown.urls["1280"] if shown else "",
        )

    @action(description=_("No such money"), url_path="refuse", permissions=["operate"])
    def refuse(self, request: HttpRequest, object_id: str) -> HttpResponse:
        def act(said: dict[str, Any]) -> None:
            refuse_slip(
                self.opts.pk.to_python(object_id),
                because=said["because"],
                actor_id=request.user.pk,
                now=timezone.now(),
            )

        form = RefusalForm(request.POST or None)
        return ask_and_do(self, request, object_id, form, title=_("No such money"), act=act)


@admin.register(Chargeback)
class ChargebackAdmin(LookOnly):
    list_display = ("provider", "provider_ref", "money", "reason", "state", "opened_at", "closed_at")
    list_filter = (one_of("state", ChargebackState),)
    common: ClassVar[tuple[str, ...]] = ("state",)
    found_by = {"att": "attempt_id"}
    found_whole = ("provider_ref",)
    search_help_text = _("The id of a visit, or the provider's number of the chargeback")
    ordering = ("-opened_at", "id")
    inlines = (ChargebackMoves,)

    @admin.display(description=_("Amount"))
    def money(self, row: Chargeback) -> str:
        return write_money(row.amount)
