"""A reviewer says what is to become of an item, and so it does, in the same transaction."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import audit, outbox
from foundation.ids import encode
from market.moderation import rules
from market.moderation.errors import AnotherMustDecide, ClaimLost, ItemHasMovedOn
from market.moderation.events import SubjectDecided
from market.moderation.models import Item, Opinion, Strike
from market.moderation.policy import POLICY
from market.moderation.services.remember_pictures import forget_pictures
from market.moderation.states import ItemState
from market.moderation.types import Choice, ItemView, Outcome

BECOMES = {
    (ItemState.WAITING, Choice.KEEP): ItemState.KEPT,
    (ItemState.WAITING, Choice.REMOVE): ItemState.REMOVED,
    (ItemState.SECOND, Choice.KEEP): ItemState.KEPT,
    (ItemState.SECOND, Choice.REMOVE): ItemState.REMOVED,
    (ItemState.APPEALED, Choice.KEEP): ItemState.RESTORED,
    (ItemState.APPEALED, Choice.REMOVE): ItemState.UPHELD,
}

HEARD = frozenset({ItemState.KEPT, ItemState.REMOVED})  # Who reported is told; an appeal is its author's business.


@transaction.atomic
def decide_item(
    *,
    item_id: UUID,
    reviewer_id: UUID,
    revision: int,
    choice: Choice,
    rule: str = "",
    because: str = "",
    asks_another: bool = False,
    now: datetime,
) -> ItemView:
    """
    Give an opinion about what one has claimed. What opinions come to is done and told at once: `SubjectDecided`.

    In: the revision that was looked at; the rule that a removal cites; `asks_another`, to have somebody else agree
    first. Removing counts against the author, and giving back takes that away. Locks the item.

    :raises ItemNotFound, ItemHasMovedOn, ClaimLost, AnotherMustDecide, RuleUnknown, SayWhy:
    """
    because = rules.check_opinion(choice, rule, because)
    item = Item.objects.lock(item_id)
    if item.revision != revision:
        raise ItemHasMovedOn
    if item.claimed_by != reviewer_id or item.claimed_until is None or item.claimed_until <= now:
        raise ClaimLost
    state = ItemState(item.state)
    given = list(item.opinions.filter(revision=revision, is_on_appeal=False).order_by("id"))
    if any(one.reviewer_id == reviewer_id for one in given) or item.author_id == reviewer_id:
        raise AnotherMustDecide
    assert item.claimed_at is not None, "it is claimed"
    seconds = max(0, round((now - item.claimed_at).total_seconds()))
    opinion = write_opinion(item, reviewer_id, choice, rule, because, seconds=seconds, now=now)
    if asks_another and state == ItemState.WAITING:
        item.opinions_needed = 2
    choices = [Choice(one.choice) for one in given] + [choice]
    come_to = rules.decided(state, choices, item.opinions_needed)
    if come_to is None:
        _wait_for_another(item, reviewer_id, now)
    else:
        carry_out(item, opinion, come_to, [*given, opinion], now)
    return item.view()


def write_opinion(
    item: Item, reviewer_id: UUID, choice: Choice, rule: str, because: str, *, seconds: int, now: datetime
) -> Opinion:
    """Keep what somebody thinks of a locked item, in the audit trail too."""
    opinion: Opinion = item.opinions.create(
        revision=item.revision,
        author_id=item.author_id,
        reviewer_id=reviewer_id,
        is_on_appeal=item.state == ItemState.APPEALED,
        choice=choice,
        rule=rule,
        because=because,
        seconds=seconds,
        at=now,
    )
    audit.record(
        actor_id=reviewer_id,
        action=f"moderation.{choice}",
        subject=encode("moditem", item.pk),
        before={"state": item.state},
        after={"choice": choice, "rule": rule, "revision": item.revision},
        because=because,
    )
    return opinion


def _wait_for_another(item: Item, reviewer_id: UUID, now: datetime) -> None:
    if item.state == ItemState.SECOND:
        item.release()
        item.save()
    else:
        item.move_to(ItemState.SECOND, by=reviewer_id, now=now, because="another is to look at it too")


def carry_out(item: Item, last: Opinion, choice: Choice, given: list[Opinion], now: datetime) -> None:
    """Do and tell what opinions about a locked item came to."""
    decisive = next(one for one in reversed(given) if one.choice == choice)  # A third opinion may side with the first.
    after = BECOMES[ItemState(item.state), choice]
    item.rule = decisive.rule
    was_shown, reporter_ids = item.is_shown, _reporters(item)
    item.is_shown = choice == Choice.KEEP
    item.move_to(after, by=last.reviewer_id, now=now, because=decisive.because)
    if item.gold_id is not None:
        return
    if after == ItemState.REMOVED and POLICY[item.rule].points:
        Strike.objects.create(
            item=item, revision=item.revision, person_id=item.author_id, rule=item.rule,
            points=POLICY[item.rule].points, at=now,
        )  # fmt: skip
    if after == ItemState.REMOVED and item.rule == rules.COPY_RULE:  # Or whose it is would be told to have copied it.
        forget_pictures(kind=item.subject_kind, subject_id=item.subject_id)
    if after == ItemState.RESTORED:
        item.strikes.filter(revision=item.revision, lifted_at=None).update(lifted_at=now)
    outcome = Outcome.PUBLISH if choice == Choice.KEEP else "take_down"
    subject = item.view().subject
    news = SubjectDecided(
        item.pk, subject.kind, subject.id, subject.version, subject.author_id, outcome, item.rule, after, now,
        was_shown=was_shown, reporter_ids=reporter_ids if after in HEARD else (),
    )  # fmt: skip
    outbox.publish(news, key=item.subject_id)


def _reporters(item: Item) -> tuple[UUID, ...]:
    """Return who has reported a locked item since somebody decided upon it last."""
    decided = item.moves.filter(after__in=[ItemState.KEPT, ItemState.REMOVED, ItemState.RESTORED, ItemState.UPHELD])
    before = decided.order_by("-id").values_list("at", flat=True).first()
    reports = item.reports.filter(at__gt=before) if before else item.reports.all()
    return tuple(reports.order_by("id").values_list("person_id", flat=True))
