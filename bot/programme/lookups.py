"""Looking a status up without being of the company: the reference and one more fact. Wrong and absent are one answer, reached by the same steps."""

import hmac
import re
import unicodedata
from typing import Any

from sqlalchemy import select

from bot.programme import Here, applications, limits
from bot.programme.application_states import public
from bot.programme.companies import registration_key
from bot.programme.references import ALPHABET, RANDOM_CHARACTERS, is_well_formed, normal
from bot.tables import application, company

NOBODY = "no such fact"  # what is compared where there is no case, so that the same work is done


def spelled(typed: str) -> str:
    """A reference of an application as it is kept; the A before it may be left out."""
    reference = normal(typed)
    if re.match(r"\W*[A-Z]\W", unicodedata.normalize("NFKC", typed).upper()):
        return reference  # its letter stands before it: what is short of a character must not be read as one without its letter
    return normal(f"A{reference}") if is_well_formed(f"A{reference}", "A") else reference


def read(here: Here, *, reference: str) -> dict[str, Any]:
    """{"reference": as it is kept, "slip": what was mistyped in it, or None}.

    A slip is "length", "kind" (it is of something else), "character" (one that no reference has) or "check" (one is wrong, or two are swapped)."""
    return {"reference": spelled(reference), "slip": _slip(spelled(reference))}


def _slip(reference: str) -> str | None:
    kind, _, body = reference.partition("-")
    if len(body.replace("-", "")) != RANDOM_CHARACTERS + 1:
        return "length"
    if kind != "A":
        return "kind"
    if any(char not in ALPHABET for char in body.replace("-", "")):
        return "character"
    return None if is_well_formed(reference, "A") else "check"


def find(here: Here, *, reference: str, fact: str, contact: str = "") -> dict[str, Any]:
    """`fact`: the contact given in the application (telephone in E.164, or e-mail), or the company's registration number. `contact`: the same words
    read as a telephone number or an e-mail address, where they can be.

    Returns {"outcome": "found", "application": a view without names and contacts}, "unknown", or "wait" with "minutes"."""
    reference = spelled(reference)
    minutes = limits.to_wait(here, "status", reference)
    if minutes:
        return {"outcome": "wait", "minutes": minutes}
    joined = select(application, company.c.registration_key).join(company, company.c.id == application.c.company_id)
    row = here.connection.execute(joined.where(application.c.reference == reference)).one_or_none()
    with_us = row is not None and public(row.state) is not None
    facts = [row.contact.casefold(), row.registration_key or NOBODY] if row is not None and with_us else [NOBODY, NOBODY]
    said = [(contact or fact).strip().casefold(), registration_key(fact) or "-"]
    same = [hmac.compare_digest(known.encode(), given.encode()) for known, given in zip(facts, said, strict=True)]
    if row is None or not with_us or not any(same):
        return {"outcome": "unknown"}
    return {"outcome": "found", "application": applications.status_view(here, row)}
