"""
Who reads texts for moderation, as a process of its own: `python -m bench.readers WAY TEXTS`.

Prints what it took as a line of JSON. WAY is `lists`, which is ours, or `each`: every word looked for by itself in the
text as it stands, as one would at first. Both know our own lists and words made up to 32,000; one text in twenty
has one of them in it. Texts have 20 to 80 characters.
"""

import json
import random
import sys
import time
from typing import Any

import django

NAME = "bench"
WORDS = 32_000  # As many as the public lists have together.
BATCH = 1_000
COMMON = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所"
    "民得经三之进着等部度家更想样把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又"
)


def make_words(chance: random.Random) -> list[str]:
    hosts = [f"{''.join(chance.choices('abcdefghijklmnop0123456789', k=8))}.example" for _ in range(WORDS * 2 // 3)]
    made = {"".join(chance.choices(COMMON, k=chance.randint(3, 6))) for _ in range(WORDS - len(hosts))}
    return sorted({*hosts, *made})


def make_texts(chance: random.Random, words: list[str], count: int) -> list[str]:
    texts = []
    for place in range(count):
        parts = ["".join(chance.choices(COMMON, k=chance.randint(4, 12))) for _ in range(chance.randint(3, 6))]
        if place % 20 == 0:
            parts.insert(1, chance.choice(words))
        texts.append("，".join(parts)[:80])
    return texts


def read_by_lists(texts: list[str]) -> int:
    from market.moderation.facade import Kind, TextToCheck, check_texts

    given = [TextToCheck(Kind.NOTE, text) for text in texts]
    return sum(bool(verdict.hits) for verdict in check_texts(given))


def main(way: str, count: int) -> None:
    django.setup()
    from django.utils import timezone

    from market.moderation.models import Lexicon
    from market.moderation.services.import_lexicon import import_lexicon
    from market.moderation.sources import Word, WordFile
    from market.moderation.types import Severity

    chance = random.Random(5)  # noqa: S311 (the same texts every time)
    words = make_words(chance)
    source = WordFile(NAME, "p.3", "links", "", tuple(Word(one, Severity.HOLD, ()) for one in words), ())
    import_lexicon(source, actor_id=None, now=timezone.now())
    texts = make_texts(chance, words, count)
    read_by_lists(texts[:BATCH])  # The lists are read once per process, as they change.
    batches = [texts[at : at + BATCH] for at in range(0, count, BATCH)]
    times, found = [], 0
    burned = time.process_time()
    for batch in batches:
        began = time.perf_counter()
        found += read_by_lists(batch) if way == "lists" else sum(any(w in one for w in words) for one in batch)
        times.append((time.perf_counter() - began) * 1000)
    told: dict[str, Any] = {"app_seconds": time.process_time() - burned, "times_ms": times, "found": found}
    Lexicon.objects.filter(name=NAME).delete()
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
