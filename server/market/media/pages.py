"""How a browser gets a picture's file where no object store serves it: to keep for ever, since names never change."""

import re

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.urls import re_path
from django.views.decorators.http import require_safe

FOR_EVER = "public, max-age=31536000, immutable"
RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


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


@require_safe
def film_file(request: HttpRequest, name: str) -> HttpResponse | FileResponse:
    """Send a film, or the one range of its bytes that a player asks for (RFC 9110, 14.2)."""
    if not default_storage.exists(name):
        raise Http404
    size = default_storage.size(name)
    etag = f'"{name.rsplit("/", 1)[-1]}"'
    asked = RANGE.fullmatch(request.headers.get("Range", ""))
    whole = "If-Range" in request.headers and request.headers["If-Range"] != etag
    answer: HttpResponse | FileResponse
    if etag in request.headers.get("If-None-Match", ""):
        answer = HttpResponseNotModified()
    elif asked is None or whole or not any(asked.groups()):
        answer = FileResponse(default_storage.open(name), content_type="video/mp4")
    else:
        answer = _range(name, size, asked.group(1), asked.group(2))
    answer["Accept-Ranges"] = "bytes"
    answer["Content-Security-Policy"] = "default-src 'none'"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = FOR_EVER
    answer["ETag"] = etag
    return answer


def _range(name: str, size: int, first: str, last: str) -> HttpResponse | FileResponse:
    begin = int(first) if first else max(size - int(last), 0)
    end = min(int(last), size - 1) if first and last else size - 1
    if begin > end:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    file = default_storage.open(name)
    file.seek(begin)
    answer = FileResponse(Limited(file, end - begin + 1), status=206, content_type="video/mp4")
    answer["Content-Range"] = f"bytes {begin}-{end}/{size}"
    answer["Content-Length"] = str(end - begin + 1)
    return answer


class Limited:
    """A file that ends after so many bytes."""

    def __init__(self, file: File, most: int) -> None:
        self.file, self.left = file, most

    def read(self, size: int) -> bytes:
        data: bytes = self.file.read(min(size, self.left))
        self.left -= len(data)
        return data

    def close(self) -> None:
        self.file.close()


urlpatterns = [
    re_path(r"^media/(?P<name>pictures/\d{8}/[A-Za-z0-9_-]{32}-(?:320|640|1280)\.webp)$", picture_file),
    re_path(r"^media/(?P<name>videos/\d{8}/[A-Za-z0-9_-]{32}-\d{1,5}\.mp4)$", film_file),
]
