"""
Titles that buyers keep, invoices with their lines, and the papers. Locks go: the blue invoice, then its red ones.
What was composed never changes; what goes back has a red invoice of its own.
"""

from datetime import datetime
from typing import Self
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from foundation.ids import uuid7
from foundation.money import Money
from market.invoices.errors import InvoiceNotFound
from market.invoices.rules import LONGEST_NAME
from market.invoices.states import INVOICE, InvoiceState
from market.invoices.types import InvoiceLineView, InvoiceView, Title, TitleKind, TitleView

STATES = [state.value for state in InvoiceState]  # Plain words, so that migrations import nothing of ours.
KINDS = [kind.value for kind in TitleKind]


class TitleEntry(models.Model):
    """One entry of a buyer's book of titles."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person_id = models.UUIDField()
    kind = models.CharField(max_length=8)
    name = models.CharField(max_length=LONGEST_NAME)
    tax_id = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person_id", "kind", "name", "tax_id"], name="invoices_title_once"),
            models.CheckConstraint(name="invoices_title_kind_known", condition=Q(kind__in=KINDS)),
        ]

    def view(self) -> TitleView:
        return TitleView(self.id, Title(TitleKind(self.kind), self.name, self.tax_id))


class InvoiceQuerySet(models.QuerySet["Invoice"]):
    def lock(self, invoice_id: UUID) -> "Invoice":
        """:raises InvoiceNotFound:"""
        try:
            return self.select_for_update(of=("self",)).get(pk=invoice_id)
        except Invoice.DoesNotExist:
            raise InvoiceNotFound from None

    def blue_of(self, order_id: UUID) -> Self:
        return self.filter(order_id=order_id, blue__isnull=True).exclude(state__in=["withdrawn", "void"])


class Invoice(models.Model):
    """One invoice of one order: blue, or red for what of it went back."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    order_id = models.UUIDField()
    person_id = models.UUIDField()
    shop_id = models.UUIDField()
    blue = models.ForeignKey("self", models.PROTECT, null=True, related_name="reds")
    title_kind = models.CharField(max_length=8)
    title_name = models.CharField(max_length=LONGEST_NAME)
    title_tax_id = models.CharField(max_length=20, blank=True)
    state = models.CharField(max_length=12, default=INVOICE.start.value)
    currency = models.CharField(max_length=3)
    gross_minor = models.BigIntegerField(default=0)
    tax_minor = models.BigIntegerField(default=0)
    reversed_minor = models.BigIntegerField(default=0)
    issuer = models.CharField(max_length=20, blank=True)
    number = models.CharField(max_length=40, blank=True)
    is_official = models.BooleanField(default=False)
    requested_at = models.DateTimeField()
    issued_at = models.DateTimeField(null=True)
    next_try_at = models.DateTimeField(null=True)  # Null: nothing is to be done now.
    tries = models.PositiveIntegerField(default=0)
    trouble = models.CharField(max_length=200, blank=True)

    objects = InvoiceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="invoices_invoice_state_known", condition=Q(state__in=STATES)),
            models.UniqueConstraint(
                fields=["order_id"],
                name="invoices_one_blue_per_order",
                condition=Q(blue__isnull=True) & ~Q(state__in=["withdrawn", "void"]),
            ),
            models.UniqueConstraint(fields=["issuer", "number"], name="invoices_number_once", condition=~Q(number="")),
            models.CheckConstraint(
                name="invoices_issued_has_its_number",
                condition=~Q(state="issued") | (~Q(number="") & Q(issued_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="invoices_never_reversed_beyond_itself",
                condition=Q(reversed_minor__gte=0, reversed_minor__lte=F("gross_minor")),
            ),
            models.CheckConstraint(
                name="invoices_tax_within_gross", condition=Q(tax_minor__gte=0, tax_minor__lte=F("gross_minor"))
            ),
            models.CheckConstraint(
                name="invoices_red_takes_something_back", condition=Q(blue__isnull=True) | Q(gross_minor__gt=0)
            ),
        ]
        indexes = [
            models.Index(fields=["person_id", "-id"], name="invoices_of_person"),
            models.Index(fields=["shop_id", "-id"], name="invoices_of_shop"),
            models.Index(fields=["order_id"], name="invoices_of_order"),
            models.Index(fields=["next_try_at"], name="invoices_due", condition=Q(next_try_at__isnull=False)),
            models.Index(fields=["state", "-id"], name="invoices_by_state"),
        ]

    def money(self, minor: int) -> Money:
        return Money(self.currency, minor)

    def move_to(self, after: InvoiceState, *, now: datetime, because: str) -> None:
        """The only line of code that writes `state`. :raises IllegalMove:"""
        INVOICE.require(InvoiceState(self.state), after)
        self.moves.create(before=self.state, after=after, at=now, because=because)
        self.state = after
        self.save()

    def view(self) -> InvoiceView:
        return InvoiceView(
            id=self.id,
            order_id=self.order_id,
            person_id=self.person_id,
            shop_id=self.shop_id,
            blue_id=self.blue_id,
            state=InvoiceState(self.state),
            title=Title(TitleKind(self.title_kind), self.title_name, self.title_tax_id),
            gross=self.money(self.gross_minor),
            tax=self.money(self.tax_minor),
            reversed=self.money(self.reversed_minor),
            number=self.number,
            requested_at=self.requested_at,
            issued_at=self.issued_at,
            lines=tuple(line.view(self.currency) for line in self.lines.all()),
            is_official=self.is_official,
        )


class InvoiceLine(models.Model):
    invoice = models.ForeignKey(Invoice, models.PROTECT, related_name="lines")
    line_id = models.UUIDField(null=True)  # Of the order; null: its freight.
    words = models.JSONField()
    option_text = models.JSONField()
    quantity = models.PositiveIntegerField()
    gross_minor = models.BigIntegerField()
    tax_minor = models.BigIntegerField()
    rate_bps = models.PositiveIntegerField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="invoices_line_tax_within_gross",
                condition=Q(gross_minor__gt=0, tax_minor__gte=0, tax_minor__lte=F("gross_minor")),
            ),
        ]

    def view(self, currency: str) -> InvoiceLineView:
        return InvoiceLineView(
            words=self.words,
            option_text=self.option_text,
            quantity=self.quantity,
            gross=Money(currency, self.gross_minor),
            tax=Money(currency, self.tax_minor),
            rate_bps=self.rate_bps,
            line_id=self.line_id,
        )


class InvoiceMove(models.Model):
    invoice = models.ForeignKey(Invoice, models.PROTECT, related_name="moves")
    before = models.CharField(max_length=12)
    after = models.CharField(max_length=12)
    at = models.DateTimeField()
    because = models.CharField(max_length=200)


class Document(models.Model):
    """The paper, as its issuer made it."""

    invoice = models.OneToOneField(Invoice, models.PROTECT, primary_key=True, related_name="document")
    pdf = models.BinaryField()
    sha256 = models.CharField(max_length=64)


class LocalNumber(models.Model):
    """What the local issuer has numbered: one number per paper, without gaps per seller and year."""

    ref = models.UUIDField(primary_key=True)  # The invoice.
    seller = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    place = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["seller", "year", "place"], name="invoices_local_number_once")]
