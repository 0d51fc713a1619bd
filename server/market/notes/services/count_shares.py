"""Notes were passed on."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from foundation import sql
from market.notes.services.like_notes import count_deeds


@transaction.atomic
def count_shares(shares: Sequence[tuple[UUID, UUID]]) -> None:
    """Count each share once, however often it is told. In: (share, note). What is gone is not counted."""
    new = sql.rows(
        """
        INSERT INTO notes_shared (share_id, note_id)
        SELECT DISTINCT share_id, note_id FROM unnest(%s::uuid[], %s::uuid[]) AS s (share_id, note_id)
        ON CONFLICT DO NOTHING RETURNING note_id
        """,
        [[share_id for share_id, _ in shares], [note_id for _, note_id in shares]],
    )
    count_deeds("shares", [note_id for (note_id,) in new], [], by=1)
