from django.conf import settings

from foundation.neighbours import neighbour


def test_every_question_is_answered_by_a_function_on_a_facade():
    for question, answerer in settings.NEIGHBOURS.items():
        assert callable(neighbour(question)), question
        assert answerer.split(".")[2] == "facade"
