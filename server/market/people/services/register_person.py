"""Somebody joins the market without the sign-up form: seeds, imports, and the first sign-in by phone."""

import secrets
from uuid import UUID

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction

from foundation.ids import ALPHABET
from market.people.errors import EmailTaken
from market.people.models import Person
from market.people.rules import LONGEST_CITY, check_language, clean_nickname, clean_text
from market.people.types import PersonView


def register_person(
    *,
    nickname: str,
    email: str | None,
    password: str | None,
    language: str = "zh-CN",
    city: str = "",
    avatar_picture_id: UUID | None = None,
    source_key: str | None = None,
) -> PersonView:
    """
    Register somebody whose e-mail address we trust; without a password they cannot sign in by one.

    The same `source_key` twice gives the first person again, unchanged.

    :raises EmailTaken, NicknameInvalid, LanguageUnknown:
    """
    if source_key and (known := Person.objects.filter(source_key=source_key).first()):
        return known.view()
    email = email.strip().lower() if email else None
    try:
        with transaction.atomic():
            person = Person.objects.create_user(
                nickname=clean_nickname(nickname),
                email=email,
                password=password,
                language=check_language(language),
                city=clean_text(city, field="city", longest=LONGEST_CITY),
                avatar_picture_id=avatar_picture_id,
                source_key=source_key,
            )
            if email:
                EmailAddress.objects.create(user=person, email=email, verified=True, primary=True)
    except IntegrityError:
        if source_key and (known := Person.objects.filter(source_key=source_key).first()):
            return known.view()
        raise EmailTaken(field="email") from None
    return person.view()


def fresh_nickname(language: str) -> str:
    """Return a name for somebody who gave none, that tells nothing about them."""
    tail = "".join(secrets.choice(ALPHABET) for _ in range(5)).upper()
    return f"集友{tail}" if language == "zh-CN" else f"Friend {tail}"
