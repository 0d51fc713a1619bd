"""A worker that dies in the middle of a call to the bank."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

DYING = """
import sys, uuid
import django
django.setup()
from django.conf import settings
from django.utils import timezone
settings.SANDBOX_BANK_URL, settings.SANDBOX_BANK_SECRET, settings.PAYMENT_NOTICE_URL = sys.argv[1:4]
from foundation.idempotency import IdempotencyClaim
from market.payments.services.send_payout import send_payout
from market.payments.services.send_refund import send_refund
from market.payments.services.send_return import send_return
from market.payments.services.send_split import send_split
from market.payments.services.start_attempt import start_attempt
act, row_id, person_id = sys.argv[4:7]
if act == "refund":
    send_refund(uuid.UUID(row_id), now=timezone.now())
elif act == "split":
    send_split(uuid.UUID(row_id), now=timezone.now())
elif act == "return":
    send_return(uuid.UUID(row_id), now=timezone.now())
elif act == "payout":
    send_payout(uuid.UUID(row_id), now=timezone.now())
else:
    start_attempt(intent_id=uuid.UUID(row_id), person_id=uuid.UUID(person_id), method="sandbox", return_path="/",
                  claim=IdempotencyClaim("person", "once", "same body"), base_url="http://127.0.0.1:1", language="en",
                  now=timezone.now())
"""


def begin_and_die(
    bank: Any, settings: Any, act: str, row_id: object, person_id: object, *, when: Callable[[], object]
) -> None:
    """Do it in a process of its own, and kill -9 that as soon as `when` is true, in the middle of the call."""
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings", "PYTHONPATH": os.pathsep.join(sys.path)}
    arguments = [bank.url, bank.secret, settings.PAYMENT_NOTICE_URL, act, str(row_id), str(person_id)]
    doomed = subprocess.Popen([sys.executable, "-c", DYING, *arguments], env=env)
    deadline = time.monotonic() + 180
    while not when():
        assert doomed.poll() is None, "it ended before it could be killed"
        assert time.monotonic() < deadline
        time.sleep(0.02)
    doomed.send_signal(signal.SIGKILL)
    doomed.wait(60)
