import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"[" * 100_000, 400),
        (b"{", 400),
        (b"\xff", 400),
        (b"[1]", 422),
        (b'{"email": "ana@example.com", "password": "correct horse 9", "nickname": "\\ud800"}', 422),
        (b'{"email": "ana@example.com", "password": "correct \\ud800 horse 9"}', 422),
        (b'{"email": "' + b"a" * 300_000 + b'"}', 413),
    ],
    ids=["deep", "half", "no UTF-8", "a list", "half a nickname", "half a password", "far too much"],
)
def test_what_no_account_can_be_made_of_is_refused(body, status):
    """Without `fair_sign_in_bodies`: fails with RecursionError at the deep one, UnicodeEncodeError at the halves."""
    answer = Client(raise_request_exception=False).post("/_allauth/browser/v1/auth/signup", body, "application/json")

    assert (answer.status_code, answer.headers["Content-Type"]) == (status, "application/problem+json")
