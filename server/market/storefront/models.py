"""
Read models: what pages show, written down ready to be sent. Everything here can be made again from the rooms below
(`manage.py refresh_storefront`); nothing here is the truth.
"""

from django.db import models
from django.db.models.functions import Now

from foundation.ids import uuid7


class Card(models.Model):
    """One listed product, as JSON per language: its card for lists and its body for its own page."""

    product_id = models.UUIDField(primary_key=True)
    shop_id = models.UUIDField()
    card_zh = models.TextField()
    card_en = models.TextField()
    body_zh = models.TextField()
    body_en = models.TextField()
    wake_at = models.DateTimeField(null=True, db_index=True)  # When it changes by itself: an offer begins or ends.
    refreshed_at = models.DateTimeField(db_default=Now())


class Shelf(models.Model):
    """One product's place in one list: everything, a category, or a shop; with the keys that lists are sorted by."""

    list_id = models.UUIDField()
    product_id = models.UUIDField()
    rank = models.BigIntegerField()
    price_minor = models.BigIntegerField()
    sold_count = models.BigIntegerField()
    published_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["product_id", "list_id"], name="storefront_shelf_once")]
        indexes = [
            models.Index(fields=["list_id", "-rank", "-product_id"], name="storefront_by_rank"),
            models.Index(fields=["list_id", "price_minor", "product_id"], name="storefront_by_price"),
            models.Index(fields=["list_id", "-sold_count", "-product_id"], name="storefront_by_sold"),
            models.Index(fields=["list_id", "-published_at", "-product_id"], name="storefront_by_newest"),
        ]


class Frame(models.Model):
    """What stands around the cards of the home page in one language, as JSON: banners, and categories with goods."""

    language = models.CharField(max_length=8, primary_key=True)
    banners = models.TextField()
    categories = models.TextField()
    drawn_from = models.TextField(db_default="", default="")  # A short sum of the tree and the banners that it shows.


class Heading(models.Model):
    """A category at the head of its own list, as JSON per language: with its children and the path to it."""

    category_id = models.UUIDField(primary_key=True)
    slug = models.CharField(max_length=100, db_index=True)  # Unique in the catalogue; two may trade theirs.
    head_zh = models.TextField()
    head_en = models.TextField()


class ListPicture(models.Model):
    """The picture that stands for a category: that of the first card of its list."""

    list_id = models.UUIDField(primary_key=True)
    picture = models.TextField()  # JSON; null when that product has none.


class StaleList(models.Model):
    """A category whose list may begin with another card than its picture shows."""

    list_id = models.UUIDField(primary_key=True)


class Sales(models.Model):
    """How many pieces of a product were sold: paid for, and not given back."""

    product_id = models.UUIDField(primary_key=True)
    sold_count = models.BigIntegerField()


class StaleProduct(models.Model):
    """A product whose pages are to be made again. News marks it; the clock makes it fresh, many at once."""

    product_id = models.UUIDField(primary_key=True)
    since = models.DateTimeField(db_default=Now(), db_index=True)  # Ahead of us for what may wait a little.


class Banner(models.Model):
    """A picture with an invitation at the top of the home page."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    source_key = models.TextField(unique=True, null=True, blank=True)
    title = models.JSONField()
    subtitle = models.JSONField(default=dict, blank=True)
    action = models.JSONField(default=dict, blank=True)
    link = models.CharField(max_length=200)
    picture_id = models.UUIDField(null=True, blank=True)
    dark_picture_id = models.UUIDField(null=True, blank=True)
    sort = models.PositiveIntegerField(default=0)
    is_shown = models.BooleanField(default=True)

    def __str__(self) -> str:
        return str(next(iter(self.title.values()), ""))
