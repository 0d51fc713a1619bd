"""Points in the back office: what people have, and every move of it."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from foundation.backoffice import LookOnly
from market.points.models import Account, Entry


@admin.register(Account)
class AccountAdmin(LookOnly):
    list_display = ("person_id", "balance", "debt")
    found_by = {"pers": "person_id"}
    search_help_text = _("A person's id")
    ordering = ("-person_id",)


@admin.register(Entry)
class EntryAdmin(LookOnly):
    list_display = ("at", "person_id", "kind", "points", "balance_after", "title", "cause")
    found_by = {"pers": "person_id"}
    search_help_text = _("A person's id")
    ordering = ("-id",)
