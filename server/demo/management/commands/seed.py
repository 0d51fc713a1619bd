"""Fill the market with the demo: once is enough, and again changes nothing."""

import sys
import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from demo import texts
from demo.gather_people import gather_people
from demo.give_thanks import give_thanks
from demo.live_a_little import live_a_little
from demo.look_around import look_around
from demo.open_market import PASSWORD, open_market
from demo.pass_things_on import pass_things_on
from foundation import sql
from market.people import facade as people


class Command(BaseCommand):
    help = __doc__ or ""

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.IS_PRODUCTION:
            raise CommandError("the demo market is not for production: its passwords are public")
        self.began = time.monotonic()
        sql.run("SET synchronous_commit TO off")  # What a crash would lose here is simply seeded again.
        now = timezone.now()
        market = open_market(now=now, tell=self.tell)
        people.make_operator(email="operator@example.com", nickname="Operator", password=PASSWORD)
        live_a_little(market, now=now, tell=self.tell)
        gather_people(market, now=now, tell=self.tell)
        pass_things_on(market, now=now)
        give_thanks(market, now=now)
        look_around(market, now=now)
        shopper, friend = (text["email"] for text in texts.read("people")[:2])
        self.stdout.write(
            f"Shop as {shopper} or {friend}, operate as operator@example.com (/admin/); the password of each"
        )
        self.stdout.write(f"is {PASSWORD}")

    def tell(self, what: str, done: int, of: int) -> None:
        """Draw one line of progress per kind of thing; in a log, only the last of each."""
        if sys.stdout.isatty():
            end = "\n" if done == of else ""
            self.stdout.write(f"\r{what}: {done} of {of} ({time.monotonic() - self.began:.0f} s)", ending=end)
        elif done == of:
            self.stdout.write(f"{what}: {of} ({time.monotonic() - self.began:.0f} s)")
        self.stdout.flush()
