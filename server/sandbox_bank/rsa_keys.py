"""RSA as the wallets' protocols use it: keys of 2048 bits, PKCS #1 v1.5 over SHA-256, written in Base64."""

import base64
import binascii
import secrets
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.x509.oid import NameOID

VALID_DAYS = 5 * 365  # As long as the certificates of WeChat's platform.


def make_private_key() -> str:
    """Return a new private key, PEM, PKCS #8."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode()


def public_of(private_pem: str) -> str:
    """Return the public half, PEM."""
    public = _private(private_pem).public_key()
    return public.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo).decode()


def certificate_of(private_pem: str, name: str) -> tuple[str, str]:
    """Certify a key by itself, for a bank that nobody needs to trust. Return its serial in hexadecimal, and the PEM."""
    key = _private(private_pem)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    # The first bit is set, so that the number never begins with a nought that some would leave out.
    number = secrets.randbits(158) | 1 << 158
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(number)
        .not_valid_before(now - timedelta(minutes=5))
        .not_valid_after(now + timedelta(days=VALID_DAYS))
        .sign(key, hashes.SHA256())
    )
    return f"{number:040X}", made.public_bytes(serialization.Encoding.PEM).decode()


def sign(private_pem: str, words: bytes) -> str:
    return base64.b64encode(_private(private_pem).sign(words, padding.PKCS1v15(), hashes.SHA256())).decode()


def is_signed(public_pem: str, words: bytes, signature: str) -> bool:
    key = serialization.load_pem_public_key(public_pem.encode())
    assert isinstance(key, rsa.RSAPublicKey), "all our merchants' keys are RSA"
    try:
        key.verify(base64.b64decode(signature, validate=True), words, padding.PKCS1v15(), hashes.SHA256())
    except (InvalidSignature, binascii.Error, ValueError):
        return False
    return True


def _private(private_pem: str) -> rsa.RSAPrivateKey:
    key = serialization.load_pem_private_key(private_pem.encode(), password=None)
    assert isinstance(key, rsa.RSAPrivateKey), "all our keys are RSA"
    return key
