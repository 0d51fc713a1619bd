"""What becomes of WeChat's money afterwards: shared out to receivers, and the statements of a day."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta, timezone, tzinfo
from decimal import Decimal
from typing import Any, ClassVar
from uuid import UUID

from foundation.money import Money
from market.payments.providers.base import (
    BillKind,
    BillRow,
    NewPayout,
    NewReturn,
    NewSplit,
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
from market.payments.providers.wechat_wire import Account, Wire

CHINA = timezone(timedelta(hours=8))
NOTHING_THAT_DAY = "NO_STATEMENT_EXIST"
SUMMARY = "总交易单数"
WITHDRAWALS = {
    "CREATE_SUCCESS": PayoutFate.WAITING,
    "INIT": PayoutFate.WAITING,
    "SUCCESS": PayoutFate.DONE,
    "FAIL": PayoutFate.FAILED,
    "CLOSE": PayoutFate.FAILED,
    "REFUND": PayoutFate.BOUNCED,
}
RESULTS = {"SUCCESS": SplitFate.DONE, "PROCESSING": SplitFate.WAITING, "FAILED": SplitFate.FAILED}


class Bills:
    bill_zone: ClassVar[tzinfo] = CHINA
    billed: ClassVar[frozenset[BillKind]] = frozenset({BillKind.PAYMENT, BillKind.REFUND})
    account: Account
    wire: Wire

    def bill(self, day: date) -> Statement:
        """Fetch the trade bill, checked against the digest that WeChat has signed."""
        try:
            words = self._download(f"/v3/bill/tradebill?bill_date={day.isoformat()}&bill_type=ALL")
        except Refused as refusal:
            if refusal.code == NOTHING_THAT_DAY:
                return Statement.empty()
            raise
        return Statement.read(words, (_bill_row(row) for row in _table(_decoded(words))))

    def fund_bill(self, day: date) -> Sequence[Mapping[str, str]]:
        """Fetch how the account's balance moved, row by row in WeChat's own columns. :raises Refused, Unclear:"""
        words = self._download(f"/v3/bill/fundflowbill?bill_date={day.isoformat()}&account_type=BASIC")
        return list(_table(_decoded(words), until="资金流水总笔数"))

    def _download(self, path: str) -> bytes:
        said = self.wire.ask("GET", path)
        answer = self.wire.send("GET", str(said["download_url"]))
        if answer.status != 200 or hashlib.sha1(answer.body).hexdigest() != said["hash_value"]:  # noqa: S324 (WeChat's)
            raise Unclear("a bill that is not the one which was promised")
        return answer.body


class Splits:
    account: Account
    wire: Wire

    def split(self, split: NewSplit) -> SplitStatus:
        for share in split.shares:
            self._add_receiver(share)
        asked = {
            "appid": self.account.appid,
            "transaction_id": split.payment.trade_ref,
            "out_order_no": split.ref.hex,
            "receivers": [
                {
                    "type": _kind(share),
                    "account": share.account,
                    "amount": share.amount.minor,
                    "description": share.because[:80],
                }
                for share in split.shares
            ],
            "unfreeze_unsplit": split.is_last,
        }
        return _read(self.wire.ask("POST", "/v3/profitsharing/orders", asked), split)

    def query_split(self, split: NewSplit) -> SplitStatus:
        path = f"/v3/profitsharing/orders/{split.ref.hex}?transaction_id={split.payment.trade_ref}"
        return _read(self.wire.ask("GET", path), split)

    def unfreeze(self, split: NewSplit) -> SplitStatus:
        asked = {
            "transaction_id": split.payment.trade_ref,
            "out_order_no": split.ref.hex,
            "description": "结算完毕",
        }
        return _read(self.wire.ask("POST", "/v3/profitsharing/orders/unfreeze", asked), split)

    def take_back(self, wanted: NewReturn) -> SplitStatus:
        asked = {
            "out_order_no": wanted.split.ref.hex,
            "out_return_no": wanted.ref.hex,
            "return_mchid": wanted.account,
            "amount": wanted.amount.minor,
            "description": wanted.because[:80],
        }
        said = self.wire.ask("POST", "/v3/profitsharing/return-orders", asked)
        fate = RESULTS[said["result"]]
        done = {wanted.account: Money(wanted.amount.currency, said["amount"])} if fate == SplitFate.DONE else {}
        return SplitStatus(fate, str(said["return_id"]), done, str(said.get("fail_reason", "")))

    def account_of(self, shop_id: UUID) -> str | None:
        return made_up_account(shop_id) if self.account.makes_up_receivers else None

    def pay_out(self, payout: NewPayout) -> PayoutStatus:
        """Have a shop's balance sent to its bank: https://pay.weixin.qq.com/doc/v3/partner/4012476652"""
        asked = {
            "sub_mchid": payout.account,
            "out_request_no": payout.ref.hex,
            "amount": payout.amount.minor,
            "remark": "集市结算",
            "account_type": "BASIC",
        }
        said = self.wire.ask("POST", "/v3/ecommerce/fund/withdraw", asked)
        return PayoutStatus(PayoutFate.WAITING, payout.amount, str(said["withdraw_id"]))

    def query_payout(self, payout: NewPayout) -> PayoutStatus:
        path = f"/v3/ecommerce/fund/withdraw/out-request-no/{payout.ref.hex}?sub_mchid={payout.account}"
        said = self.wire.ask("GET", path)
        amount = Money(payout.amount.currency, said["amount"])
        return PayoutStatus(WITHDRAWALS[said["status"]], amount, str(said["withdraw_id"]), str(said.get("reason", "")))

    def _add_receiver(self, share: Share) -> None:
        """Make a receiver known; twice is once."""
        asked = {
            "appid": self.account.appid,
            "type": _kind(share),
            "account": share.account,
            "relation_type": "USER" if share.is_person else "STORE",
        }
        self.wire.ask("POST", "/v3/profitsharing/receivers/add", asked)


def _kind(share: Share) -> str:
    return "PERSONAL_OPENID" if share.is_person else "MERCHANT_ID"


def _read(said: Mapping[str, Any], split: NewSplit) -> SplitStatus:
    currency = split.payment.amount.currency
    parts = said.get("receivers", [])
    done = {part["account"]: Money(currency, part["amount"]) for part in parts if part["result"] == "SUCCESS"}
    trouble = ", ".join(str(part.get("fail_reason", "")) for part in parts if part["result"] == "CLOSED")
    fate = SplitFate.WAITING if said["state"] == "PROCESSING" else SplitFate.FAILED if trouble else SplitFate.DONE
    return SplitStatus(fate, str(said["order_id"]), done, trouble)


def _decoded(words: bytes) -> str:
    try:
        return words.decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        raise Unclear(f"a bill that makes no sense: {trouble!r}") from trouble


def _table(words: str, *, until: str = SUMMARY) -> Iterator[Mapping[str, str]]:
    """Read a bill's rows by the names of its columns, whose order differs between kinds of bills."""
    lines = [line for line in words.splitlines() if line]
    head = lines[0].split(",")
    for line in lines[1:]:
        values = [value.removeprefix("`") for value in line.split(",")]
        if values[0] == until:
            return
        yield dict(zip(head, values, strict=True))
    raise ValueError("the bill ends before its summary")


def _bill_row(row: Mapping[str, str]) -> BillRow:
    is_refund = row["交易状态"] in ("REFUND", "REVOKED")
    currency = row["货币种类"]
    return BillRow(
        kind=BillKind.REFUND if is_refund else BillKind.PAYMENT,
        payment_ref=row["商户订单号"],
        trade_ref=row["微信订单号"],
        refund_ref=row["商户退款单号"] if is_refund else "",
        amount=_money(row["退款金额" if is_refund else "订单金额"], currency),
        fee=_money(row["手续费"], currency),
        at=datetime.strptime(row["交易时间"], "%Y-%m-%d %H:%M:%S").replace(tzinfo=CHINA),
    )


def _money(yuan: str, currency: str) -> Money:
    """Read yuan; a fee has five places and is rounded to fen half up, as WeChat books it."""
    return Money(currency, int((Decimal(yuan) * 100).quantize(Decimal(1), "ROUND_HALF_UP")))
