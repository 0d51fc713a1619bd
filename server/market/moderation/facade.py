"""
The face moderation shows the rest of the market: the only file others import to ask it or to tell it to act.
Ids and values in; frozen views out; errors are part of the promise.

A room that takes texts from people asks before it shows them:

    verdicts = moderation.check_texts([TextToCheck(Kind.NOTE, title), TextToCheck(Kind.NOTE, body)])
    moderation.refuse_if_forbidden({"title": verdicts[0], "body": verdicts[1]})  # TextRefused: which words, and where
    pictures = moderation.check_pictures(picture_ids, author_id=author_id)  # A verdict like the others.
    if moderation.gravest(verdicts) == Outcome.HOLD:  # It is kept unseen, in this transaction.
        subject = Subject("note", note.id, author_id, note.version)
        moderation.open_item(subject=subject, text=f"{title}\n{body}", verdicts=verdicts, now=now)

    else: moderation.remember_pictures(subject=subject, picture_ids=picture_ids, now=now)  # They are seen from now on.

and hears `SubjectDecided` to show it, or to take it down. Before somebody publishes it asks `check_may_publish`. So
that its own can be reported, its `reported.py` says how one is looked at:

    @moderation.shows("note", prefix="note")
    def look_at_note(note_id: UUID, viewer: UUID | None) -> Sight | None: ...
"""

from market.moderation.errors import PictureRefused, PublishingPaused, TextRefused
from market.moderation.policy import POLICY
from market.moderation.queries import check_may_publish, pauses
from market.moderation.rules import gravest, refuse_if_forbidden
from market.moderation.services.check_pictures import check_pictures
from market.moderation.services.check_texts import check_texts
from market.moderation.services.open_item import open_item
from market.moderation.services.remember_pictures import forget_pictures, remember_pictures
from market.moderation.services.renew_item import renew_item
from market.moderation.services.withdraw_item import withdraw_item
from market.moderation.subjects import shows
from market.moderation.types import (
    Hit,
    ItemId,
    ItemView,
    Kind,
    Outcome,
    Resemblance,
    Severity,
    Sight,
    Subject,
    TextToCheck,
    Verdict,
)

__all__ = [
    "POLICY",
    "Hit",
    "ItemId",
    "ItemView",
    "Kind",
    "Outcome",
    "PictureRefused",
    "PublishingPaused",
    "Resemblance",
    "Severity",
    "Sight",
    "Subject",
    "TextRefused",
    "TextToCheck",
    "Verdict",
    "check_may_publish",
    "check_pictures",
    "check_texts",
    "forget_pictures",
    "gravest",
    "open_item",
    "pauses",
    "refuse_if_forbidden",
    "remember_pictures",
    "renew_item",
    "shows",
    "withdraw_item",
]
