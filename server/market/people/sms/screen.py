"""The sender for laptops: no message leaves; the worker's log shows it, and the page shows the code."""

import structlog

log = structlog.get_logger(__name__)


class ScreenSender:
    def send_code(self, phone: str, code: str, minutes: int) -> None:
        log.info("sms.shown_instead_of_sent", phone=phone, code=code, minutes=minutes)
