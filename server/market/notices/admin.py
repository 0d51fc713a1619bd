"""The back office's view of what people were told: to look at, and to send a letter once more."""

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from foundation import audit
from foundation.backoffice import LookOnly
from foundation.ids import encode
from market.notices.models import Notice
from market.notices.services.notify import send_letters


@admin.register(Notice)
class NoticeAdmin(LookOnly):
    list_display = ("kind", "subject", "person_id", "created_at", "read_at", "mailed_at")
    found_by = {"pers": "person_id"}
    found_whole = ("subject",)
    search_help_text = _("A person's id, or the id of what they were told of")
    ordering = ("-id",)
    actions = ("send_again",)

    @admin.action(description=_("Send the letter once more"), permissions=["operate"])
    @transaction.atomic
    def send_again(self, request: HttpRequest, chosen: QuerySet[Notice]) -> None:
        ids = list(chosen.values_list("id", flat=True))
        chosen.update(mailed_at=None)
        send_letters(list(ids))
        for notice_id in ids:
            audit.record(
                actor_id=request.user.pk,
                action="notices.send_again",
                subject=encode("ntc", notice_id),
                because="back office",
            )
        self.message_user(request, _("On their way: %d") % len(ids), messages.SUCCESS)
