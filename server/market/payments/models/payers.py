"""By which accounts people pay."""

from django.db import models


class PayerAccount(models.Model):
    """
    An account at a provider, by which somebody paid: a keyed digest, which can be compared and not read. Told by
    providers that say who their payer is; Stripe's sessions and transfers do not.
    """

    pk = models.CompositePrimaryKey("person_id", "digest")
    person_id = models.UUIDField()
    digest = models.CharField(max_length=64)
    seen_at = models.DateTimeField()  # for the first time

    class Meta:
        indexes = [models.Index(fields=["digest"], name="payments_payers_of_account")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.digest[:8]}"
