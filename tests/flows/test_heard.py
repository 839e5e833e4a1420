"""How did you hear of us: a button that nobody has to press, asked once a chat for ever, and never of somebody whose link says it."""

from typing import Any

import pytest
from sqlalchemy import Connection, select

from bot.desk import Desk
from bot.messages import LANGUAGES, Address
from bot.programme import Here, erasures, heard, personal
from bot.tables import heard_of
from bot.wording import Wording
from tests.an_event import enter
from tests.conftest import MovedClock
from tests.officers import officer
from tests.talker import Talker

ASK = "告訴我們你從哪裏得知計劃"


async def noted(desk: Desk) -> dict[str, tuple[str, bool, str | None]]:
    rows = await desk.store.read(lambda connection: connection.execute(select(heard_of)).all())
    return {row.chat: (row.how, row.by_link, row.code) for row in rows}


async def book(talker: Talker) -> None:
    await talker.starts("events")
    await talker.answers(pick_1="1", wish_2="登記", people="1", guest_1="陳大文", contact="2788 5588", confirm="確定登記")


async def code(desk: Desk, name: str = "fair-2026", **over: Any) -> None:
    me = await officer(desk, desk.store.clock, "publisher", f"officer-{name}")  # type: ignore[arg-type]
    values = {"code": name, "how": "press", "what": "廣告", "event_id": ""} | over

    def make(connection: Connection) -> dict[str, Any]:
        here = Here(connection, desk.store.clock.now(), desk.knowledge, me.address, "zh-Hant")
        return heard.add_code(here, **values)

    assert (await desk.store.write(make))["outcome"] == "done"


async def test_after_a_booking_a_button_asks_and_what_is_said_is_kept_once(talker: Talker, desk: Desk, clock: MovedClock) -> None:
    await enter(desk.store, clock.now())
    await book(talker)
    assert ASK in talker.labels
    assert "從哪裏得知" in await talker.presses(ASK)
    assert "不會再問" in await talker.says("報紙")
    assert await noted(desk) == {"chan": ("press", False, None)}


async def test_who_does_not_press_the_button_is_not_asked_after_the_next_booking(talker: Talker, desk: Desk, clock: MovedClock) -> None:
    await enter(desk.store, clock.now())
    await book(talker)
    assert ASK in talker.labels and await noted(desk) == {"chan": (heard.NONE, False, None)}
    await talker.starts("events")
    await talker.answers(pick_1="1", wish_2="登記", people="1", guest_1="李小明", contact="2788 5588", confirm="確定登記")
    assert "登記成功" in talker.last[0].text and ASK not in talker.labels


async def test_a_button_of_before_still_works_and_who_leaves_the_question_is_not_asked_again(talker: Talker, desk: Desk, clock: MovedClock) -> None:
    await enter(desk.store, clock.now())
    await book(talker)
    await talker.presses(ASK)
    await talker.says("取消")
    assert await noted(desk) == {"chan": (heard.NONE, False, None)}
    await talker.says("go:heard:", "choice")
    await talker.says("同事")
    assert await noted(desk) == {"chan": ("factory", False, None)}
    assert "已經有記錄" in await talker.says("go:heard:", "choice") and await talker.question() is None


async def test_after_an_eligibility_check_it_is_one_more_button_and_the_check_goes_on(talker: Talker, desk: Desk) -> None:
    await talker.starts("eligibility")
    await talker.answers(hk_owned="是，港資", place="東莞", improved_already="已完成", trade="電鍍廠", cost="3萬")
    assert ASK in talker.labels and await talker.question() == "wish_1"
    await talker.presses(ASK)
    await talker.says("商會")
    assert await talker.question() == "wish_1" and ASK not in talker.labels
    assert (await noted(desk))["chan"] == ("association", False, None)
    await talker.says("取消")
    await talker.starts("eligibility")
    await talker.answers(hk_owned="是，港資", place="東莞", improved_already="已完成", trade="電鍍廠", cost="3萬")
    assert ASK not in talker.labels


async def test_no_question_has_more_buttons_than_a_screen_for_it(talker: Talker) -> None:
    """Where the result of a check offers six things already, it is left out."""
    await talker.starts("eligibility")
    await talker.answers(hk_owned="是，港資", place="東莞", improved_already="未完成", trade="電鍍廠", cost="3萬")
    assert "怎樣才會不同？" in talker.labels and ASK not in talker.labels


async def test_whoever_comes_by_a_link_is_noted_greeted_and_never_asked(talker: Talker, desk: Desk, clock: MovedClock) -> None:
    await code(desk)
    assert "你好" in await talker.says("from_FAIR-2026", "start")
    assert await noted(desk) == {"chan": ("press", True, "fair-2026")}
    await enter(desk.store, clock.now())
    await book(talker)
    assert "登記成功" in talker.last[0].text and ASK not in talker.labels
    await talker.says("go:heard:", "choice")
    assert await noted(desk) == {"chan": ("press", True, "fair-2026")}


async def test_a_link_with_an_event_opens_it(talker: Talker, desk: Desk, clock: MovedClock) -> None:
    event_id = await enter(desk.store, clock.now())
    await code(desk, event_id=event_id)
    assert "節能研討會" in await talker.says("from_fair-2026", "start")
    assert await talker.question() == "wish_1" and (await noted(desk))["chan"] == ("press", True, "fair-2026")


async def test_a_code_that_there_is_not_only_greets(talker: Talker, desk: Desk) -> None:
    await code(desk)
    for payload in ("from_", "from_nobody", "from_fair-2026x", "from_' or 1=1"):
        assert "你好" in await talker.says(payload, "start")
    assert await noted(desk) == {}


async def test_what_was_noted_first_stays_and_an_answer_takes_the_place_of_a_question_only(talker: Talker, desk: Desk) -> None:
    await code(desk)
    await code(desk, "other-one", how="association")
    await talker.says("from_fair-2026", "start")
    await talker.says("from_other-one", "start")
    assert await noted(desk) == {"chan": ("press", True, "fair-2026")}


async def test_an_ended_code_still_greets_and_notes_nothing(talker: Talker, desk: Desk) -> None:
    await code(desk)

    def end(reason: str) -> Any:
        return lambda connection: heard.end_code(
            Here(connection, desk.store.clock.now(), desk.knowledge, Address("web", "officer-fair-2026"), "en"), code="fair-2026", reason=reason
        )

    assert (await desk.store.write(end(" ")))["outcome"] == "reason_missing"
    assert (await desk.store.write(end("印錯了")))["outcome"] == "done"
    assert (await desk.store.write(end("印錯了")))["outcome"] == "unknown"
    assert "你好" in await talker.says("from_fair-2026", "start") and await noted(desk) == {}


async def test_the_person_sees_it_and_an_erasure_takes_it(talker: Talker, desk: Desk, clock: MovedClock) -> None:
    await code(desk)
    await talker.says("from_fair-2026", "start")

    def here(connection: Connection) -> Here:
        return Here(connection, clock.now(), desk.knowledge, talker.address, "zh-Hant", chat_key="k" * 64)

    assert (await desk.store.read(lambda c: personal.rows(here(c), kind="heard")))[0]["heard"] == {"say": "heard-by-press"}
    await desk.store.write(lambda c: erasures.erase(here(c)))
    assert await noted(desk) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_ten_ways_stand_on_two_pages_and_each_has_its_words(wording: Wording, language: Any) -> None:
    said = [wording.say(f"heard-by-{how}", language) for how in heard.HOWS]
    assert len(set(said)) == len(heard.HOWS) == 10
