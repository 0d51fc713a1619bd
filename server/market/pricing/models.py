"""The list price of each SKU, every price it ever had, and the lowest of each day."""

from django.db import models
from django.db.models import F, Q

from foundation.money import Money
from market.pricing.types import PriceChangeView


class Price(models.Model):
    """The list price of one SKU now."""

    sku_id = models.UUIDField(primary_key=True)
    price_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    compare_at_minor = models.BigIntegerField(null=True)  # struck through beside the price, in the same currency
    compare_source = models.JSONField(null=True)  # Words: where the higher price comes from
    since = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="pricing_price_positive", condition=Q(price_minor__gt=0)),
            models.CheckConstraint(
                name="pricing_compare_is_higher",
                condition=Q(compare_at_minor__isnull=True) | Q(compare_at_minor__gt=F("price_minor")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.price_minor} {self.currency} for {self.sku_id}"

    @property
    def price(self) -> Money:
        return Money(self.currency, self.price_minor)

    @property
    def compare_at(self) -> Money | None:
        return None if self.compare_at_minor is None else Money(self.currency, self.compare_at_minor)


class PriceChange(models.Model):
    """One line of a SKU's price history, from its first price on. Triggers refuse updates and deletes."""

    sku_id = models.UUIDField()
    price_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    compare_at_minor = models.BigIntegerField(null=True)
    compare_source = models.JSONField(null=True)
    at = models.DateTimeField()
    because = models.TextField()
    actor_id = models.UUIDField(null=True)  # None: the house itself, as when goods are imported

    class Meta:
        indexes = [models.Index(fields=["sku_id", "id"], name="pricing_change_by_sku")]

    def __str__(self) -> str:
        return f"{self.price_minor} {self.currency} for {self.sku_id}"

    def view(self) -> PriceChangeView:
        compare_at = None if self.compare_at_minor is None else Money(self.currency, self.compare_at_minor)
        price = Money(self.currency, self.price_minor)
        return PriceChangeView(self.pk, price, compare_at, self.compare_source, self.at, self.because)


class DayLow(models.Model):
    """The lowest at which a SKU was sold on one UTC day, or listed when that list price ended on it."""

    sku_id = models.UUIDField()
    date = models.DateField()
    lowest_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="pricing_one_low_a_day", fields=["sku_id", "date"]),
            models.CheckConstraint(name="pricing_low_not_negative", condition=Q(lowest_minor__gte=0)),
        ]

    def __str__(self) -> str:
        return f"{self.lowest_minor} {self.currency} for {self.sku_id} on {self.date}"
