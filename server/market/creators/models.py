"""What people did with notes, day by day; the sums that are shown of it; and what was sold by notes."""

from django.db import models
from django.db.models import F, Q

from market.creators.types import NOTHING, Deed


class Sighting(models.Model):
    """
    Somebody did something with a note on a day, and once. Rows are only added, and forgotten after some weeks; the day
    comes first in the key, so that the table can be cut into days.
    """

    pk = models.CompositePrimaryKey("day", "viewer_id", "note_id", "deed", "about_id")
    day = models.DateField()  # of the market's own zone
    viewer_id = models.UUIDField()  # a person, a visitor who agreed to it, or a number that is never used again
    note_id = models.UUIDField()
    deed = models.CharField(max_length=9)
    about_id = models.UUIDField(default=NOTHING)
    author_id = models.UUIDField()
    source = models.CharField(max_length=9)
    is_person = models.BooleanField()
    is_counted = models.BooleanField()  # False: a visitor's, found to be this person's, and counted as the visitor's
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["viewer_id", "note_id", "-at"], name="creators_of_viewer"),
            models.Index(
                fields=["viewer_id", "about_id", "-at"], name="creators_clicks", condition=Q(deed=Deed.CLICKED)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.deed} {self.note_id}"


class Fresh(models.Model):
    """A sighting that no sum has yet. Who adds it to a sum takes it away in the same transaction."""

    id = models.BigAutoField(primary_key=True)
    day = models.DateField()
    note_id = models.UUIDField()
    author_id = models.UUIDField()
    source = models.CharField(max_length=9)
    deed = models.CharField(max_length=9)

    def __str__(self) -> str:
        return f"{self.deed} {self.note_id}"


class Figure(models.Model):
    """What was done with a note on a day, by those who came to it by one way."""

    pk = models.CompositePrimaryKey("note_id", "day", "source")
    note_id = models.UUIDField()
    day = models.DateField()
    source = models.CharField(max_length=9)
    author_id = models.UUIDField()
    seen = models.PositiveIntegerField(default=0)
    read = models.PositiveIntegerField(default=0)
    clicked = models.PositiveIntegerField(default=0)
    liked = models.PositiveIntegerField(default=0)
    saved = models.PositiveIntegerField(default=0)
    commented = models.PositiveIntegerField(default=0)
    shared = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["author_id", "day"], name="creators_of_author")]

    def __str__(self) -> str:
        return f"{self.note_id} {self.day}"


class Sale(models.Model):
    """A line of a paid order that a note brought: its buyer had come to the article by the note. Once per line."""

    line_id = models.UUIDField(primary_key=True)
    order_id = models.UUIDField()
    note_id = models.UUIDField()
    author_id = models.UUIDField()
    product_id = models.UUIDField()
    source = models.CharField(max_length=9)
    day = models.DateField()  # of the payment
    currency = models.CharField(max_length=3)
    paid_minor = models.BigIntegerField()
    refunded_minor = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="creators_sale_gives_back_no_more_than_it_brought",
                condition=Q(refunded_minor__gte=0, refunded_minor__lte=F("paid_minor")),
            )
        ]
        indexes = [models.Index(fields=["author_id", "day"], name="creators_sales_of_author")]

    def __str__(self) -> str:
        return str(self.line_id)


class SaleReturn(models.Model):
    """A refund has been taken off a sale."""

    pk = models.CompositePrimaryKey("sale", "refund_id")
    sale = models.ForeignKey(Sale, on_delete=models.CASCADE, related_name="returns")
    refund_id = models.UUIDField()
    amount_minor = models.BigIntegerField()  # in the sale's currency

    def __str__(self) -> str:
        return str(self.refund_id)


class Commission(models.Model):
    """What a line brings to who shared it, as affiliate last told."""

    line_id = models.UUIDField(primary_key=True)
    sharer_id = models.UUIDField()
    currency = models.CharField(max_length=3)
    amount_minor = models.BigIntegerField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.line_id)
