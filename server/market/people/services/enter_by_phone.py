"""Somebody comes in by a one-time code; a phone never seen before registers by the same step."""

from datetime import datetime
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import transaction

from foundation import sql
from market.people.errors import AccountClosed, PhoneCodeExpired, PhoneCodeWrong
from market.people.models import Person, PhoneCode
from market.people.phone_codes import is_code_of
from market.people.rules import CODE_TRIES
from market.people.services.register_person import fresh_nickname
from market.people.types import PersonView


def enter_by_phone(*, phone: str, code: str, language: str, now: datetime) -> tuple[PersonView, bool]:
    """
    Check a code, use it up, and return whose phone this is, and whether they are new.

    A try is counted before the code is looked at, and stays counted when it is wrong: so do not call this inside a
    transaction that a refusal would undo.

    :raises PhoneCodeExpired, PhoneCodeWrong, AccountClosed:
    """
    code_id, tries = _count_try(phone, now)
    if not is_code_of(code_id, code):
        raise PhoneCodeWrong(field="code", tries_left=CODE_TRIES - tries)
    with transaction.atomic():
        if not PhoneCode.objects.filter(pk=code_id, used_at=None).update(used_at=now):
            raise PhoneCodeExpired(field="code")
        person, is_new = Person.objects.get_or_create(
            phone=phone,
            defaults={"nickname": fresh_nickname(language), "language": language, "password": make_password(None)},
        )
        if not person.is_active:
            raise AccountClosed
        person.is_phone_verified = True
        person.save(update_fields=["is_phone_verified"])
    return person.view(), is_new


def _count_try(phone: str, now: datetime) -> tuple[UUID, int]:
    """Take a try that the phone's latest code has left, in one guarded statement. :raises PhoneCodeExpired:"""
    row = sql.one(
        """
        UPDATE people_phonecode SET tries = tries + 1
        WHERE id = (SELECT id FROM people_phonecode WHERE phone = %s ORDER BY id DESC LIMIT 1)
          AND used_at IS NULL AND expires_at > %s AND tries < %s
        RETURNING id, tries
        """,
        [phone, now, CODE_TRIES],
    )
    if row is None:
        raise PhoneCodeExpired(field="code")
    return row[0], row[1]
