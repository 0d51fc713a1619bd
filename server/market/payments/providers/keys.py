"""
Keys with which providers sign, kept in the database for all processes, since a provider may change them at any moment.

A key is looked for there once per process; a notice is therefore proven without the network.
"""

from collections.abc import Iterable
from datetime import datetime

from market.payments.models import ProviderKey

_seen: dict[tuple[str, str], tuple[str, datetime]] = {}


def key_of(provider: str, serial: str, *, now: datetime) -> str | None:
    """Return the key of this number, PEM; None when it is unknown or its time is over."""
    known = _seen.get((provider, serial))
    if known is None:
        row = ProviderKey.objects.filter(provider=provider, serial=serial).first()
        if row is None:
            return None
        known = _seen[(provider, serial)] = (row.pem, row.valid_until)
    words, valid_until = known
    return words if now < valid_until else None


def keep_keys(provider: str, keys: Iterable[tuple[str, str, datetime]]) -> None:
    """Keep what a provider signs with: (serial, PEM, until when). Twice is once; a key never changes."""
    ProviderKey.objects.bulk_create(
        [ProviderKey(provider=provider, serial=serial, pem=words, valid_until=until) for serial, words, until in keys],
        ignore_conflicts=True,
    )
