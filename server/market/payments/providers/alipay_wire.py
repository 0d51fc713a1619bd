"""
How we and Alipay know one another: https://opendocs.alipay.com/common/02kf5q and what it leads to.

Whatever is said is a list of pairs; signed ("RSA2") are those that are not empty, sorted by name. An answer's signature
is over its node exactly as it was written.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from urllib.parse import urlencode

import msgspec

from market.payments.providers import rsa
from market.payments.providers.base import NoSuchPayment, Refused, Unclear
from market.payments.providers.lines import Lines

CHINA = timezone(timedelta(hours=8))  # In whose time Alipay reads and writes.
NOT_FOUND = "ACQ.TRADE_NOT_EXIST"
DONE, IN_PROGRESS, BUSY, FAILED = "10000", "10003", "20000", "40004"


class Account(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One app at Alipay, as settings hold it. The keys may be PEM, or the bare line that the console gives."""

    code: str
    app_id: str
    seller_id: str
    private_key: str  # Ours, PKCS #8.
    alipay_public_key: str  # Alipay's, not our own public key: they are easily mistaken.
    gateway: str = "https://openapi.alipay.com/gateway.do"
    fee_bps: int = 60
    most_split_bps: int = 3000
    makes_up_receivers: bool = False  # Only a simulator takes any number for a shop's account.

    def __repr__(self) -> str:
        return f"<Alipay {self.code} {self.app_id}>"  # Never its keys.


class Wire:
    def __init__(self, account: Account) -> None:
        self.account = account
        self._lines = Lines(account.gateway)
        self._private = rsa.pem(account.private_key, "PRIVATE KEY")
        self._public = rsa.pem(account.alipay_public_key, "PUBLIC KEY")

    def signed(self, method: str, biz: Mapping[str, Any], **addresses: str) -> str:
        """Return a request, signed, as a query. In: `notify_url`, `return_url`."""
        said = {
            "app_id": self.account.app_id,
            "method": method,
            "format": "JSON",
            "charset": "utf-8",
            "sign_type": "RSA2",
            "timestamp": datetime.now(CHINA).strftime("%Y-%m-%d %H:%M:%S"),
            "version": "1.0",
            "biz_content": json.dumps(biz, ensure_ascii=False, separators=(",", ":")),
            **addresses,
        }
        return urlencode({**said, "sign": rsa.sign(self._private, _pairs(said))})

    def ask(self, method: str, biz: Mapping[str, Any], **addresses: str) -> dict[str, Any]:
        """
        Ask Alipay, and return what it has provably answered.

        :raises NoSuchPayment, Refused, Unclear: also when the answer does not prove itself
        """
        body = self.signed(method, biz, **addresses).encode()
        headers = {"Content-Type": "application/x-www-form-urlencoded;charset=utf-8", "User-Agent": "jishi"}
        answer = self._lines.ask("POST", "", body=body, headers=headers)
        if answer.status != 200:
            raise Unclear(f"answered {answer.status}")
        said = self._read(answer.body, f"{method.replace('.', '_')}_response")
        code, sub_code = str(said.get("code", "")), str(said.get("sub_code", ""))
        if code in (DONE, IN_PROGRESS):
            return said
        if code != FAILED or sub_code.endswith(("SYSTEM_ERROR", "unknow-error")):
            raise Unclear(f"answered {code} {sub_code}")
        raise (NoSuchPayment if sub_code == NOT_FOUND else Refused)(sub_code, str(said.get("sub_msg", "")))

    def fetch(self, url: str) -> bytes:
        """Fetch a file whose address Alipay has given us. :raises Unclear:"""
        answer = self._lines.ask("GET", url, headers={"User-Agent": "jishi"})
        if answer.status != 200:
            raise Unclear(f"a file was answered with {answer.status}")
        return answer.body

    def is_told_by_alipay(self, said: Mapping[str, str]) -> bool:
        """Say whether a notice's pairs are signed. Unlike a request's, a notice's signature leaves its kind out."""
        words = {name: value for name, value in said.items() if name != "sign_type"}
        return said.get("sign_type") == "RSA2" and rsa.is_signed(self._public, _pairs(words), said.get("sign", ""))

    def _read(self, body: bytes, node: str) -> dict[str, Any]:
        """Return the node of an answer, whose very letters are signed. :raises Unclear:"""
        try:
            words = body.decode()
            said = json.loads(words)
            if node not in said:
                raise Unclear(f"answered {said.get('error_response', {}).get('sub_code', 'nothing')}")
            begin = words.index(":", words.index(f'"{node}"')) + 1
            while words[begin].isspace():
                begin += 1
            found, end = json.JSONDecoder().raw_decode(words, begin)
        except (ValueError, AttributeError, IndexError) as trouble:
            raise Unclear("an answer that makes no sense") from trouble
        if not rsa.is_signed(self._public, words[begin:end].encode(), str(said.get("sign", ""))):
            raise Unclear("an answer that proves nothing")
        return dict(found)


def _pairs(said: Mapping[str, str]) -> bytes:
    return "&".join(f"{name}={said[name]}" for name in sorted(said) if name != "sign" and said[name] != "").encode()


def instant(words: str) -> datetime:
    """Read Beijing's time. :raises ValueError:"""
    return datetime.strptime(words, "%Y-%m-%d %H:%M:%S").replace(tzinfo=CHINA).astimezone(UTC)
