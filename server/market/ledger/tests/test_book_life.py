from collections import defaultdict
from itertools import chain
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from foundation import sql
from foundation.money import Money
from foundation.testing import NOON
from market.ledger import rules
from market.ledger.errors import AlreadyReversed, CauseNotFound, CauseReused
from market.ledger.posting_templates import TEMPLATES
from market.ledger.queries import balance, prove
from market.ledger.services.post import post
from market.ledger.services.reverse import reverse
from market.ledger.types import AccountKey, Entry

PEOPLE = [UUID(int=n) for n in (1, 2)]
SHOPS = [UUID(int=n) for n in (8, 9)]
FLOWS = [name for name, template in TEMPLATES.items() if {line.amount for line in template.lines} == {"amount"}]
causes = st.integers(0, 6).map(str)
happenings = st.lists(
    st.tuples(
        st.sampled_from(sorted(FLOWS)),
        causes,
        st.sampled_from(PEOPLE),
        st.sampled_from(SHOPS),
        st.integers(1, 10**12),
    )
    | st.tuples(st.just("reverse"), causes, causes),
    max_size=20,
)


def entries_for(kind: str, person: UUID, shop: UUID, minor: int):
    parties: dict[str, UUID | str] = {
        "provider": "sandbox",
        "buyer": person,
        "promoter": person,
        "shop": shop,
        "tax": "cn",
    }
    return rules.entries(kind, parties, {"amount": Money("CNY", minor)})


@pytest.mark.django_db
@settings(deadline=None, max_examples=60)
@given(happenings)
def test_whatever_happens_in_whatever_order_the_book_balances(happenings):
    with transaction.atomic():
        told = live_through(happenings)
        sql.run("SET CONSTRAINTS ALL IMMEDIATE")  # what a commit checks

        proof = prove()
        assert proof.holds
        assert (proof.sets, proof.postings) == (len(told), 2 * len(told))
        expected: dict[AccountKey, int] = defaultdict(int)
        for entry in chain.from_iterable(told.values()):
            expected[entry.account] += entry.minor
        assert {account: balance(account).minor for account in expected} == expected
        transaction.set_rollback(True)  # The next life begins with an empty book.


def live_through(happenings) -> dict[str, tuple[Entry, ...]]:
    """Let it all happen. Return what was posted for each cause: the first to name it wins."""
    told: dict[str, tuple[Entry, ...]] = {}
    for kind, cause, *rest in happenings:
        try:
            if kind == "reverse":
                (new_cause,) = rest
                reverse(cause, new_cause, NOON)
                told.setdefault(new_cause, rules.reversed_entries(told[cause]))
            else:
                entries = entries_for(kind, *rest)
                post(cause, kind, entries, NOON)
                told.setdefault(cause, entries)
        except (CauseReused, CauseNotFound, AlreadyReversed):
            assert kind == "reverse" or cause in told, "only what was said before can be refused"
    return told
