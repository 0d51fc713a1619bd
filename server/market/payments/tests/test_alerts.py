"""What calls a person stays open until an operator has looked."""

import pytest
from django.db import transaction

from foundation.models import AuditEntry
from foundation.states import IllegalMove
from foundation.testing import NOON, at_once
from market.payments.models import Alert
from market.payments.services.alert import alert
from market.payments.services.close_alert import close_alert


@pytest.mark.django_db
def test_however_often_it_rings_it_is_one_until_it_is_closed():
    """Without ON CONFLICT in `alert`: fails with IntegrityError, payments_one_open_alert_each."""
    for trouble in ("no answer", "still none"):
        alert("refund_stuck", "r1", trouble=trouble)
    alert("refund_stuck", "r2", trouble="no answer")

    first = Alert.objects.get(subject="r1")
    assert (first.times, first.facts, Alert.objects.count()) == (2, {"trouble": "still none"}, 2)

    close_alert(first.id, because="paid by hand", actor_id=None, now=NOON)
    with pytest.raises(IllegalMove), transaction.atomic():
        close_alert(first.id, because="again", actor_id=None, now=NOON)
    alert("refund_stuck", "r1", trouble="once more")

    assert sorted(Alert.objects.filter(subject="r1").values_list("state", "times")) == [("closed", 2), ("open", 1)]
    assert AuditEntry.objects.filter(action="payments.close_alert").count() == 1


@pytest.mark.django_db(transaction=True)
def test_twenty_ring_at_once_and_none_fails():
    assert at_once([lambda: alert("chargeback", "c1") for _ in range(20)]) == ["done"] * 20
    assert Alert.objects.get().times == 20
