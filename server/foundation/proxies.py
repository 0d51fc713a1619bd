"""
Whom a request comes from when proxies stand in front. Their word is believed when the settings name them, and nobody
else's: what a stranger says of other addresses, of https or of hosts is struck out before anything reads it.
"""

from collections.abc import Callable, MutableMapping
from functools import lru_cache
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any

from django.conf import settings

# What a proxy may say, as WSGI spells it.
CLAIMS = [f"HTTP_X_FORWARDED_{what}" for what in ("FOR", "PROTO", "HOST", "PORT")] + [
    "HTTP_X_REAL_IP",
    "HTTP_FORWARDED",
]
FAR = 8  # Hops worth following back; nobody has as many proxies of their own.


def with_proxies_known(application: Callable[..., Any]) -> Callable[..., Any]:
    """Give a WSGI application the address of who really asks, as REMOTE_ADDR."""

    def known(environ: MutableMapping[str, Any], start_response: Any) -> Any:
        peer = environ.get("REMOTE_ADDR", "")
        if is_trusted(peer):
            environ["REMOTE_ADDR"] = caller(peer, environ.get("HTTP_X_FORWARDED_FOR", ""))
        else:
            for claim in CLAIMS:
                environ.pop(claim, None)
        return application(environ, start_response)

    return known


def caller(peer: str, forwarded_for: str) -> str:
    """Return who asks: the last address on the way that is no proxy of ours. What is no address ends the search."""
    for hop in reversed(forwarded_for.split(",")[-FAR:]):
        address = _plain(hop)
        if address is None:
            break
        peer = address
        if not is_trusted(peer):
            break
    return peer


@lru_cache(maxsize=4096)
def is_trusted(peer: str) -> bool:
    """Say whether a connection comes from a proxy that the settings name."""
    try:
        return any(ip_address(peer) in ip_network(one) for one in settings.TRUSTED_PROXIES)
    except ValueError:
        return False


@lru_cache(maxsize=4096)
def neighbourhood(address: str) -> str:
    """Return what is counted as one caller: an IPv4 address, or the /64 of IPv6 that one household has to itself."""
    try:
        read = ip_address(address)
    except ValueError:
        return address
    if isinstance(read, IPv6Address):
        if read.ipv4_mapped:
            return str(read.ipv4_mapped)
        return str(ip_network((read, 64), strict=False))
    return str(read)


@lru_cache(maxsize=4096)
def is_this_machine(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


def _plain(hop: str) -> str | None:
    try:
        return str(ip_address(hop.strip().strip("[]")))
    except ValueError:
        return None
