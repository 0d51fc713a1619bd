"""
The storefront's pages as a browser or a link preview first meets them: the built index with its head filled in (title,
description, Open Graph, JSON-LD), and a real 404 where there is nothing. Vue draws the rest.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import msgspec
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import path, re_path
from django.utils.html import escape
from django.views.decorators.cache import never_cache

from foundation.errors import NotFound
from foundation.ids import decode
from foundation.money import exponent
from foundation.web import live_url
from foundation.words import language_of
from market.groupbuy import facade as groupbuy
from market.storefront import queries

HEAD_MARK = "<!--app-head-->"
# What a page may load and speak to: the shop itself, and the live hub. Vue sets styles on elements as the page lives.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "media-src 'self' blob:; font-src 'self'; connect-src 'self' {hub}; manifest-src 'self'; worker-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
NAMES = {"zh-CN": "集市 Jishi", "en": "Jishi 集市"}
LINES = {
    "zh-CN": "和朋友一起买，更划算。人满成团，不成团自动退款。",
    "en": "Buy together, pay less. Teams that do not fill are refunded by themselves.",
}


@dataclass(frozen=True)
class Head:
    """What a page says of itself to those who do not run its script."""

    title: str
    description: str = ""
    picture: str = ""  # Absolute address.
    kind: str = "website"
    status: int = 200
    data: dict[str, Any] = field(default_factory=dict)  # JSON-LD


def _page(head: Callable[..., Head]) -> Callable[..., HttpResponse]:
    @never_cache
    def view(request: HttpRequest, **parts: str) -> HttpResponse:
        language = language_of(request)
        try:
            filled = head(request, language, **parts)
        except (NotFound, ValueError):
            filled = Head(title=NAMES[language], status=404)
        return _answer(request, language, filled)

    return view


def _answer(request: HttpRequest, language: str, head: Head) -> HttpResponse:
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


def _tags(request: HttpRequest, language: str, head: Head) -> str:
    address = f"{settings.PUBLIC_URL}{request.path}"
    description = head.description or LINES[language]
    properties = {
        "og:site_name": NAMES[language],
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


def _absolute(address: str) -> str:
    return address if address.startswith("http") else f"{settings.PUBLIC_URL}{address}"


def home(request: HttpRequest, language: str) -> Head:
    return Head(title=NAMES[language])


def plain(request: HttpRequest, language: str, **parts: str) -> Head:
    """A page that is only for whoever looks at it."""
    return Head(title=NAMES[language])


def category(request: HttpRequest, language: str, slug: str) -> Head:
    return Head(title=f"{queries.category_name(slug, language)} · {NAMES[language]}")


def product(request: HttpRequest, language: str, product_id: str) -> Head:
    body = queries.body(decode("prod", product_id), language)
    price = min(body["skus"], key=lambda sku: sku["price"]["minor"])["price"]
    picture = _absolute(body["pictures"][0]["url_1280"]) if body["pictures"] else ""
    return Head(
        title=f"{body['title']} · {NAMES[language]}",
        description=body["subtitle"] or body["description"][:120],
        picture=picture,
        kind="product",
        data={
            "@type": "Product",
            "name": body["title"],
            "description": body["subtitle"],
            **({"image": [picture]} if picture else {}),
            **({"brand": {"@type": "Brand", "name": body["brand"]}} if body["brand"] else {}),
            **(
                {
                    "aggregateRating": {
                        "@type": "AggregateRating",
                        "ratingValue": body["reviews"]["average"],
                        "reviewCount": body["reviews"]["count"],
                    }
                }
                if body["reviews"]["count"]
                else {}
            ),
            "offers": {
                "@type": "Offer",
                "priceCurrency": price["currency"],
                "price": _decimal(price),
                "url": f"{settings.PUBLIC_URL}{request.path}",
            },
        },
    )


def shop(request: HttpRequest, language: str, shop_id: str) -> Head:
    found, pictures = queries.shop(decode("shop", shop_id))
    name = found.name.get(language) or next(iter(found.name.values()))
    logo = pictures.get(found.logo_picture_id) if found.logo_picture_id else None
    return Head(
        title=f"{name} · {NAMES[language]}",
        description=found.intro.get(language, ""),
        picture=_absolute(logo.urls["1280"]) if logo else "",
    )


def team(request: HttpRequest, language: str, team_id: str) -> Head:
    """A team's link as a friend sees it in a chat: what is bought, for how much, and how many are missing."""
    identity: UUID = decode("team", team_id)
    found = groupbuy.team(identity)
    body = queries.body(found.product_id, language)
    cheapest = min(found.prices.values(), key=lambda money: money.minor)
    price = _decimal({"currency": cheapest.currency, "minor": cheapest.minor})
    missing = found.size - found.paid_count
    with_price = {"zh-CN": f"¥{price} 一起拼：{body['title']}", "en": f"¥{price} together: {body['title']}"}
    if missing <= 0:
        said = {"zh-CN": "这个团已经满员，也可以再开一个。", "en": "This team is full; you can open another."}
    else:
        said = {
            "zh-CN": f"{found.size} 人团，还差 {missing} 人。不成团自动退款。",
            "en": f"A team of {found.size}, {missing} still missing. Refunded by itself if it does not fill.",
        }
    picture = _absolute(body["pictures"][0]["url_1280"]) if body["pictures"] else ""
    return Head(title=with_price[language], description=said[language], picture=picture)


def missing(request: HttpRequest, language: str, **parts: str) -> Head:
    raise NotFound


def _decimal(price: dict[str, Any]) -> str:
    digits = exponent(price["currency"])
    whole, part = divmod(price["minor"], 10**digits)
    return f"{whole}.{part:0{digits}d}" if digits else str(whole)


urlpatterns = [
    path("", _page(home)),
    path("c/<slug:slug>", _page(category)),
    path("p/<str:product_id>", _page(product)),
    path("p/<str:product_id>/reviews", _page(product)),
    path("s/<str:shop_id>", _page(shop)),
    path("teams/<str:team_id>", _page(team)),
    *(
        path(address, _page(plain))
        for address in (
            "categories", "search", "basket", "checkout", "orders", "teams", "me", "me/addresses", "me/notices",
            "me/profile", "me/teams", "me/reviews", "me/shares", "sign-in", "sign-up", "reset-password", "after-sales",
        )
    ),
    *(path(f"{where}/<str:identity>", _page(plain))
      for where in ("pay", "orders", "reset-password", "verify-email", "after-sales", "after-sales/apply",
                    "after-sales/shops", "settlement/shops", "settlement/statements")),
    path("orders/<str:identity>/review", _page(plain)),
    re_path(r"^(?P<address>.*)$", _page(missing), name="missing"),
]  # fmt: skip
