"""What questions refuses, one class each. The docstring is what a person is told."""

from foundation.errors import Conflict, Invalid, NotAllowed, NotFound


class QuestionNotFound(NotFound):
    """There is no such question here."""

    code = "questions.question_not_found"


class AnswerNotFound(NotFound):
    """There is no such answer here."""

    code = "questions.answer_not_found"


class NotOnSale(NotFound):
    """This product is not on sale, so nobody is asked about it."""

    code = "questions.not_on_sale"


class NotBought(NotAllowed):
    """Only who bought it, and kept it, can answer."""

    code = "questions.not_bought"


class OwnQuestion(Conflict):
    """Others who bought it answer your question."""

    code = "questions.own_question"


class SpeakForYourShop(Conflict):
    """You work for this shop: ask and answer as the shop."""

    code = "questions.speak_for_your_shop"


class AlreadyAnswered(Conflict):
    """You have answered this question already."""

    code = "questions.already_answered"


class AskedEnough(Conflict):
    """You have asked as much as one may in a day. Ask again tomorrow."""

    code = "questions.asked_enough"


class WordsMissing(Invalid):
    """Write a few words."""

    code = "questions.words_missing"


class WordsTooMany(Invalid):
    """This is more than fits here."""

    code = "questions.words_too_many"
