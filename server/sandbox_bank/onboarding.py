"""
Merchants sign up: the bank makes their keys and its own, and writes theirs into `payments.toml` beside the book, in the
layout that the market reads. `python -m sandbox_bank.onboarding` does only that, before either has opened.
"""

import secrets
import time
from collections.abc import Mapping
from pathlib import Path

from sandbox_bank import rsa_keys
from sandbox_bank.book import Book

PUBLIC_KEY_ID = "PUB_KEY_ID_0100000000000000000000000001"
FEE_BPS = {"wechat": 60, "alipay": 60, "stripe": 340}  # Of their public price lists, in 2025.
SPLIT_CAP_BPS = 9_900  # Of a payment: agreed with merchants who sell for shops. Others have 30 % at most.
KEYS = "payments.toml"


def take_in_merchants(book: Book, folder: Path, url: str) -> None:
    """Make accounts and keys, once; write the merchants' file anew, since the bank may have moved."""
    if not book.has_accounts():
        _make_platform_keys(book)
        for code, number in (("wechat", "1900000001"), ("wechat_2", "1900000002")):
            _make_wechat_merchant(book, code, number)
        _make_alipay_merchant(book)
        _make_stripe_merchant(book)
    file = folder / KEYS
    words = _keys_file(book, url)
    if not file.exists() or file.read_text() != words:
        file.touch(mode=0o600)
        file.write_text(words)


def rotate_wechat(book: Book) -> None:
    """Make a new certificate, by which WeChat's notices and answers are signed from now on. The old ones stay known."""
    private = rsa_keys.make_private_key()
    serial, certificate = rsa_keys.certificate_of(private, "Tenpay.com sandbox")
    book.keep_platform_key("wechat", serial, private, certificate, now=time.time())


def _make_platform_keys(book: Book) -> None:
    rotate_wechat(book)
    for protocol, serial in (("wechat_public", PUBLIC_KEY_ID), ("alipay", "alipay")):
        private = rsa_keys.make_private_key()
        book.keep_platform_key(protocol, serial, private, rsa_keys.public_of(private), now=time.time())


def _make_wechat_merchant(book: Book, code: str, number: str) -> None:
    private = rsa_keys.make_private_key()
    serial, _ = rsa_keys.certificate_of(private, code)
    facts = {
        "appid": "wx8888888888888888",
        "serial_no": serial,
        "private_key": private,
        "public_key": rsa_keys.public_of(private),
        "api_v3_key": secrets.token_hex(16),
        "has_public_key": code != "wechat",  # One merchant of each kind: certificates that rotate, and a public key.
        "fee_bps": FEE_BPS["wechat"],
    }
    book.keep_account(code, "wechat", number, facts)


def _make_alipay_merchant(book: Book) -> None:
    private = rsa_keys.make_private_key()
    facts = {"seller_id": "2088000000000001", "private_key": private, "public_key": rsa_keys.public_of(private)}
    book.keep_account("alipay", "alipay", "2021000000000001", {**facts, "fee_bps": FEE_BPS["alipay"]})


def _make_stripe_merchant(book: Book) -> None:
    facts = {"webhook_secret": f"whsec_{secrets.token_hex(16)}", "fee_bps": FEE_BPS["stripe"]}
    book.keep_account("stripe", "stripe", f"sk_test_{secrets.token_hex(16)}", facts)


def _keys_file(book: Book, url: str) -> str:
    said = ["# Written by the sandbox bank for the market that practises with it. No real money, no real keys."]
    for code in ("wechat", "wechat_2"):
        one = book.account_called(code)
        keys = {
            "code": code,
            "mchid": one["number"],
            "appid": one["appid"],
            "serial_no": one["serial_no"],
            "private_key": one["private_key"],
            "api_v3_key": one["api_v3_key"],
        }
        if one["has_public_key"]:
            public = book.platform_keys("wechat_public")[0]
            keys |= {"public_key_id": public["serial"], "public_key": public["public_pem"]}
        agreed = {"fee_bps": one["fee_bps"], "most_split_bps": SPLIT_CAP_BPS, "makes_up_receivers": True}
        said.append(_table("wechat", {**keys, "base_url": url, **agreed}))
    alipay = book.account_called("alipay")
    keys = {
        "code": "alipay",
        "app_id": alipay["number"],
        "seller_id": alipay["seller_id"],
        "private_key": alipay["private_key"],
        "alipay_public_key": book.platform_keys("alipay")[0]["public_pem"],
        "gateway": f"{url}/gateway.do",
    }
    agreed = {"fee_bps": alipay["fee_bps"], "most_split_bps": SPLIT_CAP_BPS, "makes_up_receivers": True}
    said.append(_table("alipay", {**keys, **agreed}))
    stripe = book.account_called("stripe")
    keys = {"code": "stripe", "api_key": stripe["number"], "webhook_secret": stripe["webhook_secret"]}
    said.append(
        _table(
            "stripe",
            {
                **keys,
                "base_url": f"{url}/stripe",
                "fee_bps": stripe["fee_bps"],
                "makes_up_receivers": True,
                "currencies": ["CNY", "USD", "EUR", "HKD"],
            },
        )
    )
    keys = {
        "code": "bank_transfer",
        "bank": "沙盒银行 Sandbox Bank",
        "holder": "集市 Jishi",
        "number": "6222 0000 0000 0001",
        "makes_up_receivers": True,
    }
    said.append(_table("bank_transfer", keys))
    return "\n".join(said)


def _table(name: str, keys: Mapping[str, object]) -> str:
    return f"\n[[{name}]]\n" + "".join(f"{key} = {_toml(value)}\n" for key, value in keys.items())


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"""\n{value}"""' if "\n" in value else f'"{value}"'
    if isinstance(value, list):
        return f"[{', '.join(_toml(one) for one in value)}]"
    return str(value)


def main() -> None:
    from config.env import env

    file = env.var_dir / "sandbox_bank" / "book.sqlite3"
    book = Book(file)
    take_in_merchants(book, file.parent, env.bank_url)
    book.close()


if __name__ == "__main__":
    main()
