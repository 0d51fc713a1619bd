"""
The chart of accounts: what each purpose means, whose account it may be, and on which side its balance lies.

An account is party x purpose x currency; nobody opens one beforehand, the first posting does.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from market.ledger.types import Party, Purpose


class Nature(StrEnum):
    ASSET = "asset"  # A balance above zero is what is there.
    LIABILITY = "liability"  # A balance below zero is what is owed; above zero, what the other owes us.
    INCOME = "income"  # Below zero is what was earned.
    EXPENSE = "expense"  # Above zero is what it cost.
    EITHER = "either"  # A gain below zero, a loss above.


@dataclass(frozen=True, slots=True)
class Place:
    """A row of the chart."""

    party: Party
    purpose: Purpose
    nature: Nature
    zh: str
    en: str

    @property
    def is_result(self) -> bool:
        """Say whether it is profit or loss. What nobody has explained yet, and what rates may still change, is not."""
        settled_at_once = self.nature in (Nature.INCOME, Nature.EXPENSE)
        return settled_at_once or self.purpose in (Purpose.FX_DIFFERENCE, Purpose.DIFFERENCES)


PLACES = (
    Place(Party.PROVIDER, Purpose.IN_TRANSIT, Nature.ASSET, "在途资金",
          "money that a licensed provider holds and we may direct"),
    Place(Party.PERSON, Purpose.OWED_TO_BUYER, Nature.LIABILITY, "应付买家",
          "paid by a buyer who has not got the goods yet, or is to have it back"),
    Place(Party.SHOP, Purpose.OWED_TO_SHOP, Nature.LIABILITY, "应付商家（待结算）",
          "earned by a shop, while the goods can still come back"),
    Place(Party.SHOP, Purpose.SETTLEABLE, Nature.LIABILITY, "可结算",
          "the shop's own after every fee, ready for the next statement"),
    Place(Party.SHOP, Purpose.RESERVE, Nature.LIABILITY, "保留金",
          "the shop's own, kept back for a while against returns"),
    Place(Party.SHOP, Purpose.DEPOSIT, Nature.LIABILITY, "保证金",
          "given by the shop as security; touched by a decision only"),
    Place(Party.SHOP, Purpose.IN_PAYOUT, Nature.LIABILITY, "付款中",
          "split to the shop at the provider, on its way to the shop's bank"),
    Place(Party.PERSON, Purpose.COMMISSION_PENDING, Nature.LIABILITY, "佣金（待结算）",
          "earned by a promoter, while the goods can still come back"),
    Place(Party.PERSON, Purpose.COMMISSION_SETTLEABLE, Nature.LIABILITY, "佣金（可结算）",
          "the promoter's own, ready to be paid out"),
    Place(Party.PERSON, Purpose.COMMISSION_IN_PAYOUT, Nature.LIABILITY, "佣金（付款中）",
          "split to the promoter at the provider, on its way to them"),
    Place(Party.TAX_AUTHORITY, Purpose.WITHHOLDING, Nature.LIABILITY, "代扣税款",
          "withheld from promoters and not yet handed over"),
    Place(Party.PLATFORM, Purpose.BANK, Nature.ASSET, "银行存款",
          "the platform's own money, drawn from providers"),
    Place(Party.PLATFORM, Purpose.COMMISSION_INCOME, Nature.INCOME, "佣金收入",
          "the platform's share of what shops sell"),
    Place(Party.PLATFORM, Purpose.TECHNICAL_FEE_INCOME, Nature.INCOME, "技术服务费收入",
          "what shops pay for the use of the platform"),
    Place(Party.PLATFORM, Purpose.PAYMENT_FEE_EXPENSE, Nature.EXPENSE, "支付手续费",
          "what providers charge, less what shops bear of it"),
    Place(Party.PLATFORM, Purpose.SUBSIDY_EXPENSE, Nature.EXPENSE, "平台补贴",
          "discounts that the platform pays for"),
    Place(Party.PLATFORM, Purpose.COMPENSATION_EXPENSE, Nature.EXPENSE, "赔付支出",
          "what the platform gives buyers and shops by its own decision"),
    Place(Party.PLATFORM, Purpose.CHARGEBACK_LOSS, Nature.EXPENSE, "拒付损失",
          "payments that banks took back and nobody else bears"),
    Place(Party.PLATFORM, Purpose.DEPOSIT_FORFEITS, Nature.INCOME, "保证金罚没",
          "deposits that a decision gave to the platform"),
    Place(Party.PLATFORM, Purpose.FX_POSITION, Nature.EITHER, "外汇头寸",
          "the two legs of exchanges, one in each currency; what it is worth at today's rate is gain or loss"),
    Place(Party.PLATFORM, Purpose.FX_DIFFERENCE, Nature.EITHER, "汇兑损益",
          "gains and losses by rates"),
    Place(Party.PLATFORM, Purpose.SUSPENSE, Nature.EITHER, "待查差异",
          "differences from a provider's bill that nobody has explained yet"),
    Place(Party.PLATFORM, Purpose.DIFFERENCES, Nature.EITHER, "差异损益",
          "differences that were written off"),
)  # fmt: skip
RESULTS = tuple(place for place in PLACES if place.is_result)  # The platform's profit and loss.
CHART: Mapping[tuple[str, str], Place] = {(place.party, place.purpose): place for place in PLACES}
