"""Pictures that people and shops gave us, made anew."""

from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.core.files.storage import default_storage
from django.db import models
from django.db.models import Q

from foundation.ids import uuid7
from market.media.rendering import SIZES
from market.media.types import AiEvidence, PictureView


def file_name(stem: str, size: int) -> str:
    """Return where one size of a picture lies in the storage."""
    return f"{stem}-{size}.webp"


class Picture(models.Model):
    """One picture in its sizes. Its files are named so that nobody can guess them, and never change."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    owner_id = models.UUIDField(null=True)  # a person; None: the house
    purpose = models.CharField(max_length=20)
    digest = models.CharField(max_length=64)  # SHA-256 of the bytes as they were given, in hex
    stem = models.CharField(max_length=80, unique=True)  # "pictures/20261122/…", before the size
    sizes = ArrayField(models.PositiveSmallIntegerField())
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    colour = models.CharField(max_length=7)
    blurhash = models.CharField(max_length=60, blank=True, default="", db_default="")  # empty: given before it was kept
    ai_evidence = models.CharField(max_length=12, default=AiEvidence.NONE, db_default=AiEvidence.NONE)
    likeness = models.BinaryField(default=b"", db_default=b"")  # as Likeness packs it; empty: given before it was kept
    asked_at = models.DateTimeField()  # when somebody last gave us these bytes
    kept_at = models.DateTimeField(null=True)  # when something began to show it; until then it may be swept away

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="media_same_bytes_once_per_owner", fields=["owner_id", "digest"], nulls_distinct=False
            ),
            models.CheckConstraint(name="media_pictures_have_an_area", condition=Q(width__gt=0, height__gt=0)),
            models.CheckConstraint(name="media_pictures_have_a_file", condition=Q(sizes__len__gt=0)),
        ]
        indexes = [
            models.Index(fields=["asked_at"], name="media_unkept", condition=Q(kept_at__isnull=True)),
            models.Index(fields=["owner_id", "-id"], name="media_pictures_of_owner"),
        ]

    def __str__(self) -> str:
        return self.stem

    def file_names(self) -> list[str]:
        return [file_name(self.stem, size) for size in self.sizes]

    def view(self) -> PictureView:
        return picture_view(*(getattr(self, name) for name in SHOWN))


SHOWN = ("id", "width", "height", "colour", "stem", "sizes", "blurhash", "ai_evidence")  # what `picture_view` takes


def picture_view(
    picture_id: UUID, width: int, height: int, colour: str, stem: str, sizes: list[int], blurhash: str, evidence: str
) -> PictureView:
    """Show a picture; a size that was not made has the address of the largest that was."""
    address = {size: default_storage.url(file_name(stem, size)) for size in sizes}
    largest = address[max(sizes)]
    urls = {str(size): address.get(size, largest) for size in SIZES}
    return PictureView(picture_id, width, height, colour, urls, blurhash, AiEvidence(evidence))
