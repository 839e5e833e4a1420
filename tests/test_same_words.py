"""The same scripted talks give the same texts and the same choices on Telegram, in the web chat and in the terminal, in three languages."""

import asyncio
import os
import re
import sys
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.clock import Clock
from bot.store import Store
from tests.an_event import enter
from tests.fake_telegram import TOKEN, FakeTelegram
from tests.faults.process import Program

TALKS: dict[str, list[str]] = {
    "zh-Hant": [
        "/start", "我間電鍍廠喺東莞，做評估有冇錢資助？", "1", "係", "未", "上限係幾多？", "40000", "2", "怎樣才會不同？", "主選單",
        "/cases", "廢水回用", "1", "取消", "/human", "想問下新一期幾時開始", "電郵", "唔係電郵", "boss@example.com", "不送出", "取消", "今日天氣點", "asdf", "/privacy", "/status",
        "/events", "東莞", "1", "1", "1", "A123456(3)", "陳大文", "2788 5588", "1", "/mytickets", "改由別人出席", "李小明", "/mytickets", "取消登記", "1", "/events", "取消",
    ],
    "zh-Hans": [
        "/start", "示范项目政府出多少钱", "计划涵盖哪些行业", "/eligibility", "1", "惠州", "博罗", "不清楚", "彩盒", "2", "三万", "2", "上一题", "改 1", "2", "取消",
        "/cases", "锅炉", "1", "取消", "深圳有没有办事处", "热线电话", "/help", "/language", "3", "/language", "2",
        "/events", "1", "1", "2", "陈大文", "李小明", "boss@example.com", "1", "/mytickets", "1", "李小明", "/mytickets", "保持不变",
    ],
    "en": [
        "/start", "Is there a subsidy for an on-site assessment?", "/eligibility", "yes", "Dongguan", "done", "electroplating", "what is the cap?", "not sure", "4", "menu", "cancel",
        "/cases", "boiler", "1", "cancel", "human", "When is the next seminar", "phone", "2788 5588", "no", "verification cost", "who is on the committee", "/privacy",
        "/events", "seminar", "All events", "1", "Register", "3", "A", "B", "C", "2788 5588", "change", "1", "1", "Register", "my tickets", "Cancel a seat", "yes",
    ],
}  # fmt: skip
NOON = datetime.now(UTC).replace(hour=4, minute=0, second=0, microsecond=0)
RANDOM = re.compile(r"(?<=報到碼 )[A-Z]{6}|(?<=签到码 )[A-Z]{6}|(?<=code )[A-Z]{6}|http://127.0.0.1:\d+/t/[0-9a-f]{32}")  # codes and addresses of tickets
Said = list[tuple[str, list[str]]]  # (text, labels) of each message


async def on_telegram(fake: FakeTelegram, chat: int, language: str, lines: list[str]) -> Said:
    code = {"zh-Hant": "zh-hant", "zh-Hans": "zh-hans", "en": "en"}[language]
    said: Said = []
    for line in lines:
        before = len(fake.sends(chat))
        await fake.push(fake.text_update(chat, line, language_code=code))
        await _quiet(fake, chat, before)
    for call in fake.sends(chat):
        rows = (call.parameters.get("reply_markup") or {}).get("inline_keyboard", [])
        said.append((call.text or "", [re.sub(r"^\d+\. ", "", button["text"]) for row in rows for button in row]))
    return said


async def _quiet(fake: FakeTelegram, chat: int, before: int) -> None:
    async with asyncio.timeout(20):
        while len(fake.sends(chat)) == before:
            await asyncio.sleep(0.02)
        count = -1
        while count != len(fake.sends(chat)):
            count = len(fake.sends(chat))
            await asyncio.sleep(0.15)


async def on_the_web(url: str, language: str, lines: list[str]) -> Said:
    said: Said = []
    after = 0
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        async with session.get(f"{url}/?lang={language}"):
            pass
        for line in lines:
            body = {"id": str(uuid.uuid4()), "kind": "text", "text": line, "after": after, "language": language}
            answer = await _taken(session, f"{url}/chat/messages", body)
            after = answer["messages"][-1]["sequence"]
            said += [(m["text"], [b["label"] for b in m["buttons"]]) for m in answer["messages"] if m["by"] == "assistant"]
    return said


async def _taken(session: aiohttp.ClientSession, url: str, body: dict[str, Any]) -> dict[str, Any]:
    """What came of one message, which is sent again, as the page does, where the program asks for a pause: on a fast machine these talks are a flood."""
    while True:
        async with session.post(url, json=body, headers={"Sec-Fetch-Site": "same-origin"}) as response:
            answer: dict[str, Any] = await response.json()
            if response.status != 429:
                return answer
        await asyncio.sleep(float(response.headers["Retry-After"]))


async def in_the_terminal(folder: Path, language: str, lines: list[str]) -> Said:
    environment = os.environ | {"CPPBOT_DATA_DIR": str(folder / "terminal"), "CPPBOT_DATABASE_URL": "", "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "bot", "chat", "--lang", language]
    process = await asyncio.create_subprocess_exec(*command, env=environment, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE)
    out, _ = await process.communicate("\n".join(lines[1:]).encode() + b"\n")  # it begins with /start by itself
    return _read_terminal(out.decode())


def _read_terminal(out: str) -> Said:
    said: Said = []
    text: list[str] = []
    labels: list[str] = []
    for line in out.split("\n"):
        numbered, moves = re.match(r"  \d+\. (.*)", line), re.findall(r"\[(.*?)\]", line) if line.startswith("  [") else []
        if numbered or moves:
            labels += [numbered[1]] if numbered else moves
        elif labels and line == "":
            said.append(("\n".join(text).strip(), labels))
            text, labels = [], []
        else:
            text.append(line)
    return said


async def put_an_event(folder: Path) -> None:
    """The same event for each of the programs."""
    store = await Store.open(f"sqlite:///{folder / 'cppbot.sqlite3'}", Clock())
    await enter(store, NOON, starts_at=NOON + timedelta(days=10))
    await store.close()


def _flat(said: Said) -> list[str]:
    lines: list[str] = []
    for text, labels in ((RANDOM.sub("…", text), labels) for text, labels in said):
        lines += [" ".join(line.split()) for line in text.split("\n") if line.strip()] + sorted(labels)
    return [line for line in lines if line]


@pytest.mark.parametrize("language", list(TALKS))
async def test_the_same_talk_gives_the_same_texts_on_all_three_channels(language: str, tmp_path: Path) -> None:
    lines = TALKS[language]
    async with FakeTelegram(token=TOKEN) as fake:
        program, other = Program(tmp_path, fake), Program(tmp_path, fake)  # one each: nobody can register twice for one event
        for name in (f"data{program.port}", f"data{other.port}", "terminal"):
            await put_an_event(tmp_path / name)
        async with program.running():
            async with asyncio.timeout(30):
                while not any(call.method == "setWebhook" and call.delivered for call in fake.ledger.calls):
                    await asyncio.sleep(0.02)
            telegram = await on_telegram(fake, 9001, language, lines)
        async with other.running():
            web = await on_the_web(other.url, language, lines)
    terminal = await in_the_terminal(tmp_path, language, lines)
    assert len(telegram) >= len(lines)
    assert _flat(telegram) == _flat(web)
    assert _flat(telegram) == _flat(terminal)
