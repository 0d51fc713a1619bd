"""The gate before an upload is read: what is far too large is refused by its announced length, before it is stored."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

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
        if content_length > LARGEST_BYTES + ENVELOPE_BYTES:
            raise UploadTooLarge(field="file", most_bytes=LARGEST_BYTES)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None
