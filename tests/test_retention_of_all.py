"""Nothing goes early and nothing late: each declared period of each table, with the clock moved to a day before and a day after."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, func, select

from bot.programme import audit, audit_chain
from bot.retention import DAYS, dry_run, sweep
from bot.store import Store
from bot.tables import metadata
from tests.personal_world import _event, _insert

Maker = Callable[[Connection, datetime], Any]


def row(name: str, **given: Any) -> Maker:
    """One row of a table that has ended at the moment it is made."""
    return lambda connection, now: _insert(connection, metadata.tables[name], now, {}, {"channel": "web", "chat": "c", **_at(given, now)})


def _at(given: dict[str, Any], now: datetime) -> dict[str, Any]:
    return {name: now if value == "now" else value for name, value in given.items()}


def of_event(connection: Connection, now: datetime) -> None:
    event = _event(connection, now, now - timedelta(hours=2))
    _insert(connection, metadata.tables["registration"], now, {"event": event}, {"place_in_line": None, "feedback": None})


def of_announcement(connection: Connection, now: datetime) -> Any:
    values = {"state": "done", "texts": {}, "buttons": [], "rule": {}, "topic": "events", "totals": {}, "ended_at": now, "corrects": None}
    return _insert(connection, metadata.tables["announcement"], now, {}, values)


def recipient(connection: Connection, now: datetime) -> None:
    made = of_announcement(connection, now)
    _insert(connection, metadata.tables["announcement_recipient"], now, {"announcement": made}, {"state": "given"})


def audited(connection: Connection, now: datetime) -> None:
    audit.put(connection, now, "host", "x", "y")
    audit_chain.seal(connection, now)


def left(connection: Connection, now: datetime) -> None:
    """Somebody of the staff who has left; nothing in the audit names them."""
    _insert(connection, metadata.tables["staff"], now, {}, {"role": "viewer", "active": False, "login": "lee"})


def session(connection: Connection, now: datetime) -> None:
    member = _insert(connection, metadata.tables["staff"], now, {}, {"role": "viewer", "active": True})
    _insert(connection, metadata.tables["staff_session"], now, {"staff": member}, {})


def content(connection: Connection, now: datetime) -> None:
    table = metadata.tables["content_version"]
    _insert(connection, table, now, {}, {"digest": "old"})
    _insert(connection, table, now + timedelta(seconds=1), {}, {"digest": "new"})


def missed(connection: Connection, now: datetime) -> None:
    _insert(connection, metadata.tables["hotline_log"], now, {}, {"day": now.date().isoformat(), "words": "x"})


def idle(connection: Connection, now: datetime) -> None:
    values = {"channel": "web", "chat": "c", "state": {"language": "en", "open": [1]}, "next_sequence": 1, "touched_at": now}
    connection.execute(metadata.tables["conversation"].insert().values(**values))


def surveyed(connection: Connection, now: datetime, name: str) -> None:
    values = {"state": "closed", "closes_on": now.date().isoformat(), "results": {}, "titles": {}, "questions": []}
    made = _insert(connection, metadata.tables["survey"], now, {}, values)
    _insert(connection, metadata.tables[name], now, {}, {"survey_id": made, "id": "a" * 32 if name == "survey_answer" else 1, "answers": {}, "asked_at": now})


LINK = {"until": "now"}
MAKERS: dict[str, Maker] = {
    "inbox": row("inbox", outcome="done"),
    "conversation": idle,
    "outbox": row("outbox", state="sent", sequence=1, policy="prompt", channel="telegram"),
    "notice": row("notice", state="given"),
    "event_link": lambda connection, now: _insert(connection, metadata.tables["event_link"], now, {"event": _event(connection, now, now)}, {"until": now}),
    "staff_link": row("staff_link", **LINK),
    "lookup_limit": row("lookup_limit"),
    "registration": of_event,
    "enquiry": row("enquiry", state="closed", closed_at="now", reply_by="chat", kind="chat"),
    "hotline_log": missed,
    "consent": row("consent"),
    "subscription": row("subscription", topic="events", how="button"),
    "success_case": row("success_case", state="hidden", withdrawn_at="now", texts={}, pollutants=[], origin="gathered"),
    "heard_of": row("heard_of", how="press"),
    "survey_person": lambda connection, now: surveyed(connection, now, "survey_person"),
    "survey_answer": lambda connection, now: surveyed(connection, now, "survey_answer"),
    "announcement": of_announcement,
    "announcement_recipient": recipient,
    "approval": row("approval"),
    "audit": audited,
    "staff": left,
    "staff_session": session,
    "erasure": row("erasure"),
    "privacy_request": row("privacy_request", kind="access", outcome="done"),
    "content_version": content,
}


def test_each_period_has_its_test() -> None:
    assert set(MAKERS) == set(DAYS)


@pytest.mark.parametrize("table", sorted(DAYS))
async def test_nothing_goes_early_and_nothing_late(store: Store, table: str) -> None:
    now = store.clock.now()
    await store.write(lambda connection: MAKERS[table](connection, now) and None)

    def swept(days: float) -> Callable[[Connection], int]:
        return lambda connection: sweep(connection, now + timedelta(days=days)).get(table, 0)

    assert await store.write(swept(DAYS[table] - 0.9)) == 0
    assert await store.write(swept(DAYS[table] + 1.1)) == 1
    assert await store.write(swept(DAYS[table] + 1.1)) == 0


async def test_a_dry_run_says_what_would_go_and_takes_nothing(store: Store) -> None:
    now = store.clock.now()
    await store.write(lambda connection: MAKERS["enquiry"](connection, now) and None)
    later = now + timedelta(days=400)
    there = select(func.count()).select_from(metadata.tables["enquiry"])
    told = await store.write(lambda connection: dry_run(connection, later))
    assert told["enquiry"] == 1 and await store.read(lambda connection: connection.execute(there).scalar_one()) == 1
    assert (await store.write(lambda connection: sweep(connection, later)))["enquiry"] == 1


async def test_an_enquiry_goes_with_its_messages_and_an_open_one_never(store: Store) -> None:
    now = store.clock.now()

    def make(connection: Connection) -> None:
        for reference, state in (("E-1", "closed"), ("E-2", "open")):
            values = {"channel": "web", "chat": "c", "reference": reference, "state": state, "closed_at": now, "reply_by": "chat", "kind": "chat"}
            made = {"enquiry": _insert(connection, metadata.tables["enquiry"], now, {}, values)}
            for table in ("enquiry_message", "enquiry_step"):
                _insert(connection, metadata.tables[table], now, made, {"by": "asker", "what": "opened"})

    await store.write(make)
    done = await store.write(lambda connection: sweep(connection, now + timedelta(days=4000)))
    assert (done["enquiry"], done["enquiry_message"], done["enquiry_step"]) == (1, 1, 1)


async def test_what_was_agreed_to_stays_while_the_chat_is_used(store: Store) -> None:
    now = store.clock.now()
    late = now + timedelta(days=DAYS["consent"] + 10)

    def make(connection: Connection) -> None:
        MAKERS["consent"](connection, now)
        idle(connection, late - timedelta(days=1))

    await store.write(make)
    assert (await store.write(lambda connection: sweep(connection, late)))["consent"] == 0


async def test_a_knowledge_version_stays_as_long_as_a_message_names_it(store: Store) -> None:
    now = store.clock.now()

    def make(connection: Connection) -> None:
        content(connection, now)
        values = {"channel": "telegram", "chat": "c", "state": "queued", "sequence": 1, "policy": "prompt", "content": "old"}
        _insert(connection, metadata.tables["outbox"], now, {}, values)

    await store.write(make)
    assert (await store.write(lambda connection: sweep(connection, now + timedelta(days=400))))["content_version"] == 0
