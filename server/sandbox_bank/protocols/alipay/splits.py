"""Royalties: receivers are bound, shares of a trade are settled to them."""

from collections.abc import Mapping
from typing import Any

from sandbox_bank.book import Refused
from sandbox_bank.onboarding import SPLIT_CAP_BPS
from sandbox_bank.protocols.alipay.asking import Asked
from sandbox_bank.protocols.alipay.signing import minor_of, time_of, yuan


def bind(asked: Asked) -> Mapping[str, Any]:
    for one in asked.biz["receiver_list"]:
        asked.book.add_receiver(asked.merchant["code"], str(one["type"]), str(one["account"]), str(one.get("name", "")))
    return {"result_code": "SUCCESS"}


def settle(asked: Asked) -> Mapping[str, Any]:
    payment = asked.book.payment_numbered(str(asked.biz["trade_no"]), merchant=asked.merchant["code"])
    shares = [
        (str(one["trans_in_type"]), str(one["trans_in"]), minor_of(one["amount"]), str(one.get("desc", "")))
        for one in asked.biz["royalty_parameters"]
    ]
    is_last = asked.biz.get("extend_params", {}).get("royalty_finish") == "true"
    if not shares and is_last:
        asked.book.end_splits(payment, now=asked.now)
        return {"trade_no": payment["trade_no"], "settle_no": f"{payment['trade_no']}0"}
    done = asked.book.split(
        payment,
        split_ref=str(asked.biz["out_request_no"]),
        shares=shares,
        cap_bps=SPLIT_CAP_BPS,
        unfreeze=is_last,
        now=asked.now,
    )
    return {"trade_no": payment["trade_no"], "settle_no": done[0]["id"]}


def query_settle(asked: Asked) -> Mapping[str, Any]:
    payment = asked.book.payment_numbered(str(asked.biz["trade_no"]), merchant=asked.merchant["code"])
    number = str(asked.biz["out_request_no"])
    done = asked.book.splits_of(payment["id"], number)
    if not done:
        raise Refused(404, "no_such_split")
    late = asked.book.faults_of(payment).get("late", 0)
    details = [
        {
            "operation_type": "transfer",
            "execute_dt": time_of(one["settled_at"]),
            "trans_in": one["receiver"],
            "trans_in_type": one["receiver_kind"],
            "amount": yuan(one["minor"]),
            "state": "PROCESSING" if one["settled_at"] + late > asked.now else "SUCCESS",
        }
        for one in done
    ]
    return {"out_request_no": number, "settle_no": done[0]["id"], "royalty_detail_list": details}
