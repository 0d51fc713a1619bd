"""Moderation in the back office: what waits, what was decided, the lists of words, and those of known answer."""

from datetime import timedelta
from typing import ClassVar

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from unfold.decorators import action

from foundation.backoffice import FoundByTypeId, LongList, LookOnly, LookOnlyInline, one_of, operator_of
from foundation.errors import ShopError
from market.moderation import figures, review_desk, takedown_desk
from market.moderation.models import Gold, Item, ItemMove, Lexicon, Look, Opinion, Report, Snapshot, Strike, Term
from market.moderation.services.edit_list import retire_words
from market.moderation.services.know_pictures import know_pictures_of, unknow_picture
from market.moderation.states import ItemState
from market.moderation.types import Severity
from market.people import facade as people

FIGURES_OVER = timedelta(days=30)


class Snapshots(LookOnlyInline):
    model = Snapshot
    verbose_name_plural = _("what was looked at")
    fields = ("revision", "at", "text", "hits")
    show_change_link = False


class Opinions(LookOnlyInline):
    model = Opinion
    verbose_name_plural = _("opinions")
    fields = ("revision", "at", "reviewer_id", "choice", "rule", "because", "is_on_appeal", "seconds")
    show_change_link = False


class Reports(LookOnlyInline):
    model = Report
    verbose_name_plural = _("reports")
    fields = ("at", "person_id", "rule", "text")
    show_change_link = False


class Moves(LookOnlyInline):
    model = ItemMove
    verbose_name_plural = _("what was done")
    fields = ("at", "by", "before", "after", "because")
    show_change_link = False


class KnowForm(forms.Form):
    severity = forms.ChoiceField(
        label=_("Pictures like these are"),
        choices=[(Severity.HOLD, _("held for a reviewer")), (Severity.REFUSE, _("refused"))],
    )


@admin.register(Item)
class ItemAdmin(FoundByTypeId, LookOnly):
    id_prefix = "moditem"
    list_display = ("outside_id", "subject_kind", "state", "rule", "priority", "is_shown", "opened_at", "decided_at")
    list_filter = (one_of("state", ItemState),)
    found_by: ClassVar = {"pers": "author_id"}
    search_help_text = _("An item's or its author's id")
    ordering = ("-id",)
    inlines = (Snapshots, Opinions, Reports, Moves)
    list_before_template = "moderation/links.html"
    actions_detail = ("know_pictures",)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("review/", view(self.review), name="moderation_review"),
            path("takedown/", view(self.take_down), name="moderation_takedown"),
            path("figures/", view(self.figures), name="moderation_figures"),
            *super().get_urls(),
        ]

    @action(description=_("Know its pictures again"), url_path="know-pictures", permissions=["operate"])
    def know_pictures(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask what is to become of pictures like these from now on."""
        back = redirect(reverse("admin:moderation_item_change", args=[object_id]))
        form = KnowForm(request.POST or None)
        if request.method != "POST" or not form.is_valid():
            title = _("Know its pictures again")
            context = {**self.admin_site.each_context(request), "form": form, "title": title, "opts": self.opts}
            return render(request, "moderation/know_pictures.html", context)
        try:
            new = know_pictures_of(
                item_id=self.opts.pk.to_python(object_id), severity=Severity(form.cleaned_data["severity"]),
                actor_id=operator_of(request), now=timezone.now(),
            )  # fmt: skip
            messages.success(request, f"{new}")
        except ShopError as refusal:
            messages.error(request, str(refusal))
        return back

    def review(self, request: HttpRequest) -> HttpResponse:
        """Put what is next before whoever asks."""
        if not self.has_operate_permission(request):
            raise PermissionDenied
        return review_desk.review(self, request)

    def take_down(self, request: HttpRequest) -> HttpResponse:
        """Take something down by its id."""
        if not self.has_operate_permission(request):
            raise PermissionDenied
        return takedown_desk.take_down_by_id(self, request)

    def figures(self, request: HttpRequest) -> HttpResponse:
        """Show how reviewers worked in the last thirty days."""
        since = timezone.now() - FIGURES_OVER
        found = figures.reviewers(since=since)
        named = people.people({one.reviewer_id for one in found})
        pairs, kappa = figures.agreement(since=since)
        rows = [
            {
                "name": named[one.reviewer_id].nickname if one.reviewer_id in named else one.reviewer_id,
                "removed_percent": round(100 * one.removed_share),
                "figures": one,
            }
            for one in found
        ]
        context = {**self.admin_site.each_context(request), "title": _("How reviewers work"), "reviewers": rows}
        return render(request, "moderation/figures.html", {**context, "pairs": pairs, "kappa": kappa})


@admin.register(Strike)
class StrikeAdmin(LookOnly):
    list_display = ("at", "person_id", "rule", "points", "lifted_at")
    found_by: ClassVar = {"pers": "person_id"}
    search_help_text = _("A person's id")
    ordering = ("-id",)


@admin.register(Lexicon)
class LexiconAdmin(LookOnly):
    list_display = ("name", "word_class", "rule", "pack", "is_enabled", "changed_at")
    ordering = ("name",)
    actions_list = ("new_list",)
    actions_detail = ("add_word",)

    @action(description=_("New list"), url_path="new", permissions=["operate"])
    def new_list(self, request: HttpRequest) -> HttpResponse:
        return takedown_desk.new_list(self, request)

    @action(description=_("Add a word"), url_path="add-word", permissions=["operate"])
    def add_word(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return takedown_desk.add_word(self, request, int(object_id))


@admin.register(Term)
class TermAdmin(LookOnly):
    list_display = ("text", "lexicon", "severity", "contexts")
    list_select_related = ("lexicon",)
    found_by_beginning = ("text",)
    search_help_text = _("The beginning of a word")
    ordering = ("-id",)
    actions = ("retire",)

    @admin.action(description=_("Look for these words no longer"), permissions=["operate"])
    def retire(self, request: HttpRequest, queryset: QuerySet[Term]) -> None:
        ids = list(queryset.values_list("pk", flat=True))
        retire_words(term_ids=ids, actor_id=operator_of(request), now=timezone.now())


@admin.register(Look)
class LookAdmin(LookOnly):
    """Pictures that are known to be bad; those that people published are nobody's business here."""

    list_display = ("id", "rule", "severity", "source", "at")
    ordering = ("-id",)
    actions = ("let_through",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Look]:
        known: QuerySet[Look] = super().get_queryset(request).exclude(rule="").defer("likeness")
        return known

    @admin.action(description=_("Let pictures like these through again"), permissions=["operate"])
    def let_through(self, request: HttpRequest, queryset: QuerySet[Look]) -> None:
        for look_id in queryset.values_list("pk", flat=True):
            unknow_picture(look_id=look_id, actor_id=operator_of(request))


@admin.register(Gold)
class GoldAdmin(LongList):
    list_display = ("text", "choice", "rule", "is_enabled")
    ordering = ("-id",)

    def has_delete_permission(self, request: HttpRequest, obj: Gold | None = None) -> bool:
        return False  # Opinions were given about it; it is put out of use instead.
