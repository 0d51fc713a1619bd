"""
The gate before an upload is read: what is far too large is refused by its announced length, before it is stored. Every
upload is a picture, except at the addresses that a room has said something else of (`foundation.uploads`).
"""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

from foundation.uploads import largest_at
from market.media.errors import PictureTooLarge
from market.media.rendering import LARGEST_BYTES

ENVELOPE_BYTES = 64 * 1024  # What a form says around its file.


class UploadTooLarge(PictureTooLarge, RequestDataTooBig):
    """This picture is too large. Take one of at most 12 MB and 40 million pixels."""


class RefuseHugeUploads(FileUploadHandler):
    """First in FILE_UPLOAD_HANDLERS; reads nothing itself."""

    def handle_raw_input(
        self, input_data: Any, META: Any, content_length: int, boundary: Any, encoding: Any = None  # noqa: N803
    ) -> None:  # fmt: skip
        most_bytes, refusal = largest_at(META.get("PATH_INFO", "")) or (LARGEST_BYTES, UploadTooLarge)
        if content_length > most_bytes + ENVELOPE_BYTES:
            raise refusal(field="file", most_bytes=most_bytes)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None
