"""An operator makes a list of words, adds words to it, or takes some from it."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from foundation import audit
from market.moderation.errors import ListExists, RuleUnknown, WordNotFound, WordUnusable
from market.moderation.models import Lexicon, Term
from market.moderation.models.lists import current_versions
from market.moderation.policy import is_citable
from market.moderation.sources import LONGEST_WORD, is_long_enough
from market.moderation.types import Severity


@transaction.atomic
def make_list(
    *, name: str, word_class: str, rule: str, pack: str, actor_id: UUID, now: datetime
) -> int:  # fmt: skip
    """Make an empty list, about one rule and of one class; return its number. :raises RuleUnknown, ListExists:"""
    if not is_citable(rule):
        raise RuleUnknown(field="rule")
    try:
        with transaction.atomic():
            made = Lexicon.objects.create(name=name, word_class=word_class, rule=rule, pack=pack, changed_at=now)
    except IntegrityError:
        raise ListExists(field="name") from None
    _record(actor_id, "moderation.make_list", name, {}, {"word_class": word_class, "rule": rule, "pack": pack})
    return made.pk


@transaction.atomic
def put_word(
    *, list_id: int, text: str, severity: Severity, contexts: Collection[str] = (), actor_id: UUID, now: datetime
) -> None:
    """
    Have a list look for a word from the next text on, or look for it in another way. Locks the list.

    In: `contexts`, longer words that it may stand in. :raises WordNotFound: no such list; WordUnusable:
    """
    text, contexts = text.strip(), sorted({one.strip() for one in contexts if one.strip()})
    if not is_long_enough(text) or any(len(one) > LONGEST_WORD for one in (text, *contexts)):
        raise WordUnusable(field="text")
    if any(text not in one or text == one for one in contexts):
        raise WordUnusable(field="contexts")
    lexicon = _lock(list_id)
    before = lexicon.terms.filter(text=text).first()
    was = {"severity": before.severity, "contexts": before.contexts} if before else {}
    said = {"severity": severity.value, "contexts": contexts}
    if was == said:
        return
    lexicon.terms.update_or_create(text=text, defaults=said)
    Lexicon.objects.filter(pk=list_id).update(changed_at=now)
    _record(actor_id, "moderation.put_word", f"{lexicon.name}: {text}", was, {**said, **_version()})


@transaction.atomic
def retire_words(*, term_ids: Collection[int], actor_id: UUID, now: datetime) -> None:
    """Look for some words no longer, from the next text on. Locks their lists. :raises WordNotFound: one of them"""
    terms = list(Term.objects.filter(pk__in=term_ids).select_related("lexicon"))
    if len(terms) < len(set(term_ids)):
        raise WordNotFound
    for list_id in sorted({term.lexicon_id for term in terms}):
        _lock(list_id)
    Term.objects.filter(pk__in=term_ids).delete()
    Lexicon.objects.filter(pk__in={term.lexicon_id for term in terms}).update(changed_at=now)
    for term in terms:
        was = {"severity": term.severity, "contexts": term.contexts}
        _record(actor_id, "moderation.retire_word", f"{term.lexicon.name}: {term.text}", was, _version())


def _lock(list_id: int) -> Lexicon:
    lexicon = Lexicon.objects.select_for_update().filter(pk=list_id).first()
    if lexicon is None:
        raise WordNotFound
    return lexicon


def _version() -> Mapping[str, object]:
    return {"list_version": current_versions()[0]}


def _record(
    actor_id: UUID, action: str, subject: str, before: Mapping[str, object], after: Mapping[str, object]
) -> None:  # fmt: skip
    audit.record(actor_id=actor_id, action=action, subject=subject, before=dict(before), after=dict(after))
