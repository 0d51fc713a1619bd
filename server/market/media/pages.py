"""How a browser gets a picture's file where no object store serves it: to keep for ever, since names never change."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.urls import re_path
from django.views.decorators.http import require_safe

FOR_EVER = "public, max-age=31536000, immutable"


@require_safe
def picture_file(request: HttpRequest, name: str) -> HttpResponse | FileResponse:
    """Send one file of a picture; nothing else in the storage is reachable here."""
    etag = f'"{name.rsplit("/", 1)[-1]}"'
    if not default_storage.exists(name):
        raise Http404
    if etag in request.headers.get("If-None-Match", "") or "If-Modified-Since" in request.headers:
        answer: HttpResponse | FileResponse = HttpResponseNotModified()
    else:
        answer = FileResponse(default_storage.open(name), content_type="image/webp")
        answer["Content-Security-Policy"] = "default-src 'none'"
        answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = FOR_EVER
    answer["ETag"] = etag
    return answer


urlpatterns = [re_path(r"^media/(?P<name>pictures/\d{8}/[A-Za-z0-9_-]{32}-(?:320|640|1280)\.webp)$", picture_file)]
