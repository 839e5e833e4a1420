"""Documents on Telegram: photos and files, albums, updates that come twice, a Telegram that fails, and nothing fetched that nobody asked for."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.attachments import MOST_BYTES
from bot.desk import Desk
from bot.messages import Address
from bot.programme import Here, applications
from bot.tables import application_file
from tests import an_application as an
from tests import some_documents as some
from tests.conftest import MovedClock
from tests.fake_telegram import FakeTelegram, Person
from tests.handlers.test_files import bytes_in
from tests.handlers.test_telegram import Running, Start, _until, fake, start

__all__ = ["fake", "start"]  # fixtures
CHAT = 2001
ELSEWHERE = "文件只在申請個案內收取"


class Owner(Person):
    """Somebody on Telegram with a draft."""

    def __init__(self, running: Running, desk: Desk, chat: int = CHAT) -> None:
        super().__init__(chat, running.fake)
        self.store, self.known = running.store, desk.knowledge

    async def comes_to_the_question(self) -> int:
        values = {"component": "on_site_assessment", "rules": "2008-2013", "company_id": None, "company_name": "樣本五金廠", "registration_number": None}
        values |= {"contact_name": "陳大文", "contact": "+85223456789", "facts": an.FACTS, "sector": "metals", "city": "dongguan", "cost_cents": 1}
        now, address = self.store.clock.now(), Address("telegram", str(self.chat_id))
        done = await self.store.write(lambda connection: applications.begin(Here(connection, now, self.known, address, "zh-Hant"), **values))
        await self.fake.give(self.fake.callback_update(self.chat_id, f"go:application:{done['id']}"))
        await self.chooses(":files")
        await self.chooses(":quotation")
        await self.comes(":done")
        return int(done["id"])

    async def comes(self, ending: str) -> str:
        """Until the newest keyboard has a button whose data ends so. Returns the data."""
        found = await self.fake.wait_for(self.chat_id, lambda: self._ending(ending), 10)
        assert found, (ending, self.buttons())
        return found

    async def chooses(self, ending: str) -> None:
        await self.presses(await self.comes(ending), timeout=10)

    def _ending(self, ending: str) -> str | None:
        return next((button["callback_data"] for button in self.buttons() if button.get("callback_data", "").endswith(ending)), None)

    async def rows(self, number: int) -> list[Any]:
        """The documents, as soon as there are so many."""
        async with asyncio.timeout(15):
            while len(found := await self.store.read(lambda connection: list(connection.execute(select(application_file))))) < number:
                await asyncio.sleep(0.05)
        return found


def fetches(fake: FakeTelegram) -> int:
    return sum(call.method == "getFile" for call in fake.ledger.calls)


@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_a_photo_and_a_file_are_kept_with_their_bytes(start: Start, desk: Desk, tmp_path: Path, mode: str) -> None:
    async with start(mode) as running:
        owner = Owner(running, desk)
        await owner.comes_to_the_question()
        await owner.gives(running.fake.photo_update(CHAT, "這是報價單，唔好當係答案", content=some.JPEG))
        await owner.rows(1)
        await owner.comes(":done")
        await owner.gives(running.fake.document_update(CHAT, "報價單.pdf", some.PDF))
        rows = await owner.rows(2)
        await owner.waits_for("報價單.pdf", 10)
    assert {row.kind: row.item for row in rows} == {"jpeg": "quotation", "pdf": "quotation"}
    assert sorted(bytes_in(tmp_path).values()) == sorted([some.JPEG, some.PDF])


@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_every_photo_of_an_album_is_kept_and_what_is_pressed_after_it_comes_after_it(start: Start, desk: Desk, tmp_path: Path, mode: str) -> None:
    async with start(mode) as running:
        owner = Owner(running, desk)
        await owner.comes_to_the_question()
        running.fake.fail_next("delay", times=4, method="getFile", seconds=0.3)
        photos = [running.fake.photo_update(CHAT, content=some.JPEG + bytes([n]), media_group_id="77") for n in range(4)]
        await asyncio.gather(*(running.fake.give(photo) for photo in photos), owner.says("完成"))
        rows = await owner.rows(4)
        await owner.waits_for("已收到", 10)
    assert {row.id for row in rows} == set(bytes_in(tmp_path)) and len(rows) == 4
    assert not any(ELSEWHERE in text for text in running.fake.texts(CHAT))


async def test_an_update_that_comes_twice_leaves_one_document(start: Start, desk: Desk, tmp_path: Path) -> None:
    async with start("webhook") as running:
        owner = Owner(running, desk)
        await owner.comes_to_the_question()
        await running.fake.push(running.fake.document_update(CHAT, "a.pdf", some.PDF), times=6, in_order=False)
        rows = await owner.rows(1)
    assert [row.id for row in rows] == list(bytes_in(tmp_path))


async def test_nothing_is_fetched_where_no_document_is_asked_for(start: Start, desk: Desk, tmp_path: Path) -> None:
    async with start("polling") as running:
        owner = Owner(running, desk)
        await owner.gives(running.fake.photo_update(CHAT, content=some.JPEG))
        await owner.waits_for(ELSEWHERE, 10)
        await owner.says("/eligibility")
        await owner.waits_for("港資工廠嗎", 10)
        await owner.gives(running.fake.document_update(CHAT, "a.pdf", some.PDF))
        await _until(lambda: sum(ELSEWHERE in text for text in running.fake.texts(CHAT)) == 2)
        await _until(lambda: sum("港資工廠嗎" in text for text in running.fake.texts(CHAT)) == 2)  # the question of the form once more
        await running.fake.give(running.fake.photo_update(-100123, content=some.JPEG, user_id=CHAT))
        assert fetches(running.fake) == 0 and bytes_in(tmp_path) == {}


async def test_what_telegram_says_is_too_big_is_not_fetched_and_what_is_too_big_after_all_is_not_kept(start: Start, desk: Desk, tmp_path: Path) -> None:
    async with start("polling") as running:
        owner = Owner(running, desk)
        await owner.comes_to_the_question()
        await owner.gives(running.fake.document_update(CHAT, "a.pdf", some.PDF, size=MOST_BYTES + 1))
        await owner.waits_for("超過 5 MB", 10)
        assert fetches(running.fake) == 0
        await owner.gives(running.fake.document_update(CHAT, "a.jpg", some.JPEG + bytes(MOST_BYTES), size=1000))
        await owner.waits_for("超過 5 MB", 10)
        await owner.gives(running.fake.document_update(CHAT, "a.pdf", some.EXE))
        await owner.waits_for("不收這類檔案", 10)
        assert bytes_in(tmp_path) == {} and await owner.rows(0) == []
        await owner.gives(running.fake.document_update(CHAT, None, some.PDF))
        assert [row.name for row in await owner.rows(1)] == ["document.pdf"]


@pytest.mark.parametrize(("method", "fault"), [("getFile", "server_error"), ("getFile", "cut_before_read"), ("file", "cut_before_read"), ("file", "slow_body")])
async def test_if_telegram_does_not_give_the_file_the_person_is_told_to_send_it_again(
    start: Start, desk: Desk, tmp_path: Path, method: str, fault: str
) -> None:
    async with start("polling") as running:
        owner = Owner(running, desk)
        await owner.comes_to_the_question()
        running.fake.fail_next(fault, times=2, method=method)  # a connection that was kept open is tried once more by itself
        await owner.gives(running.fake.document_update(CHAT, "a.pdf", some.PDF * 2000))
        await owner.waits_for("未能從 Telegram 取得這個檔案", 10)
        assert bytes_in(tmp_path) == {} and await owner.rows(0) == []
        running.fake.clear_faults()
        await owner.gives(running.fake.document_update(CHAT, "a.pdf", some.PDF))
        assert len(await owner.rows(1)) == 1


async def test_a_document_that_came_while_the_program_was_down_is_fetched_after_the_start(
    start: Start, desk: Desk, fake: FakeTelegram, tmp_path: Path, clock: MovedClock
) -> None:
    async with start("polling") as running:
        owner = Owner(running, desk)
        await owner.comes_to_the_question()
        await owner.gives(fake.document_update(CHAT, "a.pdf", some.PDF))
        await owner.rows(1)
    fake.queue(fake.document_update(CHAT, "b.png", some.PNG))
    fake.queue(fake.text_update(CHAT, "完成"))
    async with start("polling") as running:
        owner = Owner(running, desk)
        assert {row.name for row in await owner.rows(2)} == {"a.pdf", "b.png"}
    assert len(bytes_in(tmp_path)) == 2
