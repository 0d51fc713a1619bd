"""Who brings the money: one dotted path per provider, the keys of our accounts, and where each reaches us."""

import tomllib
from typing import Any

from config.env import BadEnvironment, env

# In the order in which they are offered and asked. A provider without keys in PAYMENT_ACCOUNTS has no account, so that
# nothing of it is offered.
PAYMENT_PROVIDERS = [
    *(("market.payments.providers.sandbox.SandboxBank",) if env.has_sandbox_bank else ()),
    "market.payments.providers.wechat.WeChatPay",
    "market.payments.providers.alipay.Alipay",
    "market.payments.providers.stripe.Stripe",
    *(() if env.is_production else ("market.payments.providers.play_money.PlayMoney",)),  # Fills the demo market.
]


def _accounts() -> dict[str, list[dict[str, Any]]]:
    """Read the file of keys; docs/operating.md shows its layout. Its words are never repeated: they are secrets."""
    if env.payment_keys is None:
        return {}
    try:
        return tomllib.loads(env.payment_keys.read_text())
    except (OSError, ValueError) as trouble:
        raise BadEnvironment(f"JISHI_PAYMENT_KEYS: {type(trouble).__name__} reading {env.payment_keys}") from None


PAYMENT_ACCOUNTS = _accounts()

# A provider tells us news at this address and its own name. The address is public, unlike the pages we redirect to.
PAYMENT_NOTICE_URL = f"{env.public_url}/api/payments/notices"

SANDBOX_BANK_URL = env.bank_url
SANDBOX_BANK_PUBLIC_URL = env.bank_public_url
SANDBOX_BANK_SECRET = env.bank_secret
