from uuid import uuid4

import pytest

from foundation.money import Money
from foundation.testing import NOON
from market.ledger import rules
from market.ledger.errors import AlreadyReversed, CauseNotFound, CauseReused
from market.ledger.models import PostingSet
from market.ledger.queries import balance, posting_set, prove
from market.ledger.services.post import post
from market.ledger.services.reverse import reverse

pytestmark = pytest.mark.django_db
BANK = rules.in_transit("sandbox", "CNY")


@pytest.fixture
def mistake() -> str:
    entries = rules.payment_received(payer_id=uuid4(), provider="sandbox", amount=Money("CNY", 3000))
    post("payment:1", "payment_received", entries, NOON)
    return "payment:1"


def test_a_reversal_mirrors_the_mistake_and_both_stay_readable(mistake):
    reverse(mistake, "mend:1", NOON)

    assert balance(BANK).minor == 0
    assert posting_set("mend:1").reverses_id == posting_set(mistake).id
    assert posting_set("mend:1").kind == rules.REVERSAL
    assert PostingSet.objects.count() == 2
    assert prove().holds


def test_the_same_reversal_twice_is_one(mistake):
    assert reverse(mistake, "mend:1", NOON) == reverse(mistake, "mend:1", NOON)
    assert balance(BANK).minor == 0


def test_a_mistake_is_mended_once(mistake):
    reverse(mistake, "mend:1", NOON)
    with pytest.raises(AlreadyReversed):
        reverse(mistake, "mend:2", NOON)
    assert balance(BANK).minor == 0


def test_a_cause_already_taken_is_no_name_for_a_reversal(mistake):
    with pytest.raises(CauseReused):
        reverse(mistake, mistake, NOON)


def test_what_was_never_posted_cannot_be_reversed():
    with pytest.raises(CauseNotFound):
        reverse("payment:9", "mend:9", NOON)
