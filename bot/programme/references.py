"""Reference numbers: hard to guess, easy to read aloud, with a check character that notices any single slip and any swap of neighbours."""

import secrets

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


def is_well_formed(reference: str) -> bool:
    """Whether it can be a reference at all: anything mistyped is noticed here."""
    _, _, body = reference.upper().partition("-")
    body = body.replace("-", "")
    if len(body) != RANDOM_CHARACTERS + 1 or any(char not in ALPHABET for char in body):
        return False
    return check_character(body[:-1]) == body[-1]
