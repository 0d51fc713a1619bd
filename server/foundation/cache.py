"""Django's cache in Valkey; while that is away, in PostgreSQL, so that counts of sign-ins neither vanish nor break."""

from collections.abc import Callable
from typing import Any

from django.core.cache import caches
from django.core.cache.backends.redis import RedisCache

from foundation import valkey


def _or_in_postgresql(name: str) -> Callable[..., Any]:
    in_valkey = getattr(RedisCache, name)

    def method(self: RedisCache, *words: Any, **more: Any) -> Any:
        try:
            return valkey.attempt(lambda: in_valkey(self, *words, **more))
        except valkey.IsAway:
            return getattr(caches["database"], name)(*words, **more)

    method.__name__ = name
    return method


class ValkeyCache(RedisCache):
    """The same keys in two places: what was counted in one is not known in the other, and runs out there by itself."""

    def __init__(self, server: Any, params: dict[str, Any]) -> None:
        most = {"socket_timeout": valkey.MOST_SECONDS, "socket_connect_timeout": valkey.MOST_SECONDS}
        super().__init__(server, {**params, "OPTIONS": {**params.get("OPTIONS", {}), **most}})

    add = _or_in_postgresql("add")
    get = _or_in_postgresql("get")
    set = _or_in_postgresql("set")
    touch = _or_in_postgresql("touch")
    delete = _or_in_postgresql("delete")
    get_many = _or_in_postgresql("get_many")
    has_key = _or_in_postgresql("has_key")
    incr = _or_in_postgresql("incr")
    set_many = _or_in_postgresql("set_many")
    delete_many = _or_in_postgresql("delete_many")
    clear = _or_in_postgresql("clear")
