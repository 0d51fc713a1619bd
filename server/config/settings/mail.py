"""How letters leave: printed on a laptop, by SMTP elsewhere."""

from urllib.parse import unquote, urlsplit

from config.env import env

DEFAULT_FROM_EMAIL = env.email_from
if env.email_url == "console:":
    EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
else:
    _url = urlsplit(env.email_url)
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST = _url.hostname or ""
    EMAIL_PORT = _url.port or 587
    EMAIL_HOST_USER = unquote(_url.username or "")
    EMAIL_HOST_PASSWORD = unquote(_url.password or "")
    EMAIL_TIMEOUT = 20  # Seconds; Django's own is none, and a mail server that hangs would hold a worker for ever.
    EMAIL_USE_TLS = _url.scheme == "smtp" and EMAIL_PORT != 25
