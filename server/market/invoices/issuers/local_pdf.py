"""Papers of our own, numbered and drawn here, until an electronic invoice platform is connected."""

from typing import ClassVar

from django.db import transaction
from django.db.models import Max

from foundation import sql
from market.invoices.issuers.base import Issued, Paper
from market.invoices.issuers.drawing import draw
from market.invoices.models import LocalNumber


class LocalPdf:
    code: ClassVar[str] = "local"
    is_official: ClassVar[bool] = False

    def issue(self, paper: Paper) -> Issued:
        number = self.number(paper)
        return Issued(number, draw(paper, number))

    @transaction.atomic
    def number(self, paper: Paper) -> str:
        """Number it, once per reference. Papers of one seller are numbered one after the other, from 1 in each year."""
        seller, year = paper.seller.tax_id, paper.at.year
        sql.rows("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"invoices:{seller}:{year}"])
        known = LocalNumber.objects.filter(ref=paper.ref).first()
        if known is None:
            last = LocalNumber.objects.filter(seller=seller, year=year).aggregate(last=Max("place"))["last"] or 0
            known = LocalNumber.objects.create(ref=paper.ref, seller=seller, year=year, place=last + 1)
        return f"{known.seller}-{known.year}-{known.place:06d}"
