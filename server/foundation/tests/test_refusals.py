"""How a refusal looks from outside."""

import json
from uuid import UUID

from foundation.errors import Conflict
from foundation.ids import encode
from foundation.money import Money
from foundation.web import refuse


class TeamIsFull(Conflict):
    """This team is full."""

    code = "tests.team_is_full"


def test_a_refusal_says_its_facts_and_keeps_our_own_ids_to_itself():
    """Without the filter of facts: fails, the row's key is told beside the TypeID."""
    own, outside = UUID(int=7), encode("team", UUID(int=7))

    refusal = refuse(TeamIsFull(team_id=own, other=outside, size=3, price=Money("CNY", 4990)))

    assert refusal.status_code == 409
    assert json.loads(refusal.content)["facts"] == {
        "other": outside,
        "size": 3,
        "price": {"currency": "CNY", "minor": 4990},
    }
