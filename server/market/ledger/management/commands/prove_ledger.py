"""`manage.py prove_ledger`: does the book balance, set by set and as a whole?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from market.ledger.queries import prove


class Command(BaseCommand):
    help = "Check that every set and the whole book sum to zero; fails when they do not."

    def handle(self, *args: Any, **options: Any) -> None:
        proof = prove()
        if not proof.holds:
            raise CommandError(
                f"out of balance: sets {[str(one) for one in proof.sets_out_of_balance]}, "
                f"currencies {dict(proof.currencies_out_of_balance)}"
            )
        self.stdout.write(f"{proof.sets} sets of {proof.postings} postings balance")
