"""Reference numbers: hard to guess, easy to read aloud, with a check character that notices any single slip and any swap of neighbours."""

import re
import secrets
import unicodedata

# 31 characters without look-alikes (no 0 O, 1 I L, U V stay apart enough); 31 is prime, so a weighted sum notices every slip and swap.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
RANDOM_CHARACTERS = 11  # 31 ** 11 is more than 2 ** 54


def new_reference(prefix: str) -> str:
    """Such as E-7KQ2-M9XD-4TRB: 54 random bits and a check character."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(RANDOM_CHARACTERS))
    body += check_character(body)
    return f"{prefix}-{body[:4]}-{body[4:8]}-{body[8:]}"


def check_character(body: str) -> str:
    """The character that makes the sum of position x value divisible by 31."""
    total = sum((place + 2) * ALPHABET.index(char) for place, char in enumerate(body))
    return ALPHABET[-total % len(ALPHABET)]


def normal(typed: str) -> str:
    """A reference as people type it (small letters, other dashes, full width) in the spelling in which it is kept; what is none comes back in capitals."""
    plain = re.sub(r"[^0-9A-Z]", "", unicodedata.normalize("NFKC", typed).upper())
    prefix, body = plain[: -(RANDOM_CHARACTERS + 1)], plain[-(RANDOM_CHARACTERS + 1) :]
    if len(prefix) != 1 or not prefix.isalpha():
        return plain[:20]
    return f"{prefix}-{body[:4]}-{body[4:8]}-{body[8:]}"


def is_well_formed(reference: str, prefix: str = "") -> bool:
    """Whether it can be a reference at all, of the kind `prefix` where one is given: anything mistyped is noticed here."""
    kind, _, body = normal(reference).partition("-")
    body = body.replace("-", "")
    if (prefix and kind != prefix) or len(body) != RANDOM_CHARACTERS + 1 or any(char not in ALPHABET for char in body):
        return False
    return check_character(body[:-1]) == body[-1]
