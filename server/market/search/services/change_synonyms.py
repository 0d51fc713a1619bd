"""An operator says which words mean the same."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from foundation import audit
from market.search.models import Synonym
from market.search.rules.synonyms import check_synonyms
from market.search.services.turn_edition import turn_edition


@transaction.atomic
def change_synonyms(*, synonym_id: int | None, words: Sequence[str], is_used: bool, actor_id: UUID | None) -> int:
    """
    Write a group down, new without an id. Searches know it at once, in every process. Return its id.

    :raises SynonymsTooFew:
    """
    said = check_synonyms(words)
    known = Synonym.objects.select_for_update().filter(pk=synonym_id).first() if synonym_id is not None else None
    group = known or Synonym()
    before = {"words": group.words, "is_used": group.is_used} if group.pk else None
    group.words, group.is_used, group.is_ours = said, is_used, True
    group.save()
    turn_edition()
    audit.record(
        actor_id=actor_id,
        action="search.change_synonyms",
        subject=f"synonym {group.pk}",
        before=before,
        after={"words": said, "is_used": is_used},
    )
    return int(group.pk)
