"""What happened is entered in the book."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from market.ledger.services.post_many import post_many
from market.ledger.types import Entry, NewSet


def post(cause: str, kind: str, entries: Sequence[Entry], at: datetime, memo: str = "") -> UUID:
    """Post one set, once for its cause. A batch of one. Return its id. :raises CauseReused, Unbalanced, UnknownKind:"""
    return post_many([NewSet(cause, kind, entries, at, memo)])[cause]
