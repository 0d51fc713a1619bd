"""Where a shared link leads: to the page of what was shared, with the code of who shared it."""

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import re_path
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from foundation.ids import ALPHABET, encode
from foundation.web import GUEST_KEY
from market.affiliate import queries, rules
from market.affiliate.errors import ShareNotFound
from market.affiliate.models import CODE_LENGTH, Share
from market.affiliate.services.note_touch import note_touch
from market.affiliate.types import SubjectKind


@never_cache
@require_safe
def follow_link(request: HttpRequest, code: str) -> HttpResponse:
    """Lead on, and write down that somebody came. A code that nobody has leads to the page for what is not there."""
    try:
        share = queries.share(code)
    except ShareNotFound:
        return HttpResponseRedirect("/nothing-shared")
    if request.method == "GET" and not rules.is_previewer(request.headers.get("User-Agent", "")):
        note_touch(
            share.id,
            person_id=request.user.pk if request.user.is_authenticated else None,
            visitor_id=visitor_of(request),
            now=timezone.now(),
        )
    return HttpResponseRedirect(goal_of(share))


def visitor_of(request: HttpRequest) -> UUID | None:
    """Return by what a browser is known that nobody has signed in with: the key that keeps its basket."""
    key = request.session.get(GUEST_KEY)
    return UUID(key) if key else None


def goal_of(share: Share) -> str:
    """Return the page that a share leads to. Of a team, it says who invites as well."""
    kind = SubjectKind(share.subject_kind)
    said = {"via": share.code}
    if kind == SubjectKind.TEAM:
        said["from"] = encode("pers", share.person_id)
    return f"{queries.page_of(kind, share.subject_id)}?{urlencode(said)}"


urlpatterns = [re_path(rf"^s/(?P<code>[{ALPHABET}]{{{CODE_LENGTH}}})$", follow_link)]
