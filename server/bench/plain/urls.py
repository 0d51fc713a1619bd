"""The baseline's addresses are those of the market."""

from django.urls import path
from ninja import NinjaAPI

from bench.plain import reads, writes
from config import health
from foundation.web import install_refusals

api = NinjaAPI(title="Plain", urls_namespace="plain", docs_url=None, openapi_url=None)
install_refusals(api)
api.add_router("/storefront", reads.router)
api.add_router("/orders", writes.router)
urlpatterns = [path("api/", api.urls), path("readyz", health.ready)]
