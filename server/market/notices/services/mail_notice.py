"""A notice leaves as a letter."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage

from market.notices.models import Notice
from market.notices.rules import compose
from market.people import facade as people

FAREWELL = {"zh-CN": "集市 · 一起买，更便宜", "en": "Jishi: cheaper together"}


def mail_notice(*, notice_id: UUID, now: datetime) -> bool:
    """
    Write to the person, in their language, and return whether a letter left. Touches the network; no transaction.

    Sent before it is marked: after a crash in between, the same letter may come twice, and none is lost.
    """
    notice = Notice.objects.filter(pk=notice_id, mailed_at=None).first()
    if notice is None:
        return False
    person = people.people([notice.person_id]).get(notice.person_id)
    if person is None or not person.email:
        return False
    said = compose(notice.view().kind, notice.facts, person.language)
    text = f"{said.text}\n\n{settings.PUBLIC_URL}{said.link}\n\n{FAREWELL[person.language]}\n"
    EmailMessage(f"{settings.ACCOUNT_EMAIL_SUBJECT_PREFIX}{said.title}", text, to=[person.email]).send()
    Notice.objects.filter(pk=notice_id).update(mailed_at=now)
    return True
