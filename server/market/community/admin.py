"""The back office's view of reviews: to read, and to reply for a shop. Nobody edits or deletes what a shopper wrote."""

import contextlib
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminTextareaWidget

from foundation.backoffice import FoundByTypeId, LookOnly, one_of
from foundation.errors import ShopError
from foundation.ids import decode, encode
from market.community import rules
from market.community.models import SHOWN, Review, ReviewSummary
from market.community.services.reply_to_review import reply_to_review

WRITTEN = (
    "outside", "product", "shop", "author", "shown_stars", "text", "option_text", "written_at", "follow_up",
    "followed_up_at", "origin", "removed_at", "replied_at",
)  # fmt: skip


class ReplyForm(forms.ModelForm):
    reply = forms.CharField(label=_("Reply"), required=False, widget=UnfoldAdminTextareaWidget())

    class Meta:
        model = Review
        fields = ("reply",)

    def clean_reply(self) -> str:
        try:
            return rules.check_text(self.cleaned_data["reply"], longest=rules.LONGEST_REPLY)
        except ShopError as refusal:
            raise forms.ValidationError((type(refusal).__doc__ or refusal.code).strip()) from None


@admin.register(Review)
class ReviewAdmin(FoundByTypeId, LookOnly):
    id_prefix = "rev"
    form = ReplyForm
    list_display = ("shown_stars", "shown_text", "product", "author", "written_at", "is_answered", "origin")
    list_filter = (
        one_of("stars", "12345"),
        one_of("replied_at__isnull", {True: _("no"), False: _("yes")}, name=_("answered")),
        one_of("removed_at__isnull", {False: _("by its author")}, name=_("taken back")),
    )
    common = ("stars", "replied_at__isnull")
    found_by = {"prod": "product_id", "pers": "person_id", "shop": "shop_id", "line": "line_id"}
    found_whole = ("source_key",)
    search_help_text = _("The id of a review, a product, a person, a shop or an order's line; or a source's key")
    ordering = ("-written_at", "-id")

    def wanted(self, term: str) -> Q:
        """What was taken back is found by its own id, or among the few that were: the other indexes hold the rest."""
        found = super().wanted(term)
        with contextlib.suppress(ValueError):
            return Q(pk=decode(self.id_prefix, term))
        return found and found & SHOWN

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return (*WRITTEN, "reply")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return WRITTEN if self.may_reply(obj) else (*WRITTEN, "reply")

    def has_change_permission(self, request: HttpRequest, obj: Review | None = None) -> bool:
        """Replying takes Django's "change" permission, and is all that it allows."""
        return request.user.has_perm("community.change_review") and (obj is None or self.may_reply(obj))

    def may_reply(self, review: Review | None) -> bool:
        return review is not None and review.replied_at is None and review.removed_at is None

    def save_model(self, request: HttpRequest, obj: Review, form: Any, change: bool) -> None:
        if obj.reply:
            actor_id = request.user.pk
            assert actor_id is not None, "only somebody signed in comes here"
            reply_to_review(review_id=obj.id, actor_id=actor_id, text=obj.reply, now=timezone.now())

    @admin.display(description="ID")
    def outside(self, review: Review) -> str:
        return encode(self.id_prefix, review.id)

    @admin.display(description=_("Stars"), ordering="stars")
    def shown_stars(self, review: Review) -> str:
        return "★" * review.stars + "☆" * (5 - review.stars)

    @admin.display(description=_("Text"))
    def shown_text(self, review: Review) -> str:
        return review.text[:60]

    @admin.display(description=_("Product"))
    def product(self, review: Review) -> str:
        return encode("prod", review.product_id)

    @admin.display(description=_("Shop"))
    def shop(self, review: Review) -> str:
        return encode("shop", review.shop_id)

    @admin.display(description=_("Author"))
    def author(self, review: Review) -> str:
        return encode("pers", review.person_id) if review.person_id else review.nickname

    @admin.display(description=_("Answered"), boolean=True)
    def is_answered(self, review: Review) -> bool:
        return review.replied_at is not None


@admin.register(ReviewSummary)
class ReviewSummaryAdmin(LookOnly):
    list_display = ("product_id", "stars_1", "stars_2", "stars_3", "stars_4", "stars_5", "with_pictures")
    found_by = {"prod": "product_id"}
    ordering = ("product_id",)
