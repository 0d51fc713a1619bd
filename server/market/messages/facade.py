"""
The face messages shows the rest of the market: the only file others import to ask it or to tell it to act.
Ids and values in; frozen views out; errors are part of the promise.
"""

from market.messages.services.open_conversation import write_to_person, write_to_shop
from market.messages.services.send_message import send_message
from market.messages.types import Card, CardKind, Content, MessageView

__all__ = [
    "Card",
    "CardKind",
    "Content",
    "MessageView",
    "send_message",
    "write_to_person",
    "write_to_shop",
]
