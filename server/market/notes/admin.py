"""Notes in the back office: look at what was published, what was said before, and what became of it."""

from urllib.parse import urlencode

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from unfold.decorators import action

from foundation.backoffice import LookOnly, LookOnlyInline, one_of
from foundation.ids import encode
from market.notes.models import Comment, Goods, Note, NoteMove, Revision
from market.notes.states import NoteState


class Tags(LookOnlyInline):
    model = Goods
    fields = ("place", "product_id", "picture", "x_bp", "y_bp")
    show_change_link = False


class Moves(LookOnlyInline):
    model = NoteMove
    verbose_name_plural = _("what became of it")
    fields = ("at", "before", "after", "because", "by_id")
    show_change_link = False


class Revisions(LookOnlyInline):
    model = Revision
    verbose_name_plural = _("what it said before")
    fields = ("version", "until", "said")
    show_change_link = False


@admin.register(Note)
class NoteAdmin(LookOnly):
    list_display = ("title", "author_id", "state", "is_ad", "is_ai", "created_at", "published_at")
    list_filter = (one_of("state", [state for state in NoteState if state != NoteState.PUBLISHED]),)
    found_by = {"note": "id", "pers": "author_id"}
    search_help_text = _("A note's id, or its author's")
    ordering = ("-created_at", "-id")
    inlines = (Tags, Moves, Revisions)
    actions_detail = ("take_down",)

    @action(description=_("Take down"), url_path="take-down", permissions=["operate"])
    def take_down(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return to_takedown(encode("note", self.opts.pk.to_python(object_id)))


@admin.register(Comment)
class CommentAdmin(LookOnly):
    list_display = ("id", "note_id", "author_id", "text", "is_held", "at")
    found_by = {"cmt": "id"}
    search_help_text = _("A comment's id")
    ordering = ("-id",)
    actions_detail = ("take_down",)

    @action(description=_("Take down"), url_path="take-down", permissions=["operate"])
    def take_down(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return to_takedown(encode("cmt", self.opts.pk.to_python(object_id)))


def to_takedown(outside_id: str) -> HttpResponse:
    return redirect(f"{reverse('admin:moderation_takedown')}?{urlencode({'subject': outside_id})}")
