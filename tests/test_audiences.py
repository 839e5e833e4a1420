"""Whom a rule comes to, against a count of another kind: each chat looked at by itself, in plain Python, over worlds made by chance."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, create_engine

from bot.knowledge import Knowledge
from bot.programme import audiences
from bot.programme.application_states import PUBLIC
from bot.tables import application, attendee, company, event, holder, metadata, outbox, provider, registration
from tests.an_announcement import AUTHOR, enter_chat, enter_staff, here, subscribe
from tests.conftest import MovedClock, new_postgres_database

SECTORS, CITIES, EVENTS, LANGUAGES = ("metals", "textiles"), ("dongguan", "shenzhen"), ("e1", "e2"), ("zh-Hant", "en")
maybe = st.none() | st.sampled_from(SECTORS)

chats = st.fixed_dictionaries(
    {
        "channel": st.sampled_from(("telegram", "web", "sandbox")),
        "language": st.sampled_from(LANGUAGES),
        "wanted": st.sampled_from((True, True, False, None)),
        "reach": st.lists(st.sampled_from(("sent", "blocked", "gone", "our error")), max_size=2),
        "cases": st.lists(
            st.tuples(st.sampled_from(tuple(PUBLIC)), maybe, st.none() | st.sampled_from(CITIES), st.booleans(), st.booleans()), max_size=2
        ),  # state, sector, city, sample, whether they left the company
        "bookings": st.lists(st.tuples(st.sampled_from(EVENTS), maybe, st.sampled_from(("confirmed", "cancelled", "waiting")), st.booleans()), max_size=2),
        "firms": st.lists(st.tuples(st.sampled_from(("registered", "ended")), st.sampled_from(CITIES), st.booleans()), max_size=1),
    }
)
some = lambda values: st.lists(st.sampled_from(values), max_size=2, unique=True)  # noqa: E731
rules = st.fixed_dictionaries(
    {},
    optional={
        "sectors": some(SECTORS),
        "cities": some(CITIES),
        "roles": some(audiences.ROLES),
        "languages": some(LANGUAGES),
        "stages": some(audiences.STAGES),
        "event": some(EVENTS),
        "came": st.booleans(),
    },
)
Chat = dict[str, Any]


def put(connection: Connection, now: Any, world: list[Chat]) -> None:
    same: dict[str, Any] = {"starts_at": now, "ends_at": now, "closes_at": now, "title": {}, "place": {}, "languages": [], "sectors": [], "created_at": now}
    for each in EVENTS:
        connection.execute(event.insert().values(id=each, kind="seminar", state="open", city="x", secret="x", **same))
    for number, chat in enumerate(world):
        to = {"channel": chat["channel"], "chat": f"c{number}"}
        enter_chat(connection, now, to["chat"], to["channel"], chat["language"])
        if chat["wanted"] is not None:
            subscribe(connection, now, to["chat"], to["channel"], wanted=chat["wanted"])
        for sequence, reach in enumerate(chat["reach"], 1):
            row = {"sequence": sequence, "policy": "prompt", "language": "en", "body": {}, "due": now, "created_at": now}
            state = {"state": "sent" if reach == "sent" else "failed", "outcome": None if reach == "sent" else reach}
            connection.execute(outbox.insert().values(**to, **row, **state))
        for place, (state_, sector, city, sample, left) in enumerate(chat["cases"]):
            firm = connection.execute(company.insert().values(name="x", folded_name="x", created_at=now).returning(company.c.id)).scalar_one()
            connection.execute(holder.insert().values(company_id=firm, name="x", since=now, until=now if left else None, **to))
            values = {"company_id": firm, "component": "verification", "state": state_, "sector": sector, "city": city, "sample": sample, "since": now}
            more: dict[str, Any] = {"rules": "x", "facts": {}, "contact_name": "x", "contact": "x", "created_at": now}
            connection.execute(application.insert().values(reference=f"A{number}-{place}", **values, **more))
        for event_id, sector, state_, came in chat["bookings"]:
            values = {"event_id": event_id, "contact": "x", "sector": sector, "created_at": now, **to}
            booked = connection.execute(registration.insert().values(**values).returning(registration.c.id)).scalar_one()
            person = {"event_id": event_id, "registration_id": booked, "name": "x", "state": state_, "changed_at": now, "arrived_at": now if came else None}
            connection.execute(attendee.insert().values(**person))
        for place, (state_, city, sample) in enumerate(chat["firms"]):
            values = {"reference": f"P{number}-{place}", "name": "x", "folded_name": "x", "base": "prd", "city": city, "skills": [], "state": state_}
            connection.execute(provider.insert().values(**values, contact_name="x", contact="x", sample=sample, created_at=now, **to))


def fits(chat: Chat, rule: dict[str, Any]) -> bool:
    """The rule, word for word."""
    cases = [case for case in chat["cases"] if case[0] not in ("draft", "discarded") and not case[3] and not case[4]]
    bookings = [each for each in chat["bookings"] if each[2] != "cancelled"]
    firms = [firm for firm in chat["firms"] if firm[0] == "registered" and not firm[2]]
    roles = {"holder": cases, "attendee": bookings, "provider": firms}
    came = rule.get("came")
    asked: list[tuple[str, bool]] = [
        ("sectors", any(case[1] in rule.get("sectors", ()) for case in cases) or any(each[1] in rule.get("sectors", ()) for each in bookings)),
        ("cities", any(case[2] in rule.get("cities", ()) for case in cases) or any(firm[1] in rule.get("cities", ()) for firm in firms)),
        ("roles", any(roles[role] for role in rule.get("roles", ()))),
        ("languages", chat["language"] in rule.get("languages", ())),
        ("stages", any(PUBLIC[case[0]] in rule.get("stages", ()) for case in cases)),
        ("event", any(each[0] in rule.get("event", ()) and (each[3] or not came) for each in bookings)),
    ]
    return chat["channel"] != "sandbox" and chat["wanted"] is True and all(holds for name, holds in asked if rule.get(name))


def newest(chat: Chat) -> str | None:
    told = [each for each in chat["reach"] if each != "our error"]
    return told[-1] if told else None


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def connection(request: pytest.FixtureRequest) -> Iterator[Connection]:
    url = "sqlite://"
    if request.param == "postgresql":
        url = new_postgres_database(request.getfixturevalue("postgres_server")).replace("postgresql://", "postgresql+psycopg://")
    engine = create_engine(url)
    with engine.connect() as opened:
        metadata.create_all(opened)
        opened.commit()
        yield opened
    engine.dispose()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(world=st.lists(chats, max_size=6), rule=rules)
def test_a_rule_comes_to_the_chats_that_fit_it_one_by_one(connection: Connection, known: Knowledge, world: list[Chat], rule: dict[str, Any]) -> None:
    run = connection.begin()
    try:
        now = MovedClock().now()
        enter_staff(connection, now, known, AUTHOR, "publisher")
        put(connection, now, world)
        found = audiences.audience(here(connection, now, known, AUTHOR), rule=rule, topic="events")
        mine = [chat for chat in world if fits(chat, rule)]
        reached = [chat for chat in mine if newest(chat) not in ("blocked", "gone")]
        assert found["count"] == len(reached) == audiences.count(here(connection, now, known, AUTHOR), rule, "events")
        assert (found["blocked"], found["gone"]) == tuple(sum(newest(chat) == out for chat in mine) for out in ("blocked", "gone"))
        assert sum(found["by_sector"].values()) == sum(found["by_city"].values()) == len(reached)
        assert found["by_language"] == {code: n for code in LANGUAGES if (n := sum(chat["language"] == code for chat in reached))}
    finally:
        run.rollback()
