"""A list of words is brought in, or brought up to date."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import audit, sql
from market.moderation.models import Lexicon
from market.moderation.sources import WordFile
from market.moderation.types import Severity


@transaction.atomic
def import_lexicon(source: WordFile, *, actor_id: UUID | None, now: datetime, severity: Severity | None = None) -> int:
    """
    Make a list have exactly the words of its source, and return how many changed.

    The same source twice changes nothing. Whatever was done to the list by hand goes. In: `severity`, for all words,
    whatever the source says. Locks the list.
    """
    about = {"word_class": source.word_class, "rule": source.rule, "pack": source.pack}
    lexicon, is_new = Lexicon.objects.get_or_create(name=source.name, defaults={**about, "changed_at": now})
    lexicon = Lexicon.objects.select_for_update().get(pk=lexicon.pk)
    wanted = {word.text: (severity or word.severity, sorted(word.contexts)) for word in source.words}
    known = {term.text: (Severity(term.severity), sorted(term.contexts)) for term in lexicon.terms.all()}
    gone = known.keys() - wanted.keys()
    changed = {text: said for text, said in wanted.items() if known.get(text) != said}
    is_about_other = any(getattr(lexicon, key) != value for key, value in about.items())
    if not (is_new or gone or changed or is_about_other):
        return 0
    if gone:
        lexicon.terms.filter(text__in=gone).delete()
    if changed:
        _write(lexicon.pk, changed)
    Lexicon.objects.filter(pk=lexicon.pk).update(**about, changed_at=now)
    audit.record(
        actor_id=actor_id,
        action="moderation.import_lexicon",
        subject=source.name,
        before={"words": len(known)},
        after={**about, "words": len(wanted), "changed": len(changed), "removed": len(gone)},
    )
    return len(gone) + len(changed)


def _write(lexicon_id: int, words: dict[str, tuple[Severity, list[str]]]) -> None:
    columns = [("text", "text"), ("severity", "text"), ("contexts", "text[]")]
    sql.run(
        f"""
        INSERT INTO moderation_term (lexicon_id, text, severity, contexts)
        SELECT %s, text, severity, contexts FROM {sql.given(columns)}
        ON CONFLICT (lexicon_id, text) DO UPDATE SET severity = excluded.severity, contexts = excluded.contexts
        """,
        [lexicon_id, sql.pack(columns, [(text, said[0].value, said[1]) for text, said in words.items()])],
    )
