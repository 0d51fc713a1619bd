"""HTTP: read the request, make one call, shape the reply. Reviewers work in the back office."""

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Status

from foundation.web import Limit, PageOut, PersonRequest, signed_in
from foundation.words import language_of
from market.moderation import queries
from market.moderation.schemas import AppealIn, JudgedOut, PauseOut, ReportIn, RuleOut, StrikeOut
from market.moderation.services.appeal import appeal
from market.moderation.services.report_subject import report_subject
from market.moderation.subjects import outside_id, read_outside_id
from market.moderation.types import ItemId

router = Router(tags=["moderation"])


@router.get("/policy", response=list[RuleOut], auth=None)
def list_rules(request: HttpRequest) -> list[RuleOut]:
    """The rules that reports and decisions cite, chapter by chapter."""
    return RuleOut.all_in(language_of(request))


@router.post("/reports", response={204: None}, auth=signed_in)
def report(request: PersonRequest, data: ReportIn) -> Status:
    """Say that something breaks a rule. Once per thing; a person looks at it."""
    kind, subject_id = read_outside_id(data.subject)
    report_subject(
        person_id=request.auth.id, kind=kind, subject_id=subject_id, rule=data.rule, text=data.text, now=timezone.now()
    )
    return Status(204, None)


@router.get("/judged", response=PageOut[JudgedOut], auth=signed_in)
def list_judged(request: PersonRequest, after: str | None = None, limit: Limit = None) -> dict[str, object]:
    """What was taken down of mine, or given back, and why."""
    found, more = queries.judged_of_person(request.auth.id, after=after, limit=limit, now=timezone.now())
    language = language_of(request)
    items = [
        JudgedOut.of(one, outside_id(one.item.subject.kind, one.item.subject.id), language) for one in found
    ]  # fmt: skip
    return {"items": items, "next": more}


@router.post("/judged/{judged_id}/appeal", response={204: None}, auth=signed_in)
def appeal_against(request: PersonRequest, judged_id: ItemId, data: AppealIn) -> Status:
    """Have another reviewer look at what was taken down of mine."""
    appeal(item_id=judged_id, person_id=request.auth.id, text=data.text, now=timezone.now())
    return Status(204, None)


@router.get("/pause", response=PauseOut, auth=signed_in)
def read_pause(request: PersonRequest) -> PauseOut:
    """Until when I may publish nothing, if I may not now, and what counts against me."""
    now, language = timezone.now(), language_of(request)
    counted = queries.strikes_that_count(request.auth.id, now=now)
    return PauseOut(
        until=queries.paused_until(request.auth.id, now=now), strikes=[StrikeOut.of(one, language) for one in counted]
    )
