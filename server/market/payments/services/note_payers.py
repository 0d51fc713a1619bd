"""Providers have said by which accounts people paid."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.utils.crypto import salted_hmac

from foundation import sql


def note_payers(told: Collection[tuple[UUID, str, str]], *, now: datetime) -> None:
    """Remember by which accounts people paid. In: (person, our account at the provider, theirs). One statement."""
    rows = sorted({(person_id, digest_of(method, account)) for person_id, method, account in told if account})
    if rows:
        sql.run(
            """
            INSERT INTO payments_payeraccount (person_id, digest, seen_at)
            SELECT person_id, digest, %s FROM unnest(%s::uuid[], %s::text[]) AS told (person_id, digest)
            ON CONFLICT DO NOTHING
            """,
            [now, [person_id for person_id, _ in rows], [digest for _, digest in rows]],
        )


def digest_of(method: str, account: str) -> str:
    """An account that two of our own at one provider tell is two accounts: wallets name payers for each merchant."""
    return salted_hmac("payments.payer", f"{method}\n{account}", algorithm="sha256").hexdigest()
