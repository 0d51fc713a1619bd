"""Search in the back office: which words mean the same."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.widgets import UnfoldAdminTextareaWidget

from foundation.errors import ShopError
from market.search.models import Synonym
from market.search.rules.synonyms import check_synonyms
from market.search.services.change_synonyms import change_synonyms


class SynonymForm(forms.ModelForm):
    said = forms.CharField(
        label=_("Words"),
        help_text=_("Words that mean the same, in any language, one a line. The first names the group."),
        widget=UnfoldAdminTextareaWidget(),
    )

    class Meta:
        model = Synonym
        fields = ("is_used",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["said"] = "\n".join(self.instance.words)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        try:
            check_synonyms(self.words())
        except ShopError as refusal:
            self.add_error("said", type(refusal).__doc__ or refusal.code)
        return cleaned

    def words(self) -> list[str]:
        return str(self.cleaned_data.get("said", "")).splitlines()


@admin.register(Synonym)
class SynonymAdmin(ModelAdmin):
    """The shipped list with what operators made of it. Switching a group off outlives updates; nothing is deleted."""

    form = SynonymForm
    fields = ("said", "is_used")
    list_display = ("__str__", "is_used", "is_ours")
    list_filter = ("is_used", "is_ours")
    search_fields = ("words__icontains",)
    ordering = ("id",)
    show_full_result_count = False

    def has_delete_permission(self, request: HttpRequest, obj: Synonym | None = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Synonym, form: SynonymForm, change: bool) -> None:
        obj.pk = change_synonyms(
            synonym_id=obj.pk, words=form.words(), is_used=form.cleaned_data["is_used"], actor_id=request.user.pk
        )
