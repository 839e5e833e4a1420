"""A chat of which something stands in every table that can hold anything of a person, with a mark in every personal column."""

from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import JSON, Boolean, Connection, DateTime, Integer, LargeBinary, TypeDecorator, select

from bot.messages import LANGUAGES, Address
from bot.programme.personal_tables import TABLES
from bot.tables import event, metadata

MARK = "CANARY"
CHANNEL, CHAT = "web", "canarychat"
PERSON = Address(CHANNEL, CHAT)
JSONS: dict[str, Any] = {"body": {"phrases": [MARK], "choices": []}, "answers": {"account": MARK}, "facts": {"description": MARK}}
# Of each table what cannot be filled in by its type alone.
GIVEN: dict[str, dict[str, Any]] = {
    "inbox": {"message_id": f"{CHAT}:{MARK}", "outcome": "done"},
    "outbox": {"sequence": 1, "policy": "prompt", "state": "sent"},
    "notice": {"state": "given", "key": f"{MARK}:1"},
    "lookup_limit": {"subject": f"status:chat:{CHANNEL}:{CHAT}"},
    "enquiry": {"reference": "E-9", "state": "answered", "reply_by": "phone", "kind": "chat", "sample": False},
    "enquiry_message": {"by": "asker"},
    "enquiry_step": {"what": "opened"},
    "registration": {"feedback": {"useful": "very"}, "place_in_line": None},
    "attendee": {"state": "confirmed", "code": "CANARY"},
    "company": {"same_as": None},
    "holder": {"until": None},
    "application": {"state": "draft", "component": "demonstration", "rules": "2008-2013", "meeting_id": None, "sample": False, "decided_on": None},
    "application_file": {"state": "arrived"},
    "application_step": {"reason": None},
    "application_point": {"text": None},
    "provider": {"state": "applied", "base": "prd", "skills": []},
    "label_application": {"state": "received", "year": 2026, "category": "partner", "company_id": None, "provider_id": None},
    "announcement_recipient": {"state": "given"},
    "staff_chat": {},
}
# Milestones, ratings and success cases stand only beside a case that was handed in, and are kept with it.
SKIPPED = ("staff_chat", "milestone", "provider_rating", "success_case", "booth_visitor", "conversation")
WITHOUT_MARK = {"channel": CHANNEL, "chat": CHAT}


def fill(connection: Connection, now: datetime, *, ended: bool = True) -> None:
    """Put it all there. `ended`: the event is over, and the person came; else it is to come, in ten days."""
    made: dict[str, Any] = {}
    starts = now - timedelta(days=3) if ended else now + timedelta(days=10)
    for table in metadata.sorted_tables:
        if table.name == "event":
            made["event"] = _event(connection, now, starts)
        elif table.name == "announcement":
            texts = dict.fromkeys(LANGUAGES, "x")
            made["announcement"] = _insert(connection, table, now, made, {"state": "done", "texts": texts, "buttons": [], "rule": {}, "topic": "events"})
        elif TABLES[table.name].personal and table.name not in SKIPPED:
            made[table.name] = _insert(connection, table, now, made, GIVEN.get(table.name, {}))
    if ended:
        people = metadata.tables["attendee"]
        connection.execute(people.update().values(arrived_at=starts, arrived_by="code"))
    scans = metadata.tables["booth_visitor"]
    fair = _event(connection, now, starts, id="fair", kind="exhibition")
    connection.execute(scans.insert().values(id=sha256(f"{fair}|{CHANNEL}|{CHAT}".encode()).hexdigest(), event_id=fair, how="scan", at=now))
    state = {"language": "en", "run": 7, "missed": MARK, "open": [], "screen": {"choices": [], "numbered": True}}
    chat = metadata.tables["conversation"]
    connection.execute(chat.insert().values(**WITHOUT_MARK, state=state, next_sequence=2, touched_at=now))


def marks(connection: Connection) -> dict[str, int]:
    """In which tables anything leads to the person: a mark, the chat's id, or the hash of a scan. {table: rows}."""
    scan = sha256(f"fair|{CHANNEL}|{CHAT}".encode()).hexdigest()
    found: dict[str, int] = {}
    for table in metadata.sorted_tables:
        rows = [row for row in connection.execute(select(table)) if any(each in repr(tuple(row)) for each in (MARK, CHAT, scan))]
        found |= {table.name: len(rows)} if rows else {}
    return found


def _event(connection: Connection, now: datetime, starts: datetime, **over: Any) -> str:
    three = dict.fromkeys(LANGUAGES, "x")
    values = {"id": "e-test", "kind": "seminar", "state": "open", "title": three, "starts_at": starts, "ends_at": starts + timedelta(hours=2)}
    values |= {"closes_at": starts - timedelta(hours=1), "city": "dongguan", "place": three, "languages": [], "sectors": [], "capacity": 1}
    values |= {"secret": "s", "created_at": now} | over
    connection.execute(event.insert().values(**values))
    return str(values["id"])


def _insert(connection: Connection, table: Any, now: datetime, made: dict[str, Any], given: dict[str, Any]) -> Any:
    """One row: marks in the personal columns, the parents that were made before, and something of its type in what else must be there."""
    values: dict[str, Any] = {}
    personal = set(TABLES[table.name].personal.split())
    for column in table.columns:
        if column.name in given:
            values[column.name] = given[column.name]
        elif column.foreign_keys:
            values[column.name] = made.get(next(iter(column.foreign_keys)).column.table.name)
        elif column.name in WITHOUT_MARK:
            values[column.name] = WITHOUT_MARK[column.name]
        elif column.name == "holder_id":
            values[column.name] = made["holder"]
        elif column.name in personal:
            values[column.name] = JSONS.get(column.name, MARK) if isinstance(column.type, JSON) else MARK
        elif not column.nullable and not (column.primary_key and column.autoincrement is True) and column.default is None:
            values[column.name] = _of_type(column, now)
    key = next(iter(table.primary_key.columns))
    return connection.execute(table.insert().values(**values).returning(key)).scalar_one()


def _of_type(column: Any, now: datetime) -> Any:
    kind = column.type
    if isinstance(kind, DateTime) or (isinstance(kind, TypeDecorator) and isinstance(kind.impl_instance, DateTime)):
        return now
    if isinstance(kind, JSON):
        return {}
    if isinstance(kind, Boolean):
        return False
    if isinstance(kind, LargeBinary):
        return b""
    return 1 if isinstance(kind, Integer) else "2026-11-01" if column.name in ("day", "starts_on") else "x"
