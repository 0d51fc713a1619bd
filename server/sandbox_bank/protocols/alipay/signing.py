"""How Alipay and a merchant know one another."""

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from decimal import Decimal, InvalidOperation

from sandbox_bank.book import Refused

CHINA = timezone(timedelta(hours=8))


def pairs(said: Mapping[str, str]) -> bytes:
    """Write what is signed: every pair that is not empty, sorted by name; never the signature itself."""
    return "&".join(f"{name}={said[name]}" for name in sorted(said) if name != "sign" and said[name] != "").encode()


def yuan(minor: int) -> str:
    return f"{'-' if minor < 0 else ''}{abs(minor) // 100}.{abs(minor) % 100:02d}"


def minor_of(words: object) -> int:
    """Read an amount in yuan, of two places at most. :raises Refused:"""
    try:
        minor = Decimal(str(words)) * 100
    except InvalidOperation:
        raise Refused(400, "amount_makes_no_sense") from None
    if minor != int(minor) or minor <= 0:
        raise Refused(400, "amount_makes_no_sense")
    return int(minor)


def time_of(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, CHINA).strftime("%Y-%m-%d %H:%M:%S")


def instant_of(words: str) -> float:
    """:raises Refused:"""
    try:
        return datetime.strptime(words, "%Y-%m-%d %H:%M:%S").replace(tzinfo=CHINA).timestamp()
    except ValueError:
        raise Refused(400, "amount_makes_no_sense") from None
