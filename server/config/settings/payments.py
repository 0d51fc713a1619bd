"""Who brings the money: one dotted path per provider, the keys of our accounts, and where each reaches us."""

import tomllib
from typing import Any

from config.env import BadEnvironment, env

# In the order in which they are offered and asked. One of which PAYMENT_ACCOUNTS names no account is not even loaded.
PAYMENT_PROVIDERS = {
    "sandbox": "market.payments.providers.sandbox.SandboxBank",
    "wechat": "market.payments.providers.wechat.WeChatPay",
    "alipay": "market.payments.providers.alipay.Alipay",
    "stripe": "market.payments.providers.stripe.Stripe",
    "bank_transfer": "market.payments.providers.bank_transfer.BankTransfer",
    "play_money": "market.payments.providers.play_money.PlayMoney",
}


def _accounts() -> dict[str, list[dict[str, Any]]]:
    """Read the file of keys; docs/operating.md shows its layout. Its words are never repeated: they are secrets."""
    keyless: dict[str, list[dict[str, Any]]] = {}
    if env.has_sandbox_bank:
        keyless["sandbox"] = [{}]
    if not env.is_production:
        keyless["play_money"] = [{}]  # Fills the demo market.
    if env.payment_keys is None:
        return keyless
    try:
        return keyless | tomllib.loads(env.payment_keys.read_text())
    except (OSError, ValueError) as trouble:
        raise BadEnvironment(f"JISHI_PAYMENT_KEYS: {type(trouble).__name__} reading {env.payment_keys}") from None


PAYMENT_ACCOUNTS = _accounts()

# A provider tells us news at this address and its own name. The address is public, unlike the pages we redirect to.
PAYMENT_NOTICE_URL = f"{env.public_url}/api/payments/notices"

SANDBOX_BANK_URL = env.bank_url
SANDBOX_BANK_PUBLIC_URL = env.bank_public_url
SANDBOX_BANK_SECRET = env.bank_secret
