"""Questions to buyers in the back office: to look at. Whether one is shown is decided at moderation's desk."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from foundation.backoffice import LookOnly
from market.questions.models import Answer, Question


@admin.register(Question)
class QuestionAdmin(LookOnly):
    list_display = ("text", "product_id", "author_id", "answer_count", "is_held", "at")
    found_by = {"ques": "id", "prod": "product_id", "pers": "author_id", "shop": "shop_id"}
    search_help_text = _("The id of a question, a product, a person or a shop")
    ordering = ("-id",)


@admin.register(Answer)
class AnswerAdmin(LookOnly):
    list_display = ("text", "question_id", "author_id", "is_by_shop", "is_held", "at")
    found_by = {"ans": "id", "ques": "question_id", "pers": "author_id"}
    search_help_text = _("The id of an answer, a question or a person")
    ordering = ("-id",)
