"""Clock and queue entrances: read the clock, call one service or one provider."""

from uuid import UUID

from django.contrib.sessions.backends.db import SessionStore
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

from foundation.clockwork import every
from foundation.tasks import RetryStrategy, task
from market.people.models import PhoneCode
from market.people.phone_codes import code_of
from market.people.rules import CODE_SECONDS
from market.people.services.forget_old_codes import forget_old_codes
from market.people.sms.base import sender

# Half an hour of doubling waits: longer than most outages of a mail server, shorter than a reset link lives.
LETTERS = RetryStrategy(max_attempts=9, exponential_wait=2)
# A code lives for five minutes, so its message is worth about one minute of trying.
TEXTS = RetryStrategy(max_attempts=5, exponential_wait=2)


@task(queue="letters", retry=LETTERS)
def send_letter(*, to: str, subject: str, text: str, html: str) -> None:
    letter = EmailMultiAlternatives(subject, text, to=[to])
    if html:
        letter.attach_alternative(html, "text/html")
    letter.send()


@task(queue="letters", retry=TEXTS)
def text_phone_code(*, code_id: str) -> None:
    code = PhoneCode.objects.filter(pk=UUID(code_id), used_at=None, expires_at__gt=timezone.now()).first()
    if code is not None:
        sender().send_code(code.phone, code_of(code.id), CODE_SECONDS // 60)


@every(seconds=3600)
def forget_codes() -> None:
    forget_old_codes(now=timezone.now())


@every(seconds=3600)
def forget_sessions() -> None:
    """Sessions that have ended: every guest who fills a basket begins one."""
    SessionStore.clear_expired()
