"""Lists of words and things to look at, as tests need them. Whoever is not named is of no interest."""

from datetime import datetime
from uuid import UUID

from foundation.ids import uuid7
from foundation.testing import NOON
from market.moderation.models import Item
from market.moderation.services.claim_item import claim_item
from market.moderation.services.decide_item import decide_item
from market.moderation.services.import_lexicon import import_lexicon
from market.moderation.services.open_item import open_item
from market.moderation.sources import Word, WordFile
from market.moderation.types import Choice, ItemView, Severity, Subject


def make_list(
    *words: str,
    name: str = "a list",
    rule: str = "6.9",
    severity: Severity = Severity.HOLD,
    pack: str = "",
    contexts: tuple[str, ...] = (),
    now: datetime = NOON,
) -> None:
    """Keep a list of words; the contexts are every word's."""
    source = WordFile(name, rule, "tested", pack, tuple(Word(one, severity, contexts) for one in words), ())
    import_lexicon(source, actor_id=None, now=now)


def hold(
    *, text: str = "加我微信", kind: str = "note", subject_id: UUID | None = None, author_id: UUID | None = None,
    version: int = 1, is_shown: bool = False, needs: int = 1, now: datetime = NOON,
) -> ItemView:  # fmt: skip
    """Put something before reviewers; so many of them are to agree."""
    subject = Subject(kind, subject_id or uuid7(), author_id or uuid7(), version)
    view = open_item(subject=subject, text=text, is_shown=is_shown, now=now)
    Item.objects.filter(pk=view.id).update(opinions_needed=needs)
    return view


def judge(
    reviewer_id: UUID, choice: Choice = Choice.REMOVE, *, rule: str = "6.9", because: str = "", now: datetime = NOON,
    asks_another: bool = False,
) -> ItemView:  # fmt: skip
    """Have a reviewer take what is next, and give an opinion."""
    view = claim_item(reviewer_id=reviewer_id, now=now)
    assert view is not None, "nothing waits"
    return decide_item(
        item_id=view.id, reviewer_id=reviewer_id, revision=view.revision, choice=choice,
        rule=rule if choice == Choice.REMOVE else "", because=because, asks_another=asks_another, now=now,
    )  # fmt: skip


def judge_alone(
    reviewer_id: UUID, choice: Choice = Choice.REMOVE, *, rule: str = "6.9", now: datetime = NOON
) -> ItemView:
    """As `judge`, of something that came by itself: chance must not ask for a second opinion."""
    Item.objects.update(opinions_needed=1)
    return judge(reviewer_id, choice, rule=rule, now=now)
