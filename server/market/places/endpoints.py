"""HTTP: read the request, make one call, shape the reply."""

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from market.places import queries
from market.places.schemas import RegionOut, RegionsOut

router = Router(tags=["places"])
A_DAY = 24 * 60 * 60


@router.get("/regions", response=RegionsOut, summary="What lies in a region; without one, the provinces")
def read_regions(request: HttpRequest, response: HttpResponse, parent: str = Query("", max_length=12)) -> RegionsOut:
    response["Cache-Control"] = f"public, max-age={A_DAY}"  # The map changes about once a year.
    found = queries.regions(parent or None)
    return RegionsOut(items=[RegionOut(code=one.code, name=one.name, level=one.level) for one in found])
