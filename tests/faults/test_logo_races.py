"""Two people change one logo application at the same moment, in two transactions of PostgreSQL. Each promise has its negative control:
without the lock the same race goes wrong."""

import threading
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, select

from bot.clock import Clock
from bot.knowledge import Knowledge
from bot.messages import Address
from bot.programme import Here, awards, holders, recognition
from bot.store import Store
from bot.tables import company, label, label_application
from tests import an_application as an
from tests.conftest import new_postgres_database
from tests.test_recognition import ACCOUNT, REASON, opened, reviewed, year_of

pytestmark = pytest.mark.postgres
LONG_ENOUGH = 0.3  # seconds in which the second would be through if nothing held it


@pytest.fixture
async def both(postgres_server: str) -> AsyncIterator[tuple[Store, Engine]]:
    url = new_postgres_database(postgres_server)
    store = await Store.open(url, Clock())
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    yield store, engine
    engine.dispose()
    await store.close()


def race(engine: Engine, first: Callable[[Any], Any], second: Callable[[Any], Any]) -> tuple[Any, Any, bool]:
    """What both came to, and whether the second waited for the first one's commit."""
    outcome: list[Any] = []

    def run() -> None:
        with engine.begin() as connection:
            outcome.append(second(connection))

    other = threading.Thread(target=run)
    with engine.begin() as connection:
        mine = first(connection)
        other.start()
        other.join(LONG_ENOUGH)
        waited = other.is_alive()
    other.join(10)
    return mine, outcome[0], waited


def here(known: Knowledge, chat: str) -> Callable[[Any], Here]:
    return lambda connection: Here(connection, Clock().now(), known, Address("web", chat), "zh-Hant")


async def colleagues(store: Store, known: Knowledge) -> int:
    await opened(store, known)
    firm = int((await an.row_of(store, await an.draft(store, known))).company_id)
    code = (await an.acts(store, known, "owner", holders.invite, company_id=firm))["code"]
    await an.acts(store, known, "colleague", holders.join, code=code, name="李小姐")
    return firm


def applying(known: Knowledge, chat: str, firm: int, year: int) -> Callable[[Any], Any]:
    told = {"answers": ACCOUNT, "contact_name": "陳大文", "contact": "a@example.com"}
    return lambda connection: recognition.apply(here(known, chat)(connection), year=year, category="partner", who=f"company {firm}", name="", **told)


async def test_two_colleagues_who_apply_at_once_make_one_application(both: tuple[Store, Engine], known: Knowledge) -> None:
    store, engine = both
    firm, year = await colleagues(store, known), year_of(store)
    first, second, waited = race(engine, applying(known, "owner", firm, year), applying(known, "colleague", firm, year))
    assert waited and second == {**first, "outcome": "already"}


async def test_control_without_the_companys_lock_there_are_two(both: tuple[Store, Engine], known: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    store, engine = both
    firm, year = await colleagues(store, known), year_of(store)

    def looked_at(here: Here, who: str, name: str) -> dict[str, Any]:
        row = here.connection.execute(select(company).where(company.c.id == firm)).one()
        return {"name": row.name, "company_id": row.id, "provider_id": None}

    monkeypatch.setattr(recognition, "_applicant", looked_at)
    first, second, _ = race(engine, applying(known, "owner", firm, year), applying(known, "colleague", firm, year))
    assert {first["outcome"], second["outcome"]} == {"applied"} and first["reference"] != second["reference"]


async def decide_at_once(both: tuple[Store, Engine], known: Knowledge) -> tuple[Any, Any, str, int]:
    """An award and a refusal. What both came to, the state, and how many logos there are."""
    store, engine = both
    await opened(store, known)
    await an.officer(store, known, "ho")
    shown = await reviewed(store, known)
    change = {"application_id": shown["id"], "version": shown["version"]}
    awarding = lambda connection: awards.award(here(known, "lee")(connection), number="N-1", **change)  # noqa: E731
    refusing = lambda connection: awards.refuse(here(known, "ho")(connection), reason=REASON, **change)  # noqa: E731
    first, second, _ = race(engine, awarding, refusing)
    with engine.connect() as connection:
        state = connection.execute(select(label_application.c.state)).scalar_one()
        return first, second, state, len(connection.execute(select(label)).all())


async def test_of_an_award_and_a_refusal_at_once_the_second_is_refused(both: tuple[Store, Engine], known: Knowledge) -> None:
    first, second, state, logos = await decide_at_once(both, known)
    assert (first["outcome"], second, state, logos) == ("done", {"outcome": "changed"}, "awarded", 1)


async def test_control_without_the_lock_a_refused_application_has_a_logo(both: tuple[Store, Engine], known: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "lock", lambda here, application_id: recognition.read(here, application_id))
    _, second, state, logos = await decide_at_once(both, known)
    assert (second, state, logos) == ({"outcome": "done"}, "refused", 1)
