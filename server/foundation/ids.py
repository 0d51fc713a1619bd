"""
Who is who. Rows are keyed by UUIDv7, so that they sort by birth; outside, an id is a TypeID such as `ord_01j…`, so
that a wrong kind of id is refused before any query. TypeID: https://github.com/jetify-com/typeid/tree/main/spec
"""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import uuid_utils
from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32, lower case.
VALUE = {letter: index for index, letter in enumerate(ALPHABET)}
LENGTH = 26  # 128 bits in fives, so the first letter holds three bits only and is at most "7".


def uuid7() -> UUID:
    """Return a new time-ordered id, as the standard library's UUID."""
    return UUID(int=uuid_utils.uuid7().int)


def uuid7_floor(at: datetime) -> UUID:
    """Return the smallest id that could be born at this moment, to a millisecond."""
    return UUID(int=int(at.timestamp() * 1000) << 80 | 7 << 76 | 2 << 62)


def encode(prefix: str, value: UUID) -> str:
    """Write an id for the outside: encode("ord", …) -> "ord_01j5…"."""
    number = value.int
    letters = [""] * LENGTH
    for position in range(LENGTH - 1, -1, -1):
        letters[position] = ALPHABET[number & 31]
        number >>= 5
    return f"{prefix}_{''.join(letters)}"


def decode(prefix: str, text: str) -> UUID:
    """Read an id from outside. :raises ValueError: when it is of another kind or no id at all"""
    kind, _, letters = text.rpartition("_")
    if kind != prefix:
        raise ValueError(f"an id of kind {prefix}_ is needed here")
    if len(letters) != LENGTH or letters[0] > "7" or any(letter not in VALUE for letter in letters):
        raise ValueError(f"{prefix}_ is to be followed by {LENGTH} letters and digits of base 32")
    number = 0
    for letter in letters:
        number = number << 5 | VALUE[letter]
    return UUID(int=number)


def typed_id(prefix: str) -> Any:
    """Return the wire type of one kind of id: a UUID inside, `prefix_…` outside, refused when of another kind."""

    def read(value: object) -> UUID:
        return value if isinstance(value, UUID) else decode(prefix, str(value))

    return Annotated[
        UUID,
        BeforeValidator(read),
        PlainSerializer(lambda value: encode(prefix, value), return_type=str),
        WithJsonSchema(
            {
                "type": "string",
                "pattern": f"^{prefix}_[0-7][{ALPHABET}]{{{LENGTH - 1}}}$",
                "description": f"TypeID of kind {prefix}_",
            }
        ),
    ]
