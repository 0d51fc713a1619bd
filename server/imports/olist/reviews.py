"""Olist's reviews, and the scores that came without words."""

from collections.abc import Iterator

from foundation import fields
from foundation.fields import BadValue
from foundation.tables import Refusal, Row
from imports.olist.files import Files
from imports.olist.known import Known, moment
from imports.records import Record, ReviewRecord

REVIEW_COLUMNS = {"stars": "review_score", "text": "review_comment_message"}


def reviews(files: Files, known: Known) -> Iterator[Record | Refusal]:
    seen: dict[str, int] = {}
    for row in files.reviews.rows():
        if isinstance(row, Refusal):
            yield row
            continue
        key = f"olist:review:{row['review_id']}:{row['order_id']}"
        if (first := seen.setdefault(key, row.place.line)) != row.place.line:
            yield row.refused("review_id", f"stands on line {first} already, for the same order")
            continue
        title, message = (row[f"review_comment_{part}"].strip() for part in ("title", "message"))
        yield _review(known, row, key, "\n".join(filter(None, (title, message))))
    for row in files.scores.rows():
        yield row if isinstance(row, Refusal) else _review(known, row, f"olist:score:{row['order_id']}", "")


def _review(known: Known, row: Row, key: str, text: str) -> Record | Refusal:
    if row["order_id"] not in known.brought:
        return row.refused("order_id", f"names order {fields.shortened(row['order_id'])}, which was not brought in")
    at = moment(row["review_answer_timestamp"])
    if at is None:
        return row.refused("review_answer_timestamp", "is not a date and time")
    try:
        stars = fields.whole(row["review_score"])
    except BadValue as bad:
        return row.refused("review_score", str(bad))
    return ReviewRecord(
        key=key,
        place=row.place,
        product_key="",
        nickname="",
        stars=stars,
        text=text,
        at=at,
        order_key=f"olist:order:{row['order_id']}",
        columns=REVIEW_COLUMNS,
    )
