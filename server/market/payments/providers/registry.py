"""Which providers there are: settings name them, one dotted path each."""

from collections.abc import Mapping

from django.conf import settings
from django.utils.module_loading import import_string

from market.payments.errors import UnknownMethod, UnknownProvider
from market.payments.providers.base import Provider

_made: dict[str, Provider] = {}


def providers() -> Mapping[str, Provider]:
    """Return every provider by its code, in the order in which they are offered."""
    found = {}
    for path in settings.PAYMENT_PROVIDERS:
        if path not in _made:
            _made[path] = import_string(path)()
        found[_made[path].code] = _made[path]
    return found


def provider(code: str) -> Provider:
    """:raises UnknownProvider:"""
    found = providers().get(code)
    if found is None:
        raise UnknownProvider(provider=code)
    return found


def offered() -> Mapping[str, Provider]:
    """Return what shoppers may pay by."""
    return {code: one for code, one in providers().items() if one.is_offered}


def check_offered(code: str) -> None:
    """Let a shopper's choice through. :raises UnknownMethod:"""
    if code not in offered():
        raise UnknownMethod(field="method", offered=list(offered()))
