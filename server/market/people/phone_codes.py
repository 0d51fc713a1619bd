"""
One-time codes for phones. A code is never stored, hashed or plain: it follows from the id of its row and our secret, so
whoever reads the database, a backup or the queue learns nothing, and the task that texts it needs only the id.
"""

import hmac
from uuid import UUID

from django.utils.crypto import salted_hmac

from market.people.rules import CODE_DIGITS

_SALT = "people.phone_code"


def code_of(code_id: UUID) -> str:
    """Return the six digits that belong to a row."""
    digest = salted_hmac(_SALT, code_id.bytes.hex(), algorithm="sha256").digest()
    return str(int.from_bytes(digest[:8]) % 10**CODE_DIGITS).zfill(CODE_DIGITS)


def is_code_of(code_id: UUID, guess: str) -> bool:
    """Compare in a time that tells nothing."""
    return hmac.compare_digest(code_of(code_id).encode(), guess.strip().encode())
