"""What the clock starts in settlement: read the clock, call one service."""

from django.utils import timezone

from foundation.clockwork import every
from market.settlement.services.confirm_statement import confirm_overdue_statements
from market.settlement.services.let_rests_go import let_rests_go
from market.settlement.services.make_statements import make_statements
from market.settlement.services.pay_out import pay_out
from market.settlement.services.release_reserves import release_reserves
from market.settlement.services.request_shares import request_due_shares
from market.settlement.services.settle_due_lines import settle_due_lines
from market.settlement.services.watch_windows import watch_windows


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


@every(seconds=10)
def ask_for_shares() -> None:
    request_due_shares(now=timezone.now())


@every(seconds=60)
def let_go_of_what_is_left() -> None:
    let_rests_go(now=timezone.now())


@every(seconds=60)
def ask_for_payouts() -> None:
    pay_out(now=timezone.now())


@every(seconds=24 * 3600)
def call_before_windows_close() -> None:
    watch_windows(now=timezone.now())
