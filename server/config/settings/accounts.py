"""Who may come in and how: django-allauth does the work, headless, for the storefront's own pages."""

from config.env import ROOT, env

AUTH_USER_MODEL = "people.Person"
# Allauth's backend, which ours only makes read faster, also carries Django's permissions: so one is enough, and a wrong
# password is hashed only once.
AUTHENTICATION_BACKENDS = ["market.people.backend.PeopleBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
PASSWORD_RESET_TIMEOUT = 60 * 60
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "nickname")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_REDIRECT_URL = "/"
LOGIN_URL = "/sign-in"

HEADLESS_ONLY = True
HEADLESS_CLIENTS = ("browser",)
HEADLESS_ADAPTER = "market.people.adapter.HeadlessAdapter"
HEADLESS_FRONTEND_URLS = {
    "account_confirm_email": f"{env.public_url}/verify-email/{{key}}",
    "account_reset_password": f"{env.public_url}/sign-in",
    "account_reset_password_from_key": f"{env.public_url}/reset-password/{{key}}",
    "account_signup": f"{env.public_url}/sign-up",
}

# By e-mail and password here; by phone and code through market.people, since allauth's own flow by code signs in only
# those it knows, and the market's registers by the same step (docs/adr/0011).
ACCOUNT_ADAPTER = "market.people.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "market.people.forms.SignUpForm"
ACCOUNT_EMAIL_VERIFICATION = "optional"  # A newcomer may buy at once; the letter waits in the mailbox.
# Signing in and resetting a password say nothing of who has an account. Signing up must: while an address need not be
# proved before it is used, two people could otherwise share it.
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "[集市 Jishi] "
ACCOUNT_CHANGE_EMAIL = True  # One address each; a new one replaces the old when it has been verified.
# Per place (ip), per account (key) or person (user). The counts are in the cache, see cluster.py.
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/300s/key",
    "signup": "20/m/ip",
    "reset_password": "20/m/ip,5/m/key",
    "reset_password_from_key": "20/m/ip",
    "change_password": "5/m/user",
    "manage_email": "10/m/user",
    "reauthenticate": "10/m/user",
    "confirm_email": "1/180s/key",
}
ALLAUTH_TRUSTED_PROXY_COUNT = 0  # REMOTE_ADDR is who asks already, see foundation/proxies.py.

# Text messages. No provider is built in yet: production names one, or signing in by phone is closed there.
SMS_SENDER = "" if env.is_production else "market.people.sms.screen.ScreenSender"
PHONE_CODES_ON_SCREEN = not env.is_production

# Rooms of one floor do not import one another. What one asks and the other answers is joined here, see
# foundation/neighbours.py: the question, and the function on the neighbour's facade.
NEIGHBOURS = {
    "people.region_names": "market.places.facade.name_path",
    "people.store_picture": "market.media.facade.store_picture",
    "people.pictures": "market.media.facade.pictures",
    "catalogue.check_owner": "market.media.facade.check_owner",
    "community.publish_note": "market.notes.facade.publish_review",
    "community.delete_note": "market.notes.facade.delete_review",
    "groupbuy.shown_orders": "market.community.facade.shown_orders",
    "affiliate.team": "market.groupbuy.facade.team_page",
    "affiliate.teams": "market.groupbuy.facade.teams",
    "affiliate.note": "market.notes.facade.note",
    "affiliate.notes": "market.notes.facade.notes",
    "moderation.circles": "market.circles.facade.circles",
    "moderation.out_of_sight": "market.circles.facade.out_of_sight",
    "messages.notes": "market.notes.facade.notes",
    "settlement.open_lines": "market.aftersales.facade.open_lines",
    "merchants.store_picture": "market.media.facade.store_picture",
    "merchants.pictures": "market.media.facade.pictures",
    "merchants.people": "market.people.facade.people",
    "merchants.person_by_contact": "market.people.facade.person_by_contact",
}

# China's provinces, cities and districts, for addresses: data of a package that the front end pins.
REGIONS_FILE = ROOT / "web" / "node_modules" / "@vant" / "area-data" / "dist" / "index.js"
