"""What can be found, the words it is made of, and the phrases worth suggesting."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models.functions import Now


class Document(models.Model):
    """One product as a searcher sees it. Kept by the storefront's refresh; the truth lies in the rooms below."""

    product_id = models.UUIDField(primary_key=True)
    shop_id = models.UUIDField(db_index=True)
    brand_id = models.UUIDField(null=True)
    category_ids = ArrayField(models.UUIDField())  # The category and all above it.
    price_minor = models.BigIntegerField()
    has_group = models.BooleanField()
    in_stock = models.BooleanField()
    sold_count = models.BigIntegerField()
    published_at = models.DateTimeField()
    tsv = SearchVectorField()
    indexed_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [GinIndex(fields=["tsv"], name="search_tsv")]


class Word(models.Model):
    """One word of the index, for mending typing errors and reading pinyin."""

    word = models.TextField(primary_key=True)
    pinyin = models.TextField()  # Of a Chinese word how it is typed; of a Latin one itself.
    initials = models.TextField()
    document_count = models.PositiveIntegerField()

    class Meta:
        indexes = [
            GinIndex(OpClass("word", name="gin_trgm_ops"), name="search_word_trgm"),
            models.Index(fields=["pinyin"], name="search_word_pinyin"),
        ]


class Phrase(models.Model):
    """Something worth suggesting while a person types: the name of a product, a category or a brand."""

    subject_id = models.UUIDField()
    language = models.TextField()
    text = models.TextField()
    folded = models.TextField()  # Lower case, for prefixes.
    pinyin = models.TextField()
    weight = models.BigIntegerField()  # More is suggested first: what was sold.

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject_id", "language"], name="search_phrase_once")]
        indexes = [
            models.Index(OpClass("folded", name="text_pattern_ops"), name="search_phrase_folded"),
            models.Index(OpClass("pinyin", name="text_pattern_ops"), name="search_phrase_pinyin"),
        ]
