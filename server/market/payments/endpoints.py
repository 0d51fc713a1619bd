"""HTTP: read the request, make one call, shape the reply."""

import io

import segno
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router, Status

from foundation.description import KEYED
from foundation.idempotency import claim_from, scope_of
from foundation.web import PersonRequest, signed_in
from foundation.words import language_of, say
from market.payments import queries
from market.payments.providers.registry import check_offered, offered
from market.payments.schemas import AttemptIn, AttemptOut, IntentOut, MethodOut, MethodsOut, SlipIn, SlipOut
from market.payments.services.record_notice import record_notice
from market.payments.services.resolve_attempt import note_return
from market.payments.services.start_attempt import start_attempt
from market.payments.services.submit_slip import submit_slip
from market.payments.states import SlipState
from market.payments.types import AttemptId, IntentId

router = Router(tags=["payments"])


@router.get("/methods", response=MethodsOut)
def methods(request: HttpRequest) -> MethodsOut:
    language = language_of(request)
    ways = offered().values()
    return MethodsOut(items=[MethodOut(method=way.code, title=say(way.title, language), fits=way.fits) for way in ways])


@router.get("/intents/{intent_id}", response=IntentOut, auth=signed_in)
def read_intent(request: PersonRequest, intent_id: IntentId) -> IntentOut:
    view, attempt = queries.intent_of(intent_id, viewer=request.auth.id)
    return IntentOut.of(view, attempt, now=timezone.now())


@router.post("/intents/{intent_id}/attempts", response={201: AttemptOut}, auth=signed_in, openapi_extra=KEYED)
def attempt(request: PersonRequest, intent_id: IntentId, payload: AttemptIn) -> Status:
    check_offered(payload.method)
    view = start_attempt(
        intent_id=intent_id,
        person_id=request.auth.id,
        claim=claim_from(request, scope_of(request.auth)),
        method=payload.method,
        return_path=payload.return_path,
        base_url=request.build_absolute_uri("/"),
        language=language_of(request),
        now=timezone.now(),
        payer_ip=request.META.get("REMOTE_ADDR", ""),
        payer_token=payload.wallet_id or "",
    )
    return Status(201, AttemptOut.of(view))


@router.post("/attempts/{attempt_id}/slips", response={201: SlipOut}, auth=signed_in)
def show_slip(request: PersonRequest, attempt_id: AttemptId, payload: SlipIn) -> Status:
    """Show the slip of a transfer by bank, so that somebody looks whether the money is there."""
    slip = submit_slip(
        attempt_id=attempt_id,
        person_id=request.auth.id,
        picture_id=payload.picture_id,
        payer_name=payload.payer_name,
        now=timezone.now(),
    )
    return Status(201, SlipOut(slip_id=slip.id, state=SlipState(slip.state)))


@router.get("/attempts/{attempt_id}/code.svg", auth=signed_in, include_in_schema=False)
def code_picture(request: PersonRequest, attempt_id: AttemptId) -> HttpResponse:
    """Draw the code that the payer's phone scans. It never changes, so a page that polls fetches it once."""
    text = queries.code_of(attempt_id, viewer=request.auth.id)
    picture = io.BytesIO()
    segno.make(text, error="m", micro=False).save(picture, kind="svg", scale=8, border=4, xmldecl=False, title="QR")
    headers = {"Cache-Control": "private, max-age=3600, immutable"}
    return HttpResponse(picture.getvalue(), content_type="image/svg+xml", headers=headers)


@router.get("/attempts/{attempt_id}/return", include_in_schema=False)
def come_back(request: HttpRequest, attempt_id: AttemptId) -> HttpResponse:
    """Where a provider sends the browser. It only makes us ask; what is true we hear from the provider."""
    return HttpResponse(status=303, headers={"Location": note_return(attempt_id, now=timezone.now())})


@router.post("/notices/{provider}", include_in_schema=False)
def notice(request: HttpRequest, provider: str) -> HttpResponse:
    """Where a provider tells us what happened. Recorded means 200; what it means is worked out afterwards."""
    sender = request.META.get("REMOTE_ADDR", "")
    answer = record_notice(provider, headers=request.headers, body=request.body, sender=sender, now=timezone.now())
    return HttpResponse(answer, status=200)
