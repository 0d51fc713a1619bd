"""Profit sharing: receivers, shares of a payment, letting the rest go, taking back; and sending shares to banks."""

import secrets
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from starlette.routing import Route

from sandbox_bank.book import Refused, Row
from sandbox_bank.onboarding import SPLIT_CAP_BPS
from sandbox_bank.protocols.wechat.door import Asked, door
from sandbox_bank.protocols.wechat.signing import beijing

WAIT_SECONDS = 60  # After the payment: "订单支付成功 1 分钟后".
MOST_RECEIVERS = 50


class Receiver(msgspec.Struct):
    type: str
    account: str
    amount: int = 0
    description: str = ""
    name: str = ""


class NewSplit(msgspec.Struct):
    appid: str
    transaction_id: str
    out_order_no: str
    receivers: list[Receiver]
    unfreeze_unsplit: bool


class NewUnfreeze(msgspec.Struct):
    transaction_id: str
    out_order_no: str
    description: str


class NewWithdrawal(msgspec.Struct):
    sub_mchid: str
    out_request_no: str
    amount: int


class NewReturn(msgspec.Struct):
    out_order_no: str
    out_return_no: str
    return_mchid: str
    amount: int
    description: str


def routes() -> list[Route]:
    base = "/v3/profitsharing"
    return [
        Route(f"{base}/receivers/add", door(_add_receiver), methods=["POST"]),
        Route(f"{base}/orders", door(_split, about=_of_transaction), methods=["POST"]),
        Route(f"{base}/orders/unfreeze", door(_unfreeze, about=_of_transaction), methods=["POST"]),
        Route(f"{base}/orders/{{out_order_no}}", door(_query, about=_of_split), methods=["GET"]),
        Route(f"{base}/transactions/{{transaction_id}}/amounts", door(_left), methods=["GET"]),
        Route(f"{base}/return-orders", door(_return, about=_of_split), methods=["POST"]),
        Route(f"{base}/return-orders/{{out_return_no}}", door(_query_return), methods=["GET"]),
        Route("/v3/ecommerce/fund/withdraw", door(_withdraw), methods=["POST"]),
        Route("/v3/ecommerce/fund/withdraw/out-request-no/{out_request_no}", door(_query_withdrawal), methods=["GET"]),
    ]


def _add_receiver(asked: Asked) -> Mapping[str, Any]:
    new: Receiver = asked.read(Receiver)
    asked.book.add_receiver(asked.merchant["code"], new.type, new.account, new.name)
    return {"type": new.type, "account": new.account, "relation_type": "STORE"}


def _split(asked: Asked) -> Mapping[str, Any]:
    new: NewSplit = asked.read(NewSplit)
    payment = asked.book.payment_numbered(new.transaction_id, merchant=asked.merchant["code"])
    if not 1 <= len(new.receivers) <= MOST_RECEIVERS or not msgspec.json.decode(payment["facts"])["shares"]:
        raise Refused(400, "amount_makes_no_sense")
    shares = [(one.type, one.account, one.amount, one.description) for one in new.receivers]
    done = asked.book.split(
        payment,
        split_ref=new.out_order_no,
        shares=shares,
        cap_bps=SPLIT_CAP_BPS,
        wait_seconds=WAIT_SECONDS,
        unfreeze=new.unfreeze_unsplit,
        now=asked.now,
    )
    return _shown(new.transaction_id, new.out_order_no, done, state="PROCESSING")  # As in life.


def _unfreeze(asked: Asked) -> Mapping[str, Any]:
    new: NewUnfreeze = asked.read(NewUnfreeze)
    payment = asked.book.payment_numbered(new.transaction_id, merchant=asked.merchant["code"])
    asked.book.end_splits(payment, now=asked.now)
    return _shown(new.transaction_id, new.out_order_no, [], state="FINISHED")


def _query(asked: Asked) -> Mapping[str, Any]:
    transaction = asked.request.query_params.get("transaction_id", "")
    number = asked.request.path_params["out_order_no"]
    payment = asked.book.payment_numbered(transaction, merchant=asked.merchant["code"])
    done = asked.book.splits_of(payment["id"], number)
    if not done and payment["splits_end_at"] is None:
        raise Refused(404, "no_such_split")
    late = asked.book.faults_of(payment).get("late", 0)
    is_on_its_way = bool(done) and done[0]["settled_at"] + late > asked.now
    return _shown(transaction, number, done, state="PROCESSING" if is_on_its_way else "FINISHED")


def _left(asked: Asked) -> Mapping[str, Any]:
    transaction = asked.request.path_params["transaction_id"]
    payment = asked.book.payment_numbered(transaction, merchant=asked.merchant["code"])
    left = payment["minor"] * SPLIT_CAP_BPS // 10_000 - payment["split_minor"]
    return {"transaction_id": transaction, "unsplit_amount": 0 if payment["splits_end_at"] else left}


def _return(asked: Asked) -> Mapping[str, Any]:
    new: NewReturn = asked.read(NewReturn)
    done = asked.book.return_split(
        merchant=asked.merchant["code"],
        return_ref=new.out_return_no,
        split_ref=new.out_order_no,
        account=new.return_mchid,
        minor=new.amount,
        now=asked.now,
    )
    return _returned(asked.book.split_return(done["return_ref"]))


def _query_return(asked: Asked) -> Mapping[str, Any]:
    return _returned(asked.book.split_return(asked.request.path_params["out_return_no"]))


def _withdraw(asked: Asked) -> Mapping[str, Any]:
    """Send a shop's balance to its bank."""
    new: NewWithdrawal = asked.read(NewWithdrawal)
    done = asked.book.pay_out(
        merchant=asked.merchant["code"],
        payout_ref=new.out_request_no,
        receiver=new.sub_mchid,
        currency="CNY",
        minor=new.amount,
        now=asked.now,
    )
    return {"sub_mchid": new.sub_mchid, "withdraw_id": done["id"], "out_request_no": new.out_request_no}


def _query_withdrawal(asked: Asked) -> Mapping[str, Any]:
    row = asked.book.payout(asked.request.path_params["out_request_no"], merchant=asked.merchant["code"])
    state = asked.book.payout_state(row)
    return {
        "sub_mchid": row["receiver"],
        "sp_mchid": asked.merchant["number"],
        "status": {"waiting": "CREATE_SUCCESS", "done": "SUCCESS", "bounced": "REFUND"}[state],
        "withdraw_id": row["id"],
        "out_request_no": row["payout_ref"],
        "amount": row["minor"],
        "create_time": beijing(row["created_at"]),
        "update_time": beijing(row["arrives_at"]),
        "reason": "银行退票" if state == "bounced" else "",
    }


def _of_split(asked: Asked) -> str:
    """Return the payment of a split that is asked about, or of which something is taken back."""
    number = asked.request.path_params.get("out_order_no", "")
    if not number:
        try:
            number = str(msgspec.json.decode(asked.body, type=dict[str, Any]).get("out_order_no", ""))
        except msgspec.MsgspecError:
            return ""
    return asked.book.payment_of_split(number, merchant=asked.merchant["code"])


def _of_transaction(asked: Asked) -> str:
    try:
        said = msgspec.json.decode(asked.body, type=dict[str, Any])
        number = str(said.get("transaction_id", ""))
        return str(asked.book.payment_numbered(number, merchant=asked.merchant["code"])["merchant_ref"])
    except (msgspec.MsgspecError, Refused):
        return ""


def _shown(transaction: str, number: str, done: Sequence[Row], *, state: str) -> dict[str, Any]:
    result = "PENDING" if state == "PROCESSING" else "SUCCESS"
    return {
        "transaction_id": transaction,
        "out_order_no": number,
        "order_id": done[0]["id"] if done else f"3{secrets.randbelow(10**27):027d}",
        "state": state,
        "receivers": [
            {
                "type": one["receiver_kind"],
                "account": one["receiver"],
                "amount": one["minor"],
                "description": one["because"],
                "result": result,
                "create_time": beijing(one["created_at"]),
                "finish_time": beijing(one["settled_at"]),
                "detail_id": one["id"],
            }
            for one in done
        ],
    }


def _returned(row: Row) -> dict[str, Any]:
    return {
        "order_id": row["split_id"],
        "out_order_no": row["split_ref"],
        "out_return_no": row["return_ref"],
        "return_id": row["id"],
        "return_mchid": row["receiver"],
        "amount": row["minor"],
        "result": "SUCCESS",
        "create_time": beijing(row["settled_at"]),
        "finish_time": beijing(row["settled_at"]),
    }
