"""Reviews come in, on products or on what was bought."""

from collections.abc import Sequence

from imports.bringing.named import product_of
from imports.bringing.run import RowRefused
from imports.records import ReviewRecord
from market.community import facade as community
from market.orders import facade as orders


def bring_reviews(records: Sequence[ReviewRecord]) -> None:
    known = community.review_ids_of_source([record.key for record in records])
    fresh = [record for record in records if record.key not in known]
    if not fresh:
        return
    product_ids = product_of([record for record in fresh if not record.order_key])
    lines = _lines_to_review([record for record in fresh if record.order_key])
    community.import_reviews(
        [
            community.ReviewDraft(
                source_key=record.key,
                product_id=lines[record.key].product_id if record.order_key else product_ids[record.product_key],
                nickname=record.nickname,
                stars=record.stars,
                text=record.text,
                at=record.at,
                reply=record.reply,
                line=_bought(lines[record.key]) if record.order_key else None,
            )
            for record in fresh
        ]
    )


def _lines_to_review(records: Sequence[ReviewRecord]) -> dict[str, orders.SourceLine]:
    """Find for each review the first line of its order that nobody has reviewed. :raises RowRefused:"""
    lines = orders.lines_of_source({record.order_key for record in records})
    taken = community.reviewed_line_ids([line.line_id for of_one in lines.values() for line in of_one])
    found: dict[str, orders.SourceLine] = {}
    for record in records:
        free = [line for line in lines.get(record.order_key, ()) if line.line_id not in taken]
        if not free:
            what = "has been reviewed already" if record.order_key in lines else "was not brought in"
            raise RowRefused("order_id", f"names {record.order_key}, which {what}")
        found[record.key] = free[0]
        taken = {*taken, free[0].line_id}
    return found


def _bought(line: orders.SourceLine) -> community.BoughtLine:
    return community.BoughtLine(
        person_id=line.person_id,
        order_id=line.order_id,
        line_id=line.line_id,
        shop_id=line.shop_id,
        sku_id=line.sku_id,
        option_text=line.option_text,
    )
