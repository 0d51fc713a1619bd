"""Somebody without an e-mail is somebody all the same."""

import pytest

from market.people.models import Person

pytestmark = pytest.mark.django_db


def test_who_has_only_a_phone_has_a_name_for_the_back_office_and_still_no_email():
    """With Django's own `clean`: fails with the phone written into the e-mail."""
    olga = Person.objects.create(nickname="olga", phone="+8613800000000", password="!")

    olga.full_clean()
    olga.save()

    assert (olga.get_username(), Person.objects.get().email) == ("+8613800000000", None)


def test_an_email_is_kept_in_one_writing():
    ana = Person(nickname="ana", email="ana@EXAMPLE.com", password="!")

    ana.full_clean()

    assert (ana.get_username(), ana.email) == ("ana@example.com", "ana@example.com")
