"""The way of an announcement: to each person once, from rows that any process may go on from; stopped at once; corrected; summed up."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, delete, select, update

from bot.knowledge import Knowledge
from bot.messages import Capabilities
from bot.programme import announcement_counts, announcement_results, announcements, audiences, dispatch, subscriptions
from bot.store import Store
from bot.tables import application, attendee, company, conversation, holder, notice, outbox, registration
from bot.wording import Wording
from tests import an_event
from tests.an_announcement import AGENT, AUTHOR, SECOND, TEXTS, Case, enter_chat, enter_people, subscribe
from tests.conftest import MovedClock, new_postgres_database

PEOPLE = tuple(f"p{number}" for number in range(6))


@pytest.fixture
async def case(store: Store, known: Knowledge) -> Case:
    return await Case.begin(store, known, PEOPLE)


async def at_sending(case: Case, clock: MovedClock, **over: Any) -> int:
    """An announcement that the two have got and that goes to all from now on."""
    made = await case.approved(**over)
    await case.look(made)
    await case.all_arrive(made)
    await case.look(made)
    clock.moved += timedelta(minutes=11)
    await case.look(made)
    assert (await case.row(made)).state == "sending"
    return made


async def test_only_a_few_are_handed_over_ahead_and_each_once(case: Case, clock: MovedClock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dispatch, "AHEAD", 2)
    made = await at_sending(case, clock)
    for handed in (2, 4, 6):
        for _ in range(3):  # as often as one likes
            await case.look(made)
        queued = [row for row in await case.queued(made) if row.state == "queued"]
        assert len(queued) == 2 and len(await case.queued(made)) == 2 + handed
        await case.all_arrive(made)
    await case.look(made)
    chats = [row.chat for row in await case.queued(made)]
    assert sorted(chats) == sorted({"app", "pub", *PEOPLE}) and (await case.row(made)).state == "done"


async def test_the_web_chat_is_given_it_on_the_shelf_and_it_reads_as_on_telegram(case: Case, clock: MovedClock, wording: Wording) -> None:
    await case.store.write(lambda connection: enter_people(connection, clock.now(), ["w1"], "web"))
    made = await at_sending(case, clock)
    await case.look(made)
    rows = {row.chat: row for row in await case.queued(made)}
    assert rows["w1"].state == "shelf" and rows["p0"].state == "queued"
    texts = [wording.worded(rows[chat].body, rows[chat].language, Capabilities()).text for chat in ("w1", "p0")]
    assert texts[0] == texts[1] and TEXTS["zh-Hant"] in texts[0]


async def test_the_chat_knows_that_it_was_an_announcement_and_its_open_question_keeps_its_numbers(case: Case, clock: MovedClock) -> None:
    asking = {"language": "en", "screen": {"key": "trade", "choices": [], "numbered": True}}
    mine = conversation.c.chat == "p1"
    await case.store.write(lambda connection: connection.execute(update(conversation).where(mine).values(state=asking)))
    made = await at_sending(case, clock)
    await case.look(made)
    states = dict((await case.store.read(lambda connection: connection.execute(select(conversation.c.chat, conversation.c.state)).all()))[:])
    assert states["p1"]["screen"]["key"] == "trade" and states["p1"]["announced"] == made
    assert [each["id"] for each in states["p1"]["noticed_choices"]] == [f"an:{made}:1", f"an:{made}:stop"]
    assert "key" not in states["p0"]["screen"] and states["p0"]["screen"]["choices"] == states["p0"]["noticed_choices"]
    numbered = {row.chat: row.body["numbered"] for row in await case.queued(made)}
    assert (numbered["p1"], numbered["p0"]) == (False, True)


async def test_who_stops_after_the_list_was_made_is_told_nothing(case: Case, clock: MovedClock) -> None:
    made = await at_sending(case, clock)
    await case.does("p2", subscriptions.choose, topic="events", wanted=False)
    await case.look(made)
    assert "p2" not in {row.chat for row in await case.queued(made)}
    assert {each.chat: each.state for each in await case.people(made)}["p2"] == "stopped"


async def test_who_is_erased_after_the_list_was_made_holds_nothing_up(case: Case, clock: MovedClock) -> None:
    made = await at_sending(case, clock)
    await case.store.write(lambda connection: connection.execute(delete(conversation).where(conversation.c.chat == "p3")))
    await case.look(made)
    await case.all_arrive(made)
    await case.look(made)
    row = await case.row(made)
    assert row.state == "done" and (row.totals["total"], row.totals["sent"], row.totals["cancelled"]) == (8, 7, 1)


async def test_in_quiet_hours_only_what_is_urgent_goes_on(case: Case, clock: MovedClock) -> None:
    made, urgent = await at_sending(case, clock), await at_sending(case, clock, urgent="颱風")
    assert await case.look(made, quiet=True) == set()
    assert len(await case.look(urgent, quiet=True)) == 6
    assert len(await case.look(made)) == 6


async def test_what_is_scheduled_begins_at_its_time_and_the_two_have_it_at_once(case: Case, clock: MovedClock) -> None:
    made = await case.approved(starts_at=clock.now() + timedelta(days=1))
    assert len(await case.look(made)) == 2
    await case.all_arrive(made)
    await case.look(made)
    clock.moved += timedelta(hours=23)
    await case.look(made)
    assert (await case.row(made)).state == "recall"
    clock.moved += timedelta(hours=2)
    await case.look(made)
    assert (await case.row(made)).state == "sending"


@pytest.mark.parametrize("state", ["failed", "uncertain", "dropped", "sent"])
async def test_the_time_of_recall_begins_also_where_the_two_cannot_be_reached(case: Case, state: str) -> None:
    made = await case.approved()
    await case.look(made)
    await case.all_arrive(made, state, outcome="blocked" if state == "failed" else None)
    await case.look(made)
    assert (await case.row(made)).state == "recall"


async def test_a_text_that_a_channel_refuses_stops_at_the_two_and_its_author_is_told(case: Case, clock: MovedClock) -> None:
    made = await case.approved()
    await case.look(made)
    await case.all_arrive(made, "failed", outcome="refused: can't parse entities")
    await case.look(made)
    row = await case.row(made)
    assert (row.state, row.paused_from) == ("paused", "first")
    told = await case.store.read(lambda connection: connection.execute(select(notice.c.body).where(notice.c.chat == "pub")).scalars().all())
    assert told[0]["phrases"][0]["say"] == "announcement-told-refused-text"
    assert (await case.step(AGENT, announcements.resume, made, reason="仍可發出"))["outcome"] == "done"
    await case.look(made)
    assert (await case.row(made)).state == "recall"  # what was refused once does not stop it a second time


# --- stopping ---


async def test_paused_it_hands_nothing_over_and_goes_on_where_it_was(case: Case, clock: MovedClock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dispatch, "AHEAD", 2)
    made = await at_sending(case, clock)
    await case.look(made)
    assert (await case.step(AGENT, announcements.pause, made, reason=" "))["outcome"] == "reason_missing"
    assert (await case.step(AGENT, announcements.pause, made, reason="等候確認"))["outcome"] == "done"
    assert await case.look(made) == set() and made not in await case.store.read(lambda connection: dispatch.to_look_at(connection, clock.now()))
    assert (await case.step(SECOND, announcements.resume, made, reason="已確認"))["outcome"] == "done"
    assert (await case.row(made)).state == "sending"


async def test_a_pause_in_the_time_of_recall_begins_that_time_anew(case: Case, clock: MovedClock) -> None:
    made = await case.approved()
    await case.look(made)
    await case.all_arrive(made)
    await case.look(made)
    await case.step(AGENT, announcements.pause, made, reason="x")
    clock.moved += timedelta(hours=1)
    await case.step(AGENT, announcements.resume, made, reason="x")
    await case.look(made)
    assert (await case.row(made)).state == "recall"
    clock.moved += timedelta(minutes=11)
    await case.look(made)
    assert (await case.row(made)).state == "sending"


async def test_cancelled_nothing_more_leaves_and_the_totals_add_up(case: Case, clock: MovedClock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dispatch, "AHEAD", 2)
    made = await at_sending(case, clock)
    await case.look(made)
    assert (await case.step(AGENT, announcements.cancel, made, reason="取消"))["outcome"] == "done"
    assert {row.state for row in await case.queued(made)} == {"sent", "dropped"}
    await case.look(made)
    row = await case.row(made)
    assert row.state == "cancelled" and (row.totals["sent"], row.totals["cancelled"], row.totals["total"], row.totals["left"]) == (2, 6, 8, 0)
    assert await case.store.read(lambda connection: dispatch.to_look_at(connection, clock.now())) == []
    for name in ("pause", "resume", "cancel"):
        assert (await case.step(AGENT, getattr(announcements, name), made, reason="x"))["outcome"] == "not_now"


async def test_past_its_window_in_the_middle_it_ends_and_says_who_was_not_told(case: Case, clock: MovedClock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dispatch, "AHEAD", 2)
    made = await at_sending(case, clock, ends_at=clock.now() + timedelta(hours=1))
    await case.look(made)
    clock.moved += timedelta(hours=1)
    await case.look(made)
    row = await case.row(made)
    assert row.state == "done" and (row.totals["sent"], row.totals["cancelled"]) == (2, 6)


@pytest.mark.parametrize("state", ["queued", "sending"])
async def test_it_is_not_finished_while_one_is_still_on_its_way(case: Case, clock: MovedClock, state: str) -> None:
    made = await at_sending(case, clock)
    await case.look(made)
    await case.all_arrive(made)
    last = (outbox.c.announcement_id == made) & (outbox.c.chat == "p5")
    await case.store.write(lambda connection: connection.execute(update(outbox).where(last).values(state=state)))
    await case.look(made)
    assert (await case.row(made)).state == "sending"


# --- several processes ---


async def test_three_processes_make_one_message_for_each(postgres_server: str, known: Knowledge, clock: MovedClock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dispatch, "AHEAD", 20)
    url = new_postgres_database(postgres_server)
    stores = [await Store.open(url, clock) for _ in range(3)]
    try:
        case = await Case.begin(stores[0], known, [f"p{number}" for number in range(200)])
        made = await at_sending(case, clock)

        async def work(store: Store) -> None:
            own = Case(store, known)
            while (await own.row(made)).state == "sending":
                await own.look(made)
                await own.all_arrive(made)

        async with asyncio.timeout(120):
            await asyncio.gather(*map(work, stores))
        chats = [row.chat for row in await case.queued(made)]
        assert len(chats) == len(set(chats)) == 202
    finally:
        for store in stores:
            await store.close()


async def test_a_chat_in_the_middle_of_a_turn_is_not_waited_for(postgres_server: str, known: Knowledge, clock: MovedClock) -> None:
    url = new_postgres_database(postgres_server)
    store = await Store.open(url, clock)
    try:
        case = await Case.begin(store, known, PEOPLE)
        made = await at_sending(case, clock)
        from sqlalchemy import create_engine

        engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
        with engine.connect() as busy:
            busy.execute(select(conversation).where(conversation.c.chat == "p1").with_for_update())
            async with asyncio.timeout(5):
                handed = await case.look(made)
            assert {each.chat for each in handed} == set(PEOPLE) - {"p1"}
            busy.rollback()
        assert {each.chat for each in await case.look(made)} == {"p1"}
        engine.dispose()
    finally:
        await store.close()


# --- an erratum ---


async def test_an_erratum_goes_in_place_to_those_who_got_it_and_to_nobody_else(case: Case, clock: MovedClock, wording: Wording) -> None:
    await case.store.write(lambda connection: enter_people(connection, clock.now(), ["w1"], "web"))
    made = await at_sending(case, clock)
    await case.look(made)
    failed = (outbox.c.announcement_id == made) & (outbox.c.chat == "p4")
    await case.store.write(lambda connection: connection.execute(update(outbox).where(failed).values(state="failed", outcome="blocked")))
    await case.all_arrive(made, sent_as="4711")
    await case.look(made)
    await case.store.write(lambda connection: enter_people(connection, clock.now(), ["later"]))
    right = {language: text.replace("30", "40") for language, text in TEXTS.items()}
    draft = await case.does(AUTHOR, announcements.correct, announcement_id=made, texts=right)
    assert draft["outcome"] == "done"
    erratum = draft["id"]
    assert (await case.step(AUTHOR, announcements.ask, erratum))["people"] == 7 + 1  # web, five on Telegram, and the two
    assert (await case.step(SECOND, announcements.approve, erratum, figures_seen=False))["outcome"] == "done"
    for _ in range(3):
        await case.look(erratum)
        await case.all_arrive(erratum, sent_as="4711")
        clock.moved += timedelta(minutes=11)
    await case.look(erratum)
    rows = {row.chat: row for row in await case.queued(erratum)}
    assert set(rows) == {"app", "pub", "w1", *PEOPLE} - {"p4"}
    assert rows["p1"].body["replace"] == "4711" and rows["w1"].body["replace"] is None
    assert "40" in wording.worded(rows["p0"].body, rows["p0"].language, Capabilities()).text
    assert rows["p0"].body["phrases"][0] == {"say": "announcement-corrects"}
    listed = await case.does(AUTHOR, announcements.listed)
    assert {each["id"]: each["corrects"] for each in listed} == {made: None, erratum: made}


async def test_what_nobody_has_got_yet_cannot_be_corrected(case: Case) -> None:
    made = await case.approved()
    assert (await case.does(AUTHOR, announcements.correct, announcement_id=made, texts=TEXTS))["outcome"] == "not_now"


# --- progress, taps, results ---


async def test_everybody_is_in_exactly_one_count(case: Case, clock: MovedClock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dispatch, "AHEAD", 3)
    made = await at_sending(case, clock)
    await case.look(made)
    states = {"p0": ("failed", "blocked"), "p1": ("failed", "gone"), "p2": ("uncertain", "uncertain")}
    for chat, (state, outcome) in states.items():
        this = (outbox.c.announcement_id == made) & (outbox.c.chat == chat)
        await case.store.write(
            lambda connection, this=this, state=state, outcome=outcome: connection.execute(update(outbox).where(this).values(state=state, outcome=outcome))
        )
    progress = await case.does(AGENT, announcement_results.progress, announcement_id=made)
    assert (progress["blocked"], progress["gone"], progress["uncertain"], progress["sent"], progress["waiting"]) == (1, 1, 1, 2, 3)
    assert sum(progress[name] for name in announcement_counts.STATES) == progress["total"] == 8 and progress["first"] == 2
    assert progress["outcomes"]["blocked"] == 1


async def test_rate_and_time_left_are_measured(case: Case, clock: MovedClock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dispatch, "AHEAD", 3)
    made = await at_sending(case, clock)
    await case.look(made)
    await case.all_arrive(made)
    progress = await case.does(AGENT, announcement_results.progress, announcement_id=made)
    assert progress["left"] == 3 and progress["seconds_left"] == 60 and progress["rate_a_second"] == 0.1


async def test_a_tap_is_noted_once_and_only_of_those_who_were_told(case: Case, clock: MovedClock) -> None:
    made = await at_sending(case, clock, buttons=[{"do": "events"}, {"do": "topic", "given": next(iter(case.known.answers))}])
    await case.look(made)
    assert await case.does("p0", announcements.tapped, announcement_id=made, number=1) == "do:events"
    assert (await case.does("p0", announcements.tapped, announcement_id=made, number=2)).startswith("topic:")
    for number in (0, 3, -1):
        assert await case.does("p0", announcements.tapped, announcement_id=made, number=number) is None
    assert await case.does("stranger", announcements.tapped, announcement_id=made, number=1) is None
    assert await case.does("p0", announcements.tapped, announcement_id=99, number=1) is None
    assert [each.chat for each in await case.people(made) if each.tapped_at] == ["p0"]


def put_results(connection: Connection, clock: MovedClock, known: Knowledge) -> None:
    """p0 registers and comes, p1 registers, p2 applies; p3 had registered before."""
    from bot.programme.references import new_reference

    now = clock.now()
    seats: dict[str, str | None] = {"p0": "arrived", "p1": None}
    for chat in ("p0", "p1", "p3"):
        at = now - timedelta(days=3) if chat == "p3" else now
        values = {"event_id": "e-test", "channel": "telegram", "chat": chat, "contact": "x", "created_at": at}
        made = connection.execute(registration.insert().values(**values).returning(registration.c.id)).scalar_one()
        came = now if seats.get(chat) else None
        row = {"event_id": "e-test", "registration_id": made, "name": chat, "state": "confirmed", "arrived_at": came, "changed_at": now}
        connection.execute(attendee.insert().values(**row))
    firm = connection.execute(company.insert().values(name="x", folded_name="x", created_at=now).returning(company.c.id)).scalar_one()
    connection.execute(holder.insert().values(company_id=firm, channel="telegram", chat="p2", name="x", since=now))
    same = {"reference": new_reference("A"), "company_id": firm, "component": "verification", "state": "submitted", "since": now, "rules": "2008-2013"}
    connection.execute(application.insert().values(**same, facts={}, contact_name="x", contact="x", submitted_at=now, created_at=now))


@pytest.mark.parametrize("buttons", [[{"do": "event", "given": "e-test"}], [{"do": "events"}]])
async def test_what_it_achieved_is_counted_by_part_and_from_when_it_was_given(case: Case, clock: MovedClock, buttons: list[dict[str, str]]) -> None:
    await an_event.enter(case.store, clock.now())
    made = await at_sending(case, clock, buttons=buttons)
    await case.look(made)
    await case.all_arrive(made)
    await case.does("p0", announcements.tapped, announcement_id=made, number=1)
    await case.store.write(lambda connection: put_results(connection, clock, case.known))
    rows = await case.does(AUTHOR, announcement_results.results, announcement_id=made, by="channel")
    assert rows == [{"part": "telegram", "sent": 6, "tapped": 1, "registered": 2, "came": 1, "applied": 1}]
    by_language = await case.does(AUTHOR, announcement_results.results, announcement_id=made, by="language")
    assert [row["sent"] for row in by_language] == [2, 2, 2] and sum(row["registered"] for row in by_language) == 2


async def test_totals_and_results_outlast_the_rows_of_people(case: Case, clock: MovedClock) -> None:
    made = await at_sending(case, clock)
    await case.look(made)
    await case.all_arrive(made)
    await case.look(made)
    before = await case.does(AUTHOR, announcement_results.results, announcement_id=made, by="channel")
    clock.moved += announcement_results.KEPT + timedelta(days=1)
    assert await case.store.read(lambda connection: announcement_results.to_keep(connection, clock.now())) == [made]
    await case.does(AUTHOR, announcement_results.keep, announcement_id=made)
    from bot.tables import announcement_recipient

    await case.store.write(lambda connection: connection.execute(delete(announcement_recipient)))
    await case.store.write(lambda connection: connection.execute(delete(outbox)))
    assert await case.does(AUTHOR, announcement_results.results, announcement_id=made, by="channel") == before
    assert (await case.does(AUTHOR, announcement_results.progress, announcement_id=made))["sent"] == 8
    assert await case.store.read(lambda connection: announcement_results.to_keep(connection, clock.now())) == []


# --- whom it is for ---


async def test_the_audience_is_only_who_wants_its_topic_without_those_out_of_reach(case: Case, clock: MovedClock) -> None:
    def put(connection: Connection) -> None:
        now = clock.now()
        enter_chat(connection, now, "silent")
        for chat, channel in (("never", "telegram"), ("boxed", "sandbox"), ("9", "console")):
            enter_chat(connection, now, chat, channel)
        subscribe(connection, now, "never", wanted=False)
        subscribe(connection, now, "boxed", "sandbox")
        subscribe(connection, now, "9", "console")
        subscribe(connection, now, "nobody")  # whose conversation was erased
        base = {"channel": "telegram", "sequence": 1, "policy": "prompt", "language": "en", "body": {}, "due": now, "created_at": now}
        sent = [
            ("p0", 1, "failed", "blocked"),
            ("p1", 1, "failed", "gone"),
            ("p2", 1, "failed", "blocked"),
            ("p2", 2, "sent", None),
            ("p3", 1, "failed", "our error"),
        ]
        connection.execute(outbox.insert(), [base | {"chat": c, "sequence": n, "state": s, "outcome": o} for c, n, s, o in sent])

    await case.store.write(put)
    found = await case.does(AUTHOR, audiences.audience, rule={}, topic="events")
    assert (found["count"], found["blocked"], found["gone"]) == (4, 1, 1)
    assert found["by_channel"] == {"telegram": 4} and sum(found["by_language"].values()) == 4
    assert all(set(each) == {"language", "sector", "city", "channel"} for each in found["sample"])
    assert (await case.does(AUTHOR, audiences.audience, rule={"topic": "funding"}))["count"] == 0
    assert (await case.does("p0", audiences.audience, rule={}, topic="events"))["outcome"] == "not_allowed"


async def test_rules_are_saved_by_name(case: Case) -> None:
    assert (await case.does(AUTHOR, audiences.save, name=" 電鍍 ", rule={"sectors": ["metals", ""], "x": 1, "topic": "events"}))["outcome"] == "done"
    assert (await case.does(AUTHOR, audiences.save, name="電鍍", rule={}))["outcome"] == "taken"
    assert (await case.does(AGENT, audiences.save, name="x", rule={}))["outcome"] == "not_allowed"
    assert (await case.does(AUTHOR, audiences.save, name=" ", rule={}))["outcome"] == "name_missing"
    assert [(each["name"], each["rule"]) for each in await case.does(SECOND, audiences.saved)] == [("電鍍", {"sectors": ["metals"], "topic": "events"})]
    assert await case.does("p0", audiences.saved) == []
