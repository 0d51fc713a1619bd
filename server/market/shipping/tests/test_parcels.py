from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection

from foundation.states import IllegalMove
from foundation.testing import NOON
from market.shipping.errors import AlreadySent, BadTrackingNumber, ParcelNotFound, UnknownCarrier
from market.shipping.models import Parcel
from market.shipping.queries import parcel_of, parcels_of
from market.shipping.services.confirm import confirm
from market.shipping.services.send_parcel import send_parcel
from market.shipping.states import PARCEL, ParcelState

pytestmark = pytest.mark.django_db
ORDER, KILN = uuid4(), uuid4()


def test_a_parcel_is_sent_with_its_number_tidied_and_its_page_known():
    view = send_parcel(ORDER, KILN, "sf", " sf 1392 0415 88660 ", NOON)

    assert (view.carrier, view.tracking_no, view.state) == ("sf", "SF1392041588660", ParcelState.SENT)
    assert view.carrier_name == {"zh-CN": "顺丰速运", "en": "SF Express"}
    assert view.tracking_url == "https://www.kuaidi100.com/chaxun?com=shunfeng&nu=SF1392041588660"
    assert parcel_of(ORDER) == view
    assert parcels_of([ORDER, KILN]) == {ORDER: [view], KILN: []}


def test_the_same_parcel_twice_is_one_and_another_is_refused():
    first = send_parcel(ORDER, KILN, "zto", "78120000000001", NOON)

    assert send_parcel(ORDER, KILN, "zto", "7812 0000 0000 01", NOON + timedelta(hours=1)) == first
    with pytest.raises(AlreadySent):
        send_parcel(ORDER, KILN, "zto", "78120000000002", NOON)
    assert Parcel.objects.count() == 1


@pytest.mark.parametrize(
    ("carrier", "number", "refusal"),
    [("pigeon", "1", UnknownCarrier), ("sf", "SF1", BadTrackingNumber), ("other", "", BadTrackingNumber)],
)
def test_a_number_no_carrier_would_give_is_refused(carrier, number, refusal):
    with pytest.raises(refusal):
        send_parcel(ORDER, KILN, carrier, number, NOON)
    assert parcel_of(ORDER) is None


def test_receiving_twice_is_receiving_once():
    send_parcel(ORDER, KILN, "other", "ABC-12345", NOON)
    confirm(ORDER, NOON + timedelta(days=2))
    confirm(ORDER, NOON + timedelta(days=3))

    view = parcel_of(ORDER)
    assert view is not None
    assert (view.state, view.delivered_at) == (ParcelState.DELIVERED, NOON + timedelta(days=2))
    assert Parcel.objects.get().moves.count() == 1


def test_nobody_receives_what_was_never_sent():
    with pytest.raises(ParcelNotFound):
        confirm(ORDER, NOON)


@pytest.mark.parametrize("before", ParcelState)
@pytest.mark.parametrize("after", ParcelState)
def test_every_pair_of_states_is_either_in_the_table_or_refused(before, after):
    if (before, after) == (ParcelState.SENT, ParcelState.DELIVERED):
        PARCEL.require(before, after)
    else:
        with pytest.raises(IllegalMove):
            PARCEL.require(before, after)


@pytest.mark.django_db(transaction=True)
def test_twenty_clerks_send_one_order_and_one_parcel_leaves():
    """Without the unique key on (order, number): fails with more than one parcel of one order."""
    gun = Barrier(20)

    def run(clerk: int) -> str:
        try:
            gun.wait()
            send_parcel(ORDER, KILN, "zto", f"781200000000{clerk:02}", NOON)
            return "sent"
        except AlreadySent:
            return "refused"
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as pool:
        outcomes = list(pool.map(run, range(20)))

    assert sorted(outcomes) == ["refused"] * 19 + ["sent"]
    assert Parcel.objects.count() == 1
