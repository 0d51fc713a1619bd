"""Where an operator takes something down by its id, and lists of words are edited. Opened by `manage` alone."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.backoffice import operator_of
from foundation.errors import ShopError
from market.media import facade as media
from market.moderation import rules
from market.moderation.errors import SubjectNotFound
from market.moderation.review_desk import rule_choices
from market.moderation.services.edit_list import make_list, put_word
from market.moderation.services.take_down import take_down
from market.moderation.subjects import look_at, read_outside_id
from market.moderation.types import Severity, Sight


class RuleForm(forms.Form):
    """Whatever cites a rule."""

    rule = forms.ChoiceField(label=_("Rule"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["rule"]
        assert isinstance(field, forms.ChoiceField), "it was made a few lines above"
        field.choices = rule_choices()


class TakeDownForm(RuleForm):
    subject = forms.CharField(
        label=_("What; its id"), help_text="note_… cmt_… rev_… ques_… ans_… pers_…", max_length=60
    )
    because = forms.CharField(
        label=_("Why; its author reads it"), required=False, max_length=rules.LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    field_order = ("subject", "rule", "because")


class ListForm(RuleForm):
    name = forms.CharField(label=_("Name"), max_length=60)
    word_class = forms.CharField(label=_("Class"), max_length=30)
    pack = forms.CharField(
        label=_("Pack"), max_length=20, required=False,
        help_text=_("Counts only in texts about this: advertising, food, cosmetics, health. Empty: in all."),
    )  # fmt: skip
    field_order = ("name", "word_class", "rule", "pack")


class WordForm(forms.Form):
    text = forms.CharField(label=_("Word"), max_length=200)
    severity = forms.ChoiceField(
        label=_("What it does"),
        choices=[(Severity.WARN, _("shown to reviewers")), (Severity.HOLD, _("held for a reviewer")),
                 (Severity.REFUSE, _("refused"))],
    )  # fmt: skip
    contexts = forms.CharField(
        label=_("Longer words that it may stand in, one a line"), required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip


def take_down_by_id(desk: Any, request: HttpRequest) -> HttpResponse:
    """Show what an id means, and take it down when a rule is cited."""
    asked = str(request.GET.get("subject", "")).strip()
    form = TakeDownForm(request.POST or None, initial={"subject": asked})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            kind, subject_id = read_outside_id(said["subject"].strip())
            done = take_down(
                kind=kind, subject_id=subject_id, actor_id=operator_of(request), rule=said["rule"],
                because=said["because"], now=timezone.now(),
            )  # fmt: skip
        except ShopError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("It is down, and its author is told why"))
            return redirect("admin:moderation_item_change", done.id)
    sight = _sight(asked)
    pictures = [one.urls for one in media.pictures(sight.picture_ids).values()] if sight else []
    return _page(desk, request, form, _("Take down"), {"sight": sight, "pictures": pictures})


def _sight(asked: str) -> Sight | None:
    try:
        return look_at(*read_outside_id(asked), None)
    except SubjectNotFound:
        return None


def new_list(desk: Any, request: HttpRequest) -> HttpResponse:
    """Make an empty list."""
    form = ListForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = make_list(**form.cleaned_data, actor_id=operator_of(request), now=timezone.now())
        except ShopError as refusal:
            messages.error(request, str(refusal))
        else:
            return redirect("admin:moderation_lexicon_change", made)
    return _page(desk, request, form, _("New list"), {})


def add_word(desk: Any, request: HttpRequest, list_id: int) -> HttpResponse:
    """Have a list look for a word."""
    form = WordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            put_word(
                list_id=list_id, text=said["text"], severity=Severity(said["severity"]),
                contexts=said["contexts"].splitlines(), actor_id=operator_of(request), now=timezone.now(),
            )  # fmt: skip
        except ShopError as refusal:
            messages.error(request, str(refusal))
        else:
            return redirect("admin:moderation_lexicon_change", list_id)
    return _page(desk, request, form, _("Add a word"), {})


def _page(desk: Any, request: HttpRequest, form: forms.Form, title: Any, more: dict[str, Any]) -> HttpResponse:
    context = {**desk.admin_site.each_context(request), "title": title, "opts": desk.opts, "form": form, **more}
    return render(request, "moderation/form.html", context)
