"""A guest's session begins when something is kept for them, and ends sooner than that of somebody signed in."""

import json

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client

from foundation.ids import encode
from foundation.web import GUEST_SECONDS
from market.orders.tests.factories import make_sku

pytestmark = pytest.mark.django_db


def test_asking_a_price_begins_no_session():
    """When each guest's write was given a key: fails with a session and its cookie for whoever asks."""
    lines = {"lines": [{"sku_id": encode("sku", make_sku().id), "quantity": 1}]}

    answer = Client().post("/api/orders/quotes", json.dumps(lines), content_type="application/json")

    assert (answer.status_code, answer.cookies.get("sessionid")) == (200, None)
    assert not Session.objects.exists()


def test_a_guests_basket_is_kept_for_a_month_and_a_persons_session_for_its_usual_time():
    """Without `set_expiry(None)` at sign-in: fails, the person is signed out when the guest would have been."""
    guest, sku_id = Client(), encode("sku", make_sku().id)

    put = guest.put(f"/api/orders/basket/lines/{sku_id}", '{"quantity": 1}', content_type="application/json")
    coming = {"email": "ana@example.com", "password": "correct horse 9"}
    came = guest.post("/_allauth/browser/v1/auth/signup", json.dumps(coming), content_type="application/json")

    assert put.cookies["sessionid"]["max-age"] == GUEST_SECONDS
    assert came.status_code == 200, came.content
    assert came.cookies["sessionid"]["max-age"] == settings.SESSION_COOKIE_AGE
    assert guest.get("/api/orders/basket").json()["count"] == 1
