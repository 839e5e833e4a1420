"""A colleague, or the same person on another channel, comes in by a one-time code."""

import pytest

from bot.desk import Desk
from bot.knowledge import Knowledge
from bot.programme import holders
from bot.store import Store
from tests import an_application as an
from tests.conftest import MovedClock
from tests.talker import Talker


@pytest.fixture
def colleague(desk: Desk, clock: MovedClock) -> Talker:
    """Ms Lee, on Telegram."""
    return Talker(desk, clock, "5001", channel="telegram")


async def code_of(store: Store, known: Knowledge) -> str:
    firm = (await an.row_of(store, await an.submitted(store, known))).company_id
    return str((await an.acts(store, known, "owner", holders.invite, company_id=firm))["code"])


@pytest.mark.parametrize("said", ["加入 {}", "/join {}", "Join {}", "加入：{}"])
async def test_a_typed_code_leads_into_the_company_on_another_channel(said: str, colleague: Talker, store: Store, known: Knowledge) -> None:
    code = await code_of(store, known)
    told = await colleague.says(said.format(code.lower().replace("-", " " if "加入" in said else "–")))
    assert code in told and ("收集資料的目的" in told or "Why we collect this" in told)
    told = await colleague.answers(name="李小姐")
    assert "樣本五金廠有限公司" in told
    await colleague.presses("do:status")
    assert any("已收到" in label or "received" in label for label in colleague.labels)


async def test_a_link_and_the_button_lead_there_too(colleague: Talker, talker: Talker, store: Store, known: Knowledge) -> None:
    code = await code_of(store, known)
    await colleague.says(f"join_{code}", "start")
    assert "已加入" in await colleague.answers(name="李小姐")
    await talker.starts("status")
    await talker.presses("我有一次性代碼")
    told = await talker.answers(code=code, name="黃先生")
    assert "無效" in told and "再輸入代碼" in talker.labels  # a code is good once


async def test_wrong_used_and_old_codes_are_answered_alike(colleague: Talker, talker: Talker, store: Store, known: Knowledge, clock: MovedClock) -> None:
    used, old = await code_of(store, known), await code_of(store, known)
    await colleague.says(f"加入 {used}")
    await colleague.answers(name="李小姐")
    clock.moved += an.timedelta(hours=49)
    told = set()
    for code in ("2222-2222", used, old):
        await talker.starts("cancel")
        await talker.says(f"加入 {code}")
        told.add(await talker.answers(name="黃先生"))
    assert len(told) == 1 and "無效" in told.pop()


async def test_the_maker_is_told_that_nothing_was_used_up(desk: Desk, clock: MovedClock, store: Store, known: Knowledge) -> None:
    code = await code_of(store, known)
    owner = Talker(desk, clock, "owner")
    await owner.says(f"加入 {code}")
    assert "沒有用掉" in await owner.answers(name="陳大文")
    stranger = Talker(desk, clock, "later")
    await stranger.says(f"加入 {code}")
    assert "已加入" in await stranger.answers(name="李小姐")


async def test_trying_codes_has_to_wait_after_five(talker: Talker, store: Store, known: Knowledge) -> None:
    code = await code_of(store, known)
    for number in range(5):
        await talker.says(f"加入 2222-222{number + 2}")
        await talker.answers(name="黃先生")
    await talker.says(f"加入 {code}")
    assert "分鐘後再試" in await talker.answers(name="黃先生")


async def test_an_identity_number_is_no_name(colleague: Talker, store: Store, known: Knowledge) -> None:
    await colleague.says(f"加入 {await code_of(store, known)}")
    assert "不收集身份證號碼" in await colleague.answers(name="A123456(3)")
    assert await colleague.question() == "name"


@pytest.mark.parametrize("said", ["join next year", "join workshop", "加入計劃", "我想加入"])
async def test_other_words_that_begin_alike_are_no_code(said: str, talker: Talker) -> None:
    await talker.says(said)
    assert await talker.question() != "name"
