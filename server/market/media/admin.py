"""The back office's view of pictures and films: to look at. Who must take one down does so where it is shown."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from foundation.backoffice import FoundByTypeId, LookOnly, LookOnlyInline, one_of
from foundation.ids import encode
from market.media.models import Picture, Video, VideoMove
from market.media.queries import videos
from market.media.states import VideoState


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


class Moves(LookOnlyInline):
    model = VideoMove
    verbose_name_plural = _("what became of it")
    fields = ("at", "before", "after", "because")
    show_change_link = False


@admin.register(Video)
class VideoAdmin(FoundByTypeId, LookOnly):
    id_prefix = "vid"
    list_display = ("outside", "state", "refused_because", "seconds", "megabytes", "owner", "asked_at", "kept_at")
    list_filter = (one_of("state", [state for state in VideoState if state != VideoState.READY]),)
    found_by = {"pers": "owner_id"}
    search_help_text = _("A film's id, or its owner's")
    ordering = ("-id",)
    inlines = (Moves,)
    readonly_fields = ("film",)
    fields = (
        "film", "state", "refused_because", "facts", "owner_id", "size_bytes", "milliseconds", "width", "height",
        "loudness_lufs", "dark_share", "has_sound", "ai_evidence", "progress", "attempt", "asked_at", "kept_at",
    )  # fmt: skip

    @admin.display(description="ID")
    def outside(self, video: Video) -> str:
        return encode(self.id_prefix, video.id)

    @admin.display(description=_("Seconds"))
    def seconds(self, video: Video) -> str:
        return f"{video.milliseconds / 1000:.1f}" if video.milliseconds else "–"

    @admin.display(description=_("MB"))
    def megabytes(self, video: Video) -> str:
        return f"{video.size_bytes / 1_000_000:.1f}"

    @admin.display(description=_("Owner"))
    def owner(self, video: Video) -> str:
        return encode("pers", video.owner_id)

    @admin.display(description=_("Film"))
    def film(self, video: Video) -> str:
        """To be watched, where it was made."""
        made = videos([video.id]).get(video.id)
        if made is None:
            return "–"
        cover = made.cover.urls["640"] if made.cover else ""
        look = 'controls preload="none" style="max-height:360px;max-width:100%"'
        return format_html(f'<video src="{{}}" poster="{{}}" {look}></video>', made.url, cover)
