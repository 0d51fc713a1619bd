"""Profit sharing: receivers, shares of a payment, letting the rest go, and taking back."""

import secrets
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from starlette.routing import Route

from sandbox_bank.book import Refused, Row
from sandbox_bank.protocols.wechat.door import Asked, door
from sandbox_bank.protocols.wechat.signing import beijing

CAP_BPS = 3000  # What a merchant's console allows unless another share was agreed.
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
        Route(f"{base}/orders/{{out_order_no}}", door(_query), methods=["GET"]),
        Route(f"{base}/transactions/{{transaction_id}}/amounts", door(_left), methods=["GET"]),
        Route(f"{base}/return-orders", door(_return), methods=["POST"]),
        Route(f"{base}/return-orders/{{out_return_no}}", door(_query_return), methods=["GET"]),
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
        cap_bps=CAP_BPS,
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
    return _shown(transaction, number, done, state="FINISHED")


def _left(asked: Asked) -> Mapping[str, Any]:
    transaction = asked.request.path_params["transaction_id"]
    payment = asked.book.payment_numbered(transaction, merchant=asked.merchant["code"])
    left = payment["minor"] * CAP_BPS // 10_000 - payment["split_minor"]
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
