"""Who brings the money: one dotted path per provider, and where each reaches us."""

from config.env import env

PAYMENT_PROVIDERS = [
    *(("market.payments.providers.sandbox.SandboxBank",) if env.has_sandbox_bank else ()),
    *(() if env.is_production else ("market.payments.providers.play_money.PlayMoney",)),  # Fills the demo market.
]

# A provider tells us news at this address and its own name. The address is public, unlike the pages we redirect to.
PAYMENT_NOTICE_URL = f"{env.public_url}/api/payments/notices"

SANDBOX_BANK_URL = env.bank_url
SANDBOX_BANK_PUBLIC_URL = env.bank_public_url
SANDBOX_BANK_SECRET = env.bank_secret
