"""The lists of words. Whatever changes them gives them a new version, by triggers of their tables (migration 0002)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from foundation import sql
from market.moderation.spotting import Entry
from market.moderation.types import Severity

SEVERITIES = [one.value for one in Severity]  # Plain words, so that migrations import nothing of ours.


class Lexicon(models.Model):
    """Words of one class, which one rule is about."""

    name = models.CharField(max_length=60, unique=True)
    word_class = models.CharField(max_length=30)
    rule = models.CharField(max_length=12)  # Of the policy.
    pack = models.CharField(max_length=20, blank=True)  # "": counts in every text.
    is_enabled = models.BooleanField(default=True)
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class Term(models.Model):
    """One word, what it does to a text, and the longer words that it may stand in."""

    lexicon = models.ForeignKey(Lexicon, models.CASCADE, related_name="terms")
    text = models.CharField(max_length=200)
    severity = models.CharField(max_length=8)
    contexts = ArrayField(models.CharField(max_length=200), default=list, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["lexicon", "text"], name="moderation_word_once_per_list"),
            models.CheckConstraint(name="moderation_term_severity_known", condition=Q(severity__in=SEVERITIES)),
        ]
        indexes = [models.Index(fields=["text"], name="moderation_term_text", opclasses=["text_pattern_ops"])]

    def __str__(self) -> str:
        return self.text


class ListVersion(models.Model):
    """Which state of the lists is the present one: a number of a sequence, so that none comes twice. One row."""

    number = models.BigIntegerField()


def current_versions() -> tuple[int, int]:
    """Return the version of the lists, 0 while there never were any, and which classifier serves, 0 for none."""
    row = sql.one(
        """
        SELECT coalesce((SELECT number FROM moderation_listversion WHERE id = 1), 0),
               coalesce((SELECT id FROM moderation_classifier WHERE is_serving), 0)
        """
    )
    assert row is not None, "a SELECT without FROM has one row"
    return row[0], row[1]


def entries() -> tuple[int, list[Entry]]:
    """Return the version of the lists and all words of it, as of one moment. One query."""
    rows = sql.rows(
        """
        SELECT version.number, term.text, list.word_class, list.rule, term.severity, list.pack, term.contexts
        FROM moderation_listversion version
        LEFT JOIN (moderation_term term JOIN moderation_lexicon list ON list.id = term.lexicon_id AND list.is_enabled)
          ON true
        WHERE version.id = 1
        ORDER BY term.id
        """
    )
    words = [
        Entry(text, word_class, rule, Severity(severity), pack, tuple(contexts))
        for _, text, word_class, rule, severity, pack, contexts in rows
        if text is not None
    ]
    return (rows[0][0] if rows else 0), words
