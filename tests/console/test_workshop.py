"""The knowledge workshop in the console: from a missed question to an answer that a second person accepted, and what the bot said before and after."""

import asyncio
import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from bot import knowledge
from bot.courier import Courier
from bot.desk import Desk
from bot.knowledge import Knowledge
from bot.store import Store
from bot.tables import answer_draft, approval, audit, hotline_log, outbox
from bot.wording import Wording
from tests.a_knowledge import MISSED, TEXT, TOPIC
from tests.conftest import MovedClock
from tests.console.client import Signed, console_open, signed_in
from tests.talker import Talker

SAID = "活動場地不設泊車位"


@pytest.fixture
async def desk(store: Store, clock: MovedClock, known: Knowledge) -> AsyncIterator[Desk]:
    """One with words of its own: what is accepted here must not be spoken in other tests."""
    made = Desk(store, known, Wording(known, "2008-2013"), clock, "2008-2013")
    await made.content.look()
    yield made


async def draft_of(me: Signed, text: str = TEXT) -> tuple[int, str]:
    """A draft for the first group of missed questions, with this text saved. Returns its id and its page."""
    status, page = await me.get("/console/knowledge")
    assert status == 200
    key = re.search(r'name="key" value="([0-9a-f]{12})"', page)
    assert key, page
    status, page = await me.post("/console/knowledge/begin", {"key": key[1]})
    assert status == 200
    found = re.search(r'action="/console/knowledge/draft/(\d+)"', page)
    assert found, page
    return int(found[1]), (await saved(me, int(found[1]), text))[1]


def version_in(page: str) -> str:
    found = re.search(r'name="version" value="(\d+)"', page)
    assert found, page
    return found[1]


async def saved(me: Signed, draft_id: int, text: str, do: str = "save") -> tuple[int, str]:
    _, page = await me.get(f"/console/knowledge/draft/{draft_id}")
    return await me.post(f"/console/knowledge/draft/{draft_id}", {"text": text, "version": version_in(page), "do": do})


async def decide(me: Signed, draft_id: int, deed: str, **fields: str) -> tuple[int, str]:
    _, page = await me.get(f"/console/knowledge/draft/{draft_id}")
    return await me.post(f"/console/knowledge/draft/{draft_id}/{deed}", {"version": version_in(page), **fields})


async def test_a_missed_question_becomes_an_answer_of_two_people_and_its_asker_is_told(desk: Desk, clock: MovedClock, tmp_path: Path, talker: Talker) -> None:
    assert SAID not in await talker.says(MISSED)
    await talker.starts("human")
    await talker.answers(reply_by="1", confirm="1")
    async with (
        console_open(desk, clock, tmp_path) as base,
        signed_in(desk, clock, base, "case_officer", "Officer Lee") as author,
        signed_in(desk, clock, base, "approver", "Officer Wong") as second,
    ):
        draft_id, page = await draft_of(author)
        assert MISSED in page and "2027" in page
        status, page = await saved(author, draft_id, TEXT, "ask")
        assert status == 200 and SAID in page
        assert SAID not in await Talker(desk, clock, "early").says(MISSED), "a draft must not be spoken"
        status, page = await decide(second, draft_id, "accept")
        assert status == 200
    assert SAID in await Talker(desk, clock, "later").says(MISSED)
    clock.moved += timedelta(seconds=11)
    await Courier(desk.store, clock).hand_over()
    assert SAID in await talker.hears(), "the asker left an address in the chat"
    rows = await desk.store.read(lambda connection: connection.execute(select(audit.c.what).order_by(audit.c.id)).scalars().all())
    assert [each for each in rows if each.startswith("answer")] == ["answer begun", "answer edited", "answer asked", "answer approved"]


async def test_what_is_accepted_outlives_a_restart_and_reaches_every_process(desk: Desk, clock: MovedClock, tmp_path: Path, known: Knowledge) -> None:
    other = Desk(desk.store, known, Wording(known, "2008-2013"), clock, "2008-2013")
    await other.content.look()
    before = desk.store.content
    await accepted(desk, clock, tmp_path)
    assert TOPIC not in other.knowledge.answers
    assert await other.content.look() and TOPIC in other.knowledge.answers
    assert not await other.content.look(), "nothing new is nothing to do"
    assert SAID in await Talker(other, clock, "elsewhere").says(MISSED)
    restarted = Desk(desk.store, known, Wording(known, "2008-2013"), clock, "2008-2013")
    await restarted.content.look()
    assert SAID in await Talker(restarted, clock, "restarted").says(MISSED)
    assert desk.store.content not in (None, before)


async def test_nobody_accepts_their_own_answer_and_a_form_without_the_right_changes_nothing(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    await Talker(desk, clock, "asker").says(MISSED)
    async with (
        console_open(desk, clock, tmp_path) as base,
        signed_in(desk, clock, base, "publisher", "Officer Lee") as author,
        signed_in(desk, clock, base, "hotline_agent") as agent,
        signed_in(desk, clock, base, "viewer") as viewer,
    ):
        draft_id, _ = await draft_of(author)
        await saved(author, draft_id, TEXT, "ask")
        await decide(author, draft_id, "accept")
        for me, status in ((agent, 200), (viewer, 403)):
            assert (await me.get(f"/console/knowledge/draft/{draft_id}"))[0] == status
            assert (await me.post(f"/console/knowledge/draft/{draft_id}/accept", {"version": "2"}))[0] == 403
            assert (await me.post(f"/console/knowledge/draft/{draft_id}", {"version": "2", "text": "x"}))[0] == 403
    row = await desk.store.read(lambda connection: connection.execute(select(answer_draft)).one())
    assert row.state == "waiting" and row.text == TEXT and TOPIC not in desk.knowledge.answers


async def test_an_edit_after_asking_voids_what_was_asked_and_a_second_edit_does_not_overwrite_the_first(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    await Talker(desk, clock, "asker").says(MISSED)
    async with (
        console_open(desk, clock, tmp_path) as base,
        signed_in(desk, clock, base, "publisher", "Officer Lee") as author,
        signed_in(desk, clock, base, "case_officer", "Officer Wong") as second,
    ):
        draft_id, _ = await draft_of(author)
        _, page = await saved(author, draft_id, TEXT, "ask")
        seen = version_in(page)
        await saved(author, draft_id, TEXT.replace("Sample parking", "Sample parking lot"))
        await second.post(f"/console/knowledge/draft/{draft_id}/accept", {"version": seen})
        assert TOPIC not in desk.knowledge.answers
        states = await desk.store.read(lambda connection: connection.execute(select(approval.c.state)).scalars().all())
        assert states == ["void"]
        status, page = await author.post(f"/console/knowledge/draft/{draft_id}", {"text": TEXT + "typed in another window", "version": seen})
        assert status == 409 and "typed in another window" in page, "nothing typed is lost"
    row = await desk.store.read(lambda connection: connection.execute(select(answer_draft)).one())
    assert "typed in another window" not in row.text


@pytest.mark.parametrize(
    ("wrong", "line", "told"),
    [
        (lambda text: text.replace("設泊車位。", "設泊車位，收費HK$20。"), 43, "輸入了金額"),
        (lambda text: text.replace("next: events", "next: nowhere"), 7, "nowhere"),
        (lambda text: text.replace("public transport", "public transport in 2027"), 51, "2027"),
        (lambda text: text.replace("## en Sample parking", "## en Sample parking of a very long name that no button can show"), 51, "最多40個"),
        (lambda text: text.replace("## zh-Hant 樣本泊車安排", "## zh-Hant 實地評估的資助上限"), 0, "assessment-cap"),
        (lambda text: text.replace("    - Is there a car park?\n", ""), 32, "en"),
        (lambda text: text[: text.index("## en")], 1, "en"),
        (lambda text: text.replace("id: sample-parking", "id: ../../etc"), 2, "編號不能使用"),
        (lambda text: text.replace("owner: Sample owner\n", ""), 6, "owner"),
        (lambda text: text.replace("    - 樣本泊車安排", "    - 實地評估的資助上限是多少？"), 16, "assessment-cap"),
    ],
)
async def test_what_the_check_refuses_cannot_be_asked_for_and_is_told_by_its_line(
    desk: Desk, clock: MovedClock, tmp_path: Path, wrong: object, line: int, told: str
) -> None:
    assert callable(wrong)
    await Talker(desk, clock, "asker").says(MISSED)
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base, "publisher") as author:
        draft_id, _ = await draft_of(author)
        status, page = await saved(author, draft_id, wrong(TEXT), "ask")
        assert status == 409
        problems = re.findall(r"<li>(.*?)</li>", page.split('class="problems"')[1].split("</ol>")[0])
        if line:
            assert any(f"第{line}行" in each and told in each for each in problems), problems
        else:
            assert any(told in each for each in problems), problems
        _, piece = await author.post(f"/console/knowledge/draft/{draft_id}/check", {"text": wrong(TEXT)})
        assert told in piece and "<html" not in piece
    row = await desk.store.read(lambda connection: connection.execute(select(answer_draft)).one())
    assert row.state == "draft"


async def accepted(desk: Desk, clock: MovedClock, folder: Path, text: str = TEXT) -> int:
    await Talker(desk, clock, "asker").says(MISSED)
    async with (
        console_open(desk, clock, folder) as base,
        signed_in(desk, clock, base, "publisher", "Officer Lee") as author,
        signed_in(desk, clock, base, "approver", "Officer Wong") as second,
    ):
        draft_id, _ = await draft_of(author)
        await saved(author, draft_id, text, "ask")
        await decide(second, draft_id, "accept")
    assert TOPIC in desk.knowledge.answers
    return draft_id


async def test_an_answer_that_is_taken_out_is_not_spoken_any_more_and_its_question_is_missing_again(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    draft_id = await accepted(desk, clock, tmp_path)
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base, "publisher") as me:
        _, page = await me.get("/console/knowledge")
        assert 'class="card miss"' not in page
        await decide(me, draft_id, "withdraw")
        assert TOPIC in desk.knowledge.answers, "a reason is asked for"
        await decide(me, draft_id, "withdraw", why="not true any more")
        _, page = await me.get("/console/knowledge")
        assert MISSED in page
    assert SAID not in await Talker(desk, clock, "later").says(MISSED)


async def test_a_refusal_carries_its_reason_to_the_author(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    await Talker(desk, clock, "asker").says(MISSED)
    async with (
        console_open(desk, clock, tmp_path) as base,
        signed_in(desk, clock, base, "publisher", "Officer Lee") as author,
        signed_in(desk, clock, base, "approver", "Officer Wong") as second,
    ):
        draft_id, _ = await draft_of(author)
        await saved(author, draft_id, TEXT, "ask")
        await decide(second, draft_id, "refuse", reason="the venue is not ours")
        _, page = await author.get(f"/console/knowledge/draft/{draft_id}")
        assert "the venue is not ours" in page and TOPIC not in desk.knowledge.answers


async def test_the_second_person_sees_which_questions_would_go_elsewhere(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    thief = desk.content.file_of("assessment-cap").split("  yue:\n    - ")[1].split("\n")[0]
    greedy = TEXT.replace("    - 有冇車位泊呀？", f"    - 請問{thief}呢\n    - {thief}呀\n    - 即係{thief}")
    await Talker(desk, clock, "asker").says(MISSED)
    async with (
        console_open(desk, clock, tmp_path) as base,
        signed_in(desk, clock, base, "publisher", "Officer Lee") as author,
        signed_in(desk, clock, base, "approver", "Officer Wong") as second,
    ):
        draft_id, _ = await draft_of(author)
        await saved(author, draft_id, TEXT, "ask")
        _, page = await second.get(f"/console/knowledge/draft/{draft_id}/moved")
        assert "維持原來的答案" in page
        await saved(author, draft_id, greedy, "ask")
        _, page = await second.get(f"/console/knowledge/draft/{draft_id}/moved")
        assert thief in page.split('id="moved"')[1].split("<h2>")[0]


async def test_what_the_bot_said_reads_as_it_was_said(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    """The answer is changed, and a file of the words; old messages still read as of then, new ones as of now."""
    talker = Talker(desk, clock, "chan")
    await accepted(desk, clock, tmp_path)
    old = await talker.says(MISSED)
    async with (
        console_open(desk, clock, tmp_path) as base,
        signed_in(desk, clock, base, "publisher", "Officer Lee") as author,
        signed_in(desk, clock, base, "approver", "Officer Wong") as second,
    ):
        status, page = await author.post("/console/knowledge/begin", {"topic": TOPIC})
        found = re.search(r'action="/console/knowledge/draft/(\d+)"', page)
        assert status == 200 and found
        newer = TEXT.replace(SAID, "活動場地現設泊車位")
        _, page = await saved(author, int(found[1]), newer, "ask")
        assert "<del>" in page and "<ins>" in page
        await decide(second, int(found[1]), "accept")
        new = await talker.says(MISSED)
        assert SAID in old and SAID not in new and "現設泊車位" in new
    restarted = await with_other_words(desk, clock, tmp_path, "menu-title = 主頁選單")
    say = Talker(restarted, clock, "chan")
    await say.says("/menu")
    day = clock.today().isoformat()
    async with console_open(restarted, clock, tmp_path) as base, signed_in(restarted, clock, base, "case_officer") as me:
        status, page = await me.get(f"/console/said?channel=web&chat=chan&day={day}")
        assert status == 200
        items = re.findall(r'<li class="assistant">(.*?)</li>', page, re.DOTALL)
        assert SAID in items[0] and "主頁選單" not in items[0], "with the words of then"
        assert "現設泊車位" in items[1] and "主頁選單" not in items[1]
        assert "主頁選單" in items[-1], "and those of now"
        versions = re.findall(r"知識版本 ([0-9a-f]{12})", page)
        assert len(set(versions)) == 3, versions
        assert (await me.get(f"/console/said?channel=web&chat=nobody&day={day}"))[0] == 200
    reads = await desk.store.read(lambda connection: connection.execute(select(audit.c.object).where(audit.c.what == "personal data read")).scalars().all())
    assert len(reads) == 1 and "chan" not in reads[0]


async def with_other_words(desk: Desk, clock: MovedClock, folder: Path, message: str) -> Desk:
    """The program started again on files of which one message was changed."""
    import shutil

    copy = folder / "other" / "knowledge"
    shutil.copytree(knowledge.FOLDER, copy)
    key = message.split(" = ")[0]
    for path in (copy / "words" / "zh-Hant").glob("*.ftl"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(rf"^{key} = .*$", message, text, flags=re.MULTILINE), encoding="utf-8")
    known = knowledge.load(copy)
    made = Desk(desk.store, known, Wording(known, "2008-2013"), clock, "2008-2013")
    await made.content.look()
    return made


async def test_a_message_without_a_version_says_that_it_is_read_with_the_words_of_today(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    await Talker(desk, clock, "chan").says("/menu")
    await desk.store.write(lambda connection: connection.execute(update(outbox).values(content=None)))
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base, "case_officer") as me:
        _, page = await me.get(f"/console/said?channel=web&chat=chan&day={clock.today().isoformat()}")
        assert "以下是今天的文字" in page


async def test_a_hotline_agent_reads_only_chats_that_have_asked_for_a_person(desk: Desk, clock: MovedClock, tmp_path: Path, talker: Talker) -> None:
    await talker.says(MISSED)
    path = f"/console/said?channel=web&chat=chan&day={clock.today().isoformat()}"
    async with (
        console_open(desk, clock, tmp_path) as base,
        signed_in(desk, clock, base, "hotline_agent") as agent,
        signed_in(desk, clock, base, "admin") as admin,
    ):
        assert MISSED not in (await agent.get(path))[1]
        assert (await admin.get(path))[0] == 403
        await talker.starts("human")
        await talker.answers(reply_by="1", confirm="1")
        assert MISSED in (await agent.get(path))[1]


async def test_two_drafts_of_one_topic_are_not_both_accepted_as_if_the_other_were_not_there(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    await accepted(desk, clock, tmp_path)
    async with (
        console_open(desk, clock, tmp_path) as base,
        signed_in(desk, clock, base, "publisher", "Officer Lee") as author,
        signed_in(desk, clock, base, "case_officer", "Officer Chan") as other,
        signed_in(desk, clock, base, "approver", "Officer Wong") as second,
    ):
        drafts = []
        for me, said in ((author, "甲"), (other, "乙")):
            _, page = await me.post("/console/knowledge/begin", {"topic": "assessment-cap"})
            found = re.search(r'action="/console/knowledge/draft/(\d+)"', page)
            assert found
            text = TEXT.replace("請乘搭公共交通工具", f"請乘搭公共交通工具{said}")
            drafts.append(int(found[1]))
            await saved(me, drafts[-1], text, "ask")
        assert drafts[0] != drafts[1], "the first was given another topic"
        pages = [await second.get(f"/console/knowledge/draft/{each}") for each in drafts]
        posts = [second.post(f"/console/knowledge/draft/{each}/accept", {"version": version_in(page)}) for each, (_, page) in zip(drafts, pages, strict=True)]
        await asyncio.gather(*posts)
    states = await desk.store.read(lambda connection: connection.execute(select(answer_draft.c.state).order_by(answer_draft.c.id)).scalars().all())
    assert sorted(states[1:]) == ["accepted", "waiting"] and states[0] == "replaced"


async def test_the_log_of_a_question_that_is_being_answered_is_counted_no_more(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    await Talker(desk, clock, "one").says(MISSED)
    await Talker(desk, clock, "two").says("大會有冇提供泊車位置")
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base, "publisher") as me:
        draft_id, _ = await draft_of(me)
        _, page = await me.get("/console/knowledge")
        assert MISSED not in page
    rows = await desk.store.read(lambda connection: connection.execute(select(hotline_log.c.draft_id)).scalars().all())
    assert rows == [draft_id, draft_id]
