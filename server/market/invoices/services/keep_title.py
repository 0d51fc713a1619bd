"""A buyer keeps a title for the next invoice, or forgets one."""

from typing import Any
from uuid import UUID

from django.db import transaction

from market.invoices import rules
from market.invoices.errors import TitleNotFound, TooManyTitles
from market.invoices.models import TitleEntry
from market.invoices.types import Title, TitleView


@transaction.atomic
def keep_title(person_id: UUID, title: Title) -> TitleView:
    """Keep a title; one that is kept already is kept once. :raises TitleInvalid, TaxIdInvalid, TooManyTitles:"""
    title = rules.check_title(title)
    said: dict[str, Any] = {"person_id": person_id, "kind": title.kind, "name": title.name, "tax_id": title.tax_id}
    known = TitleEntry.objects.filter(**said).first()
    if known is None:
        if TitleEntry.objects.filter(person_id=person_id).count() >= rules.MOST_TITLES:
            raise TooManyTitles(most=rules.MOST_TITLES)
        known, _ = TitleEntry.objects.get_or_create(**said)
    return known.view()


def forget_title(title_id: UUID, *, person_id: UUID) -> None:
    """:raises TitleNotFound:"""
    gone, _ = TitleEntry.objects.filter(pk=title_id, person_id=person_id).delete()
    if not gone:
        raise TitleNotFound
