"""
The storefront's pages as a browser or a link preview first meets them: the built index with its head filled in (title,
description, Open Graph, JSON-LD), and a real 404 where there is nothing. Vue draws the rest.
"""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import path, re_path
from django.utils.html import escape
from django.views.decorators.cache import never_cache

from foundation.errors import NotFound
from foundation.web import live_url
from foundation.words import language_of
from market.storefront import heads

HEAD_MARK = "<!--app-head-->"
# What a page may load and speak to: the shop itself, and the live hub. Vue sets styles on elements as the page lives.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "media-src 'self' blob:; font-src 'self'; connect-src 'self' {hub}; manifest-src 'self'; worker-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


def _page(head: Callable[..., heads.Head]) -> Callable[..., HttpResponse]:
    @never_cache
    def view(request: HttpRequest, **parts: str) -> HttpResponse:
        language = language_of(request)
        try:
            filled = head(request, language, **parts)
        except (NotFound, ValueError):
            filled = heads.Head(title=heads.NAMES[language], status=404)
        return _answer(request, language, filled)

    return view


def _answer(request: HttpRequest, language: str, head: heads.Head) -> HttpResponse:
    index = Path(settings.STOREFRONT_DIST) / "index.html"
    if not index.exists():
        return HttpResponse("The storefront has not been built yet: run `make run`.", "text/plain", status=503)
    shell = _shell(index, index.stat().st_mtime_ns)
    html = shell.replace(HEAD_MARK, _tags(request, language, head), 1).replace('lang="zh-CN"', f'lang="{language}"', 1)
    response = HttpResponse(html, status=head.status)
    response["Content-Language"] = language
    response["Vary"] = "Accept-Language"
    hub = urlsplit(live_url(request))
    response["Content-Security-Policy"] = POLICY.format(hub=f"{hub.scheme}://{hub.netloc}")
    return response


@lru_cache(maxsize=2)
def _shell(index: Path, changed_at: int) -> str:
    html = index.read_text("utf-8")
    assert HEAD_MARK in html, "the built index has a place for its head"
    return html


def _tags(request: HttpRequest, language: str, head: heads.Head) -> str:
    address = f"{settings.PUBLIC_URL}{request.path}"
    description = head.description or heads.LINES[language]
    properties = {
        "og:site_name": heads.NAMES[language],
        "og:title": head.title,
        "og:description": description,
        "og:type": head.kind,
        "og:url": address,
        "og:locale": language.replace("-", "_"),
        **({"og:image": head.picture} if head.picture else {}),
    }
    lines = [
        f"<title>{escape(head.title)}</title>",
        f'<meta name="description" content="{escape(description)}">',
        f'<link rel="canonical" href="{escape(address)}">',
        *(f'<meta property="{name}" content="{escape(value)}">' for name, value in properties.items()),
        f'<meta name="twitter:card" content="{"summary_large_image" if head.picture else "summary"}">',
    ]
    if head.status == 404:
        lines.append('<meta name="robots" content="noindex">')
    if head.data:
        # "</script>" inside a title must not end the script.
        said = msgspec.json.encode({"@context": "https://schema.org", **head.data}).decode().replace("<", "\\u003c")
        lines.append(f'<script type="application/ld+json">{said}</script>')
    return "\n    ".join(lines)


urlpatterns = [
    path("", _page(heads.home)),
    path("c/<slug:slug>", _page(heads.category)),
    path("p/<str:product_id>", _page(heads.product)),
    path("p/<str:product_id>/reviews", _page(heads.product)),
    path("s/<str:shop_id>", _page(heads.shop)),
    path("teams/<str:team_id>", _page(heads.team)),
    path("p/<str:product_id>/questions", _page(heads.product)),
    path("discover", _page(heads.plain)),
    path("messages/<str:conversation_id>", _page(heads.plain)),
    path("notes/new", _page(heads.plain)),
    path("notes/<str:note_id>", _page(heads.note)),
    path("notes/<str:note_id>/edit", _page(heads.note)),
    path("people/<str:person_id>", _page(heads.person)),
    path("people/<str:person_id>/followers", _page(heads.person)),
    path("people/<str:person_id>/following", _page(heads.person)),
    path("topics/<str:name>", _page(heads.topic)),
    *(
        path(address, _page(heads.plain))
        for address in (
            "categories", "search", "basket", "checkout", "orders", "teams", "me", "me/addresses", "me/notices",
            "me/profile", "me/teams", "me/reviews", "me/shares", "me/decisions", "me/notes", "me/numbers",
            "me/kept", "me/circle", "me/asked", "me/coupons", "me/points",
             "messages", "sign-in", "sign-up", "reset-password", "after-sales",
        )
    ),
    *(path(f"{where}/<str:identity>", _page(heads.plain))
      for where in ("pay", "orders", "reset-password", "verify-email", "after-sales", "after-sales/apply",
                    "after-sales/shops", "settlement/shops", "settlement/statements", "boards", "me/numbers",
                    "questions", "questions/shops")),
    path("orders/<str:identity>/review", _page(heads.plain)),
    re_path(r"^(?P<address>.*)$", _page(heads.missing), name="missing"),
]  # fmt: skip
