"""A provider has signed with a key that we have not seen: fetch what it signs with now."""

import structlog

from market.payments.providers.base import RotatingKeys, Unclear, Unproven
from market.payments.providers.registry import provider
from market.payments.services.alert import alert
from market.payments.services.calling import call

log = structlog.get_logger(__name__)


def refresh_keys(code: str) -> None:
    """Fetch and keep a provider's keys. Whoever forges a notice can make us ask, so it is asked at most so often."""
    source = provider(code)
    if not isinstance(source, RotatingKeys):
        return
    try:
        call(code, "keys", source.fetch_keys)
    except (Unclear, Unproven) as trouble:
        alert("keys_not_fetched", code, trouble=str(trouble))
