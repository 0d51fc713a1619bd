"""Authors are told what reviewers decided about what they published, and by which rule; and so are who reported it."""

from collections.abc import Sequence
from datetime import datetime

from foundation.ids import encode
from market.moderation import facade as moderation
from market.moderation.events import SubjectDecided
from market.notices.services.notify import notify_many
from market.notices.types import Kind, NewNotice

TOLD = frozenset({"removed", "restored", "upheld"})


def tell_of_decisions(news: Sequence[SubjectDecided], *, now: datetime) -> None:
    """Tell each decision once."""
    notify_many(
        [
            NewNotice(one.author_id, Kind.JUDGED, _decision(one), _facts(one))
            for one in news
            # Of what was reported and kept its author has never heard, and need not.
            if one.state in TOLD or (one.state == "kept" and not one.was_shown)
        ]
        + [
            NewNotice(reporter_id, Kind.REPORT_HEARD, _decision(one), _facts(one))
            for one in news
            for reporter_id in one.reporter_ids
        ],
        now=now,
    )


def _decision(news: SubjectDecided) -> str:
    return f"{news.item_id} {news.decided_at.isoformat()}"


def _facts(news: SubjectDecided) -> dict[str, object]:
    rule = moderation.POLICY.get(news.rule)
    is_note = news.subject_kind == "note"
    return {
        "step": news.state,
        "thing": news.subject_kind,
        "note_id": encode("note", news.subject_id) if is_note else None,
        "rule": news.rule,
        "rule_words": dict(rule.words) if rule else {},
    }
