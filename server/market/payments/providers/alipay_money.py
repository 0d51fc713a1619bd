"""What becomes of Alipay's money afterwards: shared out to receivers, and the statements of a day."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date, tzinfo
from decimal import Decimal
from typing import Any, ClassVar
from uuid import UUID

from foundation.money import Money
from market.payments.providers.alipay_wire import CHINA, Account, Wire, instant
from market.payments.providers.base import (
    BillKind,
    BillRow,
    NewPayout,
    NewReturn,
    NewSplit,
    NoBill,
    PayoutFate,
    PayoutStatus,
    Refused,
    Share,
    SplitFate,
    SplitStatus,
    Statement,
    Unclear,
)
from market.payments.providers.lines import made_up_account

NO_BILL = "isp.bill_not_exist"  # Of a day without trades, and of one whose bill is not made yet.
STATES = {"SUCCESS": SplitFate.DONE, "PROCESSING": SplitFate.WAITING, "FAIL": SplitFate.FAILED}


class Bills:
    bill_zone: ClassVar[tzinfo] = CHINA
    billed: ClassVar[frozenset[BillKind]] = frozenset({BillKind.PAYMENT, BillKind.REFUND})
    account: Account
    wire: Wire

    def bill(self, day: date) -> Statement:
        """Fetch the trade bill: a ZIP of tables in GBK."""
        asked = {"bill_type": "trade", "bill_date": day.isoformat()}
        try:
            said = self.wire.ask("alipay.data.dataservice.bill.downloadurl.query", asked)
        except Refused as refusal:
            raise NoBill(refusal.code) if refusal.code == NO_BILL else refusal from None
        try:
            file = self.wire.fetch(str(said["bill_download_url"]))
            with zipfile.ZipFile(io.BytesIO(file)) as archive:
                (name,) = [one for one in archive.namelist() if one.endswith("业务明细.csv")]
                words = archive.read(name)
            return Statement.read(words, (_bill_row(row) for row in _table(words.decode("gbk"))))
        except (zipfile.BadZipFile, KeyError, ValueError, ArithmeticError) as trouble:
            raise Unclear(f"a bill that makes no sense: {trouble!r}") from trouble


class Splits:
    account: Account
    wire: Wire

    def split(self, split: NewSplit) -> SplitStatus:
        if split.shares:
            receivers = [{"type": _kind(share), "account": share.account} for share in split.shares]
            bound = {"receiver_list": receivers, "out_request_no": f"{split.ref.hex[:28]}bind"}
            self.wire.ask("alipay.trade.royalty.relation.bind", bound)
        asked = {
            "out_request_no": split.ref.hex,
            "trade_no": split.payment.trade_ref,
            "royalty_parameters": [_share(share, self.account.seller_id) for share in split.shares],
            "extend_params": {"royalty_finish": "true" if split.is_last else "false"},
        }
        said = self.wire.ask("alipay.trade.order.settle", asked)
        done = {share.account: share.amount for share in split.shares}
        return SplitStatus(SplitFate.DONE, str(said.get("settle_no", "")), done)

    def query_split(self, split: NewSplit) -> SplitStatus:
        asked = {"out_request_no": split.ref.hex, "trade_no": split.payment.trade_ref}
        said = self.wire.ask("alipay.trade.order.settle.query", asked)
        parts = said["royalty_detail_list"]
        done = {one["trans_in"]: _money(one["amount"]) for one in parts if one["state"] == "SUCCESS"}
        fates = {STATES[one["state"]] for one in parts}
        fate = next((one for one in (SplitFate.FAILED, SplitFate.WAITING) if one in fates), SplitFate.DONE)
        return SplitStatus(fate, str(said.get("settle_no", "")), done)

    def unfreeze(self, split: NewSplit) -> SplitStatus:
        return self.split(NewSplit(split.ref, split.payment, (), is_last=True))

    def account_of(self, shop_id: UUID) -> str | None:
        return made_up_account(shop_id) if self.account.makes_up_receivers else None

    def pay_out(self, payout: NewPayout) -> PayoutStatus:
        """A royalty lies on the shop's own Alipay account, from which the shop takes it: it has been paid out."""
        return PayoutStatus(PayoutFate.DONE, payout.amount, payout.ref.hex)

    def query_payout(self, payout: NewPayout) -> PayoutStatus:
        return self.pay_out(payout)

    def take_back(self, wanted: NewReturn) -> SplitStatus:
        """Alipay takes shares back within a refund alone (`refund_royalty_parameters`)."""
        raise Refused("alipay.shares_come_back_with_a_refund")


def _kind(share: Share) -> str:
    return "loginName" if share.is_person else "userId"


def _share(share: Share, seller_id: str) -> dict[str, Any]:
    return {
        "royalty_type": "transfer",
        "trans_out": seller_id,
        "trans_out_type": "userId",
        "trans_in": share.account,
        "trans_in_type": _kind(share),
        "amount": f"{share.amount.minor // 100}.{share.amount.minor % 100:02d}",
        "desc": share.because[:100],
    }


def _table(words: str) -> Iterator[Mapping[str, str]]:
    """Read the rows by the names of their columns. What begins with # is for people."""
    lines = [line for line in words.splitlines() if line and not line.startswith("#")]
    head = [name.strip() for name in lines[0].split(",")]
    for line in lines[1:]:
        yield dict(zip(head, [value.strip() for value in line.split(",")], strict=True))


def _bill_row(row: Mapping[str, str]) -> BillRow:
    """A refund is written below zero, and so is a fee that we pay."""
    is_refund = row["业务类型"] == "退款"
    amount, fee = _money(row["订单金额（元）"]), _money(row["服务费（元）"])
    return BillRow(
        kind=BillKind.REFUND if is_refund else BillKind.PAYMENT,
        payment_ref=row["商户订单号"],
        trade_ref=row["支付宝交易号"],
        refund_ref=row["退款批次号/请求号"] if is_refund else "",
        amount=-amount if is_refund else amount,
        fee=-fee,
        at=instant(row["完成时间"]),
    )


def _money(yuan: object) -> Money:
    minor = Decimal(str(yuan)) * 100
    if minor != int(minor):
        raise ValueError("yuan have two places")
    return Money("CNY", int(minor))
