"""What questions do when others tell news. Each runs at least once, so each is safe to repeat."""

import contextlib

from foundation.outbox import on
from market.moderation.events import SubjectDecided
from market.questions.errors import AnswerNotFound, QuestionNotFound
from market.questions.services.decide import decide_answer, decide_question
from market.questions.types import ANSWER_KIND, QUESTION_KIND


@on(SubjectDecided)
def do_as_was_decided(event: SubjectDecided) -> None:
    """What was removed meanwhile is nobody's business any more."""
    seen, now = event.outcome == "publish", event.decided_at
    if event.subject_kind == QUESTION_KIND:
        with contextlib.suppress(QuestionNotFound):
            decide_question(question_id=event.subject_id, is_to_be_seen=seen, now=now)
    elif event.subject_kind == ANSWER_KIND:
        with contextlib.suppress(AnswerNotFound):
            is_news = event.state != "restored"  # Its asker heard of it when it was said.
            decide_answer(answer_id=event.subject_id, is_to_be_seen=seen, is_news=is_news, now=now)
