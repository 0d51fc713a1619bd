"""Olist's customers, who are people of ours; the data has no names."""

from collections.abc import Iterator

from foundation.tables import Refusal
from imports.olist.files import Files
from imports.olist.known import Known
from imports.records import PersonRecord, Record


def people(files: Files, known: Known) -> Iterator[Record | Refusal]:
    given: set[str] = set()
    for row in files.customers.rows():
        if isinstance(row, Refusal):
            yield row
            continue
        unique = row["customer_unique_id"].strip()
        word = f"customer:{unique}" if unique else f"order-customer:{row['customer_id']}"
        key = f"olist:{word}"
        known.people[row["customer_id"]] = (key, row)
        if not unique:
            known.left_out["customers without customer_unique_id (brought in, one person for each order)"] += 1
        if key in given:
            continue
        given.add(key)
        joined_at = known.joined.get(row["customer_id"])
        if joined_at is None:
            yield row.refused("customer_id", "has no order whose date can be read")
            del known.people[row["customer_id"]]
            continue
        yield PersonRecord(
            key=key,
            place=row.place,
            nickname=f"Olist {(unique or row['customer_id'])[:8]}",
            email=f"{(unique or row['customer_id'])[:32]}@olist.invalid",
            city=" ".join(f"{row['customer_city']} {row['customer_state']}".split())[:60],
            joined_at=joined_at,
        )
