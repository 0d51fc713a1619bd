"""Somebody asks for a one-time code by phone."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from foundation.errors import TooMany
from foundation.tasks import enqueue
from market.people.errors import PhoneSignInClosed
from market.people.models import PhoneCode
from market.people.rules import CODE_SECONDS, CODES_A_DAY
from market.people.sms.base import is_open


@transaction.atomic
def send_phone_code(*, phone: str, now: datetime) -> UUID:
    """
    Make a new code, which ends every earlier one of this phone, and have it texted. Return the code's id.

    In: `phone` as `clean_phone` gives it. Known and unknown phones are treated alike. Touches no network.

    :raises PhoneSignInClosed, TooMany:
    """
    if not is_open():
        raise PhoneSignInClosed
    sent = PhoneCode.objects.filter(phone=phone, sent_at__gt=now - timedelta(days=1)).count()
    if sent >= CODES_A_DAY:
        raise TooMany(what="people.phone_code", per_day=CODES_A_DAY, retry_after_seconds=60 * 60)
    code = PhoneCode.objects.create(phone=phone, sent_at=now, expires_at=now + timedelta(seconds=CODE_SECONDS))
    enqueue("people.text_phone_code", code_id=str(code.id))
    return code.id
