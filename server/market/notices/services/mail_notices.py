"""Notices leave as letters."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from market.notices.models import Notice
from market.notices.rules import compose
from market.people import facade as people
from market.people.facade import PersonView

FAREWELL = {"zh-CN": "集市 · 一起买，更便宜", "en": "Jishi: cheaper together"}


def mail_notices(*, notice_ids: Collection[UUID], now: datetime) -> int:
    """
    Write to people, each in their language, and return how many letters left. Touches the network; no transaction.

    A letter that does not leave holds back none of the others; its failure is raised when all have been tried. Each is
    sent before it is marked: after a crash in between, the same letter may come twice, and none is lost.
    """
    notices = Notice.objects.filter(pk__in=notice_ids, mailed_at=None).order_by("pk")
    readers = people.people({notice.person_id for notice in notices})
    letters = [
        (notice, _letter(notice, reader, reader.email))
        for notice in notices
        if (reader := readers.get(notice.person_id)) is not None and reader.email
    ]
    failure: Exception | None = None
    sent = 0
    if letters:
        with get_connection() as post:
            for notice, letter in letters:
                try:
                    post.send_messages([letter])
                except OSError as trouble:  # Of the mail server or the way to it; smtplib's own are of this family.
                    failure = trouble
                else:
                    Notice.objects.filter(pk=notice.pk).update(mailed_at=now)
                    sent += 1
    if failure is not None:
        raise failure
    return sent


def _letter(notice: Notice, reader: PersonView, email: str) -> EmailMessage:
    said = compose(notice.view().kind, notice.facts, reader.language)
    text = f"{said.text}\n\n{settings.PUBLIC_URL}{said.link}\n\n{FAREWELL[reader.language]}\n"
    return EmailMessage(f"{settings.ACCOUNT_EMAIL_SUBJECT_PREFIX}{said.title}", text, to=[email])
