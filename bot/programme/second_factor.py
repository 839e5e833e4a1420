"""One-time codes (TOTP, RFC 6238) as the second factor. The secret is made of the installation's own key and a salt in the database, and kept nowhere."""

import base64
import hashlib
import hmac
import secrets
from datetime import datetime

import pyotp

STEP_SECONDS = 30
DIGITS = 6
ISSUER = "CPP 清潔生產"  # what an authenticator shows above the codes


def new_salt() -> str:
    return secrets.token_urlsafe(32)


def secret(key: str, salt: str) -> str:
    """What an authenticator is given, in base32. `key`: the installation's own; `salt`: of the member of staff."""
    return base64.b32encode(hmac.digest(key.encode(), b"totp " + salt.encode(), hashlib.sha256)[:20]).decode()


def address(key: str, salt: str, login: str) -> str:
    """The same as an otpauth: address, for a QR code."""
    return pyotp.TOTP(secret(key, salt)).provisioning_uri(name=login, issuer_name=ISSUER)


def step_of(key: str, salt: str, code: str, now: datetime, last: int | None) -> int | None:
    """Which step a code is of, if it is good now: of this half minute, the one before or the next, and later than `last`, the last that was used."""
    typed = "".join(code.split())
    codes, current = pyotp.TOTP(secret(key, salt)), int(now.timestamp()) // STEP_SECONDS
    good = [step for step in (current - 1, current, current + 1) if hmac.compare_digest(codes.generate_otp(step).encode(), typed.encode())]
    return next((step for step in good if last is None or step > last), None)
