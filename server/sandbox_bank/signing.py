"""
How the bank and a merchant know one another: HMAC-SHA256 with a shared secret over what is said, when, and a nonce.

A request signs "METHOD\\npath\\ntimestamp\\nnonce\\n" and its body; a notice signs "timestamp\\nnonce\\n" and its body.
"""

import hashlib
import hmac

TOLERANCE_SECONDS = 300  # How far two honest clocks may be apart; nonces are remembered for twice as long.
TIMESTAMP, NONCE, SIGNATURE = "Bank-Timestamp", "Bank-Nonce", "Bank-Signature"


def sign(secret: str, *parts: str, body: bytes) -> str:
    """Return the signature of these parts and the body, in hexadecimal."""
    head = "".join(f"{part}\n" for part in parts).encode()
    return hmac.new(secret.encode(), head + body, hashlib.sha256).hexdigest()


def is_signed(secret: str, signature: str, *parts: str, body: bytes) -> bool:
    return hmac.compare_digest(sign(secret, *parts, body=body).encode(), signature.encode())
