"""The languages in which merchants speak with the bank, one module or package each."""

from collections.abc import Mapping

from sandbox_bank.protocol import Protocol
from sandbox_bank.protocols.alipay import Alipay
from sandbox_bank.protocols.bank import OurOwn
from sandbox_bank.protocols.stripe import Stripe
from sandbox_bank.protocols.wechat import WeChat

PROTOCOLS: Mapping[str, Protocol] = {one.code: one for one in (OurOwn(), WeChat(), Alipay(), Stripe())}

__all__ = ["PROTOCOLS", "Protocol"]
