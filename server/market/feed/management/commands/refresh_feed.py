"""Make every list of notes again from notes and circles: after a restore, or when somebody doubts them."""

from typing import Any

from django.core.management.base import BaseCommand

from market.feed.models import FeedEntry, FeedNote, FeedTopic
from market.feed.services.keep_cards import keep_cards
from market.feed.services.put_before import put_before_followers
from market.notes import facade as notes


class Command(BaseCommand):
    help = __doc__ or ""

    def handle(self, *args: Any, **options: Any) -> None:
        for kind in (FeedEntry, FeedTopic, FeedNote):
            kind.objects.all().delete()
        done, last = 0, None
        while note_ids := notes.published_ids(after=last):
            for note_id in keep_cards(note_ids):
                put_before_followers(note_id)
            done, last = done + len(note_ids), note_ids[-1]
            self.stdout.write(f"\r{done} notes", ending="")
        self.stdout.write("")
