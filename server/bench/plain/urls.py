"""The baseline's addresses are those of the market."""

from django.urls import path
from ninja import NinjaAPI

from bench.plain import basket, lists, paying, placing, product, teams
from config import health
from foundation.web import install_refusals

api = NinjaAPI(title="Plain", urls_namespace="plain", docs_url=None, openapi_url=None)
install_refusals(api)
api.add_router("/storefront", lists.router)
api.add_router("/storefront", product.router)
api.add_router("/orders", basket.router)
api.add_router("/orders", placing.router)
api.add_router("/payments", paying.router)
api.add_router("/groupbuy", teams.router)
urlpatterns = [path("api/", api.urls), path("readyz", health.ready)]
