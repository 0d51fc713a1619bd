"""Pictures are known to be bad from now on: those of what was removed, or hashes that others gave us."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import audit
from foundation.ids import encode
from market.media import facade as media
from market.media.facade import Likeness
from market.moderation.errors import HashesUnreadable, ItemHasMovedOn, LookNotFound, RuleUnknown
from market.moderation.models import Item, Look
from market.moderation.policy import is_citable
from market.moderation.services.remember_pictures import forget_looks, keep
from market.moderation.states import ItemState
from market.moderation.types import Severity

HASH_DIGITS = 64  # Of PDQ, in hex.


@transaction.atomic
def know_pictures_of(*, item_id: UUID, severity: Severity, actor_id: UUID, now: datetime) -> int:
    """
    Have pictures like those of a removed item held or refused, by the rule that it broke. Return how many are new.

    Safe to repeat. Locks the item. :raises ItemNotFound; ItemHasMovedOn: it is not removed
    """
    item = Item.objects.lock(item_id)
    if item.state not in (ItemState.REMOVED, ItemState.UPHELD):
        raise ItemHasMovedOn
    shown = item.snapshots.get(revision=item.revision).picture_ids
    known = set(Look.objects.filter(picture_id__in=shown).exclude(rule="").values_list("picture_id", flat=True))
    source = encode("moditem", item.pk)
    new = media.likenesses([one for one in shown if one not in known])
    rows = [
        Look(likeness=looks.pack(), picture_id=one, rule=item.rule, severity=severity, source=source, at=now)
        for one, looks in new.items()
    ]  # fmt: skip
    keep(rows, list(new.values()))
    _record(actor_id, "moderation.know_pictures", source, item.rule, severity, len(rows))
    return len(rows)


@transaction.atomic
def know_hashes(
    lines: Iterable[str], *, name: str, rule: str, severity: Severity, actor_id: UUID | None, now: datetime
) -> int:
    """
    Have pictures with such PDQ hashes held or refused. Return how many are new.

    In: lines that begin with a hash of 64 hex digits, as lists of ThreatExchange do; one without is a heading if it is
    the first, and empty ones say nothing. Safe to repeat.

    :raises HashesUnreadable: naming the line; RuleUnknown:
    """
    if not is_citable(rule):
        raise RuleUnknown(field="rule")
    wholes = dict.fromkeys(_read(lines))
    known = {look.looks().whole for look in Look.objects.filter(source=name, picture_id=None).exclude(rule="")}
    new = [Likeness(whole, b"", (), 0.0) for whole in wholes if whole not in known]
    keep([Look(likeness=one.pack(), rule=rule, severity=severity, source=name, at=now) for one in new], new)
    _record(actor_id, "moderation.know_hashes", name, rule, severity, len(new))
    return len(new)


@transaction.atomic
def unknow_picture(*, look_id: int, actor_id: UUID) -> None:
    """Let what is like a known picture through again. :raises LookNotFound:"""
    look = Look.objects.select_for_update().filter(pk=look_id).exclude(rule="").first()
    if look is None:
        raise LookNotFound
    audit.record(
        actor_id=actor_id, action="moderation.unknow_picture", subject=f"look {look_id}",
        before={"rule": look.rule, "severity": look.severity, "source": look.source}, after={},
    )  # fmt: skip
    forget_looks([look_id])


def _read(lines: Iterable[str]) -> Iterable[bytes]:
    for number, line in enumerate(lines, 1):
        said = line.strip().partition(",")[0].split()
        try:
            if said and len(said[0]) != HASH_DIGITS:
                raise ValueError("not a hash")
            if said:
                yield bytes.fromhex(said[0])
        except ValueError:
            if number > 1:
                raise HashesUnreadable(line=number) from None


def _record(actor_id: UUID | None, action: str, subject: str, rule: str, severity: Severity, count: int) -> None:
    after = {"rule": rule, "severity": severity, "pictures": count}
    audit.record(actor_id=actor_id, action=action, subject=subject, before={}, after=after)
