"""People come along from another market, to whom nobody can sign in."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import transaction

from market.people.models import Person
from market.people.queries import person_ids_of_source
from market.people.rules import LONGEST_CITY, check_language, clean_nickname, clean_text
from market.people.types import PersonDraft

UNREACHABLE = ".invalid"  # RFC 2606: no such domain will ever be.


@transaction.atomic
def import_people(drafts: Sequence[PersonDraft]) -> dict[str, UUID]:
    """
    Write down people who cannot sign in: no password fits, and no letter reaches them. Return their ids by key.

    Those who are known by their key stay as they are. Two statements.

    :raises NicknameInvalid, LanguageUnknown, TextTooLong:
    """
    known = person_ids_of_source([draft.source_key for draft in drafts])
    nobody = make_password(None)
    fresh = [
        Person(
            source_key=draft.source_key,
            nickname=clean_nickname(draft.nickname),
            email=draft.email,
            password=nobody,
            language=check_language(draft.language),
            city=clean_text(draft.city, field="city", longest=LONGEST_CITY),
            joined_at=draft.joined_at,
        )
        for draft in drafts
        if draft.source_key not in known
    ]
    assert all(row.email and row.email.endswith(UNREACHABLE) for row in fresh), "nobody is to be written to"
    Person.objects.bulk_create(fresh)
    return {**known, **{row.source_key: row.id for row in fresh if row.source_key}}
