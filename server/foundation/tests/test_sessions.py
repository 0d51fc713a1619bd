"""A session is read by one statement, and opens nothing once it has ended."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from foundation.sessions import SessionStore

pytestmark = pytest.mark.django_db


def test_what_was_kept_is_read_back_by_one_statement():
    kept = SessionStore()
    kept["basket"] = "of a guest"
    kept.save()

    with CaptureQueriesContext(connection) as asked:
        assert SessionStore(kept.session_key)["basket"] == "of a guest"

    assert len(asked) == 1


def test_a_session_that_has_ended_opens_nothing():
    kept = SessionStore()
    kept["basket"] = "of a guest"
    kept.save()
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))

    again = SessionStore(kept.session_key)

    assert again.get("basket") is None
    assert again.session_key is None


@pytest.mark.parametrize("key", ["a" * 8 + "\0", "' OR 1=1 --", "钥匙" * 8 + "-"])
def test_what_is_no_key_opens_nothing(key):
    assert SessionStore(key).get("basket") is None
