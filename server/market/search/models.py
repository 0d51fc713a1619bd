"""What can be found (goods, notes, people), the words it is made of, what it is filtered by, and what to suggest."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models.functions import Now


class Entry(models.Model):
    """One product as a searcher sees it. Kept by the storefront's refresh; the truth lies in the rooms below."""

    product_id = models.UUIDField(primary_key=True)
    price_minor = models.BigIntegerField()
    sold_count = models.BigIntegerField()
    published_at = models.DateTimeField()
    quality = models.FloatField()  # What lifts it among equals: sold, and to be had.
    terms = SearchVectorField()  # Its words and all it is filtered by, for finding it. No positions.
    keys = ArrayField(models.IntegerField())  # Its words again, as numbers, and …
    weights = models.BinaryField()  # … what each of them weighs, a byte for a key, for ranking it.
    labels = ArrayField(models.BigIntegerField())  # What it is counted under.
    digest = models.BinaryField()  # Of its texts: what has not changed is not cut again.
    indexed_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [
            GinIndex(fields=["terms"], name="search_entry_terms", gin_pending_list_limit=256),
            models.Index(fields=["-quality", "-product_id"], name="search_entry_quality"),
            models.Index(fields=["price_minor", "product_id"], name="search_entry_price"),
            models.Index(fields=["-sold_count", "-product_id"], name="search_entry_sold"),
            models.Index(fields=["-published_at", "-product_id"], name="search_entry_newest"),
        ]


class Term(models.Model):
    """A lexeme of the index and how many products have it."""

    term = models.TextField(primary_key=True)
    document_count = models.IntegerField()


class Spelling(models.Model):
    """A word as titles and names write it, for mending typing errors and reading pinyin."""

    word = models.TextField(primary_key=True)
    term = models.TextField()  # The lexeme it becomes.
    pinyin = models.TextField()  # Of a Chinese word how it is typed; of a Latin one itself.
    initials = models.TextField()

    class Meta:
        indexes = [
            GinIndex(OpClass("word", name="gin_trgm_ops"), name="search_spelling_trgm"),
            models.Index(fields=["pinyin"], name="search_spelling_pinyin"),
            models.Index(fields=["initials"], name="search_spelling_initials"),
        ]


class Label(models.Model):
    """Something to filter by: a brand, a category, or one value of one attribute. Its id is made of what it says."""

    id = models.BigIntegerField(primary_key=True)
    kind = models.TextField()
    key = models.TextField()
    name = models.JSONField()
    value = models.JSONField()
    number = models.FloatField(null=True)
    subject_id = models.UUIDField(null=True)


class Synonym(models.Model):
    """Words that mean the same to a shopper, in any language. The shipped list is read in; operators change and add."""

    words = ArrayField(models.TextField())
    is_used = models.BooleanField(default=True)
    shipped_as = models.TextField(unique=True, null=True, blank=True)  # Its first word in the shipped list.
    is_ours = models.BooleanField(default=False)  # An operator changed it: a new shipped list leaves it alone.

    def __str__(self) -> str:
        return " = ".join(self.words)


class Edition(models.Model):
    """Numbers the changes of labels and synonyms, which every process keeps in memory. One row."""

    number = models.BigIntegerField()
    shipped = models.TextField(default="", blank=True)  # Which shipped list of synonyms was read in last.


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
            models.Index("language", OpClass("folded", name="text_pattern_ops"), name="search_phrase_begins"),
            models.Index("language", OpClass("pinyin", name="text_pattern_ops"), name="search_phrase_sounds"),
            models.Index(fields=["language", "-weight", "-id"], name="search_phrase_best"),
        ]


class FoundNote(models.Model):
    """A note as a searcher finds it. Kept on notes' news; whether it is still seen is asked when it is shown."""

    note_id = models.UUIDField(primary_key=True)
    published_at = models.DateTimeField()
    love = models.FloatField()  # What people did with it; each doubling is one more.
    terms = SearchVectorField()  # Its words, topics and stretches of time, for finding it. No positions.
    keys = ArrayField(models.IntegerField())  # As of Entry.
    weights = models.BinaryField()

    class Meta:
        indexes = [
            GinIndex(fields=["terms"], name="search_note_terms", gin_pending_list_limit=256),
            models.Index(fields=["published_at"], name="search_note_oldest"),
        ]


class FoundPerson(models.Model):
    """Somebody as a searcher finds them. Kept on news of names, accounts and ties."""

    person_id = models.UUIDField(primary_key=True)
    folded = models.TextField()  # The nickname in lower case, for prefixes.
    pinyin = models.TextField()
    follower_count = models.IntegerField()
    terms = SearchVectorField()  # Pairs of signs of the nickname, words of what they say of themselves, levels.

    class Meta:
        indexes = [
            GinIndex(fields=["terms"], name="search_person_terms", gin_pending_list_limit=256),
            models.Index(OpClass("folded", name="text_pattern_ops"), "person_id", name="search_person_begins"),
            models.Index(OpClass("pinyin", name="text_pattern_ops"), "person_id", name="search_person_sounds"),
            models.Index(fields=["-follower_count", "-person_id"], name="search_person_best"),
        ]


class SocialTerm(models.Model):
    """A lexeme of notes or people, and how many have it."""

    term = models.TextField(primary_key=True)
    row_count = models.IntegerField()

    class Meta:
        indexes = [models.Index(OpClass("term", name="text_pattern_ops"), name="search_social_begins")]
