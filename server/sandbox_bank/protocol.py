"""What every protocol brings: its addresses, its way to tell a merchant something, and what counts as being heard."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar
from typing import Protocol as TypingProtocol

from starlette.routing import BaseRoute

from sandbox_bank.book import Book, Row


@dataclass(frozen=True, slots=True)
class Letter:
    """A notice in a protocol's own words, signed, ready to be posted."""

    url: str
    headers: Mapping[str, str]
    content: bytes


class Protocol(TypingProtocol):
    code: ClassVar[str]

    def routes(self) -> Sequence[BaseRoute]: ...

    def letter(self, book: Book, notice: Row, *, signed_at: float, is_forged: bool) -> Letter:
        """
        Put a notice into words and sign it. In: `signed_at`, in the wall's time; forged is signed by somebody else.

        A notice row comes with its payment's columns, see `Book.due_notices`.
        """
        ...

    def rotate(self, book: Book) -> None:
        """Begin to sign with another key, if this protocol's bank ever does so by itself."""
        ...

    def is_heard(self, status: int, content: bytes) -> bool:
        """Say whether a merchant's answer means that it has taken the notice in."""
        ...
