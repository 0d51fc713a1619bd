"""What the clock starts in settlement: read the clock, call one service."""

from django.utils import timezone

from foundation.clockwork import every
from market.settlement.services.confirm_statement import confirm_overdue_statements
from market.settlement.services.make_statements import make_statements
from market.settlement.services.release_reserves import release_reserves
from market.settlement.services.settle_due_lines import settle_due_lines


@every(seconds=60)
def settle_lines() -> None:
    settle_due_lines(now=timezone.now())


@every(seconds=60)
def let_reserves_go() -> None:
    release_reserves(now=timezone.now())


@every(seconds=60)
def state_what_is_due() -> None:
    make_statements(now=timezone.now())


@every(seconds=60)
def confirm_statements() -> None:
    confirm_overdue_statements(now=timezone.now())
