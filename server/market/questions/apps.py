from django.apps import AppConfig


class QuestionsConfig(AppConfig):
    name = "market.questions"
    verbose_name = "Questions to buyers"
