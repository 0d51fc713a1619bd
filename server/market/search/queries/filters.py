"""What a question narrows by, as lexemes of the index: any of one facet, and each of several facets."""

from market.search.queries.memory import Memory
from market.search.rules import weighing
from market.search.types import SearchQuestion

Filters = dict[str, tuple[str, ...]]  # Facet, or a name of ours -> lexemes of which one must be there.


def labels_of(question: SearchQuestion, memory: Memory) -> dict[str, tuple[int, ...]]:
    """Sort the labels that a question asks for by their facets. An unknown one is a facet that nothing has."""
    chosen: dict[str, tuple[int, ...]] = {}
    if question.brand_ids:
        chosen["brand"] = tuple(weighing.label_id("brand", str(one)) for one in question.brand_ids)
    if question.category_id:
        chosen["category"] = (weighing.label_id("category", str(question.category_id)),)
    memory.learn(question.labels)
    for identity in question.labels:
        label = memory.labels.get(identity)
        key = label.key if label else f"?{identity}"
        chosen[key] = (*chosen.get(key, ()), identity)
    return chosen


def filters_of(question: SearchQuestion, memory: Memory) -> Filters:
    """Return everything that a question narrows by; empty when it only says words."""
    filters: Filters = {
        key: tuple(map(weighing.of_label, labels)) for key, labels in labels_of(question, memory).items()
    }
    if question.shop_id:
        filters[" shop"] = (weighing.of_shop(question.shop_id),)
    if question.group_only:
        filters[" group"] = (weighing.IN_GROUP,)
    if question.in_stock_only:
        filters[" stock"] = (weighing.IN_STOCK,)
    if question.price_min is not None or question.price_max is not None:
        lowest = weighing.price_step(question.price_min or 0)
        highest = weighing.price_step(question.price_max) if question.price_max is not None else weighing.HIGHEST_PRICE
        filters[" price"] = tuple(weighing.of_price(step) for step in range(lowest, highest + 1)) or ("¥-",)
    return filters
