"""One PostgreSQL: the embedded one, or whatever DATABASE_URL names."""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from config.env import env
from config.postgres import running_url

# Found at start-up: the embedded server is running by the time anything but its launcher reads the settings.
NOWHERE = "postgresql://jishi@127.0.0.1:1/jishi"

# A machine that loses its power says goodbye to nobody. After half a minute PostgreSQL gives its locks to others (a
# worker's clock, an order's row), and we give a PostgreSQL up that is silent; by default either takes two hours.
KEEPALIVES = {"idle": 15, "interval": 5, "count": 3}  # Seconds, seconds, and probes that nobody answered.


def connection_to(url: str) -> dict[str, Any]:
    """Turn a postgresql:// URL into Django's dictionary."""
    parts = urlsplit(url)
    return {
        "ENGINE": "foundation.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            # A pooler in transaction mode would lose prepared statements; we speak to PostgreSQL itself.
            "server_side_binding": True,
            "prepare_threshold": 3,
            "options": " ".join(f"-c tcp_keepalives_{name}={value}" for name, value in KEEPALIVES.items()),
            **{f"keepalives_{name}": value for name, value in KEEPALIVES.items()},
            **dict(parse_qsl(parts.query)),
        },
    }


DATABASES = {"default": connection_to(env.database_url or running_url(env.var_dir / "postgres") or NOWHERE)}
