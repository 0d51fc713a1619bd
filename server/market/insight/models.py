"""How the market's money stood at the end of each day; of today, a few minutes ago."""

from django.db import models

from foundation.money import Money


class Standing(models.Model):
    """What all accounts of one kind came to at the end of a day, in one currency; each provider's by itself."""

    day = models.DateField()  # In the market's own zone.
    currency = models.CharField(max_length=3)
    party = models.CharField(max_length=16)
    provider = models.CharField(max_length=64, blank=True)  # "" of everybody else's accounts.
    purpose = models.CharField(max_length=32)
    minor = models.BigIntegerField()  # As the ledger has it: above zero what is held for us, below what we owe.
    taken_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["day", "currency", "party", "provider", "purpose"], name="insight_one_standing_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.currency} {self.party} {self.provider} {self.purpose} {self.minor}"

    @property
    def amount(self) -> Money:
        return Money(self.currency, self.minor)
