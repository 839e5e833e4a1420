"""What is kept of a person, in the chat and as a page and a file: by kind, in short messages, each file once, and a correction with its last day."""

import json
import re
from datetime import timedelta
from pathlib import Path

import aiohttp
import pytest
from aiohttp.test_utils import unused_port

from bot.desk import Desk
from bot.handlers.web import Site
from bot.knowledge import Knowledge
from bot.programme.privacy_notice import VERSION
from bot.settings import Settings
from bot.wording import Wording
from tests.an_event import book, enter
from tests.conftest import MovedClock
from tests.talker import Talker

LANGUAGES = ("zh-Hant", "zh-Hans", "en")
NOTICES = ("privacy-notice", "privacy-notice-application", "privacy-notice-event", "privacy-notice-provider", "privacy-notice-label")


async def with_data(talker: Talker, known: Knowledge) -> None:
    await enter(talker.desk.store, talker.clock.now())
    await book(talker.desk.store, known, "chan", "陳大文", "李小姐")
    await talker.starts("human")
    await talker.answers(question="鍋爐" * 300, reply_by="2", phone="91234567", confirm="1")


async def link(talker: Talker) -> str:
    await talker.starts("mydata")
    told = await talker.presses("file") if "file" in [b.id for m in talker.last for b in m.buttons] else await talker.says("下載全部")
    found = re.search(r"/mydata/[A-Za-z0-9_-]{43}", told)
    assert found, told
    return found[0]


async def test_everything_is_shown_by_kind_in_messages_of_at_most_a_thousand_characters(talker: Talker, known: Knowledge) -> None:
    await with_data(talker, known)
    told = [await talker.starts("mydata"), await talker.says("查詢"), await talker.says("返回總覽"), await talker.says("活動登記")]
    assert "查詢：1 項" in told[0] and "+85291234567" in told[1] and "陳大文" in told[3] and "李小姐" in told[3]
    assert max(len(each) for each in told) <= 1000


async def test_a_correction_is_an_enquiry_with_its_last_day(talker: Talker, known: Knowledge) -> None:
    await with_data(talker, known)
    await talker.starts("mydata")
    assert "/mytickets" in await talker.says("更正資料")
    told = await talker.says("姓名應為陳大明")
    assert re.search(r"E-\w{4}-\w{4}-\w{4}", told) and "40 個曆日" in told


async def test_the_page_and_the_file_are_handed_out_once_each_and_looking_uses_nothing_up(
    talker: Talker, desk: Desk, known: Knowledge, clock: MovedClock, tmp_path: Path
) -> None:
    await with_data(talker, known)
    path = await link(talker)
    settings = Settings(data_dir=tmp_path, port=unused_port(), host="127.0.0.1")
    same = {"Sec-Fetch-Site": "same-origin"}
    async with Site(desk, desk.store, desk.wording, clock, settings), aiohttp.ClientSession(settings.own_url, headers=same) as session:
        for _ in range(3):
            async with session.get(path) as door:
                assert door.status == 200 and "陳大文" not in await door.text() and door.headers["Cache-Control"] == "no-store"
        async with session.post(path, data={"as": "json"}) as file:
            held = json.loads(await file.text())
        assert held["enquiries"][0]["question"] == "鍋爐" * 300 and [each["name"] for each in held["registrations"][0]["names"]] == ["陳大文", "李小姐"]
        async with session.post(path, data={"as": "page"}) as page:
            text = await page.text()
            assert page.status == 200 and "陳大文" in text and "鍋爐" * 300 in text
        for wanted in ("json", "page", "other"):
            async with session.post(path, data={"as": wanted}) as again:
                assert again.status == 404 and "陳大文" not in await again.text()
        async with session.get(path) as over:
            assert over.status == 404


async def test_a_link_ends_after_a_quarter_of_an_hour_and_a_wrong_one_opens_nothing(
    talker: Talker, desk: Desk, known: Knowledge, clock: MovedClock, tmp_path: Path
) -> None:
    await with_data(talker, known)
    path = await link(talker)
    clock.moved += timedelta(minutes=16)
    settings = Settings(data_dir=tmp_path, port=unused_port(), host="127.0.0.1")
    async with (
        Site(desk, desk.store, desk.wording, clock, settings),
        aiohttp.ClientSession(settings.own_url, headers={"Sec-Fetch-Site": "same-origin"}) as session,
    ):
        for each in (path, "/mydata/" + "x" * 43):
            async with session.post(each, data={"as": "page"}) as page:
                assert page.status == 404


async def test_nobody_sees_what_is_kept_of_another(talker: Talker, known: Knowledge, desk: Desk, clock: MovedClock) -> None:
    await with_data(talker, known)
    assert "沒有保存" in await Talker(desk, clock, "other").starts("mydata")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", NOTICES)
def test_every_notice_names_the_version_that_is_recorded(wording: Wording, language: str, key: str) -> None:
    year, month, day = VERSION.split("-")
    text = wording.say(key, language)  # type: ignore[arg-type]
    assert f"{year}年{int(month)}月{int(day)}日版" in text or f"{int(day)} November {year}" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_policy_fits_into_one_message_and_has_every_element(wording: Wording, language: str) -> None:
    text = wording.say("privacy-policy", language, hotline={"contact": "hotline"})  # type: ignore[arg-type]
    assert len(text) <= 1000
    elements = {
        "zh-Hant": ("收集者", "只用作", "自願", "可查看資料的", "我的資料", "刪除資料", "熱線", "12 個月", "停", "24日版", "40"),
        "zh-Hans": ("收集者", "只用于", "自愿", "可以看到信息的", "我的信息", "删除信息", "热线", "12 个月", "停", "24日版", "40"),
        "en": ("Who", "Enquiries", "voluntary", "Seen by", "my data", "forget me", "human", "12 months", "stop", "24 November", "40"),
    }
    assert not [each for each in elements[language] if each not in text]
