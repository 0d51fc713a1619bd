"""What programs ask of the bank as people do by the panel: faults, its clock, chargebacks, the whole book."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox_bank.answering import book_of, messenger_of
from sandbox_bank.book import Refused
from sandbox_bank.faults import ALL_NAMES
from sandbox_bank.protocols import PROTOCOLS


def routes() -> list[Route]:
    return [
        Route("/panel/faults", read_faults, methods=["GET"]),
        Route("/panel/faults", write_faults, methods=["PUT"]),
        Route("/panel/clock", put_clock_forward, methods=["POST"]),
        Route("/panel/keys", rotate_keys, methods=["POST"]),
        Route("/panel/chargebacks", charge_back, methods=["POST"]),
        Route("/panel/chargebacks/{chargeback}", decide_chargeback, methods=["POST"]),
        Route("/panel/pages/{number}", page_of, methods=["GET"]),
        Route("/book", read_book, methods=["GET"]),
        Route("/book", begin_anew, methods=["DELETE"]),
        Route("/healthz", alive, methods=["GET"]),
    ]


async def read_faults(request: Request) -> Response:
    return JSONResponse({scope: book_of(request).faults(scope) for scope in ("always", "next")})


async def write_faults(request: Request) -> Response:
    """
    Set the faults: {"always": {"duplicate": 3}, "next": {"declined": 1}}; what is not named is switched off.

    {"of": {"<merchant_ref>": {"lost": 1}}} sets those of single payments, {"at": {"<merchant>": {"out_of_order": 1}}}
    those of everything at one merchant's account; both leave everything else as it is.
    """
    asked = await request.json()
    of, at = asked.get("of", {}), asked.get("at", {})
    named = [*(asked.get(scope, {}) for scope in ("always", "next")), *of.values(), *at.values()]
    unknown = [name for faults in named for name in faults if name not in ALL_NAMES]
    if unknown:
        return JSONResponse({"status": 422, "code": "unknown_fault", "detail": ", ".join(unknown)}, status_code=422)
    for merchant_ref, faults in of.items():
        book_of(request).set_faults_of(merchant_ref, faults)
    for merchant, faults in at.items():
        book_of(request).set_faults_at(merchant, faults)
    if not of and not at:
        for scope in ("always", "next"):
            book_of(request).set_faults(scope, asked.get(scope, {}))
    return await read_faults(request)


async def put_clock_forward(request: Request) -> Response:
    """Let so many seconds pass: {"seconds": 7200}. What was to be told by then is told."""
    asked = await request.json()
    ahead = book_of(request).put_clock_forward(float(asked["seconds"]))
    messenger_of(request).wake()
    return JSONResponse({"ahead_seconds": ahead})


async def rotate_keys(request: Request) -> Response:
    """Let every protocol that does so sign with a new key from now on."""
    for protocol in PROTOCOLS.values():
        protocol.rotate(book_of(request))
    return Response(status_code=204)


async def charge_back(request: Request) -> Response:
    """Take a payment from its merchant: {"merchant_ref": "…", "minor": 100, "reason": "fraudulent"}; else all of it."""
    asked = await request.json()
    book = book_of(request)
    reason = asked.get("reason", "fraudulent")
    try:
        done = book.charge_back(asked["merchant_ref"], minor=asked.get("minor"), reason=reason, now=book.now())
    except Refused as refused:
        return JSONResponse({"status": refused.status, "code": refused.code}, status_code=refused.status)
    messenger_of(request).wake()
    return JSONResponse(done, status_code=201)


async def decide_chargeback(request: Request) -> Response:
    """Say who keeps the money: {"is_won": true} for the merchant."""
    asked = await request.json()
    book = book_of(request)
    try:
        done = book.decide_chargeback(request.path_params["chargeback"], is_won=asked["is_won"], now=book.now())
    except Refused as refused:
        return JSONResponse({"status": refused.status, "code": refused.code}, status_code=refused.status)
    messenger_of(request).wake()
    return JSONResponse(done)


async def page_of(request: Request) -> Response:
    """Say where a payment is paid, whatever its payer was shown."""
    for payment in book_of(request).latest_payments(10_000):
        if payment["id"] == request.path_params["number"]:
            return JSONResponse({"page": f"/pay/{payment['token']}"})
    return JSONResponse({"status": 404, "code": "no_such_payment"}, status_code=404)


async def read_book(request: Request) -> Response:
    """The whole book, to reconcile with. The bank is a toy; a real one would ask who wants to know."""
    return JSONResponse({**book_of(request).everything(), "now": book_of(request).now()})


async def begin_anew(request: Request) -> Response:
    """Forget everything, for tests."""
    book_of(request).begin_anew()
    return Response(status_code=204)


async def alive(request: Request) -> Response:
    return JSONResponse({"status": "alive"})
