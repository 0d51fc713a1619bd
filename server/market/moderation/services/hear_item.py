"""What waits for a reviewer is listened to, in a worker: does it sound like words of the lists?"""

import threading
from uuid import UUID

from django.db import transaction

from market.moderation import rules
from market.moderation.errors import ItemNotFound
from market.moderation.models import Item
from market.moderation.models.classifiers import WHOLE_BP
from market.moderation.models.lists import current_versions, entries
from market.moderation.sounding import Sounds
from market.moderation.types import Severity

_latest = Sounds((), version=0)
_loading = threading.Lock()


def hear_item(*, item_id: UUID, revision: int) -> None:
    """
    Give an item that is looked at a score by its sound, so that it comes sooner, and tell its reviewer of which words.

    Nothing else follows: it is neither held nor refused by that. What was changed since is listened to by itself. Safe
    to repeat. Locks the item.
    """
    item = Item.objects.filter(pk=item_id, revision=revision, sound_bp=None).first()
    if item is None:
        return
    heard = _current().hear(item.snapshots.get(revision=revision).text)
    with transaction.atomic():
        try:
            item = Item.objects.lock(item_id)
        except ItemNotFound:
            return
        if item.revision == revision and item.sound_bp is None:
            item.sound_bp = round(heard.score * WHOLE_BP)
            item.sounds_like = list(heard.words[: rules.MOST_SOUNDS])
            item.priority += round(heard.score * rules.POINTS_OF_SOUND)
            item.save(update_fields=["sound_bp", "sounds_like", "priority"])


def _current() -> Sounds:
    global _latest
    version, _ = current_versions()
    if _latest.version != version:
        with _loading:
            if _latest.version != version:
                now_current, words = entries()
                _latest = Sounds((one.text for one in words if one.severity != Severity.WARN), version=now_current)
    return _latest
