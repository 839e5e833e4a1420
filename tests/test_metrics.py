"""The figures for monitoring: there when asked for, on the loopback address, and without a person."""

import aiohttp
from aiohttp.test_utils import unused_port

from bot.handlers import metrics_page
from tests.talker import Talker


async def test_turns_are_counted_without_who_or_what(talker: Talker) -> None:
    port = unused_port()
    await talker.says("我間廠喺東莞，電話 27885588")
    async with metrics_page.served(talker.desk.store, port), aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}/metrics") as response:
        text = await response.text()
    assert response.status == 200
    assert 'cppbot_turns_total{channel="web",outcome="done"}' in text and "cppbot_outbox{" in text
    assert "chan" not in text.replace("channel", "") and "27885588" not in text and "東莞" not in text


async def test_no_port_means_no_page(talker: Talker) -> None:
    async with metrics_page.served(talker.desk.store, 0):
        pass
