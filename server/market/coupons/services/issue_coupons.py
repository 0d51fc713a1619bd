"""People are given coupons for what they did."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from foundation import outbox, sql
from foundation.ids import uuid7
from market.coupons.errors import TemplateNotFound
from market.coupons.events import CouponIssued
from market.coupons.models import Template, note_moves
from market.coupons.states import CouponState
from market.coupons.types import Issuing

COLUMNS = (
    ("id", "uuid"), ("template_id", "uuid"), ("person_id", "uuid"), ("cause", "text"), ("state", "text"),
    ("issued_at", "timestamptz"), ("expires_at", "timestamptz"),
)  # fmt: skip


@transaction.atomic
def issue_coupons(wanted: Sequence[Issuing], *, because: str, now: datetime) -> set[str]:
    """
    Give each a coupon that has not been given for the same cause. Return the causes that were new. Five statements.

    A template that was withdrawn still gives what was promised of it. :raises TemplateNotFound:
    """
    if not wanted:
        return set()
    templates = Template.objects.in_bulk({one.template_id for one in wanted})
    if {one.template_id for one in wanted} - set(templates):
        raise TemplateNotFound(field="template_id")
    rows = [
        (uuid7(), one.template_id, one.person_id, one.cause, CouponState.ISSUED.value, now,
         now + timedelta(days=templates[one.template_id].valid_days))
        for one in sorted(wanted, key=lambda one: one.cause)  # Two lists of the same causes cannot cross.
    ]  # fmt: skip
    names = ", ".join(name for name, _ in COLUMNS)
    given = sql.rows(
        f"""
        INSERT INTO coupons_coupon ({names}) SELECT {names} FROM {sql.given(COLUMNS)}
        ON CONFLICT (cause) DO NOTHING RETURNING id, template_id, person_id, cause, expires_at
        """,
        [sql.pack(COLUMNS, rows)],
    )
    _count({template_id for _, template_id, *_ in given}, [template_id for _, template_id, *_ in given])
    note_moves([(one[0], None) for one in given], None, CouponState.ISSUED, at=now, because=because)
    outbox.publish_many(
        [
            (
                CouponIssued(
                    coupon_id, template_id, person_id, templates[template_id].shop_id, templates[template_id].title,
                    cause, expires_at, now,
                ),
                coupon_id,
            )
            for coupon_id, template_id, person_id, cause, expires_at in given
        ]
    )  # fmt: skip
    return {cause for _, _, _, cause, _ in given}


def _count(template_ids: Collection[UUID], given: Sequence[UUID]) -> None:
    """Add what was given to its templates, in the order of their ids. A number that is used up refuses here."""
    columns = (("id", "uuid"), ("more", "int"))
    sql.run(
        f"""
        WITH locked AS (SELECT id FROM coupons_template WHERE id = ANY(%s::uuid[]) ORDER BY id FOR NO KEY UPDATE)
        UPDATE coupons_template t SET count_issued = t.count_issued + given.more
        FROM locked JOIN {sql.given(columns)} USING (id) WHERE t.id = locked.id
        """,
        [sorted(template_ids), sql.pack(columns, [(one, given.count(one)) for one in sorted(template_ids)])],
    )
