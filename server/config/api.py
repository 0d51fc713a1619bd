"""
The API: every room's endpoints under one roof. A room that has any offers `router` in its endpoints, and those that
live at another address than the room's name in `more_routers`.
"""

from importlib import import_module
from importlib.util import find_spec

from config.settings.apps import ROOMS
from foundation.description import DescribedAPI
from foundation.web import FairTexts, install_refusals

api = DescribedAPI(
    title="Jishi 集市",
    version="1",
    description="The market's public API. Refusals are problem documents (RFC 9457) with a stable `code`.",
    docs_url="/docs",
    openapi_url="/openapi.json",
    urls_namespace="api",
    parser=FairTexts(),
)
install_refusals(api)
for room in ROOMS:
    if find_spec(f"market.{room}.endpoints"):
        endpoints = import_module(f"market.{room}.endpoints")
        api.add_router(f"/{room}", endpoints.router)
        for address, router in getattr(endpoints, "more_routers", {}).items():
            api.add_router(address, router)
