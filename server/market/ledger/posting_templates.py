"""
The posting templates: everything that can be entered in the book, as data. docs/money.md and the back office show them.

A line says who is debited or credited, for what purpose, and which amount. An amount that is nothing leaves its line
out; the lines that are left must balance. Amounts are never below nothing: the opposite has a template of its own.
"""

from collections.abc import Mapping
from types import MappingProxyType

from market.ledger.lines import Chapter, Template, cr, dr, opposite
from market.ledger.types import Purpose

P = Purpose
MONEY_IN = (dr("provider", P.IN_TRANSIT), cr("buyer", P.OWED_TO_BUYER))
EARNED = (dr("buyer", P.OWED_TO_BUYER), cr("shop", P.OWED_TO_SHOP))
DISCOUNT = (
    dr("platform", P.SUBSIDY_EXPENSE, "by_platform"),
    dr("brand", P.SETTLEABLE, "by_brand"),
    dr("promoter", P.COMMISSION_SETTLEABLE, "by_promoter"),
    cr("shop", P.OWED_TO_SHOP, "discount"),
)
SETTLED = (
    dr("shop", P.OWED_TO_SHOP, "gross"),
    cr("platform", P.COMMISSION_INCOME, "commission"),
    cr("platform", P.TECHNICAL_FEE_INCOME, "technical_fee"),
    cr("platform", P.PAYMENT_FEE_EXPENSE, "payment_fee"),
    cr("promoter", P.COMMISSION_PENDING, "promoter_commission"),
    cr("shop", P.RESERVE, "reserve"),
    cr("shop", P.SETTLEABLE, "net"),
)
PAYING, SELLING, SETTLING = Chapter.PAYING, Chapter.SELLING, Chapter.SETTLING
PAYING_OUT, RECONCILING = Chapter.PAYING_OUT, Chapter.RECONCILING

ALL = (
    Template("payment_received", PAYING, "买家付款，由服务商持有", "A provider holds what a buyer paid.", MONEY_IN),
    Template("payment_refunded", PAYING, "订单取消或售后，原路退款",
             "The order was cancelled or mended; the provider has sent the money back.",
             opposite(MONEY_IN)),
    Template("group_failed_refund", PAYING, "拼团未成，退款",
             "The team did not fill; the money is back.", opposite(MONEY_IN)),
    Template("late_payment_refunded", PAYING, "订单关闭后到账，退款",
             "The money came after the order had closed; it is back.",
             opposite(MONEY_IN)),
    Template("second_payment_refunded", PAYING, "重复付款，退款", "The same thing was paid twice; the second is back.",
             opposite(MONEY_IN)),
    Template("charged_back", PAYING, "付款人银行拒付", "The payer's bank took the money back.", opposite(MONEY_IN)),
    Template("chargeback_won", PAYING, "拒付申诉成功", "The payer's bank had to give it again.", MONEY_IN),
    Template("payment_fee_charged", PAYING, "服务商扣手续费", "A provider keeps its fee.",
             (dr("platform", P.PAYMENT_FEE_EXPENSE), cr("provider", P.IN_TRANSIT))),
    Template("payment_fee_returned", PAYING, "服务商退手续费", "A provider gives its fee back, as some do on refunds.",
             (dr("provider", P.IN_TRANSIT), cr("platform", P.PAYMENT_FEE_EXPENSE))),

    Template("order_fulfilled", SELLING, "买家收货，货款归商家",
             "The buyer has the goods and keeps them; the shop has earned the money.",
             EARNED),
    Template("order_returned", SELLING, "完成后退货，货款归买家",
             "Money of a completed order is promised back: the shop's again the buyer's.",
             opposite(EARNED)),
    Template("discount_funded", SELLING, "平台、品牌或推广者承担的优惠",
             "Those who gave a discount pay it to the shop.", DISCOUNT),
    Template("discount_returned", SELLING, "退货后退回优惠资金",
             "What was sold at that discount came back; so does the discount.",
             opposite(DISCOUNT)),
    Template("chargeback_borne_by_platform", SELLING, "平台承担拒付",
             "The buyer keeps goods and money; the platform bears it.",
             (dr("platform", P.CHARGEBACK_LOSS), cr("buyer", P.OWED_TO_BUYER))),
    Template("buyer_compensated", SELLING, "平台赔付买家", "The platform promises a buyer money by its own decision.",
             (dr("platform", P.COMPENSATION_EXPENSE), cr("buyer", P.OWED_TO_BUYER))),
    Template("shop_compensated", SELLING, "平台赔付商家", "The platform promises a shop money by its own decision.",
             (dr("platform", P.COMPENSATION_EXPENSE), cr("shop", P.OWED_TO_SHOP))),

    Template("line_settled", SETTLING, "订单行可结算，扣除各项费用",
             "An order line is past returning: fees are taken, a part is reserved, the rest is the shop's.",
             SETTLED),
    Template("line_clawed_back", SETTLING, "结算后退货，追回",
             "A settled line came back after all: everyone gives back their part, below zero if need be.",
             opposite(SETTLED)),
    Template("reserve_released", SETTLING, "释放保留金", "A reserve has been kept long enough.",
             (dr("shop", P.RESERVE), cr("shop", P.SETTLEABLE))),
    Template("commission_settleable", SETTLING, "佣金可结算", "A promoter's commission is past clawing back.",
             (dr("promoter", P.COMMISSION_PENDING), cr("promoter", P.COMMISSION_SETTLEABLE))),
    Template("commission_clawed_back", SETTLING, "可结算后追回佣金",
             "A commission that was ready to be paid is taken back first.",
             (dr("promoter", P.COMMISSION_SETTLEABLE), cr("promoter", P.COMMISSION_PENDING))),
    Template("deposit_paid", SETTLING, "商家缴纳保证金", "A shop gives security.",
             (dr("provider", P.IN_TRANSIT), cr("shop", P.DEPOSIT))),
    Template("deposit_topped_up", SETTLING, "货款补足保证金", "A shop's earnings fill up its security.",
             (dr("shop", P.SETTLEABLE), cr("shop", P.DEPOSIT))),
    Template("deposit_forfeited", SETTLING, "保证金扣罚",
             "A decision takes from a deposit: for a buyer, for the platform, or both.",
             (dr("shop", P.DEPOSIT), cr("buyer", P.OWED_TO_BUYER, "to_buyer"),
              cr("platform", P.DEPOSIT_FORFEITS, "to_platform"))),
    Template("deposit_covers_debt", SETTLING, "保证金抵欠款", "A deposit pays what a shop owes after clawbacks.",
             (dr("shop", P.DEPOSIT), cr("shop", P.SETTLEABLE))),

    Template("split_done", PAYING_OUT, "分账完成（商家）",
             "The provider has split the payment: the shop's share lies in the shop's name.",
             (dr("shop", P.SETTLEABLE), cr("shop", P.IN_PAYOUT))),
    Template("split_returned", PAYING_OUT, "分账回退", "A split is pulled back.",
             (dr("shop", P.IN_PAYOUT), cr("shop", P.SETTLEABLE))),
    Template("payout_done", PAYING_OUT, "付款至商家", "The shop's bank has the money.",
             (dr("shop", P.IN_PAYOUT), cr("provider", P.IN_TRANSIT))),
    Template("payout_bounced", PAYING_OUT, "付款被退回", "The shop's bank sent it back.",
             (dr("provider", P.IN_TRANSIT), cr("shop", P.IN_PAYOUT))),
    Template("commission_split_done", PAYING_OUT, "分账完成（推广者），代扣税款",
             "The promoter's share is split, less the tax withheld.",
             (dr("promoter", P.COMMISSION_SETTLEABLE, "gross"), cr("tax", P.WITHHOLDING, "tax"),
              cr("promoter", P.COMMISSION_IN_PAYOUT, "net"))),
    Template("commission_paid_out", PAYING_OUT, "付款至推广者", "The promoter has the money.",
             (dr("promoter", P.COMMISSION_IN_PAYOUT), cr("provider", P.IN_TRANSIT))),
    Template("commission_bounced", PAYING_OUT, "推广者付款被退回", "The promoter's bank sent it back.",
             (dr("provider", P.IN_TRANSIT), cr("promoter", P.COMMISSION_IN_PAYOUT))),
    Template("tax_handed_over", PAYING_OUT, "缴纳代扣税款",
             "What was withheld is handed over, from the platform's bank.",
             (dr("tax", P.WITHHOLDING), cr("platform", P.BANK))),
    Template("platform_drew", PAYING_OUT, "平台提取自有资金", "The platform takes its own from a provider.",
             (dr("platform", P.BANK), cr("provider", P.IN_TRANSIT))),
    Template("platform_funded", PAYING_OUT, "平台预存补贴或垫款",
             "The platform puts its own money at a provider, for subsidies or debts.",
             (dr("provider", P.IN_TRANSIT), cr("platform", P.BANK))),
    Template("deposit_given_back", PAYING_OUT, "退还保证金", "A shop leaves and has its security back.",
             (dr("shop", P.DEPOSIT), cr("provider", P.IN_TRANSIT))),
    Template("currency_exchanged", PAYING_OUT, "换汇",
             "A provider sold one currency for another; what the rate did stays in the position.",
             (dr("provider", P.IN_TRANSIT, "bought"), cr("platform", P.FX_POSITION, "bought"),
              dr("platform", P.FX_POSITION, "sold"), cr("provider", P.IN_TRANSIT, "sold"))),
    Template("fx_gained", PAYING_OUT, "汇兑收益", "The position is worth more than the book says.",
             (dr("platform", P.FX_POSITION), cr("platform", P.FX_DIFFERENCE))),
    Template("fx_lost", PAYING_OUT, "汇兑损失", "The position is worth less than the book says.",
             (dr("platform", P.FX_DIFFERENCE), cr("platform", P.FX_POSITION))),

    Template("difference_over", RECONCILING, "账单多出", "A provider's bill has more than the book.",
             (dr("provider", P.IN_TRANSIT), cr("platform", P.SUSPENSE))),
    Template("difference_short", RECONCILING, "账单缺少", "A provider's bill has less than the book.",
             (dr("platform", P.SUSPENSE), cr("provider", P.IN_TRANSIT))),
    Template("difference_rate", RECONCILING, "账单汇差",
             "A provider paid or took a little less or more because of its rate.",
             (dr("platform", P.FX_DIFFERENCE, "lost"), dr("provider", P.IN_TRANSIT, "gained"),
              cr("provider", P.IN_TRANSIT, "lost"), cr("platform", P.FX_DIFFERENCE, "gained"))),
    Template("surplus_written_off", RECONCILING, "无主多款核销", "Nobody explained a surplus in time.",
             (dr("platform", P.SUSPENSE), cr("platform", P.DIFFERENCES))),
    Template("shortage_written_off", RECONCILING, "短款核销", "Nobody explained a shortage in time.",
             (dr("platform", P.DIFFERENCES), cr("platform", P.SUSPENSE))),
)  # fmt: skip
TEMPLATES: Mapping[str, Template] = MappingProxyType({template.name: template for template in ALL})
assert len(TEMPLATES) == len(ALL), "two templates share a name"
