from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client

from foundation.models import AuditEntry
from foundation.testing import NOON
from market.notices.models import Notice
from market.notices.tests.factories import make_notice
from market.people.models import Person

pytestmark = pytest.mark.django_db
LIST = "/admin/notices/notice/"


@pytest.fixture
def operator() -> Client:
    client = Client()
    client.force_login(Person.objects.create_superuser(email="ops@example.com", password="x"))
    return client


def test_the_list_opens_and_is_searched(operator: Client):
    notice = make_notice(uuid4())

    assert operator.get(f"{LIST}?q={notice.person_id}&kind__exact=paid").status_code == 200
    assert operator.get(f"{LIST}{notice.id}/change/").status_code == 200


def test_an_operator_sends_a_letter_once_more_and_leaves_a_trail(operator: Client):
    notice = make_notice(uuid4())
    Notice.objects.update(mailed_at=NOON)

    answer = operator.post(LIST, {"action": "send_again", "_selected_action": [str(notice.id)]})

    assert answer.status_code == 302
    assert Notice.objects.get().mailed_at is None
    assert AuditEntry.objects.get().action == "notices.send_again"
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE task_name LIKE '%mail_notices'")
        assert cursor.fetchone()[0] == 1  # Nobody had an address to write to when it was told.
