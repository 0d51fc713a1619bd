"""How rows are locked: intent before attempt before refund, then by id."""

from typing import TypeVar
from uuid import UUID

from django.db import models

from foundation.errors import NotFound

M = TypeVar("M", bound=models.Model)


class Locking(models.QuerySet[M]):
    """Locks go intent before attempt before refund, then by id."""

    not_found: type[NotFound]

    def lock(self, pk: UUID) -> M:
        """Return the row, locked until the transaction ends. :raises NotFound: the room's own kind"""
        return self._locked(pk=pk)

    def _locked(self, **which: object) -> M:
        row = self.select_for_update(of=("self",)).filter(**which).first()
        if row is None:
            raise self.not_found
        return row
