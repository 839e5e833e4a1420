"""The survey: whom it asks and tells, that everybody counts once, that nothing leads from an answer to a person, and that no small number gets out."""

import asyncio
import json
from collections.abc import Sequence
from datetime import timedelta
from time import sleep
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Select, func, select, text, update

from bot.desk import Desk
from bot.knowledge import Knowledge
from bot.messages import Address, Incoming
from bot.programme import survey, survey_changes, survey_people, survey_results, survey_said
from bot.store import Store
from bot.tables import conversation, event, inbox, metadata, notice, outbox, survey_answer, survey_person
from tests import an_application
from tests.a_survey import AUTHOR, SECOND, Case
from tests.conftest import MovedClock
from tests.talker import Talker


@pytest.fixture
async def case(store: Store, known: Knowledge, clock: MovedClock) -> Case:
    made = Case(store, known, clock)
    await made.begin()
    return made


async def keys(case: Case) -> list[str]:
    return await case.store.read(lambda c: sorted(c.execute(select(notice.c.key).where(notice.c.state == "due", notice.c.key.startswith("survey:"))).scalars()))


async def people(case: Case) -> list[Any]:
    return list(await case.store.read(lambda c: c.execute(select(survey_person).order_by(survey_person.c.chat)).all()))


# --- two people, and the list ---


async def test_a_survey_is_opened_by_a_second_person_and_only_as_it_was_asked_for(case: Case) -> None:
    made = await case.drafted()
    assert (await case.does(survey_changes.decide, SECOND, survey_id=made, version=0, yes=True))["outcome"] == "not_now"  # nobody asked
    await case.does(survey_changes.ask, survey_id=made, version=0)
    assert (await case.does(survey_changes.decide, AUTHOR, survey_id=made, version=1, yes=True))["outcome"] == "not_allowed"
    assert (await case.does(survey_changes.decide, SECOND, survey_id=made, version=0, yes=True))["outcome"] == "changed"
    assert (await case.does(survey_changes.decide, SECOND, survey_id=made, version=1, yes=False))["outcome"] == "reason_missing"
    row = await case.row(made)
    again = {"titles": row.titles | {"en": "Other"}, "opens_on": row.opens_on, "closes_on": row.closes_on, "remind_days": 7}
    await case.does(survey_changes.write, survey_id=made, version=1, **again)  # a change takes back what was asked for
    assert (await case.does(survey_changes.decide, SECOND, survey_id=made, version=2, yes=True))["outcome"] == "not_now"
    await case.does(survey_changes.ask, survey_id=made, version=2)
    assert await case.does(survey_changes.decide, SECOND, survey_id=made, version=3, yes=True) == {"outcome": "done", "people": 0}
    other = await case.drafted()
    await case.does(survey_changes.ask, survey_id=other, version=0)
    assert (await case.does(survey_changes.decide, SECOND, survey_id=other, version=1, yes=True))["outcome"] == "another_open"


async def test_a_draft_says_what_is_wrong_with_each_field(case: Case) -> None:
    row = {"titles": {"zh-Hant": "調查", "zh-Hans": "", "en": "x" * 61}, "opens_on": "2020-01-01", "closes_on": "never", "remind_days": 1}
    wrong = {"title-zh-Hans": "missing", "title-en": "long", "opens_on": "past", "closes_on": "day", "remind_days": "remind"}
    assert await case.does(survey_changes.write, **row) == {"outcome": "wrong", "fields": wrong}
    assert await case.does(survey_changes.write, SECOND, **row) == {"outcome": "not_allowed"}


async def test_the_list_is_who_took_part_each_chat_once_with_the_newest_sector_and_no_samples(case: Case) -> None:
    await case.takes_part(("came", "metals"))
    await case.takes_part(("booked", "metals"), came=False)
    for chat in ("boss", "draft"):
        await case.store.write(
            lambda c, chat=chat: c.execute(conversation.insert().values(channel="web", chat=chat, state={}, next_sequence=1, touched_at=case.clock.now()))
        )
    await an_application.submitted(case.store, case.known, "boss", sector="textiles", city="shenzhen")
    await an_application.submitted(case.store, case.known, "boss", sector="paper", city="dongguan")
    await an_application.draft(case.store, case.known, "draft", registration_number="99999999-000")
    made = await case.opened()
    assert [(row.chat, row.sector, row.city) for row in await people(case)] == [("boss", "paper", "dongguan"), ("came", "metals", None)]
    await case.closed(made)
    await case.store.write(lambda c: c.execute(update(event).values(sample=True)) and None)
    await case.opened()
    assert [row.chat for row in await people(case)] == ["boss", "boss", "came"]


# --- inviting and reminding ---


async def test_five_hundred_are_invited_by_day_in_small_portions_and_nobody_twice(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    portions: list[int] = []
    real = survey_people.look_at
    monkeypatch.setattr("bot.schedule.survey_people.look_at", lambda c, now, work: portions.append(len(work.people)) or real(c, now, work))
    await case.takes_part(*((f"c{n:03}", "metals") for n in range(500)))
    await case.takes_part(("silent", "metals"), agreed=False)
    made = await case.opened()
    case.clock.moved += timedelta(hours=13)  # eleven at night
    await case.watch()
    assert await keys(case) == [] and portions == []
    case.clock.moved += timedelta(hours=11)
    await case.watch()
    assert portions == [50] * 10 and len(await keys(case)) == 500
    await case.watch()
    assert portions == [50] * 10 and len(await keys(case)) == 500
    assert {row.chat for row in await people(case) if row.asked_at is None} == {"silent"}
    found = await case.store.read(lambda c: survey_people.to_look_at(c, case.clock.now()))
    work = survey_people.Work("invite", made, tuple(row.id for row in await people(case)))  # as if a process had found it before another did it
    await case.store.write(lambda c: survey_people.look_at(c, case.clock.now(), work))
    assert found == [] and len(await keys(case)) == 500


async def test_one_reminder_one_before_the_end_and_none_to_who_answered_declined_or_stopped(case: Case) -> None:
    await case.takes_part(*((chat, "metals") for chat in ("waits", "answers", "declines", "stops")))
    made = await case.opened(days=20)
    await case.watch()
    await case.answer(made, "answers")
    assert await case.does(survey.decline, "declines", "web", given=f"{made}-no") == {"outcome": "done"}
    await case.wants("stops", wanted=False)
    ids = {row.chat: row.id for row in await people(case)}
    assert await keys(case) == sorted(f"survey:{made}:invite:{ids[chat]}" for chat in ("waits", "stops"))  # what had not left was taken back
    for days, expected in ((6, ()), (1, ("remind",)), (1, ()), (10, ("last",)), (1, ()), (1, ())):
        before = set(await keys(case))
        await case.days_pass(days)
        await case.watch()
        assert set(await keys(case)) - before == {f"survey:{made}:{what}:{ids['waits']}" for what in expected}
    await case.days_pass(1)
    assert (await case.row(made)).state == "closed"


async def test_it_closes_itself_the_day_after_its_last_day_and_is_frozen(case: Case) -> None:
    await case.takes_part(*((f"c{n}", "metals") for n in range(6)))
    made = await case.opened(days=7)
    for n in range(6):
        assert await case.answer(made, f"c{n}") == {"outcome": "done"}
    last = (await case.row(made)).closes_on
    await case.days_pass(7)
    assert (await case.row(made)).state == "open"
    await case.days_pass(1)
    row = await case.row(made)
    assert (row.state, row.closes_on, row.results["answered"], row.results["rate"]) == ("closed", last, 6, 100)
    await case.store.write(lambda c: c.execute(survey_answer.delete()) and None)
    await case.watch()
    assert await case.row(made) == row
    year = f"{last[:4]}-{int(last[2:4]) + 1:02}" if last[5:] >= "04-01" else f"{int(last[:4]) - 1}-{last[2:4]}"
    line = await case.store.read(lambda c: survey.report_line(c, year))
    assert line is not None and (line["asked"], line["answered"], line["rate"]) == (6, 6, 100) and "回應率為 100%" in line["sentence"]
    assert await case.store.read(lambda c: survey.report_line(c, "2010-11")) is None


# --- answering ---

LABELS = {
    "zh-Hant": ("開始", "實地評估", "頗滿意", "很滿意", "頗恰當", "認識少許", "相當認識", "技術意見", "略過", "送出", "多謝"),
    "zh-Hans": ("开始", "实地评估", "比较满意", "很满意", "比较恰当", "了解一点", "相当了解", "技术意见", "跳过", "提交", "谢谢"),
    "en": ("Start", "On-site assessment", "Rather satisfied", "Very satisfied", "Rather well", "A little", "Well", "Technical advice", "Skip", "Send", "Thank"),
}


@pytest.mark.parametrize("language", LABELS)
async def test_the_questionnaire_is_answered_in_each_language_and_leaves_nothing_in_the_chat(desk: Desk, case: Case, language: Any) -> None:
    await case.takes_part(("me", "metals"))
    await case.store.write(lambda c: c.execute(update(conversation).values(state={"language": language})) and None)
    made = await case.opened()
    me = Talker(desk, case.clock, "me", language=language)
    *pressed, thanks = LABELS[language]
    await me.says(f"go:survey:{made}", "choice")
    for label in pressed:
        told = await me.presses(label)
        assert len(told) <= 1000
    assert thanks in told
    kept = await case.store.read(lambda c: c.execute(select(survey_answer)).all())
    expected = {"took_part": "assessment", "management": "4", "publicity": "5", "resources": "4", "knew_before": "2", "knows_now": "4", "would_help": "advice"}
    assert [(row.answers, row.sector, row.city) for row in kept] == [(expected, None, None)]
    assert "open" not in (state := await me.state()) or state["open"] == []
    assert await me.says("/survey") and thanks in LABELS[language] and len(await case.store.read(lambda c: c.execute(select(survey_answer)).all())) == 1


async def test_numbers_skipping_going_back_and_changing_work_as_in_every_form(desk: Desk, case: Case) -> None:
    await case.takes_part(("me", "metals"))
    await case.opened()
    me = Talker(desk, case.clock, "me")
    assert "不記名" in await me.says("問卷")
    await me.answers(begin="1", q1="1", q2="2", q3="6")
    await me.says("返回")
    await me.answers(q3="5", q4="4", q5="1", q6="5", q7="略過", words="請多辦參觀，電話 23456789 找我")
    assert await me.question() == "send"
    assert "2／8" in await me.says("改 3")
    assert "答了 7 題（共 8 題）" in await me.answers(q2="1")
    await me.answers(send="送出")
    (kept,) = await case.store.read(lambda c: c.execute(select(survey_answer.c.answers)).scalars().all())
    assert kept["management"] == "1" and kept["publicity"] == "5" and "would_help" not in kept
    assert "23456789" not in kept["words"] and "參觀" in kept["words"]


async def test_a_repeat_a_second_form_and_a_late_answer_count_nothing_more(desk: Desk, case: Case) -> None:
    await case.takes_part(("me", "metals"), ("late", "metals"))
    made = await case.opened()
    me, late = Talker(desk, case.clock, "me"), Talker(desk, case.clock, "late")
    for each in (me, late):
        await each.says("/survey")
        await each.answers(begin="1", q1="1", **dict.fromkeys(("q2", "q3", "q4", "q5", "q6", "q7"), "1"), words="略過")
    await me.says("送出", message_id="me:1")
    await me.says("送出", message_id="me:1")
    assert await case.answer(made, "me") == {"outcome": "answered"}
    assert "答過" in await me.says(f"go:survey:{made}", "choice")
    await case.closed(made)
    assert "截止" in await late.says("送出")
    assert len(await case.store.read(lambda c: c.execute(select(survey_answer)).all())) == 1


def slowly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Between looking whether somebody answered and writing it down, time goes by."""
    real = survey._good
    monkeypatch.setattr(survey, "_good", lambda questions, answers: sleep(0.05) or real(questions, answers))


async def test_the_same_person_answering_six_times_at_once_counts_once(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    await case.takes_part(("me", "metals"))
    made = await case.opened()
    slowly(monkeypatch)
    done = await asyncio.gather(*(case.answer(made, "me") for _ in range(6)))
    assert sorted(each["outcome"] for each in done) == ["answered"] * 5 + ["done"]
    assert len(await case.store.read(lambda c: c.execute(select(survey_answer)).all())) == 1


async def test_without_the_locks_the_race_would_count_twice(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control; SQLite has one writer and needs no locks."""
    await case.takes_part(("me", "metals"))
    made = await case.opened()
    slowly(monkeypatch)
    monkeypatch.setattr(Select, "with_for_update", lambda query, **how: query)
    done = await asyncio.gather(*(case.answer(made, "me") for _ in range(6)))
    assert case.store.sqlite or sum(each["outcome"] == "done" for each in done) > 1


async def test_who_was_not_asked_is_told_kindly_and_nothing_is_kept(desk: Desk, case: Case) -> None:
    me = Talker(desk, case.clock, "stranger")
    assert "沒有意見調查" in await me.says("/survey")
    made = await case.opened()
    assert "已參與計劃" in await me.says("/survey")
    assert await case.answer(made, "stranger") == {"outcome": "not_asked"}
    assert "沒有需要你回答的問卷" in await me.says(f"go:survey:{made}-no", "choice")
    assert "沒有意見調查" in await me.says("go:survey:999", "choice")
    assert await case.store.read(lambda c: c.execute(select(survey_answer)).all()) == []


async def test_who_declines_by_the_button_of_the_notice_is_never_asked_again_but_may_still_answer(desk: Desk, case: Case) -> None:
    await case.takes_part(("me", "metals"))
    made = await case.opened()
    await case.watch()
    me = Talker(desk, case.clock, "me")
    assert "不會再邀請" in await me.says(f"go:survey:{made}-no", "choice")
    await case.days_pass(10)
    assert await keys(case) == []
    assert await case.answer(made, "me") == {"outcome": "done"}


async def test_what_is_not_sent_is_forgotten(desk: Desk, case: Case) -> None:
    case.store.shelves = frozenset({"web"})  # type: ignore[misc]
    await case.takes_part(("me", "metals"))
    await case.opened()
    await answers_in_the_chat(desk, case, "me", "不想送的話", send=False)
    assert await case.store.read(leads) == [] and [row.answered for row in await people(case)] == [False]
    said = await case.store.read(lambda c: [row.body for row in c.execute(select(outbox).order_by(outbox.c.sequence))])
    assert "不想送的話" not in repr(said) and "8／8" not in repr(said)


async def test_skipping_everything_is_no_answer(desk: Desk, case: Case) -> None:
    await case.takes_part(("me", "metals"))
    await case.opened()
    me = Talker(desk, case.clock, "me")
    await me.says("/survey")
    await me.answers(begin="1", **dict.fromkeys(("q1", "q2", "q3", "q4", "q5", "q6", "q7", "words"), "略過"), send="送出")
    assert [row.answered for row in await people(case)] == [False]


# --- nobody can be found ---


def leads(connection: Connection) -> list[str]:
    """What in the database would tell who gave which answer: a chat or a time beside an answer, an order, a transaction of its own, words of an answer
    anywhere else."""
    found = []
    answers = connection.execute(select(survey_answer)).all()
    columns = set(survey_answer.c.keys())
    found += [f"column {each}" for each in columns - {"id", "survey_id", "sector", "city", "answers"}]
    whole = json.dumps([dict(row._mapping) for row in answers], ensure_ascii=False)
    found += [f"chat {row.chat}" for row in connection.execute(select(survey_person)).all() if f'"{row.chat}"' in whole]
    values = {str(words) for row in answers for name, words in row.answers.items() if name == "words"}
    for table in metadata.sorted_tables:
        if table.name not in ("survey_answer", "survey"):
            dump = repr([tuple(row) for row in connection.execute(select(table))])
            found += [f"words in {table.name}" for words in values if words in dump]
            if table.name in ("outbox", "conversation"):
                found += [f"choices in {table.name}" for sign in ("'said_by_person': 'q:", "'said_by_person': 'edit:", "'q1':") if sign in dump]
    if connection.dialect.name == "postgresql":
        made = [row.by for row in connection.execute(text("SELECT xmin::text AS by FROM survey_answer ORDER BY ctid"))]
        found += ["transactions"] if len(set(made)) > 1 else []
        stored = [row.id for row in connection.execute(text("SELECT id FROM survey_answer ORDER BY ctid"))]
    else:
        stored = [row.id for row in connection.execute(text("SELECT id FROM survey_answer"))]
        made_with = str(connection.execute(text("SELECT sql FROM sqlite_master WHERE name = 'survey_answer'")).scalar())
        found += [] if "WITHOUT ROWID" in made_with else ["rowid"]
    return found + ([] if stored == sorted(stored) else ["order"])


async def answers_in_the_chat(desk: Desk, case: Case, chat: str, words: str, *, send: bool = True) -> None:
    """As the page of the web chat does: what was said and pressed stands in the transcript."""
    me = Talker(desk, case.clock, chat)

    async def say(said: str, kind: Any) -> None:
        await desk.receive(Incoming(Address("web", chat), f"{chat}:{uuid4().hex}", kind, said, case.clock.now(), "zh-Hant"), echo=True)
        await me.hears()

    await say("/survey", "text")
    for place in (0, 2, 2, 2, 2, 2, 2, 2):
        await say(me.last[-1].buttons[place].id, "choice")
    await say(words, "text")
    await say("更改", "text")
    await say("返回", "text")
    await say(words, "text")
    await say("送出" if send else "不送出", "text")


async def test_a_dump_of_the_database_leads_from_no_answer_to_a_person(desk: Desk, case: Case) -> None:
    case.store.shelves = frozenset({"web"})  # type: ignore[misc]
    await case.takes_part(*((f"c{n}", "metals") for n in range(6)))
    await case.opened()
    for n in (3, 0, 5, 1):
        await answers_in_the_chat(desk, case, f"c{n}", f"第{n}人的話")
    assert await case.store.read(leads) == []
    assert len(await case.store.read(lambda c: c.execute(select(survey_answer)).all())) == 4
    assert await case.store.read(lambda c: c.execute(select(func.count()).select_from(inbox)).scalar_one()) > 40  # times are there, and lead nowhere


async def test_the_look_for_leads_finds_what_is_there(desk: Desk, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control: the transcript left as it is, answers written one by one."""
    case.store.shelves = frozenset({"web"})  # type: ignore[misc]
    await case.takes_part(("a", "metals"), ("b", "metals"))
    await case.opened()
    monkeypatch.setattr(survey, "forget", lambda here, after: None)
    monkeypatch.setattr(survey, "_write", lambda here, new: here.connection.execute(survey_answer.insert().values(**new)))
    for chat in ("a", "b"):
        await answers_in_the_chat(desk, case, chat, f"{chat}的說話")
    found = await case.store.read(leads)
    assert {"words in outbox", "choices in outbox"} <= set(found)
    assert case.store.sqlite or "transactions" in found


async def test_an_answer_carries_its_sector_only_where_four_of_it_answered_before(case: Case) -> None:
    await case.takes_part(*((f"m{n}", "metals") for n in range(7)), *((f"p{n}", "paper") for n in range(3)))
    made = await case.opened()
    for chat in (*(f"m{n}" for n in range(7)), *(f"p{n}" for n in range(3))):
        await case.answer(made, chat)
    sectors = await case.store.read(lambda c: c.execute(select(survey_answer.c.sector)).scalars().all())
    assert sorted(str(each) for each in sectors) == ["None"] * 7 + ["metals"] * 3


# --- results ---


async def test_results_say_response_by_sector_and_hide_small_cells_from_everybody(case: Case) -> None:
    await case.takes_part(*((f"m{n:02}", "metals") for n in range(20)), *((f"t{n:02}", "textiles") for n in range(20)), *((f"p{n}", "paper") for n in range(4)))
    made = await case.opened()
    for n in range(18):
        await case.answer(made, f"m{n:02}", management="5" if n % 2 else "4", words=f"句子{n}")
    for n in range(6):
        await case.answer(made, f"t{n:02}", management="1")
    for n in range(2):
        await case.answer(made, f"p{n}", management="1")
    results = await case.closed(made)
    assert (results["people"], results["answered"]) == (44, 26)
    response = {row["id"]: (row["people"], row["answered"]) for row in results["sectors"]}
    assert response == {"metals": (20, 18), "textiles": (20, None), "paper": (4, None)}  # paper is small; textiles would give it away
    management = next(each for each in results["questions"] if each["id"] == "management")
    assert (management["numbers"] == [8, None, None, 9, 9] and management["answered"] == 26) or None in management["numbers"]
    assert {row["id"] for row in management["by_sector"]} <= {"metals", ""}
    shown = [number for each in results["questions"] for row in (each, *each["by_sector"]) for number in row["numbers"] if number is not None]
    assert shown and min(shown) >= survey_results.SMALL
    assert sorted(results["words"]) == sorted(f"句子{n}" for n in range(18))
    assert (await case.does(survey_changes.one, survey_id=made))["results"]["words"]
    public = await case.does(survey_said.published, "nobody", "web")
    assert "words" not in public[0]["results"] and "declined" not in public[0]["results"]


async def test_with_fewer_than_five_answers_nothing_is_shown_at_all(case: Case) -> None:
    await case.takes_part(*((f"c{n}", "metals") for n in range(9)))
    made = await case.opened()
    for n in range(4):
        await case.answer(made, f"c{n}", words="一句話")
    results = await case.closed(made)
    assert results["small"] and results["questions"] == [] and results["words"] == [] and results["sectors"][0]["answered"] is None


async def test_bias_is_said_from_the_numbers_that_are_shown(case: Case) -> None:
    await case.takes_part(*((f"m{n:02}", "metals") for n in range(20)), *((f"t{n:02}", "textiles") for n in range(20)))
    await case.takes_part(*((f"x{n}", "paper") for n in range(3)), agreed=False)
    made = await case.opened()
    await case.watch()
    for n in range(15):
        await case.answer(made, f"m{n:02}")
    for n in range(5):
        await case.answer(made, f"t{n:02}")
    results = await case.closed(made)
    # Paper has no answers, which is a small number: another sector is hidden with it, so that the sum does not tell.
    assert results["people"] - results["asked"] == 3
    assert [row["answered"] for row in results["sectors"]].count(None) == 2


cells = st.integers(0, 12)


def tables(rows: int, columns: int) -> st.SearchStrategy[list[list[int]]]:
    return st.lists(st.lists(cells, min_size=columns, max_size=columns), min_size=rows, max_size=rows)


def others(rows: Sequence[Sequence[int]], out: list[list[bool]]) -> bool:
    """Whether every hidden cell of the rows could be another number: with some other table all sums that are shown come out alike."""
    width = len(rows[0])
    hidden = [(r, c) for r in range(len(rows)) for c in range(width) if out[r][c]]
    free = {c for c in range(width) if out[-1][c]}
    varied: set[tuple[int, int]] = set()
    # One more here, one less there: loops of at most eight hidden cells; a column whose sum is hidden takes any change, as long as the sums' row comes out.
    for start in hidden:
        if start not in varied and _loop(hidden, free, start):
            varied.add(start)
    return varied == set(hidden)


def _loop(hidden: list[tuple[int, int]], free: set[int], start: tuple[int, int]) -> bool:
    """Whether start lies on a closed way that changes row and column in turn; two hidden sums close a way too."""
    nodes = [*hidden, *((-1, c) for c in free)]
    ahead = [(start, (start,), "row")]
    while ahead:
        at, way, along = ahead.pop()
        for other in nodes:
            if other == at or (other[0] != at[0] if along == "row" else other[1] != at[1]):
                continue
            if other == start and len(way) >= 4 and along == "column":
                return True
            if other not in way and len(way) < 12:
                ahead.append((other, (*way, other), "column" if along == "row" else "row"))
    return False


@settings(max_examples=150, deadline=None)
@given(rows=st.tuples(st.integers(1, 3), st.integers(2, 4)).flatmap(lambda size: tables(*size)))
def test_no_hidden_number_follows_from_the_sums(rows: list[list[int]]) -> None:
    totals = [sum(column) for column in zip(*rows, strict=True)]
    out = survey_results.hide(rows, totals)
    for row, line in zip([*rows, totals], out, strict=True):
        assert all(hidden for number, hidden in zip(row, line, strict=True) if number < survey_results.SMALL)
    assert others(rows, out)


def test_the_look_for_loops_notices_a_number_that_follows() -> None:
    assert not others([[10, 3], [10, 10]], [[False, True], [False, False], [False, False]])
    assert others([[10, 3], [10, 10]], [[True, True], [True, True], [False, False]])


def test_shares_are_rounded_half_up() -> None:
    assert [survey_results.percent(*each) for each in ((1, 2), (1, 8), (1, 3), (0, 0), (7, 7))] == [50, 13, 33, 0, 100]


# --- you said, we did ---


async def test_what_was_done_is_shown_by_a_second_person_and_told_once_to_those_on_the_list(case: Case) -> None:
    await case.takes_part(*((f"c{n}", "metals") for n in range(60)))
    await case.takes_part(("silent", "metals"), agreed=False)
    made = await case.opened(days=7)
    await case.closed(made)
    texts = {"said": {"zh-Hant": "x", "zh-Hans": "x", "en": ""}, "did": {"zh-Hant": "x", "zh-Hans": "x", "en": "x"}}
    assert await case.does(survey_said.write, survey_id=made, **texts) == {"outcome": "wrong", "fields": {"said-en": "missing"}}
    pair = await case.shown(made)
    assert [len(each["pairs"]) for each in await case.does(survey_said.published, "nobody", "web")] == [1]
    for _ in range(2):
        await case.watch()
        assert len([key for key in await keys(case) if f":did:{pair}:" in key]) == 60
    assert (await case.does(survey_said.write, survey_id=made, change_id=pair, version=1, **(texts | {"said": texts["did"]})))["outcome"] == "not_now"
