"""A book that was kept before there were balances comes through the migrations whole, and each balance is its sum."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

SERVER = Path(__file__).resolve().parents[3]
SETS = 3_000
BEFORE_BALANCES = "0002_guards"

# Payments of 100 people to one provider's account: as the first market wrote them, without knowing of balances.
OLD_LIFE = """
INSERT INTO ledger_account (id, party_kind, party_id, purpose, currency)
SELECT gen_random_uuid(), 'person', n::text, 'receivable', c
FROM generate_series(1, 100) AS n, unnest(ARRAY['CNY', 'USD']) AS c;
INSERT INTO ledger_account (id, party_kind, party_id, purpose, currency)
SELECT gen_random_uuid(), 'provider', 'old_bank', 'held', c FROM unnest(ARRAY['CNY', 'USD']) AS c;

CREATE TEMP TABLE old AS SELECT n, gen_random_uuid() AS id, 1 + n::bigint * 7919 %% 100000 AS minor,
  (1 + n %% 100)::text AS payer, CASE WHEN n %% 3 = 0 THEN 'USD' ELSE 'CNY' END AS currency
FROM generate_series(1, %(sets)s) AS n;
INSERT INTO ledger_postingset (id, cause, kind, at, memo, posting_count)
SELECT id, 'old:' || n, CASE WHEN n %% 10 = 0 THEN 'refund' ELSE 'payment' END, now() - n * interval '1 minute', '', 2
FROM old;
INSERT INTO ledger_posting (set_id, account_id, minor)
SELECT old.id, a.id, -old.minor FROM old
JOIN ledger_account a ON (a.party_kind, a.party_id, a.currency) = ('person', old.payer, old.currency)
UNION ALL
SELECT old.id, a.id, old.minor FROM old
JOIN ledger_account a ON (a.party_kind, a.currency) = ('provider', old.currency);
"""
SUMS = """
SELECT a.party_id, a.currency, s.kind, sum(p.minor)::bigint, count(*) FROM ledger_posting p
JOIN ledger_account a ON a.id = p.account_id JOIN ledger_postingset s ON s.id = p.set_id
GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
"""
BALANCES = """
SELECT a.party_id, a.currency, b.kind, b.minor, b.posting_count
FROM ledger_balance b JOIN ledger_account a ON a.id = b.account_id ORDER BY 1, 2, 3
"""


@pytest.fixture
def empty_database(durable_server) -> Iterator[str]:
    """A database without a single table, on the durable server; its URL."""
    name = durable_server.new_name()
    with psycopg.connect(durable_server.url("postgres"), autocommit=True) as admin:
        admin.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    yield durable_server.url(name)
    durable_server.drop(name)


def manage(url: str, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=SERVER,
        env={**os.environ, "DATABASE_URL": url},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_book_from_before_the_balances_comes_through_whole(empty_database):
    """If 0006 folds only what is positive: fails, balances are not the sums. Half a million sets came through too."""
    manage(empty_database, "migrate", "ledger", BEFORE_BALANCES)
    with psycopg.connect(empty_database) as old:
        psycopg.ClientCursor(old).execute(OLD_LIFE, {"sets": SETS})
        old.commit()
        before = old.execute(SUMS).fetchall()

    manage(empty_database, "migrate", "ledger")

    with psycopg.connect(empty_database) as new:
        assert new.execute(SUMS).fetchall() == before
        assert new.execute(BALANCES).fetchall() == before
    proof = manage(empty_database, "prove_ledger")
    assert f"{SETS} sets of {2 * SETS} postings balance" in proof
    assert f"{2 * SETS} of them are in running balances" in proof
