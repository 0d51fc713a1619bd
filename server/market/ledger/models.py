"""
The book: accounts, posting sets, postings. All append-only; the guards are in migrations 0002 and 0004.

Beside it the running balances, which can be made again from the postings at any time.
"""

from django.db import models
from django.db.models import Q

from foundation.ids import uuid7
from market.ledger.types import AccountKey, Party

# The number of the transaction that asks. It rises, and what lies below the oldest running one is finished for ever.
LEDGER_NOW = models.Func(function="ledger_now", output_field=models.BigIntegerField())


class Account(models.Model):
    """Whose money, what for, in which currency. Its balance is the sum of its postings."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    party_kind = models.CharField(max_length=16)
    party_id = models.CharField(max_length=64, blank=True)  # an id or a provider's name; empty: the platform itself
    purpose = models.CharField(max_length=32)
    currency = models.CharField(max_length=3)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="ledger_account_once", fields=["party_kind", "party_id", "purpose", "currency"]
            ),
            models.CheckConstraint(name="ledger_account_party_known", condition=Q(party_kind__in=list(Party))),
            models.CheckConstraint(name="ledger_account_currency_iso", condition=Q(currency__regex="^[A-Z]{3}$")),
        ]

    def __str__(self) -> str:
        return f"{self.party_kind} {self.party_id} {self.purpose} {self.currency}"

    @property
    def key(self) -> AccountKey:
        return AccountKey(self.party_kind, self.party_id or None, self.purpose, self.currency)


class PostingSet(models.Model):
    """Everything that one cause did to the book. Refused by the database unless it balances."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    cause = models.TextField(unique=True)
    kind = models.CharField(max_length=40, db_index=True)
    at = models.DateTimeField(db_index=True)
    memo = models.TextField(blank=True)
    posting_count = models.PositiveSmallIntegerField()  # seals the set: no posting can join it later
    reverses = models.OneToOneField("self", models.PROTECT, null=True, related_name="reversed_by")

    class Meta:
        constraints = [
            models.CheckConstraint(name="ledger_set_has_two_sides", condition=Q(posting_count__gte=2)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.cause}"


class Posting(models.Model):
    """One line: debit above zero, credit below, in minor units of the account's currency."""

    set = models.ForeignKey(PostingSet, models.PROTECT, related_name="postings")
    account = models.ForeignKey(Account, models.PROTECT, related_name="postings", db_index=False)
    minor = models.BigIntegerField()
    born = models.BigIntegerField(db_default=LEDGER_NOW, editable=False)

    class Meta:
        constraints = [models.CheckConstraint(name="ledger_posting_of_something", condition=~Q(minor=0))]
        indexes = [
            models.Index(fields=["account", "born", "id"], include=["minor"], name="ledger_posting_by_birth"),
            models.Index(fields=["born"], name="ledger_posting_to_fold"),
        ]

    def __str__(self) -> str:
        return f"{self.minor} on {self.account_id}"


class Balance(models.Model):
    """What an account's folded postings of one kind come to. Written by `fold_balances` alone."""

    pk = models.CompositePrimaryKey("account", "kind")
    account = models.ForeignKey(Account, models.PROTECT, related_name="balances", db_index=False)
    kind = models.CharField(max_length=40)
    minor = models.BigIntegerField()
    posting_count = models.BigIntegerField()

    class Meta:
        constraints = [models.CheckConstraint(name="ledger_balance_of_something", condition=Q(posting_count__gt=0))]

    def __str__(self) -> str:
        return f"{self.kind} {self.minor} on {self.account_id}"


class Folding(models.Model):
    """How far the folding has come: every posting born before `through` is in a balance, and no other. One row."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    through = models.BigIntegerField(default=1)
    ahead = models.BigIntegerField(default=0)  # By how much our count runs ahead of this database server's

    class Meta:
        constraints = [models.CheckConstraint(name="ledger_folding_is_one", condition=Q(id=1))]

    def __str__(self) -> str:
        return f"through {self.through}"
