"""HTTP: read the request, make one call, shape the reply. A shop's staff take its products out, and bring files in."""

import csv
import io
from collections.abc import Iterable, Iterator
from uuid import UUID

from django.http import HttpResponse, StreamingHttpResponse
from django.utils import timezone
from ninja import File, Form, Router, Status
from ninja.files import UploadedFile

from foundation import access, rate, uploads
from foundation.description import KEYED
from foundation.idempotency import answer_once, claim_from, scope_of
from foundation.paging import clamp, decode_cursor, encode_cursor
from foundation.web import Limit, PageOut, PersonRequest, signed_in
from foundation.words import language_of
from market.moving import files, queries
from market.moving.errors import UploadTooLarge
from market.moving.moving_out import lines_of_shop
from market.moving.reasons import HEADING, SAID, spoken
from market.moving.schemas import ImportLineOut, ImportOut
from market.moving.services.drop_import import drop_import
from market.moving.services.start_import import start_import
from market.moving.services.take_file import take_file
from market.moving.shopify.layout import guarded
from market.moving.types import CategoryId, ImportId, ImportView, Language, LineView, MadeFor, Plan, ShopId, Verdict

router = Router(tags=["moving"], auth=signed_in)
BYTE_ORDER_MARK = "\ufeff"  # By which Excel knows UTF-8; a shop system may take it for a part of the first heading.
FILES_PER_MINUTE = 10
A_FILE = {"description": "A file, as it is made", "content": {"text/csv": {"schema": {"type": "string"}}}}
CSV = {"responses": {200: A_FILE}}
uploads.expect("/imports", files.MOST_BYTES, UploadTooLarge)
MOVES = ("goods.edit", "price.edit", "stock.edit")  # What bringing products in amounts to.


@router.get(
    "/shops/{shop_id}/products.csv",
    response={200: None},
    openapi_extra=CSV,
    summary="All products of a shop, as Shopify's CSV",
)
def export(
    request: PersonRequest,
    shop_id: ShopId,
    made_for: MadeFor = MadeFor.SPREADSHEET,
    language: Language = "zh-CN",
) -> StreamingHttpResponse:
    """For a spreadsheet, cells that it would run get an apostrophe, which coming in takes off again."""
    access.require(request.auth.id, shop_id, "shop.read")
    parts = lines_of_shop(shop_id, language, made_for)
    return _as_file(_marked(parts) if made_for == MadeFor.SPREADSHEET else parts, "products.csv")


@router.get("/shops/{shop_id}/imports", response=PageOut[ImportOut], summary="The files that came into a shop")
def list_imports(
    request: PersonRequest, shop_id: ShopId, after: str | None = None, limit: Limit = None
) -> dict[str, object]:
    """Newest first."""
    access.require(request.auth.id, shop_id, "shop.read")
    place = decode_cursor(after, [UUID])
    found, more = queries.imports_of_shop(shop_id, after=place[0] if place else None, limit=clamp(limit))
    return {"items": [ImportOut.of(one) for one in found], "next": encode_cursor([more]) if more else None}


@router.post(
    "/shops/{shop_id}/imports", response={201: ImportOut}, openapi_extra=KEYED, summary="Give a shop a file of products"
)
def give_file(
    request: PersonRequest,
    shop_id: ShopId,
    file: UploadedFile = File(...),
    category_id: CategoryId | None = Form(None),
    language: Language = Form("zh-CN"),
    overwrites: bool = Form(False),
) -> HttpResponse:
    """
    A file in Shopify's product layout, in UTF-8. It is checked first and changes nothing until it is started.

    Products that the shop has already stay as they are unless `overwrites`. Their category is the one that the file
    names, or else `category_id`. Pictures are not fetched.
    """
    for permission in MOVES:
        access.require(request.auth.id, shop_id, permission)
    rate.limit(who=f"person:{request.auth.id}", what="moving.give_file", per_minute=FILES_PER_MINUTE)
    now = timezone.now()
    plan = Plan(shop_id, category_id, language, overwrites)
    given = file.file
    assert given is not None, "what was uploaded is open"
    look = files.look_through(given, file.size or 0)
    claim = claim_from(request, scope_of(request.auth), said=f"{look.digest} {plan}".encode())
    stored_as = files.keep(given, now=now)
    is_taken = False

    def take() -> Status:
        nonlocal is_taken
        taken = take_file(
            plan=plan, person_id=request.auth.id, file_name=file.name or "", look=look, stored_as=stored_as, now=now
        )
        is_taken = True
        return Status(201, ImportOut.of(taken))

    try:
        return answer_once(claim, take)
    finally:
        if not is_taken:
            files.throw_away(stored_as)


@router.get("/imports/{import_id}", response=ImportOut, summary="How far a file has come")
def read_import(request: PersonRequest, import_id: ImportId) -> ImportOut:
    return ImportOut.of(_mine(request, import_id, "shop.read"))


@router.get("/imports/{import_id}/lines", response=PageOut[ImportLineOut], summary="What a file does, line by line")
def read_lines(
    request: PersonRequest,
    import_id: ImportId,
    verdict: Verdict | None = None,
    after: str | None = None,
    limit: Limit = None,
) -> dict[str, object]:
    """Of a check: what would be made, changed and refused. Of a run: what was."""
    _mine(request, import_id, "shop.read")
    place = decode_cursor(after, [int])
    found, more = queries.lines(
        import_id, after=place[0] if place else None, limit=clamp(limit), verdict=verdict.value if verdict else None
    )
    language = language_of(request)
    items = [ImportLineOut.of_line(one, language) for one in found]
    return {"items": items, "next": encode_cursor([more]) if more else None}


@router.get("/imports/{import_id}/report.csv", response={200: None}, openapi_extra=CSV, summary="The same as a file")
def read_report(request: PersonRequest, import_id: ImportId) -> StreamingHttpResponse:
    _mine(request, import_id, "shop.read")
    return _as_file(_marked(_report(queries.all_lines(import_id), language_of(request))), "report.csv")


@router.post("/imports/{import_id}/start", response=ImportOut, summary="Let a checked file come in")
def start(request: PersonRequest, import_id: ImportId) -> ImportOut:
    """Once is enough. A worker does it; look how far it has come."""
    for permission in MOVES:
        _mine(request, import_id, permission)
    return ImportOut.of(start_import(import_id=import_id, person_id=request.auth.id, now=timezone.now()))


@router.post("/imports/{import_id}/drop", response=ImportOut, summary="Give up a file that has not run")
def drop(request: PersonRequest, import_id: ImportId) -> ImportOut:
    _mine(request, import_id, "goods.edit")
    return ImportOut.of(drop_import(import_id=import_id, now=timezone.now(), because="given up"))


def _mine(request: PersonRequest, import_id: UUID, permission: str) -> ImportView:
    return queries.import_of(import_id, viewer_id=request.auth.id, permission=permission)


def _marked(parts: Iterable[str]) -> Iterator[str]:
    yield BYTE_ORDER_MARK
    yield from parts


def _report(lines: Iterable[LineView], language: str) -> Iterator[str]:
    yield _row(HEADING[language])
    for one in lines:
        message = spoken(one.code, one.facts, language)
        yield _row((str(one.line), one.handle, SAID[one.verdict][language], one.column, message))


def _row(cells: Iterable[str]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(map(guarded, cells))
    return text.getvalue()


def _as_file(parts: Iterable[str], name: str) -> StreamingHttpResponse:
    """Send text as it is made, as a file to keep; no cache may have it."""
    answer = StreamingHttpResponse(parts, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
