import smtplib
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID, uuid4

import pytest
from django.core import mail
from django.core.mail import get_connection
from django.db import connection

from foundation.ids import encode
from foundation.models import LiveMessage
from foundation.testing import NOON
from market.notices.models import Notice
from market.notices.queries import unread_count
from market.notices.services.mail_notices import mail_notices
from market.notices.services.notify import notify, notify_many
from market.notices.services.read_notices import read_notices
from market.notices.tests.factories import facts, make_notice
from market.notices.types import Kind, NewNotice
from market.people.facade import register_person
from market.people.models import Person

pytestmark = pytest.mark.django_db


def jobs() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'market.notices.tasks.mail_notices'")
        return cursor.fetchone()[0]


def somebody(name: str) -> UUID:
    return register_person(nickname=name, email=f"{name}@example.com", password=None).id


def test_a_person_is_told_on_the_site_live_and_by_letter():
    ana = somebody("ana")

    notice = make_notice(ana)

    message = LiveMessage.objects.get(topic=f"person:{encode('pers', ana)}")
    assert (message.name, message.data) == ("notice", {"notice_id": encode("ntc", notice.id), "kind": "paid"})
    assert (unread_count(ana), jobs()) == (1, 1)


def test_the_same_subject_is_told_once_and_another_one_again():
    ana, ben = somebody("ana"), somebody("ben")
    news = [NewNotice(who, Kind.PAID, subject, facts()) for who, subject in [(ana, "a"), (ana, "b"), (ben, "a")]]

    assert [notify_many(news, now=NOON), notify_many(news, now=NOON)] == [3, 0]

    assert (Notice.objects.count(), LiveMessage.objects.count(), jobs()) == (3, 3, 1)


def test_who_has_no_address_is_told_on_the_site_alone():
    """Without asking who has one: fails, there is a job that can reach nobody."""
    make_notice(uuid4())

    assert (Notice.objects.count(), jobs()) == (1, 0)


def test_telling_hundreds_takes_six_statements(django_assert_max_num_queries):
    people = [Person(nickname=f"{number}", email=f"{number}@example.com") for number in range(200)]
    told = Person.objects.bulk_create(people)
    news = [NewNotice(one.id, Kind.TEAM_FILLED, "team", facts(size=10)) for one in told]

    with django_assert_max_num_queries(6):  # The transaction, the rows, the messages, the addresses and the queue.
        notify_many(news, now=NOON)

    assert (Notice.objects.count(), LiveMessage.objects.count(), jobs()) == (200, 200, 10)


def test_a_letter_that_does_not_leave_holds_back_none_of_the_others(monkeypatch):
    """Without the catching per letter: Ben's letter waits for Ana's mailbox, and then comes again with each try."""
    post = get_connection()
    ana, ben = (register_person(nickname=n, email=f"{n}@example.com", password=None) for n in ("ana", "ben"))
    notices = [make_notice(one.id).id for one in (ana, ben)]
    send = type(post).send_messages

    def refuse_ana(self, letters):
        if letters[0].to == [ana.email]:
            raise smtplib.SMTPRecipientsRefused({ana.email: (550, b"mailbox unavailable")})
        return send(self, letters)

    monkeypatch.setattr(type(post), "send_messages", refuse_ana)
    for _ in range(2):
        with pytest.raises(smtplib.SMTPRecipientsRefused):
            mail_notices(notice_ids=notices, now=NOON)

    assert [letter.to for letter in mail.outbox] == [[ben.email]]


@pytest.mark.parametrize(("language", "subject"), [("zh-CN", "支付成功"), ("en", "Payment received")])
def test_a_letter_is_in_the_persons_language_and_leads_to_the_page(language, subject):
    ana = register_person(nickname="安", email="ana@example.com", password=None, language=language)
    notice = make_notice(ana.id)

    assert mail_notices(notice_ids=[notice.id], now=NOON) == 1

    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == (["ana@example.com"], f"[集市 Jishi] {subject}")
    assert f"/orders/{notice.facts['order_id']}" in letter.body
    assert "¥49.90" in letter.body


def test_a_letter_leaves_once():
    ana = register_person(nickname="安", email="ana@example.com", password=None)
    notice = make_notice(ana.id)

    assert [mail_notices(notice_ids=[notice.id], now=NOON) for _ in range(2)] == [1, 0]

    assert len(mail.outbox) == 1
    assert Notice.objects.get().mailed_at == NOON


def test_who_has_no_address_gets_no_letter():
    ana = register_person(nickname="安", email=None, password=None)

    assert mail_notices(notice_ids=[make_notice(ana.id).id, make_notice(uuid4()).id], now=NOON) == 0

    assert mail.outbox == []


def test_a_mail_server_that_is_down_leaves_the_letter_to_be_sent(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    ana = register_person(nickname="安", email="ana@example.com", password=None)
    notice = make_notice(ana.id)

    with pytest.raises(OSError, match="refused"):
        mail_notices(notice_ids=[notice.id], now=NOON)

    assert Notice.objects.get().mailed_at is None


def test_reading_marks_what_was_there_and_nobody_elses():
    ana, ben = uuid4(), uuid4()
    first, second, third = (make_notice(ana) for _ in range(3))
    make_notice(ben)

    assert read_notices(person_id=ana, up_to=second.id, now=NOON) == 2
    assert read_notices(person_id=ana, up_to=second.id, now=NOON) == 0

    assert [Notice.objects.get(pk=one.id).read_at for one in (first, second, third)] == [NOON, NOON, None]
    assert (unread_count(ana), unread_count(ben)) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_twenty_workers_with_the_same_news_tell_once():
    """Without the unique index, or without ON CONFLICT: fails with twenty notices, or breaks nineteen workers."""
    ana, gun, known = somebody("ana"), Barrier(20), facts()

    def tell(_: int) -> int:
        try:
            gun.wait()
            return notify(person_id=ana, kind=Kind.PAID, subject="ord_1", facts=known, now=NOON)
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as pool:
        outcomes = list(pool.map(tell, range(20)))

    assert sorted(outcomes) == [0] * 19 + [1]
    assert (Notice.objects.count(), LiveMessage.objects.count(), jobs()) == (1, 1, 1)
