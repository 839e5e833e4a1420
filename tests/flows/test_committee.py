"""Officers prepare a meeting and record what it decided, in the chat."""

import re
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.clock import HONG_KONG
from bot.desk import Desk
from bot.messages import LANGUAGES
from bot.programme import applications
from bot.tables import audit, meeting
from tests import an_application as an
from tests.conftest import MovedClock
from tests.officers import loses_role, officer
from tests.talker import Talker

NAMES = ("甲五金廠", "乙電鍍廠", "丙紙品廠")


@pytest.fixture
async def lee(desk: Desk, clock: MovedClock) -> Talker:
    """An officer with nothing open; two others have checked the cases."""
    talker = await officer(desk, clock)
    await talker.starts("cancel")
    await an.officer(desk.store, desk.knowledge, "handler")
    await an.officer(desk.store, desk.knowledge, "checker")
    return talker


async def ready(desk: Desk, *names: str, **over: Any) -> list[int]:
    return [await an.ready(desk.store, desk.knowledge, chat=f"owner-{name}", company_name=name, **over) for name in names]


async def opens(desk: Desk, clock: MovedClock, lee: Talker, *cases: dict[str, Any]) -> tuple[int, list[int]]:
    """The meeting with the cases on its agenda, on its day, before the officer."""
    held = await an.a_meeting(desk.store)
    made = []
    for name, over in zip(NAMES, cases, strict=False):
        made.append(await an.tabled(desk.store, desk.knowledge, held, chat=f"owner-{name}", company_name=name, **over))
    clock.moved += timedelta(days=an.COMMITTEE_DAYS)
    await lee.starts("committee")
    await lee.answers(meeting="2")
    return held, made


async def states(desk: Desk, made: list[int]) -> list[str]:
    return [(await an.row_of(desk.store, each)).state for each in made]


async def meetings(desk: Desk) -> list[Any]:
    return list(await desk.store.read(lambda connection: connection.execute(select(meeting).order_by(meeting.c.day)).all()))


def on(clock: MovedClock, days: int) -> str:
    day = (clock.now() + timedelta(days=days)).astimezone(HONG_KONG).date()
    return f"{day.day}/{day.month}/{day.year}"


# --- the calendar ---


async def test_a_meeting_is_added_with_the_usual_closing_time_in_three_answers(desk: Desk, clock: MovedClock, lee: Talker) -> None:
    await lee.says("委員會會議")
    read_back = await lee.answers(meeting="加會議", day=on(clock, 30), papers="照慣例")
    assert "新增會議" in read_back and "下午6時00分" in read_back and await meetings(desk) == []
    assert "已新增" in await lee.answers(confirm_1="好")
    assert [row.state for row in await meetings(desk)] == ["planned"]
    card = await lee.presses("返回這次會議")
    assert "委員會會議" in card and "議程上未有個案" in card


async def test_where_the_usual_closing_time_is_over_another_is_asked_for(desk: Desk, clock: MovedClock, lee: Talker) -> None:
    await lee.starts("committee")
    assert "這個時間已過" in await lee.answers(meeting="1", day=on(clock, 3))
    await lee.answers(cutoff_day=on(clock, 2), cutoff_time="下午五點", confirm_1="確定")
    (row,) = await meetings(desk)
    assert row.paper_cutoff.astimezone(HONG_KONG).strftime("%H:%M") == "17:00"


async def test_a_day_that_has_a_meeting_leads_to_it(desk: Desk, clock: MovedClock, lee: Talker) -> None:
    await an.a_meeting(desk.store)
    await lee.starts("committee")
    assert "已有會議" in await lee.answers(meeting="1", day=on(clock, an.COMMITTEE_DAYS)) and len(await meetings(desk)) == 1
    assert "委員會會議" in await lee.presses("返回這次會議")


async def test_cancelling_names_the_cases_and_asks_first(desk: Desk, clock: MovedClock, lee: Talker) -> None:
    held = await an.a_meeting(desk.store)
    made = await an.tabled(desk.store, desk.knowledge, held, company_name=NAMES[0])
    await lee.starts("committee")
    read_back = await lee.answers(meeting="2", action_1="取消會議", reason="颱風")
    assert "1 宗個案會返回" in read_back and NAMES[0] in read_back
    assert "沒有更改" in await lee.answers(confirm_1="不更改") and await states(desk, [made]) == ["tabled"]
    await lee.presses("返回這次會議")
    await lee.answers(action_1="取消會議", reason="颱風", confirm_1="確定")
    assert await states(desk, [made]) == ["ready"] and (await meetings(desk))[0].state == "cancelled"


# --- the agenda ---


async def test_cases_are_put_on_the_agenda_all_at_once_or_by_their_references(desk: Desk, clock: MovedClock, lee: Talker) -> None:
    await an.a_meeting(desk.store)
    made = await ready(desk, *NAMES)
    first = (await an.row_of(desk.store, made[0])).reference
    third = (await an.row_of(desk.store, made[2])).reference
    await lee.starts("committee")
    await lee.answers(meeting="2", action_1="加入個案", case_1=f"{first.lower()} 同 {third.replace('-', ' ')}")
    read_back = await lee.answers(case_2="選好了")
    assert NAMES[0] in read_back and NAMES[2] in read_back and NAMES[1] not in read_back
    await lee.answers(confirm_1="係")
    assert await states(desk, made) == ["tabled", "ready", "tabled"]
    await lee.presses("返回這次會議")
    await lee.answers(action_1="加個案", case_1="全部", confirm_1="係")
    assert await states(desk, made) == ["tabled", "tabled", "tabled"]


async def test_after_the_closing_time_the_reason_is_asked_for_and_kept(desk: Desk, clock: MovedClock, lee: Talker) -> None:
    await an.a_meeting(desk.store)
    made = await ready(desk, NAMES[0])
    clock.moved += timedelta(days=25)
    await lee.starts("committee")
    assert "已截止" in await lee.answers(meeting="2")
    await lee.answers(action_1="加入個案", case_1="全部加入", late_reason="廠方臨時補交報價", confirm_1="確定")
    query = select(audit.c.reason).where(audit.c.what == "table")
    assert await states(desk, made) == ["tabled"]
    assert await desk.store.read(lambda connection: connection.execute(query).scalars().all()) == ["廠方臨時補交報價"]


async def test_a_case_is_taken_off_and_the_meeting_stays(desk: Desk, clock: MovedClock, lee: Talker) -> None:
    _, made = await opens(desk, clock, lee, {}, {})
    await lee.answers(action_1="抽起個案", one="2", reason="等另一份報價", confirm_1="確定")
    assert await states(desk, made) == ["tabled", "ready"]


async def test_the_agenda_leads_to_each_case(desk: Desk, clock: MovedClock, lee: Talker) -> None:
    _, made = await opens(desk, clock, lee, {}, {})
    await lee.answers(action_1="查看議程")
    assert f"go:casework:{made[1]}" in [button.id for message in lee.last for button in message.buttons]
    assert "委員會會議" in await lee.answers(pick_1="返回會議") and await lee.question() == "action_2"


# --- decisions ---


async def test_decisions_are_asked_case_by_case_read_back_and_recorded_once(desk: Desk, clock: MovedClock, lee: Talker) -> None:
    _, made = await opens(desk, clock, lee, {}, {"cost_cents": 4_000_000}, {})
    told = await lee.answers(action_1="記錄決定", how="逐宗")
    assert "HK$10,000（費用的 50%" in told and "2(b)" in told
    keys = [f"{each}01" for each in made]
    await lee.says("批准")
    assert await lee.question() == f"grant_{keys[0]}01"
    await lee.presses("HK$10,000")
    await lee.says("唔批")
    await lee.says("數字不清楚")
    await lee.says("選好了")
    await lee.says("押後")
    await lee.says("其他")
    assert await lee.question() == f"text_{keys[2]}"
    await lee.says("請補交設備圖則")
    await lee.says("好")
    read_back = await lee.says("Please supply the drawings")
    assert "批准 1 宗（共 HK$10,000）、不批准 1 宗、押後 1 宗" in read_back and await states(desk, made) == ["tabled"] * 3
    button = next(button.id for message in lee.last for button in message.buttons if button.label == "確定")
    assert "已全部有決定" in await lee.says(button, "choice")
    await lee.says(button, "choice")
    assert await states(desk, made) == ["approved", "rejected", "ready"] and (await meetings(desk))[0].state == "held"
    view = await an.acts(desk.store, desk.knowledge, f"owner-{NAMES[2]}", applications.one, application_id=made[2])
    assert view["reasons"] == {"keys": ["other"], "text": {"zh-Hant": "請補交設備圖則", "zh-Hans": "请补交设备图则", "en": "Please supply the drawings"}}
    assert [len(await an.notices_of(desk.store, f"owner-{name}")) for name in NAMES] == [1, 1, 1]


async def test_all_are_approved_at_the_sums_of_the_rules_only_after_they_were_listed(desk: Desk, clock: MovedClock, lee: Talker) -> None:
    _, made = await opens(desk, clock, lee, {}, {"cost_cents": 4_000_000}, {"component": "verification", "cost_cents": None})
    read_back = await lee.answers(action_1="記錄決定", how="全部批准")
    assert all(name in read_back for name in NAMES[:2]) and NAMES[2] not in read_back, "one without a sum is not approved by itself"
    assert "未有決定 1 宗" in read_back and await states(desk, made) == ["tabled"] * 3
    await lee.answers(confirm_1="確定")
    assert await states(desk, made) == ["approved", "approved", "tabled"] and (await meetings(desk))[0].state == "planned"
    assert [(await an.row_of(desk.store, each)).grant_cents for each in made[:2]] == [1_000_000, 1_500_000]


async def test_a_sum_above_the_rules_is_refused_with_the_rule_and_asked_for_again(desk: Desk, clock: MovedClock, lee: Talker) -> None:
    _, (made,) = await opens(desk, clock, lee, {"cost_cents": 4_000_000})
    await lee.answers(action_1="記錄決定")
    await lee.says("批准")
    again = await lee.says("二萬")
    assert "HK$20,000 超出規則：上限 HK$15,000" in again and "2(b)" in again and "批准多少資助" in again
    read_back = await lee.says("12000")
    assert "批准 HK$12,000（按規則 HK$15,000）" in read_back
    await lee.says("確定")
    assert (await an.row_of(desk.store, made)).grant_cents == 1_200_000


async def test_a_long_list_is_read_back_on_several_pages_and_nothing_is_cut_off(desk: Desk, clock: MovedClock, lee: Talker) -> None:
    held = await an.a_meeting(desk.store)
    names = [f"第{number:02}號很長很長的公司名稱（香港）有限公司東莞分廠" for number in range(18)]
    for name in names:
        await an.tabled(desk.store, desk.knowledge, held, chat=name, company_name=name, component="demonstration", cost_cents=123_456_789)
    clock.moved += timedelta(days=an.COMMITTEE_DAYS)
    for language in LANGUAGES:
        await lee.starts("cancel")
        await lee.says(f"lang:{language}", "choice")
        await lee.starts("committee")
        pages = [await lee.answers(meeting="2", action_1="1", how="2")]
        while "1" in [str(button.number) for button in lee.last[-1].buttons] and re.match(r"value_", await lee.question() or ""):
            pages.append(await lee.says("1"))
        assert await lee.question() == "confirm_1" and all(len(page) < 1_000 and "…\n" not in page[-3:] for page in pages)
        assert sorted(re.findall(r"第(\d\d)號", "".join(pages))) == [f"{number:02}" for number in range(18)]
    await lee.says("1")
    assert (await meetings(desk))[0].state == "held"


async def test_a_case_that_changed_meanwhile_is_asked_again_and_the_other_answers_stay(desk: Desk, clock: MovedClock, lee: Talker) -> None:
    _, made = await opens(desk, clock, lee, {}, {}, {})
    await lee.answers(action_1="記錄決定", how="逐宗")
    await lee.says("批准")
    await lee.says("8000")
    await lee.says("這宗和其餘全部批准（按規則計算的金額）")
    store, known = desk.store, desk.knowledge
    await an.moved(store, known, "checker", made[1], "untable", meeting_id=None)
    (held,) = await meetings(desk)
    await an.moved(store, known, "checker", made[1], "table", meeting_id=held.id)
    again = await lee.says("確定")
    reference = (await an.row_of(store, made[1])).reference
    assert "剛有改動" in again and reference in again and await states(desk, made) == ["tabled"] * 3
    assert await lee.question() == f"decision_{made[1]}02"
    await lee.says("不批准")
    await lee.says("1")
    read_back = await lee.says("選好了")
    assert "批准 HK$8,000" in read_back and "批准 2 宗" in read_back and "不批准 1 宗" in read_back
    await lee.says("確定")
    assert await states(desk, made) == ["approved", "rejected", "approved"] and (await an.row_of(store, made[0])).grant_cents == 800_000


async def test_leaving_it_records_nothing(desk: Desk, clock: MovedClock, lee: Talker) -> None:
    _, made = await opens(desk, clock, lee, {}, {})
    assert "沒有記錄任何決定" in await lee.answers(action_1="記錄決定", how="全部批准", confirm_1="不更改")
    await lee.presses("返回這次會議")
    await lee.answers(action_1="記錄決定", how="逐宗")
    await lee.says("稍後")
    assert "沒有記錄任何決定" in await lee.says("稍後") and await states(desk, made) == ["tabled"] * 2


async def test_a_role_lost_before_the_confirmation_records_nothing(desk: Desk, clock: MovedClock, lee: Talker) -> None:
    _, made = await opens(desk, clock, lee, {}, {})
    await lee.answers(action_1="記錄決定", how="全部批准")
    await loses_role(desk)
    assert "沒有處理會議的權限" in await lee.says("確定") and await states(desk, made) == ["tabled"] * 2


async def test_a_wrong_decision_is_put_right_by_a_colleague_and_not_by_oneself(desk: Desk, clock: MovedClock, lee: Talker) -> None:
    _, made = await opens(desk, clock, lee, {}, {})
    await lee.answers(action_1="記錄決定", how="全部批准", confirm_1="確定")
    await lee.presses("返回這次會議")
    assert "須由另一位同事更正" in await lee.answers(action_1="更正", one="1", reason="金額有誤", confirm_1="確定")
    wong = await officer(desk, clock, chat="wong")
    await wong.starts("cancel")
    await wong.starts("committee")
    await wong.answers(meeting="2", action_1="更正", one="1", reason="金額有誤", confirm_1="確定")
    assert await states(desk, made) == ["tabled", "approved"]
    assert "記錄決定" in (await wong.presses("返回這次會議")) or "記錄決定" in wong.labels


async def test_a_meeting_that_had_no_cases_is_recorded_as_held(desk: Desk, clock: MovedClock, lee: Talker) -> None:
    await opens(desk, clock, lee)
    await lee.answers(action_1="開咗會", confirm_1="係")
    assert (await meetings(desk))[0].state == "held"


async def test_the_links_to_the_papers_are_in_the_readers_language(desk: Desk, clock: MovedClock, lee: Talker) -> None:
    await opens(desk, clock, lee, {})
    await lee.says("lang:en", "choice")
    await lee.says("papers")
    text = lee.last[-1].text
    assert re.search(r"\[Word\]\(\S*/staff/pack/[\w-]{43}\.docx\?lang=en\)", text) and ".xlsx?lang=en" in text


async def test_whoever_is_no_case_officer_finds_no_such_command(desk: Desk, clock: MovedClock, talker: Talker) -> None:
    held = await an.a_meeting(desk.store)
    unknown = await talker.starts("nosuchthing")
    assert await talker.starts("committee") == unknown
    gone = await talker.says("go:nosuchflow:1", "choice")
    assert await talker.says(f"go:committee:{held}", "choice") == gone
