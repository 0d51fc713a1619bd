"""
How we and WeChat know one another: https://pay.weixin.qq.com/doc/v3/merchant/4012365870 and what it leads to.

A request is signed with our key; whatever WeChat says is signed with a platform certificate, which it changes when it
likes, or with its public key, whose number begins with PUB_KEY_ID. Notices are sealed with AES-256-GCM besides.
"""

import base64
import json
import secrets
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import msgspec
from cryptography import x509
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from market.payments.providers import rsa
from market.payments.providers.base import NoSuchPayment, Refused, Unclear, UnknownKey, Unproven
from market.payments.providers.keys import keep_keys, key_of
from market.payments.providers.lines import Answer, Lines

SCHEME = "WECHATPAY2-SHA256-RSA2048"
HEADERS = frozenset(
    f"wechatpay-{name}" for name in ("timestamp", "nonce", "serial", "signature", "signature-type")
)  # In which WeChat signs.
CLOCK_TOLERANCE_SECONDS = 300  # What WeChat's documents name.
NOT_FOUND = frozenset({"ORDER_NOT_EXIST", "ORDERNOTEXIST", "RESOURCE_NOT_EXISTS"})


class Account(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One merchant account, as settings hold it."""

    code: str
    mchid: str
    appid: str
    serial_no: str  # Of our own certificate.
    private_key: str  # Of our own certificate, PEM.
    api_v3_key: str  # 32 characters, set in the merchant's console.
    public_key_id: str = ""
    public_key: str = ""
    base_url: str = "https://api.mch.weixin.qq.com"
    fee_bps: int = 60
    most_split_bps: int = 3000
    split_window_days: int = 30  # An ordinary merchant's; a marketplace has 180.
    makes_up_receivers: bool = False  # Only a simulator takes any number for a shop's account.

    def __repr__(self) -> str:
        return f"<WeChat Pay {self.code} {self.mchid}>"  # Never its keys.


class Wire:
    def __init__(self, account: Account) -> None:
        self.account = account
        self._lines = Lines(account.base_url)

    def ask(self, method: str, path: str, said: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """
        Ask WeChat, and return what it has provably answered; {} when there is nothing in it.

        :raises NoSuchPayment, Refused, Unclear: also when the answer does not prove itself
        """
        answer = self.send(method, path, said)
        self._check(answer)
        try:
            body = json.loads(answer.body) if answer.body else {}
        except ValueError as trouble:
            raise Unclear("an answer that is no JSON") from trouble
        if answer.status in (200, 202, 204):
            return dict(body)
        code, message = str(body.get("code", "")), str(body.get("message", ""))
        if answer.status >= 500 or answer.status in (401, 429):
            raise Unclear(f"answered {answer.status} {code} {message}")
        raise (NoSuchPayment if code in NOT_FOUND else Refused)(code, message)

    def send(self, method: str, path: str, said: Mapping[str, Any] | None = None) -> Answer:
        """Sign and send. In: `path` with its query. :raises Unclear:"""
        body = b"" if said is None else json.dumps(said, ensure_ascii=False).encode()
        timestamp, nonce = str(int(time.time())), secrets.token_hex(16)
        target = path.removeprefix(self.account.base_url)
        words = f"{method}\n{target}\n{timestamp}\n{nonce}\n".encode() + body + b"\n"
        signature = rsa.sign(self.account.private_key, words)
        headers = {
            "Accept": "application/json",
            "Content-Type": "application/json",
            "User-Agent": "jishi",
            "Authorization": (
                f'{SCHEME} mchid="{self.account.mchid}",nonce_str="{nonce}",signature="{signature}",'
                f'timestamp="{timestamp}",serial_no="{self.account.serial_no}"'
            ),
        }
        if self.account.public_key_id:
            headers["Wechatpay-Serial"] = self.account.public_key_id
        return self._lines.ask(method, target, body=body, headers=headers)

    def fetch_keys(self) -> None:
        """Fetch the certificates that WeChat signs with now, and keep them. :raises Unclear:"""
        answer = self.send("GET", "/v3/certificates")
        if answer.status != 200:
            raise Unclear(f"the certificates were answered with {answer.status}")
        found = {}
        for one in json.loads(answer.body)["data"]:
            words = self.unseal(one["encrypt_certificate"]).decode()
            found[one["serial_no"]] = (words, x509.load_pem_x509_certificate(words.encode()).not_valid_after_utc)
        # They came sealed with a key that only WeChat has besides us; and one of them has signed the answer.
        named = {name.lower(): value for name, value in answer.headers.items()}
        signer = found.get(named.get("wechatpay-serial", ""))
        if signer is None or not rsa.is_signed(
            signer[0], _words(named, answer.body), named.get("wechatpay-signature", "")
        ):
            raise Unclear("certificates that none of them has signed")
        keep_keys(self.account.code, [(serial, words, until) for serial, (words, until) in found.items()])

    def prove(self, headers: Mapping[str, str], body: bytes, *, at: datetime) -> None:
        """Check who has signed. In: names in lower case; `at`, when it reached us. :raises Unproven, UnknownKey:"""
        serial, timestamp = headers.get("wechatpay-serial", ""), headers.get("wechatpay-timestamp", "")
        if headers.get("wechatpay-signature-type", SCHEME) != SCHEME:
            raise Unproven("signed in a way that we do not know")
        if not timestamp.isdecimal() or abs(at.timestamp() - int(timestamp)) > CLOCK_TOLERANCE_SECONDS:
            raise Unproven("too old")
        if serial and serial == self.account.public_key_id:
            key: str | None = rsa.pem(self.account.public_key, "PUBLIC KEY")
        else:
            key = key_of(self.account.code, serial, now=at)
        if key is None:
            raise UnknownKey("signed with a certificate that we have not seen")
        if not rsa.is_signed(key, _words(headers, body), headers.get("wechatpay-signature", "")):
            raise Unproven("wrong signature")

    def unseal(self, resource: Mapping[str, Any]) -> bytes:
        """Open what is sealed. :raises Unproven: with another key than ours"""
        try:
            assert resource["algorithm"] == "AEAD_AES_256_GCM", "the only one there is"
            sealed = base64.b64decode(resource["ciphertext"], validate=True)
            associated = str(resource.get("associated_data") or "").encode()
            return AESGCM(self.account.api_v3_key.encode()).decrypt(resource["nonce"].encode(), sealed, associated)
        except (InvalidTag, AssertionError, KeyError, AttributeError, ValueError) as trouble:
            raise Unproven("sealed for somebody else") from trouble

    def _check(self, answer: Answer) -> None:
        """Believe an answer only if it is WeChat's: a refusal too, since it would make us give up. :raises Unclear:"""
        headers = {name.lower(): value for name, value in answer.headers.items()}
        now = datetime.now(UTC)
        try:
            try:
                self.prove(headers, answer.body, at=now)
            except UnknownKey:
                self.fetch_keys()
                self.prove(headers, answer.body, at=now)
        except Unproven as trouble:
            raise Unclear(f"an answer of status {answer.status} that proves nothing: {trouble}") from trouble


def _words(headers: Mapping[str, str], body: bytes) -> bytes:
    head = f"{headers.get('wechatpay-timestamp', '')}\n{headers.get('wechatpay-nonce', '')}\n"
    return head.encode() + body + b"\n"
