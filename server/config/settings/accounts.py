"""Who may come in and how: django-allauth does the work, headless, for the storefront's own pages."""

from config.env import ROOT, env

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

HEADLESS_ONLY = True
HEADLESS_CLIENTS = ("browser",)
HEADLESS_FRONTEND_URLS = {
    "account_confirm_email": f"{env.public_url}/verify-email/{{key}}",
    "account_reset_password": f"{env.public_url}/sign-in",
    "account_reset_password_from_key": f"{env.public_url}/reset-password/{{key}}",
    "account_signup": f"{env.public_url}/sign-up",
}

# Rooms of one floor do not import one another. What one asks and the other answers is joined here, see
# foundation/neighbours.py: the question, and the function on the neighbour's facade.
NEIGHBOURS = {
    "people.region_names": "market.places.facade.name_path",
    "people.store_picture": "market.media.facade.store_picture",
    "people.pictures": "market.media.facade.pictures",
    "merchants.store_picture": "market.media.facade.store_picture",
    "merchants.pictures": "market.media.facade.pictures",
    "merchants.people": "market.people.facade.people",
    "merchants.person_by_contact": "market.people.facade.person_by_contact",
}

# China's provinces, cities and districts, for addresses: data of a package that the front end pins.
REGIONS_FILE = ROOT / "web" / "node_modules" / "@vant" / "area-data" / "dist" / "index.js"
