"""A cashier scans the code that a payer shows."""

import hashlib
from datetime import datetime
from uuid import UUID

from foundation import audit
from foundation.idempotency import IdempotencyClaim
from foundation.ids import encode
from market.payments import rules
from market.payments.errors import IntentNotFound, UnknownCode
from market.payments.models import Intent
from market.payments.services.start_attempt import start_attempt
from market.payments.types import AttemptView


def charge_code(*, intent_id: UUID, code: str, actor_id: UUID | None, cashier_ip: str, now: datetime) -> AttemptView:
    """
    Charge a wallet by the digits on its owner's phone, for what they are to pay. Calls the provider.

    A code is good for one charge: scanned twice, the first charge answers. The digits are kept nowhere. While its owner
    is asked for the password the attempt is pending, and its provider asked.

    :raises UnknownCode, IntentNotFound, and what `start_attempt` does
    """
    wallet = rules.wallet_of_code(code.strip())
    if wallet is None:
        raise UnknownCode(field="code")
    intent = Intent.objects.filter(pk=intent_id).first()
    if intent is None:
        raise IntentNotFound
    digest = hashlib.sha256(code.strip().encode()).hexdigest()
    view = start_attempt(
        intent_id=intent_id,
        person_id=intent.payer_id,
        claim=IdempotencyClaim("cashier", f"code:{digest}", digest),
        method=f"{wallet}_code",
        return_path="/",
        base_url="",
        language="zh-CN",
        now=now,
        payer_ip=cashier_ip,
        payer_token=code.strip(),
    )
    audit.record(
        actor_id=actor_id,
        action="payments.charge_code",
        subject=encode("pay", intent_id),
        after={"attempt": encode("att", view.id), "state": str(view.state), "method": view.method},
    )
    return view
