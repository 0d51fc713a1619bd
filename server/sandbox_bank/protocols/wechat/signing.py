"""How WeChat and a merchant know one another."""

import base64
import re
import secrets
import time
from datetime import datetime, timedelta, timezone

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sandbox_bank import rsa_keys
from sandbox_bank.book import Book, Row
from sandbox_bank.signing import TOLERANCE_SECONDS

SCHEME = "WECHATPAY2-SHA256-RSA2048"
CHINA = timezone(timedelta(hours=8))


class NotSigned(Exception):
    """Whoever asks has not shown that it is a merchant of ours."""


def merchant_of(book: Book, *, authorization: str, method: str, target: str, body: bytes) -> Row:
    """Return the account that has signed a request. In: `target`, path and query as sent. :raises NotSigned:"""
    scheme, _, said = authorization.partition(" ")
    parts = dict(re.findall(r'(\w+)="([^"]*)"', said))
    merchant = book.account(parts.get("mchid", ""), "wechat")
    timestamp, nonce = parts.get("timestamp", ""), parts.get("nonce_str", "")
    if scheme != SCHEME or merchant is None or parts.get("serial_no") != merchant["serial_no"]:
        raise NotSigned("unknown merchant or certificate")
    if not timestamp.isdecimal() or abs(time.time() - int(timestamp)) > TOLERANCE_SECONDS:
        raise NotSigned("too old")
    words = f"{method}\n{target}\n{timestamp}\n{nonce}\n".encode() + body + b"\n"
    if not rsa_keys.is_signed(merchant["public_key"], words, parts.get("signature", "")):
        raise NotSigned("wrong signature")
    if not 8 <= len(nonce) <= 32 or not book.take_nonce(f"{merchant['number']} {nonce}", now=time.time()):
        raise NotSigned("nonce used before")
    return merchant


def platform_headers(
    book: Book, merchant: Row, body: bytes, *, signed_at: float, is_forged: bool = False
) -> dict[str, str]:
    """Sign what we say to a merchant, with the newest certificate or the public key's other half, as it has chosen."""
    key = book.platform_keys("wechat_public" if merchant["has_public_key"] else "wechat")[0]
    timestamp, nonce = str(int(signed_at)), secrets.token_hex(16)
    private = rsa_keys.make_private_key() if is_forged else key["private_pem"]
    words = f"{timestamp}\n{nonce}\n".encode() + body + b"\n"
    return {
        "Wechatpay-Timestamp": timestamp,
        "Wechatpay-Nonce": nonce,
        "Wechatpay-Serial": key["serial"],
        "Wechatpay-Signature": rsa_keys.sign(private, words),
        "Wechatpay-Signature-Type": SCHEME,
    }


def seal(api_v3_key: str, words: str, associated: str) -> dict[str, str]:
    """Close words with AES-256-GCM: the shape of every sealed resource."""
    nonce = secrets.token_hex(6)
    sealed = AESGCM(api_v3_key.encode()).encrypt(nonce.encode(), words.encode(), associated.encode())
    return {
        "algorithm": "AEAD_AES_256_GCM",
        "original_type": associated,
        "ciphertext": base64.b64encode(sealed).decode(),
        "associated_data": associated,
        "nonce": nonce,
    }


def beijing(seconds: float) -> str:
    """Write an instant as WeChat does: 2018-06-08T10:34:56+08:00."""
    return datetime.fromtimestamp(seconds, CHINA).isoformat(timespec="seconds")
