"""What several nodes may share beside PostgreSQL, each by one setting. Neither is ever the truth."""

import re

from config.env import env

# Valkey speaks Redis's protocol, and its client knows it by Redis's name.
REDIS_URL = re.sub("^valkey", "redis", env.redis_url) if env.redis_url else None
AMQP_URL = env.amqp_url

# Counts of sign-ins, shared by every process so that five wrong passwords are five whichever process met them. They
# cost a password hash each, so on one machine the speed of PostgreSQL is enough.
_IN_POSTGRESQL = {
    "BACKEND": "django.core.cache.backends.db.DatabaseCache",
    "LOCATION": "people_cache",
    "OPTIONS": {"MAX_ENTRIES": 50_000},  # Django's own 300 would forget an attacker's count when a few others come.
}
CACHES = (
    {"default": {"BACKEND": "foundation.cache.ValkeyCache", "LOCATION": [REDIS_URL]}, "database": _IN_POSTGRESQL}
    if REDIS_URL
    else {"default": _IN_POSTGRESQL}
)
