"""
draft ──publish──▶ published ──withdraw──▶ withdrawn
                       ▲                       │
                       └───────publish─────────┘
"""

from enum import StrEnum

from foundation.states import Machine


class ProductState(StrEnum):
    DRAFT = "draft"  # being written; nobody outside the shop sees it
    PUBLISHED = "published"  # on sale
    WITHDRAWN = "withdrawn"  # off sale, kept for the orders and links that point to it


PRODUCT = Machine(
    start=ProductState.DRAFT,
    moves={
        ProductState.DRAFT: frozenset({ProductState.PUBLISHED}),
        ProductState.PUBLISHED: frozenset({ProductState.WITHDRAWN}),
        ProductState.WITHDRAWN: frozenset({ProductState.PUBLISHED}),
    },
)
