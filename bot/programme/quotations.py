"""Quotations as the applicant states them, and what about them an officer should look at: signs, never a refusal."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Any, TypedDict

from sqlalchemy import Connection, func, select, update

from bot.folding import fold
from bot.programme import Here, application_changes, companies, holders
from bot.programme.application_changes import Held
from bot.programme.application_states import THEIRS
from bot.tables import application, application_file, company, quotation

MOST = 10
ROUND_CENTS = 10_000 * 100
FEWEST_FOR_STEPS = 3  # of two quotations there is one step only, and it is always equal to itself
ITEM = "quotation"  # of the check-list
_NOT_IN_ADDRESS = re.compile(r"[\W_]+|中国|广东省|\b(?:china|guangdong|province|no)\b")


class Elsewhere(TypedDict):
    """What other cases, as far as they were handed in, have in common with this one: documents by sha256, quotations by address."""

    files: list[dict[str, str]]  # {"sha256", "reference"}
    quotations: list[dict[str, str]]  # {"firm", "address", "reference"}


# --- the applicant's side ---


def add(here: Here, *, application_id: int, firm: str, address: str | None, day: str, amount_cents: int) -> dict[str, Any]:
    """Put a quotation down while the case is with the applicant. Returns {"outcome": "added"}, "too_many", "not_now" or "unknown"."""
    held = _theirs(here, application_id)
    if isinstance(held, dict):
        return held
    there = select(func.count()).select_from(quotation).where(quotation.c.application_id == application_id, quotation.c.removed_at.is_(None))
    if here.connection.execute(there).scalar_one() >= MOST:
        return {"outcome": "too_many"}
    values = {"application_id": application_id, "firm": firm, "address": address, "address_key": address_key(address), "day": day, "amount_cents": amount_cents}
    here.connection.execute(quotation.insert().values(**values, created_at=here.now))
    application_changes.edit(here, held, "edit_quotation")
    return {"outcome": "added"}


def remove(here: Here, *, application_id: int, quotation_id: int) -> dict[str, Any]:
    """Take a quotation back while the case is with the applicant. Returns {"outcome": "removed"}, "not_now" or "unknown"."""
    held = _theirs(here, application_id)
    if isinstance(held, dict):
        return held
    this = (quotation.c.id == quotation_id) & (quotation.c.application_id == application_id) & quotation.c.removed_at.is_(None)
    if here.connection.execute(update(quotation).where(this).values(removed_at=here.now).returning(quotation.c.id)).first() is None:
        return {"outcome": "unknown"}
    application_changes.edit(here, held, "edit_quotation")
    return {"outcome": "removed"}


def listed(here: Here, *, application_id: int) -> list[dict[str, Any]] | None:
    """The quotations of a case of this chat's company, oldest first: [{"id", "firm", "address", "day", "amount_cents"}]; None where it is not theirs."""
    firm = here.connection.execute(select(application.c.company_id).where(application.c.id == application_id)).scalar()
    theirs = firm is not None and holders.holder_of(here.connection, here.address, firm) is not None
    return of(here.connection, application_id) if theirs else None


def of(connection: Connection, application_id: int) -> list[dict[str, Any]]:
    """The quotations of a case, for whoever may see it."""
    these = select(quotation).where(quotation.c.application_id == application_id, quotation.c.removed_at.is_(None)).order_by(quotation.c.id)
    return [{name: getattr(row, name) for name in ("id", "firm", "address", "day", "amount_cents")} for row in connection.execute(these)]


def address_key(address: str | None) -> str | None:
    """An address for comparing: one spelling, without signs and what all addresses share. None where nothing is left."""
    return _NOT_IN_ADDRESS.sub("", fold(address or ""))[:200] or None


def _theirs(here: Here, application_id: int) -> Held | dict[str, Any]:
    held = application_changes.as_holder(here, application_id)
    if isinstance(held, dict):
        return held
    return held if held.row.state in THEIRS else {"outcome": "not_now"}


# --- the officer's side ---


def flags(here: Here, application_id: int) -> list[dict[str, Any]]:
    """What an officer should look at in the quotations of a case, as `signs`."""
    applicant = select(company.c.name).join(application, application.c.company_id == company.c.id).where(application.c.id == application_id)
    name = here.connection.execute(applicant).scalar()
    mine = of(here.connection, application_id)
    files = _files(here.connection, application_id)
    return signs(name or "", mine, files, _elsewhere(here.connection, application_id, mine, files))


def _files(connection: Connection, application_id: int) -> list[dict[str, str]]:
    these = (application_file.c.application_id == application_id) & (application_file.c.item == ITEM) & (application_file.c.state != "removed")
    rows = connection.execute(select(application_file).where(these).order_by(application_file.c.at, application_file.c.id))
    return [{"name": row.name, "sha256": row.sha256} for row in rows]


def _elsewhere(connection: Connection, application_id: int, mine: list[dict[str, Any]], files: list[dict[str, str]]) -> Elsewhere:
    handed_in = (application.c.id != application_id) & application.c.state.not_in(("draft", "discarded"))
    same_files = select(application_file.c.sha256, application.c.reference).join(application, application_file.c.application_id == application.c.id)
    same_files = same_files.where(handed_in, application_file.c.state != "removed", application_file.c.sha256.in_([each["sha256"] for each in files]))
    keys = [key for each in mine if (key := address_key(each["address"]))]
    same_address = select(quotation.c.firm, quotation.c.address, application.c.reference).join(application, quotation.c.application_id == application.c.id)
    same_address = same_address.where(handed_in, quotation.c.removed_at.is_(None), quotation.c.address_key.in_(keys))
    return {
        "files": [dict(row._mapping) for row in connection.execute(same_files.order_by(application.c.id))],
        "quotations": [dict(row._mapping) for row in connection.execute(same_address.order_by(application.c.id, quotation.c.id))],
    }


def signs(applicant: str, mine: Sequence[dict[str, Any]], files: Sequence[dict[str, str]], elsewhere: Elsewhere) -> list[dict[str, Any]]:
    """Pure. `applicant`: the company's name; `mine`: its quotations; `files`: its documents {"name", "sha256"}.

    [{"flag": "same_file", "name", "references" (of the other cases; empty: twice in this one)}, {"flag": "same_address", "firms", "address", "references"},
    {"flag": "own_firm", "firms"} (the firm is the applicant), {"flag": "date_pattern", "days_apart" (0: all on one day)}, {"flag": "round_sums",
    "step_cents" (None: all are multiples of HK$10,000; else they rise by this)}]."""
    own = [each["firm"] for each in mine if companies.folded_name(each["firm"]) == companies.folded_name(applicant)]
    return [
        *_same_files(files, elsewhere),
        *_same_addresses(mine, elsewhere),
        *([{"flag": "own_firm", "firms": own}] if own else []),
        *_date_pattern(sorted(date.fromisoformat(each["day"]) for each in mine)),
        *_round_sums(sorted(each["amount_cents"] for each in mine)),
    ]


def _same_files(files: Sequence[dict[str, str]], elsewhere: Elsewhere) -> Iterator[dict[str, Any]]:
    here = Counter(each["sha256"] for each in files)
    for sha256, times in here.items():
        references = list(dict.fromkeys(each["reference"] for each in elsewhere["files"] if each["sha256"] == sha256))
        if references or times > 1:
            yield {"flag": "same_file", "name": next(each["name"] for each in files if each["sha256"] == sha256), "references": references}


def _same_addresses(mine: Sequence[dict[str, Any]], elsewhere: Elsewhere) -> Iterator[dict[str, Any]]:
    """One address, and more than one firm that gives it. Within a case any other name counts; of other cases only one that is not just written otherwise."""
    for key in dict.fromkeys(address_key(each["address"]) for each in mine):
        if key is None:
            continue
        here = {fold(each["firm"]): each for each in mine if address_key(each["address"]) == key}
        own = {companies.folded_name(name) for name in here}
        there = [each for each in elsewhere["quotations"] if address_key(each["address"]) == key and companies.folded_name(each["firm"]) not in own]
        firms = list(dict.fromkeys(each["firm"] for each in (*here.values(), *there)))
        if len(firms) > 1:
            references = list(dict.fromkeys(each["reference"] for each in there))
            yield {"flag": "same_address", "firms": firms, "address": next(iter(here.values()))["address"], "references": references}


def _date_pattern(days: list[date]) -> Iterator[dict[str, Any]]:
    steps = {(later - earlier).days for earlier, later in pairwise(days)}
    if steps == {0} or (len(steps) == 1 and len(days) >= FEWEST_FOR_STEPS):
        yield {"flag": "date_pattern", "days_apart": steps.pop()}


def _round_sums(amounts: list[int]) -> Iterator[dict[str, Any]]:
    if len(amounts) > 1 and all(each % ROUND_CENTS == 0 for each in amounts):
        yield {"flag": "round_sums", "step_cents": None}
    steps = {later - earlier for earlier, later in pairwise(amounts)}
    if len(amounts) >= FEWEST_FOR_STEPS and len(steps) == 1 and steps != {0}:
        yield {"flag": "round_sums", "step_cents": steps.pop()}
