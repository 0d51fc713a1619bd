import pytest
from django.core.management import CommandError, call_command
from structlog.testing import capture_logs

from foundation.ids import encode
from market.stock.models import Item
from market.stock.tasks import audit_stock
from market.stock.tests.factories import stocked

pytestmark = pytest.mark.django_db


def test_a_sound_stock_passes_the_audit(capsys):
    stocked(5)
    call_command("audit_stock")
    assert "every counter agrees" in capsys.readouterr().out
    with capture_logs() as said:
        audit_stock()
    assert said == []


def test_a_difference_fails_the_audit_and_rings_at_night(capsys):
    cup = stocked(5)
    Item.objects.filter(pk=cup).update(on_hand=6)

    with pytest.raises(CommandError, match="1 SKUs do not reconcile"):
        call_command("audit_stock")
    assert encode("sku", cup) in capsys.readouterr().err
    with capture_logs() as said:
        audit_stock()
    assert [(line["event"], line["log_level"]) for line in said] == [("stock.does_not_reconcile", "error")]
