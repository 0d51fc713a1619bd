"""Suggestions by language and beginning, and from the top of the market. Built beside it, which goes on meanwhile."""

from django.contrib.postgres.indexes import OpClass
from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ("search", "0002_words_weighed_beforehand"),
    ]

    operations = [
        AddIndexConcurrently(
            model_name="phrase",
            index=models.Index("language", OpClass("folded", name="text_pattern_ops"), name="search_phrase_begins"),
        ),
        AddIndexConcurrently(
            model_name="phrase",
            index=models.Index("language", OpClass("pinyin", name="text_pattern_ops"), name="search_phrase_sounds"),
        ),
        AddIndexConcurrently(
            model_name="phrase",
            index=models.Index(fields=["language", "-weight", "-id"], name="search_phrase_best"),
        ),
        RemoveIndexConcurrently(model_name="phrase", name="search_phrase_folded"),
        RemoveIndexConcurrently(model_name="phrase", name="search_phrase_pinyin"),
    ]
