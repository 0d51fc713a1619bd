"""Where shoppers look for goods: a tree."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from foundation.ids import uuid7
from foundation.words import say
from market.catalogue.types import CategoryView


class Category(models.Model):
    """One place in the tree. Its path is kept, so that a whole branch is one condition in a query."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    slug = models.CharField(max_length=80, unique=True)
    name = models.JSONField()
    path = ArrayField(models.UUIDField(), editable=False)  # from the root down to itself
    sort = models.IntegerField(default=0)
    source_key = models.CharField(max_length=120, unique=True, null=True, blank=True)

    class Meta:
        verbose_name_plural = "categories"
        constraints = [
            models.CheckConstraint(
                name="catalogue_category_not_its_own_parent", condition=Q(parent__isnull=True) | ~Q(parent=F("id"))
            ),
            models.CheckConstraint(name="catalogue_category_in_its_own_path", condition=Q(path__contains=[F("id")])),
        ]

    def __str__(self) -> str:
        return say(self.name, "zh-CN")

    def view(self) -> CategoryView:
        return CategoryView(self.id, self.parent_id, self.slug, self.name, tuple(self.path), self.sort)
