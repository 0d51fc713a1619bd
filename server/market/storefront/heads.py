"""
What each page says of itself to those who do not run its script: link previews, crawlers, and the tab while it loads.
:raises NotFound, ValueError: there is no such page, or not for who asks
"""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest

from foundation.errors import NotFound
from foundation.ids import decode
from foundation.money import exponent
from market.circles import facade as circles
from market.groupbuy import facade as groupbuy
from market.media import facade as media
from market.notes import facade as notes
from market.people import facade as people
from market.storefront import queries

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


def note(request: HttpRequest, language: str, note_id: str) -> Head:
    """A note as whoever opens its link may see it: what a stranger may not, a preview does not tell."""
    found = notes.note(decode("note", note_id), viewer_id=_viewer(request))
    author = people.people([found.author_id]).get(found.author_id)
    cover = media.pictures([found.cover_id]).get(found.cover_id) if found.cover_id else None
    said = found.draft
    return Head(
        title=f"{said.title or NAMES[language]} · {author.nickname if author else NAMES[language]}",
        description=said.body[:120],
        picture=_absolute(cover.urls["1280"]) if cover else "",
        kind="article",
        data={
            "@type": "SocialMediaPosting",
            "headline": said.title,
            "url": f"{settings.PUBLIC_URL}{request.path}",
            **({"author": {"@type": "Person", "name": author.nickname}} if author else {}),
            **({"datePublished": found.published_at.isoformat()} if found.published_at else {}),
        },
    )


def person(request: HttpRequest, language: str, person_id: str) -> Head:
    """Who somebody is; of a private account no more than its name, and nothing to whom they blocked."""
    identity: UUID = decode("pers", person_id)
    standing = circles.standing(_viewer(request), identity)
    found = people.people([identity]).get(identity)
    if found is None:
        raise NotFound
    bio = circles.circles([identity])[identity].bio if standing.shows_notes else ""
    face = media.pictures([found.avatar_picture_id]).get(found.avatar_picture_id) if found.avatar_picture_id else None
    picture = _absolute(face.urls["640"]) if face else ""
    return Head(title=f"{found.nickname} · {NAMES[language]}", description=bio, picture=picture, kind="profile")


def topic(request: HttpRequest, language: str, name: str) -> Head:
    return Head(title=f"#{notes.as_topic(name)} · {NAMES[language]}")


def _viewer(request: HttpRequest) -> UUID | None:
    return request.user.pk if request.user.is_authenticated else None


def missing(request: HttpRequest, language: str, **parts: str) -> Head:
    raise NotFound


def _decimal(price: dict[str, Any]) -> str:
    digits = exponent(price["currency"])
    whole, part = divmod(price["minor"], 10**digits)
    return f"{whole}.{part:0{digits}d}" if digits else str(whole)
