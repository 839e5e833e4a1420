"""Two officers decide the same case at the same moment, while its company withdraws it: on SQLite with one process and on PostgreSQL with three.

Each promise has its negative control: the same race without the safeguard must go wrong, or it would not be a race.
"""

import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, create_engine, select, text

from bot.clock import HONG_KONG
from bot.database import connect
from bot.knowledge import Knowledge
from bot.messages import Address
from bot.migrations import bring_up_to_date
from bot.programme import Here, application_words, staff
from bot.programme.application_states import TRANSITIONS, public
from bot.programme.references import new_reference
from bot.tables import application, application_step, audit, company, conversation, holder, meeting, notice
from tests.conftest import new_postgres_database
from tests.faults.deciding import AS_FOUND, CHANNEL, GRANT_CENTS, Deed, Without, do_all, in_processes, take_away

OFFICERS = ("lee", "wong")
EACH_MEETING = 10
VERSION = 5  # of a case that has come as far as an agenda
SEED = 20110331


@dataclass(frozen=True)
class Case:
    id: int
    meeting: int

    @property
    def people(self) -> tuple[str, str]:
        """The chats of the one who acts and of the colleague who only reads."""
        return f"owner {self.id}", f"colleague {self.id}"


@contextmanager
def engine_of(url: str) -> Iterator[Engine]:
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    yield engine
    engine.dispose()


async def on_the_agenda(url: str, count: int, known: Knowledge) -> list[Case]:
    """A database with so many cases before the committee, ten to a meeting of its own day, each of a company with two people; and the two officers."""
    database = connect(url)
    cases: list[Case] = []

    def put(connection: Connection) -> None:
        now = datetime.now(UTC)
        for chat in OFFICERS:
            link = staff.add(connection, now, f"Officer {chat}", "case_officer")
            staff.bind(Here(connection, now, known, Address(CHANNEL, chat), "zh-Hant"), payload=link)
        for number in range(count):
            if number % EACH_MEETING == 0:
                day = (now.astimezone(HONG_KONG).date() - timedelta(days=number // EACH_MEETING)).isoformat()
                values: dict[str, Any] = {"day": day, "paper_cutoff": now - timedelta(days=900), "state": "planned", "created_at": now}
                held_on = connection.execute(meeting.insert().values(**values).returning(meeting.c.id)).scalar_one()
            cases.append(_a_case(connection, now, held_on))
        connection.commit()

    await database.write(bring_up_to_date)
    await database.write(put)
    await database.close()
    return cases


def _a_case(connection: Connection, now: datetime, held_on: int) -> Case:
    firm = connection.execute(company.insert().values(name="x", folded_name="x", created_at=now).returning(company.c.id)).scalar_one()
    values: dict[str, Any] = {"reference": new_reference("A"), "company_id": firm, "component": "on_site_assessment", "state": "tabled", "version": VERSION}
    values |= {"since": now, "rules": "2008-2013", "cost_cents": 2_000_000, "facts": {}, "contact_name": "x", "contact": "x", "created_at": now}
    values |= {"meeting_id": held_on, "handler_id": 1, "checker_id": 2}
    case = Case(connection.execute(application.insert().values(**values).returning(application.c.id)).scalar_one(), held_on)
    for chat in case.people:
        connection.execute(holder.insert().values(company_id=firm, channel=CHANNEL, chat=chat, name=chat, since=now))
        connection.execute(conversation.insert().values(channel=CHANNEL, chat=chat, state={}, next_sequence=1, touched_at=now))
    return case


async def run(url: str, deeds: Sequence[Deed], without: Without = "") -> list[str]:
    if url.startswith("postgresql"):
        return await in_processes(url, deeds, without=without)
    return await do_all(url, deeds)


# --- what is done ---


def rivals(cases: Sequence[Case]) -> list[Deed]:
    """For each case one officer approves and the other rejects. Every third meeting is recorded case by case, every third by one officer in one step,
    every third by both in one step, in opposite orders."""
    deeds = []
    for number, held_on in enumerate(dict.fromkeys(case.meeting for case in cases)):
        there = [[case.id, VERSION] for case in cases if case.meeting == held_on]
        for officer, decision in zip(OFFICERS, ("approve", "reject"), strict=True):
            if number % 3 == 2 or (number % 3 == 1 and officer == OFFICERS[number % 2]):
                deeds.append(Deed(officer, "record", there if decision == "approve" else there[::-1], decision, held_on))
            else:
                deeds += [Deed(officer, "record", [each], decision, held_on) for each in there]
    random.Random(SEED).shuffle(deeds)
    return deeds


def storm(cases: Sequence[Case]) -> list[Deed]:
    """Whatever anybody may do to a case on an agenda, several times over."""
    deeds = []
    for case in cases:
        this = [[case.id, AS_FOUND]]
        deeds += [Deed(chat, "record", this, decision, case.meeting) for chat in OFFICERS for decision in ("approve", "reject", "defer")]
        deeds += [Deed(chat, what, this) for chat in OFFICERS for what in ("untable", "reopen", "reopen")]
        deeds += [Deed(case.people[0], what, this) for what in ("withdraw", "correct")]
    random.Random(SEED).shuffle(deeds)
    return deeds


# --- what came of it ---


@dataclass(frozen=True)
class After:
    """The rows of one case when all is done."""

    row: Any
    steps: list[Any]
    written_down: int
    told: list[Any]  # to the colleague
    told_owner: list[Any]


def after(url: str, cases: Sequence[Case]) -> list[After]:
    with engine_of(url) as engine, engine.connect() as connection:
        rows = {row.id: row for row in connection.execute(select(application))}
        steps, told, written = list(connection.execute(select(application_step).order_by(application_step.c.id))), told_in(connection), Counter[str]()
        written.update(connection.execute(select(audit.c.object).where(audit.c.what.in_(TRANSITIONS))).scalars())
    return [
        After(
            rows[case.id],
            [step for step in steps if step.application_id == case.id],
            written[f"application {case.id}"],
            told.get(case.people[1], []),
            told.get(case.people[0], []),
        )
        for case in cases
    ]


def told_in(connection: Connection) -> dict[str, list[Any]]:
    """What each chat is told, by its first line, oldest first."""
    found: dict[str, list[Any]] = {}
    for row in connection.execute(select(notice).where(notice.c.state != "dropped", notice.c.key.startswith("status:")).order_by(notice.c.id)):
        found.setdefault(row.chat, []).append(row.body["phrases"][0]["lines"][0])
    return found


def judge(each: After) -> None:
    """No lost update and no illegal state: every change that was made stands in the steps, they lead from one to the next by the table to the state that the
    row has, and each counted once. Then what people were told."""
    states = ["tabled", *(step.after for step in each.steps)]
    assert [step.before for step in each.steps] == states[:-1] and states[-1] == each.row.state
    assert all(step.before in TRANSITIONS[step.transition].before and step.after == TRANSITIONS[step.transition].after for step in each.steps)
    assert each.row.version == VERSION + len(each.steps)
    assert each.written_down == sum(step.who.startswith("staff") for step in each.steps)
    assert (each.row.decided_on is not None) == (each.row.state in ("approved", "rejected") or "approve" in states_of(each, "withdraw"))
    assert (each.row.grant_cents == GRANT_CENTS) == (each.row.state == "approved" or "approve" in states_of(each, "withdraw"))
    words = [application_words.public_word("tabled"), *(line["after"] for line in each.told)]
    assert [line["before"] for line in each.told] == words[:-1], "each notice goes on where the one before ended"
    assert words[-1] == application_words.public_word(each.row.state) or public(each.row.state) == "before_committee", "the last one states the present"


def states_of(each: After, last: str) -> list[str]:
    """The last two changes, if the case ended with `last`."""
    names = [step.transition for step in each.steps][-2:]
    return names if names and names[-1] == last else []


def judge_a_decision(each: After) -> None:
    """One of the two decided, and everybody was told that once."""
    judge(each)
    assert each.row.state in ("approved", "rejected") and len(each.steps) == 1
    assert len(each.told) == len(each.told_owner) == 1 and each.told == each.told_owner


async def race(url: str, count: int, known: Knowledge, without: Without = "") -> tuple[list[After], list[str]]:
    cases = await on_the_agenda(url, count, known)
    deeds, began = rivals(cases), time.monotonic()
    outcomes = await run(url, deeds, without)
    found = after(url, cases)
    print(f"\n{count} cases: {dict(Counter(outcomes))}, {dict(Counter(each.row.state for each in found))}, {time.monotonic() - began:.1f} s")
    if not without:
        decided = sum(len(deed.cases) for deed, outcome in zip(deeds, outcomes, strict=True) if outcome == "done")
        assert decided == count and set(outcomes) <= {"done", "changed"}, "whoever was too late is told so"
        assert {each.row.state for each in found} == {"approved", "rejected"}, "it was a race"
    return found, outcomes


def deadlocks(url: str) -> int:
    with engine_of(url) as engine, engine.connect() as connection:
        return int(connection.execute(text("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")).scalar_one())


async def decide(url: str, count: int, known: Knowledge) -> None:
    found, _ = await race(url, count, known)
    for each in found:
        judge_a_decision(each)
    assert url.startswith("sqlite") or deadlocks(url) == 0


async def test_a_case_that_is_approved_and_rejected_at_once_is_decided_once_and_its_people_are_told_what_holds(database_url: str, known: Knowledge) -> None:
    await decide(database_url, 90, known)


@pytest.mark.faults
async def test_five_hundred_cases_that_are_approved_and_rejected_at_once_are_each_decided_once(database_url: str, known: Knowledge) -> None:
    await decide(database_url, 500, known)


@pytest.mark.postgres
async def test_without_the_locks_both_decide_and_one_of_them_is_lost(postgres_server: str, known: Knowledge) -> None:
    """The negative control."""
    found, _ = await race(new_postgres_database(postgres_server), 30, known, without="lock")
    wrong = [each for each in found if len(each.steps) > 1]
    print(f"\nwithout the locks {len(wrong)} of {len(found)} cases were decided twice")
    assert wrong and all(each.row.version < VERSION + len(each.steps) for each in wrong)
    with pytest.raises(AssertionError):
        judge(wrong[0])


async def test_without_the_checks_a_case_is_decided_again(database_url: str, known: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control, also where one writer keeps the order."""
    from bot.programme import application_changes, committee

    for module, name in ((application_changes, "may"), (committee, "_cases"), (committee, "_is_recorded")):
        monkeypatch.setattr(module, name, getattr(module, name))  # put back afterwards: on SQLite the race is in this process
    take_away("checks")
    found, _ = await race(database_url, 20, known, without="checks")
    wrong = [each for each in found if len(each.steps) > 1]
    assert wrong
    with pytest.raises(AssertionError):
        judge(wrong[0])


# --- whatever else may happen to it ---


async def storm_over(url: str, count: int, known: Knowledge) -> None:
    cases = await on_the_agenda(url, count, known)
    deeds, began = storm(cases), time.monotonic()
    outcomes = await run(url, deeds)
    found = after(url, cases)
    made = sum(len(each.steps) for each in found)
    print(f"\n{count} cases, {len(deeds)} deeds, {made} changes: {dict(Counter(outcomes))}, {dict(Counter(each.row.state for each in found))}")
    print(f"{sum(len(each.told) for each in found)} notices, {time.monotonic() - began:.1f} s")
    assert Counter(outcomes)["done"] == made > count
    assert set(outcomes) <= {"done", "already", "changed", "not_now", "same_officer"}
    for each in found:
        judge(each)
    assert url.startswith("sqlite") or deadlocks(url) == 0


async def test_whatever_is_done_to_a_case_at_once_it_goes_by_the_table_and_the_last_notice_states_the_present(database_url: str, known: Knowledge) -> None:
    await storm_over(database_url, 30, known)


@pytest.mark.faults
async def test_of_a_storm_over_two_hundred_cases_no_change_is_lost(database_url: str, known: Knowledge) -> None:
    await storm_over(database_url, 200, known)


def test_the_steps_of_a_path_are_joined_to_each_other() -> None:
    """The judgement itself: it would notice a change that is missing, or one that the table does not have."""
    for one, other in pairwise(["tabled", "approved", "withdrawn"]):
        assert any(one in each.before and each.after == other for each in TRANSITIONS.values())
    assert not any("approved" in each.before and each.after == "rejected" for each in TRANSITIONS.values())
