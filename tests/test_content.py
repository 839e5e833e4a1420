"""What is known now: accepted answers over the files, their export, versions, groups of missed questions, what is overdue."""

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot import editing, export, hotline, knowledge
from bot.content import Content
from bot.desk import Desk
from bot.knowledge import Knowledge
from bot.programme import misses, overdue, workshop
from bot.programme.misses import Miss
from bot.store import Store
from bot.tables import answer_draft, content_version, service_team
from bot.wording import Wording
from tests.a_knowledge import MISSED, TEXT, TOPIC
from tests.conftest import MovedClock

NOW = datetime(2026, 11, 23, tzinfo=UTC)


async def accepted(store: Store, topic: str = TOPIC, text: str = TEXT, state: str = "accepted", stood: str | None = None) -> None:
    values = {"topic": topic, "text": text, "state": state, "stood": stood, "misses": [], "enquiries": [], "author_id": 1, "created_at": NOW}
    await store.write(lambda connection: connection.execute(answer_draft.insert().values(**values)))


@pytest.fixture
def fresh(store: Store, known: Knowledge, clock: MovedClock) -> Content:
    return Content(store, known, Wording(known, "2008-2013"), clock, "2008-2013")


async def test_an_accepted_answer_that_does_not_fit_any_more_is_left_out_and_the_rest_is_spoken(store: Store, fresh: Content) -> None:
    await accepted(store)
    await accepted(store, "sample-lost", TEXT.replace(TOPIC, "sample-lost").replace("next: events", "next: gone"))
    await accepted(store, "sample-broken", "no head at all")
    await fresh.look()
    assert TOPIC in fresh.known.answers and set(fresh.over.left_out) == {"sample-lost", "sample-broken"}
    assert "sample-lost" not in fresh.known.answers


async def test_the_file_speaks_again_once_it_is_another_than_the_one_over_which_the_answer_stood_when_it_was_exported(store: Store, fresh: Content) -> None:
    file = fresh.file_of("assessment-cap")
    ours = file.replace("# ", "# ", 1).replace("next: ", "owner: Sample owner\nnext: ", 1)
    await accepted(store, "assessment-cap", ours, "exported", workshop.digest_of(file))
    await fresh.look()
    assert fresh.text_of("assessment-cap") == ours
    await accepted(store, "assessment-fee-share", fresh.file_of("assessment-fee-share"), "exported", workshop.digest_of("an older file"))
    await fresh.look()
    assert set(fresh.over.texts) == {"assessment-cap"}


async def test_the_same_content_has_the_same_version_and_it_is_kept_once(store: Store, fresh: Content, known: Knowledge, clock: MovedClock) -> None:
    await fresh.look()
    other = Content(store, known, Wording(known, "2008-2013"), clock, "2008-2013")
    await other.look()
    first = store.content
    rows = await store.read(lambda connection: connection.execute(select(content_version.c.digest)).scalars().all())
    assert rows == [first]
    await accepted(store)
    await fresh.look()
    assert store.content != first
    then = await fresh.as_of(str(first))
    now = await fresh.as_of(str(store.content))
    assert then is not None and now is not None
    assert TOPIC not in then.knowledge.answers and "泊車位" in now.phrase({"card": TOPIC}, "zh-Hant")
    assert await fresh.as_of("000000000000") is None


async def test_accepted_answers_are_written_into_files_that_the_check_and_the_program_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: MovedClock
) -> None:
    monkeypatch.setenv("CPPBOT_DATA_DIR", str(tmp_path / "data"))
    store = await Store.open(f"sqlite:///{tmp_path / 'data' / 'cppbot.sqlite3'}", clock)
    await accepted(store)
    await store.close()
    assert await export.export(tmp_path / "out") == 0
    text = (tmp_path / "out" / "faq" / f"{TOPIC}.md").read_text(encoding="utf-8")
    assert text == TEXT and knowledge.answer_in(knowledge.FOLDER, TOPIC, text).id == TOPIC
    store = await Store.open(f"sqlite:///{tmp_path / 'data' / 'cppbot.sqlite3'}", clock)
    (row,) = await store.read(workshop.standing)
    assert row["state"] == "exported" and row["stood"] == workshop.digest_of("")
    known = knowledge.load()
    content = Content(store, known, Wording(known, "2008-2013"), clock, "2008-2013")
    await content.look()
    assert TOPIC in content.known.answers, "until the file is there the answer goes on standing"
    await store.close()


async def test_questions_are_answered_while_the_index_is_built_anew(store: Store, fresh: Content, known: Knowledge) -> None:
    """The longest wait of a question beside the building is far below the building itself."""
    await fresh.look()
    hotline.find(known, MISSED)
    await accepted(store)
    waits: list[float] = []
    building = asyncio.create_task(fresh.look())
    while not building.done():
        begun = time.perf_counter()
        hotline.find(fresh.known, MISSED)
        await asyncio.sleep(0)
        waits.append(time.perf_counter() - begun)
    assert await building and TOPIC in fresh.known.answers
    begun = time.perf_counter()
    hotline.find(fresh.known, MISSED)
    assert time.perf_counter() - begun < 0.25, "the new index was there before the first question"
    assert len(waits) > 5 and max(waits) < 1.0, (len(waits), max(waits))


def groups_of(known: Knowledge, words: list[str], **more: Any) -> list[dict[str, Any]]:
    return misses.groups(known, tuple(Miss(each, "zh-Hant", "2026-11-01", log=number, **more) for number, each in enumerate(words)))


def test_like_questions_stand_together_and_in_the_same_order_every_time(known: Knowledge) -> None:
    words = ["會場有沒有停車場？", "停車場在會場哪裏？", "會場有沒有停車場", "可以帶小朋友參加嗎", "小朋友可以參加嗎"]
    found = groups_of(known, words)
    assert [each["count"] for each in found] == [3, 2]
    assert {text for text, _ in found[0]["wordings"]} <= set(words) and found[0]["log"] == [0, 1, 2]
    shuffled = misses.groups(known, tuple(reversed([Miss(each, "zh-Hant", "2026-11-01", log=number) for number, each in enumerate(words)])))
    assert [each["log"] for each in shuffled] == [each["log"] for each in found]


def test_sector_and_city_are_counted_where_the_words_name_them(known: Knowledge) -> None:
    (group,) = groups_of(known, ["東莞電鍍廠的員工宿舍有資助嗎", "東莞電鍍廠的員工宿舍有沒有資助"])
    assert group["cities"] == [["dongguan", 2]] and group["sectors"] == [["metals", 2]]


def test_the_form_puts_each_question_into_the_examples_of_its_language() -> None:
    wordings = [("點樣攞返張收據？", "zh-Hant"), ("何時寄發收據", "zh-Hant"), ("收据什么时候寄", "zh-Hans"), ("receipt: when?", "zh-Hant"), ("- 'x' #1", "en")]
    text = editing.blank("new-answer", wordings, "assessment", "陳大文: 主任", NOW.date())
    import yaml

    head = yaml.safe_load(text.split("---")[1])
    assert head["examples"] == {"zh-Hant": ["何時寄發收據"], "yue": ["點樣攞返張收據？"], "zh-Hans": ["收据什么时候寄"], "en": ["receipt: when?", "- 'x' #1"]}
    assert head["owner"] == "陳大文: 主任" and head["review_by"].year == 2027


def test_the_check_is_the_one_that_the_files_go_through(fresh: Content) -> None:
    assert editing.problems(fresh, TOPIC, TEXT) == []
    file = fresh.file_of("assessment-cap")
    assert {each.what.split(" ")[0] for each in editing.problems(fresh, "assessment-cap", file)} <= {"owner", "review_by"}


@pytest.mark.parametrize(
    "spoil", [lambda text: text.replace("zh-Hant:\n", "zh-Hant: {\n"), lambda text: "", lambda text: "---\n- a\n---\n", lambda text: text * 2]
)
def test_no_text_makes_the_check_fall_over(fresh: Content, spoil: Callable[[str], str]) -> None:
    assert editing.problems(fresh, TOPIC, spoil(TEXT))


async def test_what_is_past_its_day_of_review_is_listed_with_its_owner_the_longest_overdue_first(store: Store, known: Knowledge, fresh: Content) -> None:
    old = fresh.with_answer(TOPIC, TEXT.replace("2027-11-23", "2026-01-31"))
    team = {"team": "dongguan", "calendar": "mainland", "cities": [], "topics": [], "source": "sample source", "review_by": "2025-06-30"}
    await store.write(lambda connection: connection.execute(service_team.insert().values(**team)))
    found = await store.read(lambda connection: overdue.overdue(connection, old, "2026-11-23"))
    assert [(each["kind"], each["id"], each["owner"]) for each in found] == [("team", "dongguan", "sample source"), ("faq", TOPIC, "Sample owner")]


async def test_a_desk_that_was_opened_before_speaks_what_was_accepted_since(store: Store, known: Knowledge, clock: MovedClock) -> None:
    desk = Desk(store, known, Wording(known, "2008-2013"), clock, "2008-2013")
    await accepted(store)
    assert TOPIC not in desk.knowledge.answers
    await desk.content.look()
    assert TOPIC in desk.knowledge.answers and desk.wording.knowledge is desk.knowledge
