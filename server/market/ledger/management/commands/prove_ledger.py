"""`manage.py prove_ledger`: does the book balance, set by set and as a whole, and do the balances say what it says?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from market.ledger.queries import prove, trial_balance
from market.ledger.services.fold_balances import fold_balances


class Command(BaseCommand):
    help = "Print the trial balance and prove the book; fails when it does not hold."

    def handle(self, *args: Any, **options: Any) -> None:
        fold_balances()
        for currency, party, purpose, minor in trial_balance():
            self.stdout.write(f"{currency}  {party + ' ' + purpose:40} {minor:>20,}")
        proof = prove()
        if not proof.holds:
            raise CommandError(
                f"out of balance: sets {[str(one) for one in proof.sets_out_of_balance]}, "
                f"currencies {dict(proof.currencies_out_of_balance)}, "
                f"balances {[f'{one.account_id} {one.kind}' for one in proof.balances_wrong]}"
            )
        self.stdout.write(f"{proof.sets} sets of {proof.postings} postings balance")
        self.stdout.write(f"{proof.postings_folded} of them are in running balances, and each balance is their sum")
