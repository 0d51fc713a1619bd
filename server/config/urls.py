"""Which address leads where."""

from importlib import import_module
from importlib.util import find_spec

from django.contrib import admin
from django.urls import include, path

from config import health
from config.api import api

admin.autodiscover()
urlpatterns = [
    path("api/", api.urls),
    path("_allauth/", include("allauth.headless.urls")),
    path("accounts/", include("allauth.urls")),  # Only the callbacks of outside sign-in providers live here.
    path("admin/", admin.site.urls),
    path("healthz", health.alive),
    path("readyz", health.ready),
    path("metrics", health.measures),
    path("", include("market.media.pages")),
    path("", include("market.affiliate.pages")),
]
if find_spec("market.storefront.pages"):
    urlpatterns += import_module(
        "market.storefront.pages"
    ).urlpatterns  # The storefront's pages come last: they catch all.
