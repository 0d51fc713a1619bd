"""A person changes what others see of them."""

from uuid import UUID

from django.db import transaction

from foundation import outbox
from market.people.events import PersonChanged
from market.people.models import Person
from market.people.rules import LONGEST_CITY, check_language, clean_nickname, clean_text


@transaction.atomic
def change_profile(
    *, person_id: UUID, nickname: str | None = None, language: str | None = None, city: str | None = None
) -> Person:
    """
    Change what is named; None leaves a thing as it is. Locks the person.

    :raises PersonNotFound, NicknameInvalid, LanguageUnknown, TextTooLong:
    """
    person = Person.objects.lock(person_id)
    before = person.nickname
    if nickname is not None:
        person.nickname = clean_nickname(nickname)
    if language is not None:
        person.language = check_language(language)
    if city is not None:
        person.city = clean_text(city, field="city", longest=LONGEST_CITY)
    person.save(update_fields=["nickname", "language", "city"])
    if person.nickname != before:
        outbox.publish(PersonChanged(person_id), key=person_id)
    return person
