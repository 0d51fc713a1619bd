"""Who may come in and how: django-allauth does the work, headless, for the storefront's own pages."""

from config.env import env

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
