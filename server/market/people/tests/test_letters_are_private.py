import pytest
from django.test import Client

from market.people.models import Person


@pytest.mark.django_db(transaction=True)
def test_the_back_office_shows_that_a_letter_waits_and_not_what_it_says():
    """With the library's own column: fails with the link that resets somebody's password."""
    operator = Person.objects.create_superuser(email="operator@example.com", password="correct horse 9")
    Person.objects.create_user(nickname="安娜", email="ana@example.com", password="correct horse 9")
    browser = Client()
    asked = browser.post(
        "/_allauth/browser/v1/auth/password/request", {"email": "ana@example.com"}, content_type="application/json"
    )
    browser.force_login(operator)

    shown = browser.get("/admin/procrastinate/procrastinatejob/").content.decode()

    assert asked.status_code == 200, asked.content
    assert "send_letter" in shown
    assert "reset-password" not in shown and "ana@example.com" not in shown
