"""What records name must have been brought before them."""

from collections.abc import Sequence
from uuid import UUID

from imports.bringing.run import RowRefused
from imports.records import OfferRecord, ReviewRecord
from market.catalogue import facade as catalogue


def product_of(records: Sequence[ReviewRecord | OfferRecord]) -> dict[str, UUID]:
    """:raises RowRefused:"""
    found = catalogue.product_ids_of_source({record.product_key for record in records})
    for record in records:
        if record.product_key not in found:
            raise RowRefused("product_id", f"names {record.product_key}, which was not brought in")
    return found
