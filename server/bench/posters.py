"""
Who posts, as a process of its own: `python -m bench.posters WAY NAME SETS`. Prints what it took as a line of JSON.

Each set is a buyer's payment, so each meets the one account of the provider. WAY says what keeps the balances:
`folded` is ours; `row` locks and updates a balance row per account in the writer's transaction; `striped` the same,
with one of 16 rows for each account, drawn by chance.
"""

import json
import random
import sys
import time
from collections.abc import Sequence
from uuid import UUID

import django
from django.db import transaction
from django.utils import timezone

BATCH = 100  # sets to a transaction
BUYERS = 5_000
WARM_UP = 5  # batches
STRIPES = {"row": 1, "striped": 16}
RUNNING = (
    "CREATE TABLE IF NOT EXISTS bench_running (account text, stripe int, minor bigint, PRIMARY KEY (account, stripe))"
)


def post_batch(way: str, name: str, chance: random.Random) -> None:
    from foundation.ids import uuid7
    from foundation.money import Money
    from market.ledger import facade as ledger

    news = []
    for _ in range(BATCH):
        amount = Money("CNY", chance.randrange(1, 100_000))
        entries = ledger.payment_received(payer_id=UUID(int=chance.randrange(BUYERS)), provider="bench", amount=amount)
        news.append(ledger.NewSet(f"bench:{name}:{uuid7()}", "payment_received", entries, timezone.now()))
    with transaction.atomic():
        ledger.post_many(news)
        if way != "folded":
            _keep_rows([entry for new in news for entry in new.entries], chance.randrange(STRIPES[way]))


def _keep_rows(entries: Sequence[object], stripe: int) -> None:
    """Add to the balance rows in one order of locks, summed up per account: as well as it can be done that way."""
    from foundation import sql
    from market.ledger.facade import Entry

    sums: dict[str, int] = {}
    for entry in entries:
        assert isinstance(entry, Entry)
        key = "/".join(entry.account.columns)
        sums[key] = sums.get(key, 0) + entry.minor
    columns = (("account", "text"), ("stripe", "int"), ("minor", "bigint"))
    sql.run(
        f"""
        INSERT INTO bench_running AS b SELECT account, stripe, minor FROM {sql.given(columns)} ORDER BY account
        ON CONFLICT (account, stripe) DO UPDATE SET minor = b.minor + excluded.minor
        """,
        [sql.pack(columns, [(key, stripe, minor) for key, minor in sums.items()])],
    )


def main(way: str, name: str, sets: int) -> None:
    django.setup()
    chance = random.Random(name)  # noqa: S311 (the same payments every time)
    for _ in range(WARM_UP):
        post_batch(way, name, chance)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()  # All begin together.
    times_ms, burned = [], time.process_time()
    for _ in range(sets // BATCH):
        began = time.perf_counter()
        post_batch(way, name, chance)
        times_ms.append((time.perf_counter() - began) * 1000)
    sys.stdout.write(json.dumps({"times_ms": times_ms, "app_seconds": time.process_time() - burned}) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
