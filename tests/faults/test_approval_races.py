"""Two hundred announcements that are approved by several people at the same moment, by their author too, while they are edited and an approver loses the
role: nothing goes out that a second person has not approved as it is. Without the safeguards the same races go wrong.

On PostgreSQL three processes' worth of connections race; on SQLite one writer keeps the order, and the order is by chance."""

import asyncio
import random
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from sqlalchemy import Connection, func, select, update
from sqlalchemy.exc import SQLAlchemyError

from bot.knowledge import Knowledge
from bot.programme import announcement_changes, announcements, approvals, audit
from bot.programme.announcement_states import MAY_LEAVE
from bot.store import Store, StoreDown
from bot.tables import announcement, announcement_recipient, approval, outbox
from bot.tables import staff as members
from tests.an_announcement import AUTHOR, SECOND, TEXTS, Case, content, enter_staff
from tests.conftest import MovedClock

RACES = 200
SEED = 20110331
THIRD = "third"  # another approver, who loses the role in the middle
CHANGED = {language: text.replace("30", "99") for language, text in TEXTS.items()}
Deed = Callable[[Case], Any]


@asynccontextmanager
async def racing(url: str, known: Knowledge) -> AsyncIterator[list[Case]]:
    """The same database opened once (SQLite) or three times, with the staff and a few people in it."""
    stores = [await Store.open(url, MovedClock()) for _ in range(3 if url.startswith("postgresql") else 1)]
    first = await Case.begin(stores[0], known)
    await stores[0].write(lambda connection: enter_staff(connection, stores[0].clock.now(), known, THIRD, "approver"))
    cases = [first, *(Case(store, known) for store in stores[1:])]
    for each in cases:
        each.ids = first.ids
    try:
        yield cases
    finally:
        for store in stores:
            await store.close()


def deeds_of(made: int, version: int, number: int) -> list[Deed]:
    """What is done to one announcement at once."""

    def by(chat: str, function: Callable[..., Any], **more: Any) -> Deed:
        return lambda case: case.does(chat, function, announcement_id=made, version=version, **more)

    deeds = [by(chat, announcements.approve, figures_seen=True) for chat in (SECOND, SECOND, THIRD, AUTHOR)]
    deeds += [by(AUTHOR, announcements.edit, **content(texts=CHANGED))] if number % 2 else []
    deeds += [by(SECOND, announcements.refuse, reason="x")] if number % 5 == 0 else []
    deeds += [by(AUTHOR, announcements.ask)] if number % 7 == 0 else []
    return deeds


async def both_roles(case: Case) -> None:
    """The author becomes an approver too late to be asked: so that only the rule of two people is in the way."""
    change = update(members).where(members.c.id == case.ids[AUTHOR]).values(role="approver")
    await case.store.write(lambda connection: connection.execute(change))


async def race(cases: list[Case], races: int) -> Counter[str]:
    """All deeds of all announcements at once, in an order by chance; half of the races with an author who has the right to approve by now."""
    made = [await cases[0].waiting() for _ in range(races)]
    versions = {each: (await cases[0].row(each)).version for each in made}
    deeds = [deed for number, each in enumerate(made) for deed in deeds_of(each, versions[each], number)]
    loses = update(members).where(members.c.name == f"Officer {THIRD}").values(role="viewer")
    deeds.insert(len(deeds) // 2, lambda case: case.store.write(lambda connection: connection.execute(loses)))
    deeds.insert(len(deeds) // 3, both_roles)
    chance = random.Random(SEED)
    half = len(deeds) // 2
    deeds = [*chance.sample(deeds[:half], half), *chance.sample(deeds[half:], len(deeds) - half)]
    outcomes: Counter[str] = Counter()

    async def run(number: int, deed: Deed) -> None:
        try:
            done = await deed(cases[number % len(cases)])
            outcomes[done["outcome"] if isinstance(done, dict) else "-"] += 1
        except (StoreDown, SQLAlchemyError) as error:  # in the controls the unique keys still hold: one safeguard behind another
            outcomes[type(error).__name__] += 1

    for start in range(0, len(deeds), 60):  # so many people click in the same moment
        await asyncio.gather(*(run(start + number, deed) for number, deed in enumerate(deeds[start : start + 60])))
    return outcomes


def judge(connection: Connection) -> list[str]:
    """What is wrong: an announcement that may leave, or has a list of people, without a second person's yes to exactly what it says now."""
    wrong = []
    for row in connection.execute(select(announcement)):
        people = connection.execute(select(func.count()).where(announcement_recipient.c.announcement_id == row.id)).scalar_one()
        if row.state not in MAY_LEAVE and not people:
            continue
        decided = connection.execute(select(approval).where(approval.c.id == row.approval_id)).one_or_none()
        if decided is None or decided.state != "approved" or decided.approver_id is None or decided.approver_id in (decided.author_id, row.author_id):
            wrong.append(f"{row.id}: no second person")
        elif decided.digest != audit.digest(announcements.payload(row, decided.payload["people"])):
            wrong.append(f"{row.id}: not what was approved")
        elif row.state not in MAY_LEAVE:
            wrong.append(f"{row.id}: a list of people in the state {row.state}")
    return wrong


async def test_of_two_hundred_races_none_is_sent_without_a_second_person(database_url: str, known: Knowledge) -> None:
    async with racing(database_url, known) as cases:
        began = time.monotonic()
        outcomes = await race(cases, RACES)
        store = cases[0].store
        assert await store.read(judge) == []
        on_their_way = await store.read(lambda connection: connection.execute(select(func.count()).where(announcement.c.state == "first")).scalar_one())
        yes = await store.read(lambda connection: connection.execute(select(func.count()).where(approval.c.state == "approved")).scalar_one())
        print(f"\n{RACES} races, {sum(outcomes.values())} deeds in {time.monotonic() - began:.1f} s: {dict(outcomes)}; {on_their_way} approved")
        assert 0 < on_their_way == yes < RACES
        assert not {"StoreDown", "IntegrityError"} & set(outcomes)
        assert {"done", "changed", "not_allowed", "own"} <= set(outcomes)
        assert await store.read(lambda connection: connection.execute(select(func.count()).select_from(outbox)).scalar_one()) == 0


async def test_without_the_locks_the_same_races_go_wrong(postgres_server: str, known: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control: as on a busy machine, some time passes between looking and writing."""
    from tests.conftest import new_postgres_database

    def look_only(here: Any, announcement_id: Any) -> Any:
        found = here.connection.execute(select(announcement).where(announcement.c.id == announcement_id)).one_or_none()
        here.connection.execute(select(func.pg_sleep(0.02)))
        return found

    def decide(here: Any, staff_id: int, approval_id: int, payload: Any, *, yes: bool, reason: str = "") -> dict[str, Any]:
        row = here.connection.execute(select(approval).where(approval.c.id == approval_id)).one()
        here.connection.execute(select(func.pg_sleep(0.02)))
        if row.state != "asked" or row.author_id == staff_id or (yes and row.digest != audit.digest(payload)):
            return {"outcome": "not_now"}
        values = {"state": "approved" if yes else "refused", "approver_id": staff_id}
        here.connection.execute(update(approval).where(approval.c.id == row.id).values(**values))
        return {"outcome": "done"}

    monkeypatch.setattr(announcement_changes, "lock", look_only)
    monkeypatch.setattr(approvals, "decide", decide)
    async with racing(new_postgres_database(postgres_server), known) as cases:
        await race(cases, 40)
        assert await cases[0].store.read(judge)


async def test_without_digest_and_version_the_same_races_go_wrong(database_url: str, known: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control where one writer keeps the order."""

    def whoever(here: Any, announcement_id: Any, version: int, roles: Any) -> Any:
        return announcements.lock(here, announcement_id), case_of[here.address.chat]

    def yes(here: Any, staff_id: int, approval_id: int, payload: Any, *, yes: bool, reason: str = "") -> dict[str, Any]:
        here.connection.execute(update(approval).where(approval.c.id == approval_id).values(state="approved", approver_id=staff_id))
        return {"outcome": "done"}

    def asked(here: Any, row: Any) -> Any:
        return here.connection.execute(select(approval).where(approval.c.object == f"announcement {row.id}").order_by(approval.c.id.desc())).first()

    async with racing(database_url, known) as cases:
        case_of = cases[0].ids | {THIRD: 99}
        monkeypatch.setattr(announcements, "hold", whoever)
        monkeypatch.setattr(announcements, "_asked", asked)
        monkeypatch.setattr(announcements, "allowed", lambda *given: True)
        monkeypatch.setattr(announcement_changes, "allowed", lambda *given: True)
        monkeypatch.setattr(approvals, "decide", yes)
        await race(cases, 20)
        assert await cases[0].store.read(judge)
