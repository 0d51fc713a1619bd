"""What a sender of text messages can do. One file per provider beside this one; `SMS_SENDER` names the one in use."""

from typing import Protocol, cast

from django.conf import settings
from django.utils.module_loading import import_string


class SmsSender(Protocol):
    def send_code(self, phone: str, code: str, minutes: int) -> None:
        """Text a one-time code. `phone` is E.164. Touches the network; raises whatever failed, to be retried."""


def is_open() -> bool:
    """Tell whether codes can be texted here at all: production names its own sender, or has none."""
    return bool(settings.SMS_SENDER)


def sender() -> SmsSender:
    return cast(SmsSender, import_string(settings.SMS_SENDER)())
