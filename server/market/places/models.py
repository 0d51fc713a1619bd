"""Provinces, cities and districts."""

from django.db import models
from django.db.models import Q

from market.places.types import RegionView


class Region(models.Model):
    """One region. Those that a newer source no longer knows stay readable, since addresses name them."""

    code = models.CharField(max_length=12, primary_key=True)
    name = models.CharField(max_length=60)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children", db_index=False)
    level = models.PositiveSmallIntegerField()
    is_current = models.BooleanField(default=True)

    class Meta:
        indexes = [models.Index(fields=["parent", "code"], name="places_children", condition=Q(is_current=True))]
        constraints = [
            models.CheckConstraint(condition=Q(level__in=(1, 2, 3)), name="places_three_levels"),
            models.CheckConstraint(
                condition=Q(level=1, parent__isnull=True) | Q(level__gt=1, parent__isnull=False),
                name="places_only_provinces_stand_alone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    def view(self) -> RegionView:
        return RegionView(self.code, self.name, self.level)
