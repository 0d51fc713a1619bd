"""
Anticipated failures, as families.

    ShopError
      NotFound      the thing is not there, or not yours to see
      NotAllowed    you may see it, but not do this
      Conflict      the thing has moved on since you looked
      Invalid       the request makes no sense as asked

A room subclasses a family and names the sentence: TeamIsFull, HoldDeclined.
Which HTTP status a family becomes is known in one place, foundation/web.py.
Programmer mistakes are plain assertions and are never caught.
"""


class ShopError(Exception):
    """One foreseen refusal. Keyword facts are public: they travel to the client beside the code."""

    code: str = "market.error"  # Stable and public: clients switch on it, translations key on it.

    def __init__(self, *, field: str | None = None, **facts: object) -> None:
        super().__init__(f"{self.code} {facts}" if facts else self.code)
        self.field = field  # The input that was wrong, as the client named it.
        self.facts = facts


class NotFound(ShopError):
    code = "market.not_found"


class NotAllowed(ShopError):
    code = "market.not_allowed"


class Conflict(ShopError):
    code = "market.conflict"


class Invalid(ShopError):
    code = "market.invalid"


class TooMany(ShopError):
    """Asked too often; the facts say when to come back."""

    code = "market.too_many_requests"


class TooLarge(ShopError):
    """More was sent than one request may bring; the facts say how much that is."""

    code = "market.too_large"


class SignInFirst(ShopError):
    code = "auth.sign_in_first"
