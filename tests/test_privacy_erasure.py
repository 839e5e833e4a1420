"""Erasure: nothing that leads to the person is left but what was said to be kept, no figure changes, and it can be done twice and on an older copy."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, select, update

from bot.desk import Desk
from bot.knowledge import Knowledge
from bot.messages import Address
from bot.programme import Here, erasures, hotline_figures, personal, seats
from bot.programme.figures import figures
from bot.programme.ledger import all_figures
from bot.programme.personal_tables import TABLES
from bot.settings import Settings
from bot.store import Store
from bot.tables import application, attendee, conversation, enquiry, erasure, metadata, notice, outbox, privacy_request, registration, subscription
from bot.tombstones import Tombstones
from tests import a_provider as a
from tests import an_application as an
from tests.an_event import book, enter
from tests.conftest import MovedClock
from tests.personal_world import CHAT, PERSON, fill, marks
from tests.talker import Talker

KEY = erasures.key_of("own key", PERSON)


def here(connection: Connection, store: Store, known: Knowledge, days: float = 0) -> Here:
    return Here(connection, store.clock.now() + timedelta(days=days), known, PERSON, "en", chat_key=KEY)


async def erased(store: Store, known: Knowledge) -> dict[str, Any]:
    return await store.write(lambda connection: erasures.erase(here(connection, store, known)))


# --- what is declared ---


@pytest.mark.parametrize("table", sorted(metadata.tables))
def test_every_column_of_every_table_is_declared_as_personal_or_plain(table: str) -> None:
    declared = TABLES[table]
    assert declared.columns() == {column.name for column in metadata.tables[table].columns}
    assert not set(declared.personal.split()) & set(declared.plain.split())


def test_nothing_is_declared_that_is_not_there() -> None:
    assert set(TABLES) == set(metadata.tables)


# --- nothing is left ---


@pytest.mark.parametrize("ended", [True, False])
async def test_after_an_erasure_no_mark_is_left_in_any_table(store: Store, known: Knowledge, ended: bool) -> None:
    await store.write(lambda connection: fill(connection, store.clock.now(), ended=ended))
    before = await store.read(marks)
    personal_tables = {name for name, held in TABLES.items() if held.personal}
    assert set(before) >= personal_tables - {"staff_chat", "milestone", "provider_rating", "success_case"}, "each is filled, so that each is looked at"
    assert (await erased(store, known))["kept"] == []
    left = await store.read(marks)
    assert left == {"conversation": 1}, "the chat itself stays for its counter while it is used"
    row = await store.read(lambda connection: connection.execute(select(conversation)).one())
    assert row.state == {"language": "en", "run": 7}


async def test_after_thirty_idle_days_the_chat_itself_is_gone(store: Store, known: Knowledge) -> None:
    await store.write(lambda connection: fill(connection, store.clock.now()))
    await erased(store, known)

    def idle(days: int) -> Any:
        return lambda connection: erasures.forget_idle(
            connection, store.clock.now() + timedelta(days=days), lambda address: erasures.key_of("own key", address)
        )

    assert await store.write(idle(29)) == 0 and await store.write(idle(31)) == 1
    assert await store.read(marks) == {}


async def test_a_case_that_was_handed_in_is_kept_and_said_and_its_chat_stays_while_it_is_open(store: Store, known: Knowledge) -> None:
    made = await an.submitted(store, known, CHAT)
    done = await erased(store, known)
    assert [(each["what"], each["why"]) for each in done["kept"]] == [("application", "open_case")]
    row = await an.row_of(store, made)
    assert row.contact == an.CONTACT and row.state == "submitted"
    assert (await an.acts(store, known, CHAT, lambda here: personal.rows(here, kind="applications")))[0]["reference"] == row.reference


async def test_of_a_closed_case_the_record_stays_and_the_chat_goes(store: Store, known: Knowledge) -> None:
    made = await an.submitted(store, known, CHAT)
    await an.set_columns(store, made, state="rejected", closed_at=store.clock.now())
    done = await erased(store, known)
    assert [each["why"] for each in done["kept"]] == ["audit"]
    assert set(await store.read(marks)) <= {"conversation"}
    assert (await an.row_of(store, made)).contact == an.CONTACT


async def test_colleagues_keep_the_case_when_one_of_them_is_erased(store: Store, known: Knowledge) -> None:
    made = await an.submitted(store, known, CHAT)
    code = (await an.acts(store, known, CHAT, _invite, application_id=made))["code"]
    from bot.programme import holders

    await an.acts(store, known, "colleague", holders.join, code=code, name="李小姐")
    await erased(store, known)
    assert set(await store.read(marks)) <= {"conversation"}
    assert len(await an.acts(store, known, "colleague", lambda here: personal.rows(here, kind="applications"))) == 1


def _invite(here: Here, application_id: int) -> Any:
    from bot.programme import holders

    firm = here.connection.execute(select(application.c.company_id).where(application.c.id == application_id)).scalar_one()
    return holders.invite(here, company_id=firm)


async def test_a_firm_on_the_register_keeps_its_contact_and_gets_no_news(store: Store, known: Knowledge) -> None:
    await an.officer(store, known, "officer")
    made = await a.registered(store, known, CHAT, news=True)
    done = await erased(store, known)
    assert [(each["what"], each["why"]) for each in done["kept"]] == [("provider", "register")]
    row = await a.row_of(store, made)
    assert row.contact_name == "李大文" and not row.news


# --- seats ---


async def test_upcoming_seats_go_to_the_next_in_line(store: Store, known: Knowledge) -> None:
    await enter(store, store.clock.now(), capacity=1)
    await book(store, known, CHAT, "陳大文")
    await book(store, known, "next", "李一")
    await erased(store, known)
    states = await store.read(lambda connection: {row.name: row.state for row in connection.execute(select(attendee))})
    assert states == {"– 1": "cancelled", "李一": "offered"}
    told = await store.read(lambda connection: connection.execute(select(notice.c.chat).where(notice.c.key.startswith("offer:"))).scalars().all())
    assert told == ["next"]


# --- figures ---


async def counted(store: Store, known: Knowledge) -> list[Any]:
    """Every figure that reports are made of."""
    now = store.clock.now()
    first, last = date(2020, 1, 1), date(2030, 12, 31)

    def read(connection: Connection) -> list[Any]:
        return [
            figures(connection, first, last, now, known.counting),
            [{**each, "as_at": None} for each in all_figures(connection, known, now)],
            hotline_figures.hotline_counts(connection, first, last),
            hotline_figures.enquiry_counts(connection, first, last),
        ]

    return await store.read(read)


async def test_every_figure_is_the_same_before_and_after(store: Store, known: Knowledge) -> None:
    await an.officer(store, known, "officer")
    await a.registered(store, known, CHAT)
    case = await an.submitted(store, known, CHAT)
    await an.set_columns(store, case, state="completed", decided_on="2026-05-01", grant_cents=100, closed_at=store.clock.now())
    now = store.clock.now()
    await enter(store, now)
    await enter(store, now, id="e-two")
    for chat, event in ((CHAT, "e-test"), (CHAT, "e-two"), ("other", "e-test"), ("other", "e-two")):
        await book(store, known, chat, "陳一", "陳二", event=event)
    await store.write(lambda connection: connection.execute(update(attendee).values(arrived_at=now - timedelta(days=1))) and None)
    over = {"starts_at": now - timedelta(days=1), "ends_at": now - timedelta(hours=20)}
    await store.write(lambda connection: connection.execute(update(metadata.tables["event"]).values(**over)) and None)
    before = await counted(store, known)
    assert before[0]["events"]["total"]["people"] == 4 and before[0]["events"]["total"]["attended"] == 8
    await erased(store, known)
    assert await counted(store, known) == before
    await erased(store, known)
    assert await counted(store, known) == before


# --- twice, and on an older copy ---


async def test_done_twice_nothing_more_happens(store: Store, known: Knowledge) -> None:
    await store.write(lambda connection: fill(connection, store.clock.now()))
    await erased(store, known)
    rows = await store.read(lambda connection: connection.execute(select(enquiry)).all())
    await erased(store, known)
    assert await store.read(lambda connection: connection.execute(select(enquiry)).all()) == rows
    assert len(await store.read(lambda connection: connection.execute(select(erasure)).all())) == 1


async def test_an_older_copy_is_erased_again_at_the_start_and_what_came_since_stays(store: Store, known: Knowledge, clock: MovedClock, tmp_path: Path) -> None:
    tombstones = Tombstones(Settings(data_dir=tmp_path))
    clock.moved = timedelta(days=-2)
    await store.write(lambda connection: fill(connection, store.clock.now()))
    tombstones.note(tombstones.key_of(PERSON), store.clock.now() + timedelta(days=1))  # erased a day later: this database is from before
    clock.moved = timedelta()
    later = {"channel": "web", "chat": CHAT, "topic": "funding", "wanted": True, "notice": "x", "language": "en", "how": "button"}
    await store.write(lambda connection: connection.execute(subscription.insert().values(**later, at=store.clock.now())) and None)
    assert await tombstones.put_right(store, clock, known) == 1
    assert await store.read(marks) == {"conversation": 1, "subscription": 1}
    assert await tombstones.put_right(store, clock, known) == 0


async def test_what_the_database_knows_is_written_beside_it_too(store: Store, known: Knowledge, clock: MovedClock, tmp_path: Path) -> None:
    tombstones = Tombstones(Settings(data_dir=tmp_path))
    await erased(store, known)
    await tombstones.put_right(store, clock, known)
    assert list(tombstones.read()) == [KEY] and Tombstones(Settings(data_dir=tmp_path)).own_key == tombstones.own_key


# --- in the chat ---


async def test_forget_says_first_what_goes_asks_once_and_leaves_nothing_of_the_talk(desk: Desk, talker: Talker) -> None:
    noted: list[str] = []
    desk.own_key, desk.note_erasure = "own key", lambda key, at: noted.append(key)
    await talker.starts("human")
    await talker.answers(question="CANARY 的問題", reply_by="2", phone="91234567", confirm="1")
    await talker.starts("apply")
    told = await talker.starts("forget")
    assert "查詢" in told and "不能還原" in told
    assert "沒有刪除" in await talker.says("2")
    assert "查詢" in await talker.starts("forget")
    assert "已刪除" in await talker.says("1")
    assert set(await talker.state()) <= {"language", "chosen", "run", "screen"}
    left = await desk.store.read(
        lambda c: [t.name for t in metadata.sorted_tables for row in c.execute(select(t)) if "CANARY" in repr(row) or "1234567" in repr(row)]
    )
    assert left == [] and noted == [erasures.key_of("own key", talker.address)]
    kinds = await desk.store.read(lambda connection: connection.execute(select(privacy_request.c.kind, privacy_request.c.outcome)).all())
    assert [tuple(each) for each in kinds] == [("erasure", "done")]


async def test_an_erased_chat_can_go_on_and_begins_afresh(desk: Desk, talker: Talker) -> None:
    await talker.starts("human")
    await talker.starts("forget")
    await talker.says("1")
    assert "查詢" in await talker.starts("human")
    sequences = await desk.store.read(lambda c: c.execute(select(outbox.c.sequence).order_by(outbox.c.sequence)).scalars().all())
    assert len(sequences) == len(set(sequences)) and sequences[0] > 1, "numbers are not used again"


async def test_two_persons_are_never_mixed_up(store: Store, known: Knowledge) -> None:
    await enter(store, store.clock.now())
    await book(store, known, "other", "陳大文")
    await store.write(lambda connection: fill(connection, store.clock.now(), ended=False) if False else None)
    await erased(store, known)
    row = await store.read(lambda connection: connection.execute(select(registration)).one())
    assert (row.chat, row.contact) == ("other", "other@example.com")
    assert seats.TAKEN and Address("web", "other") != PERSON
