"""How a question or an answer is looked at when somebody reports it. Found by moderation when the house starts."""

from uuid import UUID

from market.moderation import facade as moderation
from market.moderation.facade import Sight, Subject
from market.questions import queries
from market.questions.errors import QuestionNotFound
from market.questions.models import STANDING, Answer
from market.questions.types import ANSWER_KIND, QUESTION_KIND


@moderation.shows(QUESTION_KIND, prefix="ques")
def look_at_question(question_id: UUID, viewer_id: UUID | None) -> Sight | None:
    try:
        seen = queries.question(question_id, queries.reader(viewer_id))
    except QuestionNotFound:
        return None
    return None if seen.is_held else Sight(Subject(QUESTION_KIND, seen.id, seen.author_id), seen.text)


@moderation.shows(ANSWER_KIND, prefix="ans")
def look_at_answer(answer_id: UUID, viewer_id: UUID | None) -> Sight | None:
    answer = Answer.objects.filter(STANDING, pk=answer_id).first()
    if answer is None or look_at_question(answer.question_id, viewer_id) is None:
        return None
    if not answer.is_by_shop and answer.author_id in queries.reader(viewer_id).hidden:
        return None
    return Sight(Subject(ANSWER_KIND, answer.id, answer.author_id), answer.text)
