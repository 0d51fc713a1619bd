"""
The face questions show the rest of the market: the only file others import to ask it or to tell it to act.
Ids and values in; frozen views out; errors are part of the promise.
"""

from market.questions.queries import questions
from market.questions.services.answer_question import answer_question
from market.questions.services.ask_question import ask_question
from market.questions.types import AnswerId, AnswerView, QuestionId, QuestionView

__all__ = ["AnswerId", "AnswerView", "QuestionId", "QuestionView", "answer_question", "ask_question", "questions"]
