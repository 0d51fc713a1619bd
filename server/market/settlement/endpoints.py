"""HTTP: read the request, make one call, shape the reply. For the staff of shops who may see its money."""

from typing import Literal
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpResponse, StreamingHttpResponse
from django.utils import timezone
from ninja import Router, Status

from foundation import access
from foundation.web import Limit, PageOut, PersonRequest, signed_in
from foundation.words import language_of
from market.merchants import facade as merchants
from market.settlement import queries
from market.settlement.drawing import Reader, draw
from market.settlement.schemas import BookOut, DepositOut, DisputeIn, ItemOut, PayoutOut, StatementOut
from market.settlement.services.confirm_statement import confirm_statement
from market.settlement.services.dispute_item import dispute_item
from market.settlement.types import ItemId, ShopId, StatementId
from market.settlement.writing import as_csv

Language = Literal["zh-CN", "en"]
router = Router(tags=["settlement"], auth=signed_in)


@router.get("/shops/{shop_id}/statements", response=PageOut[StatementOut], summary="What a shop of mine is paid for")
def read_statements(
    request: PersonRequest, shop_id: ShopId, after: str | None = None, limit: Limit = None
) -> PageOut[StatementOut]:
    access.require(request.auth.id, shop_id, "money.read")
    views, following = queries.statements_of(shop_id, after=after, limit=limit)
    can_confirm = access.may(request.auth.id, shop_id, "money.confirm")
    return PageOut(items=[StatementOut.of(one, can_confirm=can_confirm) for one in views], next=following)


@router.get("/shops/{shop_id}/books", response=list[BookOut], summary="What a shop of mine owes, and has as security")
def read_books(request: PersonRequest, shop_id: ShopId) -> list[BookOut]:
    access.require(request.auth.id, shop_id, "money.read")
    return [BookOut.of(one) for one in queries.books_of(shop_id)]


@router.get(
    "/shops/{shop_id}/deposit", response=PageOut[DepositOut], summary="What was decided upon a shop of mine's security"
)
def read_deposit(
    request: PersonRequest, shop_id: ShopId, after: str | None = None, limit: Limit = None
) -> PageOut[DepositOut]:
    access.require(request.auth.id, shop_id, "money.read")
    views, following = queries.deposit_decisions_of(shop_id, after=after, limit=limit)
    return PageOut(items=[DepositOut.of(one) for one in views], next=following)


@router.get("/statements/{statement_id}", response=StatementOut, summary="A statement of a shop of mine")
def read_statement(request: PersonRequest, statement_id: StatementId) -> StatementOut:
    view = queries.statement_of(statement_id, viewer=request.auth.id, permission="money.read")
    return StatementOut.of(view, can_confirm=access.may(request.auth.id, view.shop_id, "money.confirm"))


@router.get(
    "/statements/{statement_id}/payouts", response=list[PayoutOut], summary="When a statement is paid to my bank"
)
def read_payouts(request: PersonRequest, statement_id: StatementId) -> list[PayoutOut]:
    queries.statement_of(statement_id, viewer=request.auth.id, permission="money.read")
    return [PayoutOut.of(one) for one in queries.payouts_of(statement_id)]


@router.get("/statements/{statement_id}/items", response=PageOut[ItemOut], summary="What a statement is made of")
def read_items(
    request: PersonRequest, statement_id: StatementId, after: str | None = None, limit: Limit = None
) -> PageOut[ItemOut]:
    queries.statement_of(statement_id, viewer=request.auth.id, permission="money.read")
    views, following = queries.items_of(statement_id, after=after, limit=limit)
    return PageOut(items=[ItemOut.of(one, language_of(request)) for one in views], next=following)


@router.get("/statements/{statement_id}/items.csv", summary="A statement as a spreadsheet")
def download_items(
    request: PersonRequest, statement_id: StatementId, language: Language | None = None
) -> StreamingHttpResponse:
    """Every item with its deductions and why, in the reader's language: the browser's, unless a link says another."""
    view = queries.statement_of(statement_id, viewer=request.auth.id, permission="money.read")
    pieces = as_csv(queries.all_items(statement_id), language or language_of(request))
    answer = StreamingHttpResponse(pieces, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="statement-{view.currency}-{view.number}.csv"'
    return answer


@router.get("/statements/{statement_id}/statement.pdf", summary="A statement as a paper")
def download_paper(request: PersonRequest, statement_id: StatementId, language: Language | None = None) -> HttpResponse:
    """The same as the spreadsheet, with totals, to be kept or printed."""
    view = queries.statement_of(statement_id, viewer=request.auth.id, permission="money.read")
    reader = Reader(language or language_of(request), ZoneInfo(settings.SETTLEMENT_ZONE))
    shop = merchants.shops([view.shop_id])[view.shop_id]
    pdf = draw(view, shop.name, queries.all_items(statement_id), reader)
    name = f"statement-{view.currency}-{view.number}.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


@router.post("/statements/{statement_id}/confirm", response=StatementOut, summary="Agree with a statement")
def confirm(request: PersonRequest, statement_id: StatementId) -> StatementOut:
    queries.statement_of(statement_id, viewer=request.auth.id, permission="money.confirm")
    view = confirm_statement(statement_id=statement_id, person_id=request.auth.id, now=timezone.now())
    return StatementOut.of(view, can_confirm=True)


@router.post("/statements/{statement_id}/items/{item_id}/dispute", response={204: None}, summary="Say that it is wrong")
def dispute(request: PersonRequest, statement_id: StatementId, item_id: ItemId, body: DisputeIn) -> Status:
    queries.statement_of(statement_id, viewer=request.auth.id, permission="money.confirm")
    dispute_item(
        statement_id=statement_id,
        item_id=item_id,
        person_id=request.auth.id,
        because=body.because,
        now=timezone.now(),
    )
    return Status(204, None)
