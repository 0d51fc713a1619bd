"""Makers of invoices, and an issuer that can be slow, unclear or stubborn."""

from datetime import datetime
from typing import ClassVar

from foundation.testing import NOON
from market.aftersales.tests.factories import Bought
from market.invoices.issuers.base import Issued, Paper, Refused, Unclear
from market.invoices.issuers.local_pdf import LocalPdf
from market.invoices.models import Invoice
from market.invoices.services.request_invoice import request_invoice
from market.invoices.types import InvoiceView, Title, TitleKind

ANA = Title(TitleKind.PERSONAL, "陈阿岚", "")
COMPANY = Title(TitleKind.COMPANY, "杭州一炉家物有限公司", "91330106MA27XYW121")


def ask(scene: Bought, title: Title = ANA, *, now: datetime = NOON) -> InvoiceView:
    return request_invoice(scene.order_id, title, person_id=scene.buyer_id, now=now)


def blue() -> Invoice:
    return Invoice.objects.get(blue__isnull=True)


def reds() -> list[Invoice]:
    return list(Invoice.objects.filter(blue__isnull=False).order_by("pk"))


class MoodyIssuer(LocalPdf):
    """Numbers as the local one does, and draws nothing; says so, or not, as its moods have it, first mood first."""

    moods: ClassVar[list[str]] = []
    asked: ClassVar[list[Paper]] = []

    def issue(self, paper: Paper) -> Issued:
        self.asked.append(paper)
        mood = self.moods.pop(0) if self.moods else ""
        if mood == "refused":
            raise Refused("the seller is not registered")
        issued = Issued(self.number(paper), b"%PDF-1.4 blank")
        if mood == "cut":
            raise Unclear("the line was cut after it was issued")
        return issued
