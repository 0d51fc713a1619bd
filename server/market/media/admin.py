"""The back office's view of pictures: to look at. Who must take one down does so where it is shown."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from foundation.backoffice import FoundByTypeId, LookOnly, one_of
from foundation.ids import encode
from market.media.models import Picture


@admin.register(Picture)
class PictureAdmin(FoundByTypeId, LookOnly):
    id_prefix = "pic"
    list_display = ("thumbnail", "outside", "purpose", "width", "height", "owner", "asked_at", "kept_at")
    list_filter = (one_of("kept_at__isnull", {True: _("shown nowhere")}, name=_("use")),)
    found_by = {"pers": "owner_id"}
    found_by_beginning = ("stem",)
    ordering = ("-id",)

    @admin.display(description=_("Picture"))
    def thumbnail(self, picture: Picture) -> str:
        size = 'style="max-height:64px;max-width:96px;border-radius:6px" loading="lazy" alt=""'
        return format_html(f'<img src="{{}}" {size}>', picture.view().urls["320"])

    @admin.display(description="ID")
    def outside(self, picture: Picture) -> str:
        return encode(self.id_prefix, picture.id)

    @admin.display(description=_("Owner"))
    def owner(self, picture: Picture) -> str:
        return encode("pers", picture.owner_id) if picture.owner_id else ""
