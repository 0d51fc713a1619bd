"""
The environment, read once into one typed, frozen object. Nothing else in the project touches `os.environ`.

A laptop needs none of these variables. Production is `JISHI_ENV=production`, and then refuses to start with a default
secret, with DEBUG on, or without the addresses that a public site must know.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_network
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[2]
VALKEY = ("redis", "rediss", "valkey", "valkeys")
DEVELOPMENT_SECRET = "only-for-a-laptop-never-for-the-public"  # noqa: S105 (refused in production, see `read`)


class BadEnvironment(Exception):
    """A variable is missing or makes no sense; the message names it."""


@dataclass(frozen=True, slots=True)
class Env:
    mode: str  # "development", "test" or "production"
    debug: bool
    secret_key: str
    database_url: str | None  # None: the embedded server that `config.postgres` starts
    redis_url: str | None  # Valkey: counts, cache and bells that nodes share; None: PostgreSQL does it
    amqp_url: str | None  # RabbitMQ: what carries news to the workers; None: they look for it in PostgreSQL
    pg_bin: Path | None
    var_dir: Path  # everything the market writes on this machine
    media_dir: Path
    host: str  # where the processes listen
    port: int  # web; the live hub is port + 1 and the sandbox bank port + 2
    public_url: str  # how a browser reaches the web process
    live_url: str  # how a browser reaches the live hub; empty: same host, port + 1
    has_sandbox_bank: bool  # whether shoppers may pay with money that is not real
    bank_url: str  # how the server reaches the sandbox bank
    bank_public_url: str  # how a browser reaches the sandbox bank; empty: the shop's host, the bank's port
    bank_secret: str  # what the sandbox bank and its client sign with
    payment_keys: Path | None  # the TOML file with the keys of our accounts at payment providers; None: no accounts
    allowed_hosts: tuple[str, ...]
    trusted_origins: tuple[str, ...]
    proxies: tuple[str, ...]  # addresses or networks of the proxies whose X-Forwarded-* is believed
    email_url: str  # "console:" or smtp://user:password@host:port
    email_from: str
    currency: str  # ISO 4217 of this market
    web_processes: int  # how many web processes share the port
    web_threads: int  # requests one web process works on at a time
    web_connections: int  # how many of them speak to PostgreSQL at a time
    sentry_dsn: str | None  # where what we did not foresee is reported
    worker_port: int | None  # where a worker shows what it counts; None: nowhere
    metrics_token: str | None  # who bears it may read /metrics; None: nobody in production, everybody elsewhere
    log_json: bool

    @property
    def is_production(self) -> bool:
        return self.mode == "production"

    @property
    def live_port(self) -> int:
        return self.port + 1

    @property
    def bank_port(self) -> int:
        return self.port + 2


def read(given: Mapping[str, str]) -> Env:
    """Build the settings from a mapping of variables. :raises BadEnvironment:"""
    mode = _one_of(given, "JISHI_ENV", ("development", "test", "production"), "development")
    port = _whole(given, "JISHI_PORT", 8000)
    public_url = given.get("JISHI_PUBLIC_URL", f"http://localhost:{port}").rstrip("/")
    var_dir = Path(given.get("JISHI_VAR", ROOT / "var"))
    env = Env(
        mode=mode,
        debug=_flag(given, "JISHI_DEBUG", default=False),
        secret_key=given.get("JISHI_SECRET_KEY", DEVELOPMENT_SECRET),
        database_url=given.get("DATABASE_URL") or None,
        redis_url=_server(given, "REDIS_URL", VALKEY, "redis://:password@host:6379/0", r"(/\d*)?"),
        amqp_url=_server(given, "AMQP_URL", ("amqp", "amqps"), "amqp://user:password@host:5672/vhost", r"(/[^/]*)?"),
        pg_bin=Path(given["PG_BIN"]) if given.get("PG_BIN") else None,
        var_dir=var_dir,
        media_dir=Path(given.get("JISHI_MEDIA", var_dir / "media")),
        host=given.get("JISHI_HOST", "127.0.0.1"),
        port=port,
        public_url=public_url,
        live_url=given.get("JISHI_LIVE_URL", "").rstrip("/"),
        has_sandbox_bank=_flag(given, "JISHI_SANDBOX_BANK", default=mode != "production"),
        bank_url=given.get("JISHI_BANK_URL", f"http://127.0.0.1:{port + 2}").rstrip("/"),
        bank_public_url=given.get("JISHI_BANK_PUBLIC_URL", "").rstrip("/"),
        bank_secret=given.get("JISHI_BANK_SECRET", DEVELOPMENT_SECRET),
        payment_keys=_payment_keys(given, mode, var_dir),
        allowed_hosts=_listed(given, "JISHI_ALLOWED_HOSTS", "*" if mode != "production" else ""),
        trusted_origins=_listed(given, "JISHI_TRUSTED_ORIGINS", public_url),
        # The proxy of production stands on the same machine unless its address is said; a laptop has none.
        proxies=_networks(given, "JISHI_PROXIES", "127.0.0.1,::1" if mode == "production" else ""),
        email_url=given.get("JISHI_EMAIL_URL", "console:"),
        email_from=given.get("JISHI_EMAIL_FROM", "Jishi 集市 <no-reply@jishi.example>"),
        currency=given.get("JISHI_CURRENCY", "CNY"),
        # Half of the cores: the other half is for PostgreSQL, the worker and the hub.
        web_processes=_whole(given, "JISHI_WEB_PROCESSES", max(1, (os.cpu_count() or 1) // 2)),
        web_threads=_whole(given, "JISHI_WEB_THREADS", 48),
        # A process has two cores for itself and PostgreSQL: more than twice as many would fight over both.
        web_connections=_whole(given, "JISHI_WEB_CONNECTIONS", 4),
        sentry_dsn=given.get("SENTRY_DSN") or None,
        worker_port=_whole(given, "JISHI_WORKER_PORT", 1) if given.get("JISHI_WORKER_PORT") else None,
        metrics_token=given.get("JISHI_METRICS_TOKEN") or None,
        log_json=_flag(given, "JISHI_LOG_JSON", default=mode == "production"),
    )
    if env.is_production:
        _refuse_the_unsafe(env)
    return env


def _refuse_the_unsafe(env: Env) -> None:
    if env.debug:
        raise BadEnvironment("JISHI_DEBUG: must be off in production")
    if env.secret_key == DEVELOPMENT_SECRET or len(env.secret_key) < 32:
        raise BadEnvironment("JISHI_SECRET_KEY: production needs its own, of at least 32 characters")
    if env.has_sandbox_bank and (env.bank_secret == DEVELOPMENT_SECRET or len(env.bank_secret) < 32):
        raise BadEnvironment("JISHI_BANK_SECRET: production needs its own, of at least 32 characters")
    if env.email_url == "console:":
        raise BadEnvironment("JISHI_EMAIL_URL: production sends its letters; printed, their links would be in the logs")
    if not env.allowed_hosts or "*" in env.allowed_hosts:
        raise BadEnvironment("JISHI_ALLOWED_HOSTS: name the hosts that production answers to")
    if urlsplit(env.public_url).scheme != "https":
        raise BadEnvironment("JISHI_PUBLIC_URL: production is reached over https")
    if env.database_url is None:
        raise BadEnvironment("DATABASE_URL: production names its PostgreSQL")


def _payment_keys(given: Mapping[str, str], mode: str, var_dir: Path) -> Path | None:
    """Name the file of keys. On a laptop that is what the sandbox bank has written for its merchants, if it has."""
    if given.get("JISHI_PAYMENT_KEYS"):
        return Path(given["JISHI_PAYMENT_KEYS"])
    practice = var_dir / "sandbox_bank" / "payments.toml"
    return practice if mode == "development" and practice.exists() else None


def _flag(given: Mapping[str, str], name: str, *, default: bool) -> bool:
    value = given.get(name, "").strip().lower()
    if value in ("", "1", "true", "yes", "on", "0", "false", "no", "off"):
        return default if value == "" else value in ("1", "true", "yes", "on")
    raise BadEnvironment(f"{name}: say 1 or 0, not {value!r}")


def _whole(given: Mapping[str, str], name: str, default: int) -> int:
    value = given.get(name, "").strip() or str(default)
    if not value.isdecimal() or int(value) < 1:
        raise BadEnvironment(f"{name}: a whole number above zero, not {value!r}")
    return int(value)


def _server(given: Mapping[str, str], name: str, schemes: tuple[str, ...], example: str, path: str) -> str | None:
    """Return the URL of a server, or None. What is refused is not repeated: there is a password in it."""
    value = given.get(name, "").strip()
    if not value:
        return None
    try:
        parts = urlsplit(value)
        has_address = bool(parts.hostname) and parts.port != 0  # `port` itself refuses what is no port.
    except ValueError:
        raise BadEnvironment(
            f"{name}: no address; a password's own /, @ and : are %2F, %40, %3A; like {example}"
        ) from None
    if parts.scheme not in schemes:
        raise BadEnvironment(f"{name}: begins with one of {', '.join(f'{one}://' for one in schemes)}; like {example}")
    if not has_address or not re.fullmatch(path, parts.path):
        raise BadEnvironment(f"{name}: names a host and nothing past it that we do not know; like {example}")
    return value


def _one_of(given: Mapping[str, str], name: str, choices: tuple[str, ...], default: str) -> str:
    value = given.get(name, "").strip() or default
    if value not in choices:
        raise BadEnvironment(f"{name}: one of {', '.join(choices)}, not {value!r}")
    return value


def _listed(given: Mapping[str, str], name: str, default: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in given.get(name, default).split(",") if part.strip())


def _networks(given: Mapping[str, str], name: str, default: str) -> tuple[str, ...]:
    named = _listed(given, name, default)
    for one in named:
        try:
            ip_network(one)
        except ValueError:
            raise BadEnvironment(f"{name}: addresses or networks such as 10.0.0.0/8, not {one!r}") from None
    return named


env = read(os.environ)
