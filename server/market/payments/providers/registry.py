"""Which providers there are: settings name their files, and hold the keys of the accounts that we have with them."""

from collections.abc import Mapping

from django.conf import settings
from django.utils.module_loading import import_string

from market.payments.errors import CannotSplit, UnknownMethod, UnknownProvider
from market.payments.providers.base import Fits, PayingOut, Provider, Splitting, Way

_made: tuple[object, Mapping[str, Provider]] | None = None  # for which settings, and the accounts


def providers() -> Mapping[str, Provider]:
    """Return every account by its code, in the order in which they are asked for payments."""
    global _made
    asked = (settings.PAYMENT_PROVIDERS, settings.PAYMENT_ACCOUNTS)
    if _made is None or _made[0] != asked:
        # What has no account is not loaded: keys need libraries, and libraries memory.
        paths = [path for kind, path in settings.PAYMENT_PROVIDERS.items() if settings.PAYMENT_ACCOUNTS.get(kind)]
        found = [one for path in paths for one in import_string(path).accounts()]
        assert len({one.code for one in found}) == len(found), "two accounts go by one code"
        _made = (asked, {one.code: one for one in found})
    return _made[1]


def provider(code: str) -> Provider:
    """:raises UnknownProvider:"""
    found = providers().get(code)
    if found is None:
        raise UnknownProvider(provider=code)
    return found


def splitting(code: str) -> Splitting:
    """Return an account that shares payments out. :raises UnknownProvider, CannotSplit:"""
    found = provider(code)
    if not isinstance(found, Splitting):
        raise CannotSplit(provider=code)
    return found


def paying_out(code: str) -> PayingOut:
    """Return an account that sends shops' money to their banks. :raises UnknownProvider, CannotSplit:"""
    found = provider(code)
    if not isinstance(found, PayingOut):
        raise CannotSplit(provider=code)
    return found


def offered() -> Mapping[str, Way]:
    """Return the ways that shoppers may pay by themselves."""
    return {code: way for code, way in _ways().items() if way.is_offered and way.fits != Fits.CASHIER}


def serving(way: str) -> list[Provider]:
    """Return the accounts by which one can pay in this way, first choice first. :raises UnknownMethod:"""
    found = [one for one in providers().values() if any(served.code == way for served in one.ways)]
    if not found:
        raise UnknownMethod(field="method", offered=list(offered()))
    return found


def check_offered(code: str) -> None:
    """Let a shopper's choice through. :raises UnknownMethod:"""
    if code not in offered():
        raise UnknownMethod(field="method", offered=list(offered()))


def _ways() -> Mapping[str, Way]:
    found: dict[str, Way] = {}
    for one in providers().values():
        for way in one.ways:
            found.setdefault(way.code, way)
    return found
