"""Home, a category's list and search, by the ORM."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q
from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema

from bench.plain.facts import NotThere, cards, on_sale
from foundation.ids import encode
from foundation.words import Words, language_of, say
from market.catalogue.models import Category, Product
from market.storefront.schemas import (
    CategoryOut,
    CategoryPageOut,
    HomeOut,
)
from market.storefront.types import (
    CardOut,
    CategoryStepOut,
)

router = Router()
PAGE = 20


class FacetOut(Schema):
    key: str
    name: str
    count: int


class SearchOut(Schema):
    items: list[CardOut]
    brands: list[FacetOut]
    categories: list[FacetOut]


@router.get("/home", response=HomeOut)
def home(request: HttpRequest) -> dict[str, object]:
    language = language_of(request)
    return {
        "banners": [],
        "categories": _tree(language),
        "feed": {"items": cards(on_sale()[:PAGE], language), "next": None},
        "server_time": timezone.now(),
    }


@router.get("/categories/{slug}", response=CategoryPageOut)
def category(request: HttpRequest, slug: str) -> dict[str, object]:
    language = language_of(request)
    found = Category.objects.filter(slug=slug).first()
    if found is None:
        raise NotThere
    branch = Category.objects.filter(path__contains=[found.id]).values_list("id", flat=True)
    names = Category.objects.in_bulk(found.path)
    steps = [names[one] for one in found.path]
    return {
        "category": _category(found, [], language),
        "path": [CategoryStepOut(slug=one.slug, name=say(one.name, language)) for one in steps],
        "items": cards(on_sale().filter(category_id__in=list(branch))[:PAGE], language),
        "next": None,
    }


@router.get("/search", response=SearchOut)
def search(request: HttpRequest, q: str) -> dict[str, object]:
    """Every word has to be in the title in one of the languages, as a shop without a search engine does it."""
    language = language_of(request)
    found = Product.objects.filter(state="published")
    for word in q.split():
        found = found.filter(Q(title__en__icontains=word) | Q(**{"title__zh-CN__icontains": word}))
    brands = found.filter(brand__isnull=False).values("brand_id", "brand__name").annotate(n=Count("id"))
    kinds = found.values("category_id", "category__name").annotate(n=Count("id"))
    shown = on_sale().filter(id__in=found.values("id"))[:PAGE]
    return {
        "items": cards(shown, language),
        "brands": _facets(brands.order_by("-n")[:20].values_list("brand_id", "brand__name", "n"), "brd", language),
        "categories": _facets(kinds.order_by("-n").values_list("category_id", "category__name", "n"), "cat", language),
    }


def _facets(found: Iterable[tuple[UUID, Words, int]], prefix: str, language: str) -> list[FacetOut]:
    return [FacetOut(key=encode(prefix, one), name=say(name, language), count=count) for one, name, count in found]


def _tree(language: str) -> list[CategoryOut]:
    """Return the categories that have something on sale."""
    filled = Product.objects.filter(state="published", category_id=OuterRef("id"))
    leaves = Category.objects.filter(Exists(filled), parent__isnull=False).order_by("sort", "slug")
    children: dict[UUID | None, list[Category]] = {}
    for leaf in leaves:
        children.setdefault(leaf.parent_id, []).append(leaf)
    roots = Category.objects.filter(parent__isnull=True).order_by("sort", "slug")
    return [_category(root, children[root.id], language) for root in roots if root.id in children]


def _category(category: Category, children: Sequence[Category], language: str) -> CategoryOut:
    return CategoryOut(
        category_id=category.id,
        slug=category.slug,
        name=say(category.name, language),
        picture=None,
        children=[_category(child, [], language) for child in children],
    )
