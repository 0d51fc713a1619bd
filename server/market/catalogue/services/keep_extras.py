"""What a product said elsewhere is kept beside it."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from market.catalogue.models import ProductExtra


def keep_extras(layout: str, rows: Mapping[UUID, Sequence[Mapping[str, str]]]) -> None:
    """Keep each product's rows as they came, instead of those that were kept before. One statement."""
    ProductExtra.objects.bulk_create(
        [
            ProductExtra(product_id=one, layout=layout, rows=[dict(row) for row in of_one])
            for one, of_one in rows.items()
        ],
        update_conflicts=True,
        unique_fields=["product"],
        update_fields=["layout", "rows"],
    )
