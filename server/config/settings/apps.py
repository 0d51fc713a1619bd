"""Which rooms are built, and what every request passes through."""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from config.env import env

ROOMS = (
    # ground: who, what, where, the book, and what takes two to do
    "people merchants catalogue ledger points media places approvals "
    # floor 1: what a promise is made of, who knows whom, and what may be seen
    "pricing coupons stock payments shipping circles moderation "
    # floor 2: the promise
    "orders "
    # floor 3: promises kept, mended, paid out and papered; and shops move in and out
    "aftersales settlement invoices reconciliation moving "
    # floor 4: people gather
    "community groupbuy notes affiliate messages questions "
    # floor 5: figures and messages drawn from many rooms; and the pages above them
    "search insight notices feed creators storefront"
).split()

INSTALLED_APPS = [
    "unfold",
    "unfold.contrib.filters",
    "django.contrib.admin.apps.SimpleAdminConfig",  # The web process alone looks for the rooms' admin, in config.urls.
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.mfa",
    "allauth.headless",
    "procrastinate.contrib.django",
    "ninja",  # So that /api/docs is drawn by scripts of our own, not by those of a stranger's host.
    "config",
    "foundation",
    *(f"market.{room}" for room in ROOMS),
    "demo",
    "imports",
]

MIDDLEWARE = [
    "foundation.middleware.request_ids_and_measures",
    "foundation.middleware.broken_api_as_problem",
    "foundation.middleware.fair_sign_in_bodies",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Chinese")), ("en", _("English"))]
LOCALE_PATHS = [Path(__file__).parents[1] / "locale"]  # The back office in Chinese; see config/messages.py.
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

CURRENCY = env.currency
PUBLIC_URL = env.public_url
LIVE_URL = env.live_url
LIVE_PORT = env.live_port

UNFOLD = {
    "SITE_TITLE": "Jishi 集市",
    "SITE_HEADER": "Jishi 集市",
    "SITE_SYMBOL": "storefront",
    "SITE_URL": "/",
    "COLORS": {
        "primary": {  # The storefront's red, from its soft to its strong.
            "50": "rgb(255 240 236)",
            "100": "rgb(255 226 219)",
            "200": "rgb(255 211 202)",
            "300": "rgb(255 168 154)",
            "400": "rgb(255 107 92)",
            "500": "rgb(228 66 54)",
            "600": "rgb(207 42 32)",
            "700": "rgb(173 31 23)",
            "800": "rgb(140 26 20)",
            "900": "rgb(112 24 19)",
            "950": "rgb(64 12 9)",
        }
    },
}
