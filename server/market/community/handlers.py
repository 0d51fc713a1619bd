"""What community does when others tell news. Each runs at least once, so each is safe to repeat."""

from foundation.outbox import on
from market.community.services.judge_review import decide_review
from market.community.types import REVIEW_KIND
from market.moderation.events import SubjectDecided


@on(SubjectDecided)
def do_as_was_decided(event: SubjectDecided) -> None:
    if event.subject_kind == REVIEW_KIND:
        decide_review(
            review_id=event.subject_id, is_to_be_seen=event.outcome == "publish", now=event.decided_at
        )  # fmt: skip
