"""People as staff see them: found by a reference, a number, an address or a company; what is kept of them, as far as the role may read it; every reading
in the audit. Erasing somebody on request, and taking lists of people out, need a second person."""

from typing import Any

from sqlalchemy import select, union

from bot.folding import fold
from bot.messages import Address
from bot.programme import Here, approvals, attendance, audit, erasures, events, personal
from bot.programme.application_changes import officer
from bot.programme.references import normal
from bot.programme.staff import HOTLINE_ROLES, Role
from bot.tables import application, approval, attendee, company, enquiry, event, holder, label_application, provider, registration

ROLES = HOTLINE_ROLES
EXPORT_ROLES: frozenset[Role] = frozenset({"case_officer"})
MOST_FOUND = 20
MOST_ALONE = 50  # people whom one officer may take out in a list without a second one
LEAST_WORDS = 2
# What the hotline may not read: of cases only the status, elsewhere.
OF_CASES = ("applications", "labels", "providers")


def search(here: Here, *, words: str) -> dict[str, Any]:
    """Whom the words name: a reference, a whole number or address, or a part of a company's name. {"outcome": "done", "found": [{"channel", "chat", "name"
    (how they are known there), "key"}]} or "not_allowed". Written down as a search, without its words."""
    staff_id = officer(here, ROLES)
    if staff_id is None:
        return {"outcome": "not_allowed"}
    words = " ".join(words.split())
    audit.write(here, f"staff {staff_id}", "people searched", "people")
    found = _found(here, words) if len(words) >= LEAST_WORDS else []
    return {"outcome": "done", "found": found[:MOST_FOUND]}


def _found(here: Here, words: str) -> list[dict[str, str]]:
    reference, compact = normal(words), words.replace(" ", "").replace("-", "")
    contacts = {words, words.casefold(), compact, f"+852{compact}", f"+86{compact}"}
    tables: tuple[tuple[Any, Any, Any], ...] = (
        (enquiry, enquiry.c.question, (enquiry.c.reference == reference) | enquiry.c.contact.in_(contacts)),
        (registration, registration.c.contact, registration.c.contact.in_(contacts)),
        (provider, provider.c.name, (provider.c.reference == reference) | provider.c.contact.in_(contacts)),
        (label_application, label_application.c.name, (label_application.c.reference == reference) | label_application.c.contact.in_(contacts)),
    )
    queries = [select(table.c.channel, table.c.chat, name.label("name")).where(condition) for table, name, condition in tables]
    by_code = select(registration.c.channel, registration.c.chat, attendee.c.name).join(attendee, attendee.c.registration_id == registration.c.id)
    queries.append(by_code.where(attendee.c.code == words.upper()))
    of_case = select(application.c.company_id).where((application.c.reference == reference) | application.c.contact.in_(contacts))
    named = select(company.c.id).where(company.c.folded_name.contains(fold(words), autoescape=True) | company.c.name.contains(words, autoescape=True))
    queries.append(select(holder.c.channel, holder.c.chat, holder.c.name).where(holder.c.company_id.in_(union(of_case, named)), holder.c.until.is_(None)))
    firms: dict[tuple[str, str], str] = {}
    for query in queries:
        for row in here.connection.execute(query.limit(MOST_FOUND)):
            if not row.chat.startswith("erased-"):
                firms.setdefault((row.channel, row.chat), row.name)
    return [{"channel": channel, "chat": chat, "name": name if len(name) <= 60 else name[:59] + "…"} for (channel, chat), name in firms.items()]


def card(here: Here, *, channel: str, chat: str, key: str) -> dict[str, Any]:
    """What is kept of a person: {"outcome": "done", "kinds": {kind: rows of personal.py}, "plan": of erasures.py, "hidden": kinds that this role may not
    read} or "not_allowed" or "unknown". The reading is written down."""
    staff_id = officer(here, ROLES)
    if staff_id is None:
        return {"outcome": "not_allowed"}
    person = erasures.here_of(here, Address(channel, chat), key)
    held = personal.everything(person)
    if not held:
        return {"outcome": "unknown"}
    audit.read_personal(here, staff_id, f"person {key[:12]}")
    hidden = [] if officer(here, EXPORT_ROLES) else [kind for kind in OF_CASES if kind in held]
    return {"outcome": "done", "kinds": {kind: rows for kind, rows in held.items() if kind not in hidden}, "plan": erasures.plan(person), "hidden": hidden}


# --- erasing on request ---


def ask_erasure(here: Here, *, key: str, reason: str) -> dict[str, Any]:
    """Ask a second person to have somebody erased who has asked for it. Outcomes: "done", "not_allowed", "reason_missing"."""
    staff_id = officer(here, ROLES)
    if staff_id is None:
        return {"outcome": "not_allowed"}
    if not reason.strip():
        return {"outcome": "reason_missing"}
    approvals.ask(here, staff_id, "erasure", f"person {key[:12]}", {"key": key, "reason": reason.strip()[:300]})
    return {"outcome": "done"}


def decide_erasure(here: Here, *, approval_id: int, yes: bool, of: erasures.KeyOf) -> dict[str, Any]:
    """Say yes or no as the second person; a yes erases. Outcomes: as of approvals.decide, "not_allowed", "unknown" (nothing is kept any more)."""
    staff_id = officer(here, ROLES)
    if staff_id is None:
        return {"outcome": "not_allowed"}
    row = here.connection.execute(select(approval).where(approval.c.id == approval_id, approval.c.kind == "erasure")).one_or_none()
    if row is None:
        return {"outcome": "unknown"}
    address = erasures.find(here.connection, row.payload["key"], of) if yes else None
    if yes and address is None:
        return {"outcome": "unknown"}
    decided = approvals.decide(here, staff_id, approval_id, row.payload, yes=yes)
    if decided["outcome"] == "done" and address is not None:
        done = erasures.erase(erasures.here_of(here, address, row.payload["key"]))
        return decided | {"kept": done["kept"], "key": row.payload["key"]}
    return decided


def waiting(here: Here) -> list[dict[str, Any]]:
    """Erasures and lists that wait for a second person: [{"id", "kind", "object", "reason", "until" (ISO), "own"}]."""
    staff_id = officer(here, ROLES)
    if staff_id is None:
        return []
    rows = [*approvals.waiting(here, "erasure"), *approvals.waiting(here, "export")]
    same = ("id", "kind", "object")
    return [
        {name: getattr(row, name) for name in same} | {"reason": row.payload["reason"], "until": row.until.isoformat(), "own": row.author_id == staff_id}
        for row in rows
    ]


# --- lists of people ---


def export_people(here: Here, *, event_id: str, reason: str) -> dict[str, Any]:
    """The people of an event, for a file. Outcomes: "done" with "view" and "rows" (attendance.py); "asked" (more than MOST_ALONE: a second person was
    asked), "waiting" (and has not answered), "not_allowed", "unknown", "reason_missing"."""
    staff_id = officer(here, EXPORT_ROLES)
    if staff_id is None:
        return {"outcome": "not_allowed"}
    row = here.connection.execute(select(event).where(event.c.id == event_id)).one_or_none()
    if row is None:
        return {"outcome": "unknown"}
    if not reason.strip():
        return {"outcome": "reason_missing"}
    rows = attendance.attendance_rows(here.connection, event_id)
    thing = f"people of {event_id}"
    if len(rows) > MOST_ALONE and (refused := _second_person(here, staff_id, thing, reason.strip()[:300])):
        return {"outcome": refused}
    audit.write(here, f"staff {staff_id}", "people exported", f"{thing}: {len(rows)}", reason.strip())
    return {"outcome": "done", "view": events.view(here.connection, row, here.now), "rows": rows}


def decide_export(here: Here, *, approval_id: int, yes: bool) -> dict[str, Any]:
    """Say yes or no to a list as the second person. Outcomes as of approvals.decide, "not_allowed", "unknown"."""
    staff_id = officer(here, ROLES)
    if staff_id is None:
        return {"outcome": "not_allowed"}
    row = here.connection.execute(select(approval).where(approval.c.id == approval_id, approval.c.kind == "export")).one_or_none()
    return approvals.decide(here, staff_id, approval_id, row.payload, yes=yes) if row is not None else {"outcome": "unknown"}


def _second_person(here: Here, staff_id: int, thing: str, reason: str) -> str:
    """ "" where a second person has agreed that this officer takes this list; else "waiting", or "asked"."""
    mine = (approval.c.kind == "export") & (approval.c.object == thing) & (approval.c.author_id == staff_id) & (approval.c.until > here.now)
    row = here.connection.execute(
        select(approval).where(mine, approval.c.state.in_(["asked", "approved"])).order_by(approval.c.id.desc()).limit(1)
    ).one_or_none()
    if row is None:
        approvals.ask(here, staff_id, "export", thing, {"reason": reason, "thing": thing})
        return "asked"
    return "" if row.state == "approved" else "waiting"
