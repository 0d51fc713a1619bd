"""Somebody gives a file of products to their shop."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from foundation import audit, tasks
from foundation.ids import encode
from foundation.sql import broken_guard
from market.catalogue import facade as catalogue
from market.moving.errors import AnotherIsOpen
from market.moving.files import Look
from market.moving.models import STATES_OPEN, ProductImport
from market.moving.types import ImportView, Plan

LONGEST_NAME = 200


def take_file(*, plan: Plan, person_id: UUID, file_name: str, look: Look, stored_as: str, now: datetime) -> ImportView:
    """
    Write down that a file, looked through and stored, is to be checked; a worker begins at once.

    A shop has one import at a time that is not finished.

    :raises AnotherIsOpen; catalogue.CategoryNotFound:
    """
    if plan.category_id is not None and plan.category_id not in {one.id for one in catalogue.categories()}:
        raise catalogue.CategoryNotFound(field="category_id")
    one = ProductImport(
        shop_id=plan.shop_id,
        person_id=person_id,
        file_name="".join(sign for sign in file_name if sign.isprintable())[-LONGEST_NAME:],
        stored_as=stored_as,
        digest=look.digest,
        category_id=plan.category_id,
        language=plan.language,
        overwrites=plan.overwrites,
        rows_count=look.rows_count,
        pushed_at=now,
        taken_at=now,
    )
    try:
        with transaction.atomic():
            one.save(force_insert=True)
    except IntegrityError as error:
        if broken_guard(error) != "moving_one_open_import_per_shop":
            raise
        other = ProductImport.objects.filter(shop_id=plan.shop_id, state__in=STATES_OPEN).first()
        raise AnotherIsOpen(import_id=encode("imp", other.id) if other else "") from None
    audit.record(
        actor_id=person_id,
        action="moving.take_file",
        subject=encode("imp", one.id),
        holder_id=plan.shop_id,
        after={"digest": look.digest, "rows": look.rows_count, "overwrites": plan.overwrites},
    )
    tasks.enqueue("moving.push_import", import_id=str(one.id))
    return one.view()
