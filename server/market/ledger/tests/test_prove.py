from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from structlog.testing import capture_logs

from foundation import sql
from foundation.money import Money
from foundation.testing import NOON
from market.ledger import rules
from market.ledger.services.post import post
from market.ledger.tasks import prove_ledger

pytestmark = pytest.mark.django_db


@pytest.fixture
def posted():
    post(
        "payment:1",
        "payment_received",
        rules.payment_received(payer_id=uuid4(), provider="sandbox", amount=Money("CNY", 500)),
        NOON,
    )


def test_a_sound_book_is_proved(posted, capsys):
    call_command("prove_ledger")
    assert "1 sets of 2 postings balance" in capsys.readouterr().out
    with capture_logs() as said:
        prove_ledger()
    assert said == []


def test_a_crooked_book_fails_the_proof_and_rings_at_night(posted):
    sql.run("SET CONSTRAINTS ALL IMMEDIATE")  # as the commit of the payment did
    sql.run("SET LOCAL session_replication_role = replica")  # as a restored backup or a superuser might
    sql.run("UPDATE ledger_posting SET minor = minor + 1 WHERE minor > 0")
    sql.run("SET LOCAL session_replication_role = origin")

    with pytest.raises(CommandError, match=r"out of balance: .* \{'CNY': 1\}"):
        call_command("prove_ledger")
    with capture_logs() as said:
        prove_ledger()
    assert [(line["event"], line["log_level"]) for line in said] == [("ledger.out_of_balance", "error")]
