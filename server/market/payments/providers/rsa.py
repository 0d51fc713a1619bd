"""RSA over SHA-256, PKCS #1 v1.5, in Base64: how the Chinese wallets and their merchants sign."""

import base64
import binascii
from functools import lru_cache

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key

LEAST_BITS = 2048  # What both wallets ask for; a shorter key is somebody's mistake.


def sign(private_pem: str, words: bytes) -> str:
    return base64.b64encode(_private(private_pem).sign(words, padding.PKCS1v15(), hashes.SHA256())).decode()


def is_signed(public_pem: str, words: bytes, signature: str) -> bool:
    """Say whether the owner of this public key or certificate has signed these words."""
    try:
        _public(public_pem).verify(
            base64.b64decode(signature, validate=True), words, padding.PKCS1v15(), hashes.SHA256()
        )
    except (InvalidSignature, binascii.Error, ValueError):
        return False
    return True


def pem(words: str, kind: str) -> str:
    """Return a key as PEM; consoles also give the Base64 in it alone, in one line. In: `kind`, as "PUBLIC KEY"."""
    return words if "-----BEGIN" in words else f"-----BEGIN {kind}-----\n{words.strip()}\n-----END {kind}-----\n"


@lru_cache(maxsize=32)
def _private(private_pem: str) -> RSAPrivateKey:
    key = load_pem_private_key(private_pem.encode(), password=None)
    assert isinstance(key, RSAPrivateKey) and key.key_size >= LEAST_BITS, "an RSA key of at least 2048 bits"
    return key


@lru_cache(maxsize=64)
def _public(public_pem: str) -> RSAPublicKey:
    words = public_pem.encode()
    is_certificate = b"BEGIN CERTIFICATE" in words
    key = x509.load_pem_x509_certificate(words).public_key() if is_certificate else load_pem_public_key(words)
    assert isinstance(key, RSAPublicKey) and key.key_size >= LEAST_BITS, "an RSA key of at least 2048 bits"
    return key
