"""The page of search, as bytes: what was found, and what it can be narrowed by."""

from collections.abc import Sequence
from uuid import UUID

import msgspec

from foundation.words import say
from market.search import facade as search
from market.search.facade import FacetView, SearchQuestion, Sort, ValueView
from market.storefront import queries
from market.storefront.rules import write_label


def search_page(
    *,
    q: str = "",
    category: UUID | None = None,
    brand: Sequence[UUID] = (),
    attribute: Sequence[int] = (),
    shop: UUID | None = None,
    price_min: int | None = None,
    price_max: int | None = None,
    group: bool = False,
    in_stock: bool = False,
    sort: Sort = "relevance",
    after: str | None = None,
    limit: int | None = None,
    language: str,
) -> bytes:
    """
    Answer a shopper's question. Three statements; one more for labels that this process has not met.

    :raises BadCursor:
    """
    answer = search.find(
        SearchQuestion(
            text=q,
            category_id=category,
            brand_ids=tuple(brand),
            labels=tuple(attribute),
            shop_id=shop,
            price_min=price_min,
            price_max=price_max,
            group_only=group,
            in_stock_only=in_stock,
            sort=sort,
            after=after,
            limit=limit,
        )
    )
    facets = {facet.kind: facet for facet in answer.facets if facet.kind != "attribute"}
    return msgspec.json.encode(
        {
            "items": queries.cards_of(answer.product_ids, language),
            "next": answer.next,
            "total": answer.total,
            "is_counted": answer.is_counted,
            "corrected": answer.corrected,
            "is_partial": answer.is_partial,
            "sort_reason": f"search.{sort}",  # E-Commerce Law art. 18, 40: no trait of a person decides it.
            "facets": {
                "brands": _values(facets.get("brand"), language),
                "categories": _values(facets.get("category"), language),
                "attributes": [
                    {"key": facet.key, "name": say(facet.name, language), "values": _values(facet, language)}
                    for facet in answer.facets
                    if facet.kind == "attribute"
                ],
            },
        }
    )


def _values(facet: FacetView | None, language: str) -> list[dict[str, object]]:
    return [_value(one, language) for one in facet.values] if facet else []


def _value(value: ValueView, language: str) -> dict[str, object]:
    return {
        "key": write_label(value.label),
        "name": say(value.label.value, language),
        "count": value.count,
        "is_chosen": value.is_chosen,
    }
