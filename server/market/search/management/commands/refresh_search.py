"""Index all notes and people again: after a restore or an import, or when somebody doubts what is found."""

from typing import Any

from django.core.management.base import BaseCommand

from foundation import sql
from market.notes import facade as notes
from market.people import facade as people
from market.search.services.index_notes import index_notes
from market.search.services.index_people import index_people


class Command(BaseCommand):
    help = __doc__ or ""

    def handle(self, *args: Any, **options: Any) -> None:
        sql.run("TRUNCATE search_foundnote, search_foundperson, search_socialterm")
        for name, ids, index in (
            ("notes", notes.published_ids, index_notes),
            ("people", people.person_ids, index_people),
        ):
            done, last = 0, None
            while some := ids(after=last):
                index(some)
                done, last = done + len(some), some[-1]
                self.stdout.write(f"\r{done} {name}", ending="")
            self.stdout.write("")
