"""Who gets shares: the accounts of shops at providers, and what lies in them for the shop."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from foundation.ids import uuid7


class Receiver(models.Model):
    """A shop's account at one provider, as that provider calls it."""

    SHOP = "shop"  # How a share names whom it is for: (SHOP, shop_id).

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    shop_id = models.UUIDField()
    provider = models.CharField(max_length=32)  # Our account there.
    account = models.CharField(max_length=64)
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["shop_id", "provider"], name="payments_one_receiver_per_shop"),
            models.UniqueConstraint(fields=["provider", "account"], name="payments_receiver_is_one_shops"),
        ]

    def __str__(self) -> str:
        return f"{self.provider} {self.account}"


class Purse(models.Model):
    """What was shared to a shop at one provider, and what has left it again."""

    shop_id = models.UUIDField()
    provider = models.CharField(max_length=32)
    currency = models.CharField(max_length=3)
    shared_minor = models.BigIntegerField(db_default=0)  # Σ of its shares that are done.
    taken_minor = models.BigIntegerField(db_default=0)  # Σ of payouts and returns, from the moment they may be sent.

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["shop_id", "provider", "currency"], name="payments_one_purse_each"),
            models.CheckConstraint(
                name="payments_purse_never_gives_more_than_it_got",
                condition=Q(taken_minor__gte=0) & Q(taken_minor__lte=F("shared_minor")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.shop_id} {self.provider}"

    def add(self, *, shared: int = 0, taken: int = 0) -> None:
        """Add to the totals in the database, so that its CHECK sees what others have added meanwhile."""
        which = Purse.objects.filter(pk=self.pk)
        which.update(shared_minor=F("shared_minor") + shared, taken_minor=F("taken_minor") + taken)
        self.shared_minor += shared
        self.taken_minor += taken

    @property
    def left_minor(self) -> int:
        return self.shared_minor - self.taken_minor

    @classmethod
    def lock(cls, shop_id: object, provider: str, currency: str) -> "Purse":
        """Return the purse, made if need be, locked until the transaction ends."""
        which = {"shop_id": shop_id, "provider": provider, "currency": currency}
        Purse.objects.bulk_create([Purse(**which)], ignore_conflicts=True)
        return Purse.objects.select_for_update().get(**which)
