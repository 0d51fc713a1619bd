"""How often is too often, and how long we remember."""

from datetime import timedelta

import pytest
from django.utils import timezone

from foundation import rate
from foundation.clockwork import CLOCK
from foundation.errors import TooMany
from foundation.models import RateCount

pytestmark = pytest.mark.django_db


def test_the_fourth_of_three_a_minute_is_told_when_to_come_back():
    for _ in range(3):
        rate.limit(who="ip:1", what="tests.ask", per_minute=3)

    with pytest.raises(TooMany) as refusal:
        rate.limit(who="ip:1", what="tests.ask", per_minute=3)

    assert 1 <= refusal.value.facts["retry_after_seconds"] <= 60
    rate.limit(who="ip:2", what="tests.ask", per_minute=3)


def test_counts_of_minutes_long_past_are_forgotten():
    """Without it, every address and telephone number that ever came stays in the table."""
    now = timezone.now()
    rate.limit(who="ip:now", what="tests.ask", per_minute=3)
    RateCount.objects.create(who="ip:old", what="tests.ask", minute=now - timedelta(hours=2), count=1)

    assert rate.prune(now=now) == 1

    assert list(RateCount.objects.values_list("who", flat=True)) == ["ip:now"]
    assert {"foundation.prune_counts", "people.forget_sessions"} <= set(CLOCK)
