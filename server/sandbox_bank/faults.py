"""
The mistakes the bank can make on demand. Each has a figure: how often, how long or how many.

Switched on "always", a fault befalls everything from then on. Switched on for "next", it befalls the next payment that
is created, and all that becomes of it. Programs may also switch it on for one payment by its reference: then it befalls
whatever is asked and told about that payment, from then on.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    name: str
    usual: float  # the figure that the panel offers
    unit: tuple[str, str]  # zh, en
    label: tuple[str, str]
    hint: tuple[str, str]
    protocols: tuple[str, ...] = ()  # whose alone it is; none: everybody's


BILLING = ("wechat", "alipay", "stripe")  # The bank's own protocol has no bills.
FAULTS = (
    Fault(
        "duplicate",
        3,
        ("份", "copies"),
        ("重复通知", "Duplicate notices"),
        ("每条通知同时发出多份", "Every notice goes out several times at once"),
    ),
    Fault(
        "late", 20, ("秒", "seconds"), ("通知迟到", "Late notices"), ("通知延迟发出", "Notices go out after this long")
    ),
    Fault(
        "lost",
        1,
        ("", ""),
        ("通知丢失", "Lost notices"),
        ("通知永远不会发出，只能查询得知", "Notices never go out; only a query tells"),
    ),
    Fault(
        "reordered",
        1,
        ("", ""),
        ("通知乱序", "Reordered notices"),
        ("后发生的先通知", "What happened last is told first"),
    ),
    Fault(
        "wrong_amount",
        1,
        ("分", "minor units"),
        ("金额错误", "Wrong amount"),
        ("通知里的金额多出这么多", "Notices name an amount too large by this much"),
    ),
    Fault(
        "wrong_currency",
        1,
        ("", ""),
        ("币种错误", "Wrong currency"),
        ("通知里的币种不是约定的币种", "Notices name another currency than was agreed"),
        ("bank", "wechat", "stripe"),  # Alipay names none.
    ),
    Fault(
        "unknown_reference",
        1,
        ("", ""),
        ("交易号不明", "Unknown reference"),
        ("通知里写着别人的交易号", "Notices name a reference that is none of the merchant's"),
    ),
    Fault(
        "wrong_signature",
        1,
        ("", ""),
        ("签名错误", "Wrong signature"),
        ("通知的签名对不上", "Notices are signed with another secret"),
    ),
    Fault(
        "slow",
        15,
        ("秒", "seconds"),
        ("响应缓慢", "Slow answers"),
        ("先办事，很久以后才回答商户", "It does what was asked, and answers the merchant after this long"),
    ),
    Fault(
        "stale",
        2,
        ("次", "times"),
        ("查询滞后", "Stale answers"),
        ("付款后先有这么多次查询仍答“待付款”", "So many queries after the payment still answer that it waits"),
    ),
    Fault(
        "declined",
        1,
        ("", ""),
        ("拒绝付款", "Declined"),
        ("点了付款也被拒绝", "Whoever presses Pay is declined"),
    ),
    Fault(
        "refund_fails",
        2,
        ("次", "times"),
        ("退款失败", "Refunds fail"),
        ("退款先失败这么多次，然后成功", "A refund fails this often, then succeeds"),
    ),
    Fault(
        "split_fails",
        2,
        ("次", "times"),
        ("分账失败", "Splits fail"),
        ("分账、回退或付款先失败这么多次，然后成功", "A split, return or payout fails this often, then succeeds"),
    ),
    Fault(
        "payout_bounced",
        60,
        ("秒", "seconds"),
        ("付款被退回", "Payouts bounce"),
        ("付款到账这么久以后被银行退回", "So long after it arrived, a bank sends a payout back"),
        ("bank", "wechat", "stripe"),  # From Alipay, a shop takes its money itself.
    ),
    Fault(
        "cut",
        1,
        ("", ""),
        ("办完就断线", "Connection cut"),
        ("办事或扣款之后断开连接，不作回答", "After it acted or charged, the connection breaks without an answer"),
    ),
    Fault(
        "out_of_order",
        1,
        ("", ""),
        ("系统维护", "Out of order"),
        ("对商户的一切请求回答 503", "Every request of the merchant is answered 503"),
    ),
    Fault(
        "replayed",
        1,
        ("", ""),
        ("旧通知重放", "Replayed notices"),
        ("每条通知之后再发一份一小时前签名的", "After each notice the same again, signed an hour ago"),
        ("wechat", "alipay", "stripe"),
    ),
    Fault(
        "rotated",
        1,
        ("", ""),
        ("更换证书", "Keys rotated"),
        ("通知用刚换的平台证书签名", "Notices are signed with a certificate made this moment"),
        ("wechat",),
    ),
    Fault(
        "wrong_merchant",
        1,
        ("", ""),
        ("别家商户", "Foreign merchant"),
        ("通知里写着别家的商户号", "Notices name another merchant than the one they are sent to"),
        ("wechat", "alipay"),
    ),
    Fault(
        "asks_password",
        1,
        ("", ""),
        ("付款码需输密码", "Code needs the password"),
        ("出示付款码的人还要在手机上确认", "Whoever showed a payment code must still confirm on the phone"),
        ("wechat", "alipay"),
    ),
    Fault(
        "bill_missing",
        1,
        ("", ""),
        ("账单漏记", "Missing in the bill"),
        ("账单里没有这笔", "Bills leave it out"),
        BILLING,
    ),
    Fault(
        "bill_doubled",
        2,
        ("次", "times"),
        ("账单重复", "Doubled in the bill"),
        ("账单里出现这么多次", "Bills list it so many times"),
        BILLING,
    ),
    Fault(
        "bill_amount",
        1,
        ("分", "minor units"),
        ("账单金额不符", "Wrong amount in the bill"),
        ("账单里的金额多出这么多", "Bills name an amount too large by this much"),
        BILLING,
    ),
    Fault(
        "bill_late",
        1,
        ("天", "days"),
        ("账单迟记", "Late in the bill"),
        ("这么多天之后的账单才记上", "It stands in the bill of so many days later"),
        BILLING,
    ),
    Fault(
        "bill_currency",
        1,
        ("", ""),
        ("账单币种不符", "Wrong currency in the bill"),
        ("账单里的币种不是付款的币种", "Bills name another currency than was paid"),
        ("wechat", "stripe"),  # Alipay's name none.
    ),
)
OF_SHARES = frozenset({"split_fails", "payout_bounced"})  # They befall money after it was paid.
NAMES = (
    frozenset(  # The bank's own, of payments and refunds.
        fault.name for fault in FAULTS if not fault.protocols or "bank" in fault.protocols
    )
    - OF_SHARES
)
ALL_NAMES = frozenset(fault.name for fault in FAULTS)
IN_BILLS = frozenset(name for name in ALL_NAMES if name.startswith("bill_"))  # They say nothing of payments.
