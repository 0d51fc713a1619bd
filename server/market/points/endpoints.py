"""HTTP: read the request, make one call, shape the reply."""

from django.utils import timezone
from ninja import Query, Router

from foundation.paging import clamp
from foundation.web import PageOut, PersonRequest, signed_in
from foundation.words import language_of
from market.points import queries
from market.points.schemas import PointsEntryOut, PointsOut

router = Router(tags=["points"], auth=signed_in)


@router.get("/me", response=PointsOut)
def read_mine(request: PersonRequest) -> PointsOut:
    """What points I have, and what of them ends before long."""
    return PointsOut.of(queries.balance_of(request.auth.id, now=timezone.now()))


@router.get("/me/entries", response=PageOut[PointsEntryOut])
def list_entries(
    request: PersonRequest, after: str | None = None, limit: int | None = Query(None, ge=1, le=100)
) -> PageOut[PointsEntryOut]:
    """What moved my points, the newest first."""
    found, following = queries.entries_of(request.auth.id, after=after, limit=clamp(limit))
    language = language_of(request)
    return PageOut[PointsEntryOut](items=[PointsEntryOut.of(one, language) for one in found], next=following)
