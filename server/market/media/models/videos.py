"""Videos on their way and made anew. A video's parts and moves belong to it; locks are on the video."""

from datetime import datetime
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from foundation.ids import uuid7
from market.media.errors import VideoNotFound
from market.media.states import BEING_MADE, VIDEO, VideoState
from market.media.types import AiEvidence


class VideoQuerySet(models.QuerySet["Video"]):
    def lock(self, video_id: UUID) -> "Video":
        """:raises VideoNotFound:"""
        try:
            return self.select_for_update(of=("self",)).get(pk=video_id)
        except Video.DoesNotExist:
            raise VideoNotFound from None


class Video(models.Model):
    """One short film: what was announced, what arrived of it, and what was made of it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    owner_id = models.UUIDField()
    state = models.CharField(max_length=12, default=VIDEO.start)
    size_bytes = models.BigIntegerField()  # as announced
    part_bytes = models.IntegerField()  # of every part but the last
    digest = models.CharField(max_length=64, blank=True)  # SHA-256 in hex, as announced; empty: it was not
    stem = models.CharField(max_length=80, unique=True)  # "20261122/…": where its files lie, under their folder
    attempt = models.PositiveSmallIntegerField(default=0)  # each making writes a file of its own
    leased_until = models.DateTimeField(null=True)  # until when who makes it is believed to live
    progress = models.PositiveSmallIntegerField(default=0)  # percent of the making
    refused_because = models.CharField(max_length=60, blank=True)
    facts = models.JSONField(default=dict)
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    milliseconds = models.PositiveIntegerField(null=True)
    loudness_lufs = models.FloatField(null=True)  # as given; null: silent
    dark_share = models.FloatField(null=True)
    has_sound = models.BooleanField(default=False)
    ai_evidence = models.CharField(max_length=12, default=AiEvidence.NONE)
    cover_id = models.UUIDField(null=True)
    cover_ids = ArrayField(models.UUIDField(), default=list)  # pictures to choose from
    asked_at = models.DateTimeField()  # when it was announced, or a part of it last came
    kept_at = models.DateTimeField(null=True)  # when something began to show it; until then it may be swept away

    objects = VideoQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="media_videos_have_bytes", condition=Q(size_bytes__gt=0, part_bytes__gt=0)),
            models.CheckConstraint(name="media_progress_is_percent", condition=Q(progress__lte=100)),
            models.CheckConstraint(
                name="media_ready_videos_can_be_shown",
                condition=~Q(state=VideoState.READY)
                | Q(attempt__gt=0, width__gt=0, height__gt=0, milliseconds__gt=0, cover_id__isnull=False),
            ),
            models.CheckConstraint(
                name="media_refusals_say_why",
                condition=Q(state=VideoState.SWEPT)
                | Q(state=VideoState.REFUSED, refused_because__gt="")
                | (~Q(state=VideoState.REFUSED) & Q(refused_because="")),
            ),
            models.CheckConstraint(
                name="media_cover_is_a_candidate",
                condition=Q(cover_id__isnull=True) | Q(cover_ids__contains=[F("cover_id")]),
            ),
        ]
        indexes = [
            models.Index(
                fields=["asked_at"],
                name="media_videos_unkept",
                condition=Q(kept_at__isnull=True) & ~Q(state=VideoState.SWEPT),
            ),
            models.Index(fields=["owner_id", "-id"], name="media_videos_of_owner"),
            models.Index(fields=["state", "-id"], name="media_videos_by_state"),
            models.Index(
                fields=["leased_until"], name="media_videos_being_made", condition=Q(state__in=sorted(BEING_MADE))
            ),
        ]

    def __str__(self) -> str:
        return self.stem

    @property
    def parts_total(self) -> int:
        return -(-self.size_bytes // self.part_bytes)

    def length_of(self, number: int) -> int:
        """Return how many bytes a part has."""
        return min(self.part_bytes, self.size_bytes - number * self.part_bytes)

    @property
    def parts_folder(self) -> str:
        return f"video-parts/{self.stem}"

    def film_name(self, attempt: int | None = None) -> str:
        return f"videos/{self.stem}-{attempt or self.attempt}.mp4"

    def move_to(self, after: VideoState, *, now: datetime, because: str) -> None:
        VIDEO.require(VideoState(self.state), after)
        self.moves.create(before=self.state, after=after, at=now, because=because)
        self.state = after
        self.save()


class VideoPart(models.Model):
    """Some bytes of a video, by their place."""

    video = models.ForeignKey(Video, on_delete=models.CASCADE, related_name="parts")
    number = models.PositiveIntegerField()  # from 0
    name = models.CharField(max_length=160)  # where it lies in the storage

    class Meta:
        constraints = [models.UniqueConstraint(name="media_each_part_once", fields=["video", "number"])]

    def __str__(self) -> str:
        return self.name


class VideoMove(models.Model):
    """History: from which state to which, when and why."""

    video = models.ForeignKey(Video, on_delete=models.PROTECT, related_name="moves")
    before = models.CharField(max_length=12)
    after = models.CharField(max_length=12)
    at = models.DateTimeField()
    because = models.CharField(max_length=120)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"
