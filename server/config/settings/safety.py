"""Secrets, cookies and headers."""

from config.env import env

IS_PRODUCTION = env.is_production
SECRET_KEY = env.secret_key
METRICS_TOKEN = env.metrics_token
WORKER_PORT = env.worker_port
HOST = env.host
DEBUG = env.debug
ALLOWED_HOSTS = list(env.allowed_hosts)
CSRF_TRUSTED_ORIGINS = list(env.trusted_origins)

_IS_HTTPS = env.public_url.startswith("https://")
SESSION_ENGINE = "foundation.sessions"
SESSION_COOKIE_SECURE = _IS_HTTPS
SESSION_COOKIE_SAMESITE = "Lax"  # A friend's link must find its reader signed in.
SESSION_COOKIE_AGE = 60 * 60 * 24 * 60
CSRF_COOKIE_SECURE = _IS_HTTPS
CSRF_COOKIE_SAMESITE = "Lax"
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if _IS_HTTPS else 0
TRUSTED_PROXIES = env.proxies
# Whoever is no proxy of ours has had this struck out by then (foundation/proxies.py).
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.proxies else None
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"
