"""Who makes the goods."""

from django.db import models

from foundation.ids import uuid7
from foundation.words import say
from market.catalogue.types import BrandView


class Brand(models.Model):
    """A maker's name, shared by every shop of the market."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    slug = models.CharField(max_length=80, unique=True)
    name = models.JSONField()
    story = models.JSONField(default=dict, blank=True)
    logo_picture_id = models.UUIDField(null=True, blank=True)
    source_key = models.CharField(max_length=120, unique=True, null=True, blank=True)

    def __str__(self) -> str:
        return say(self.name, "zh-CN")

    def view(self) -> BrandView:
        return BrandView(self.id, self.slug, self.name, self.story, self.logo_picture_id)
