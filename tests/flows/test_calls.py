"""Phone calls: at most five answers, one record and one row of the log, and one count of the hotline."""

from collections import Counter
from datetime import timedelta

from bot.clock import HONG_KONG
from bot.desk import Desk
from bot.programme import hotline_figures
from bot.tables import enquiry, hotline_log
from tests.conftest import MovedClock
from tests.flows.test_handover import asks, rows
from tests.officers import officer
from tests.talker import Talker


async def test_a_call_that_says_trade_and_city_is_written_down_with_two_answers(desk: Desk, clock: MovedClock) -> None:
    lee = await officer(desk, clock, "hotline_agent")
    await lee.starts("call")
    assert await lee.says("東莞電鍍廠，實地評估資助上限") and await lee.question() in ("topic", "result")
    if await lee.question() == "topic":
        await lee.says("1")
    assert "已記錄" in await lee.answers(result="當場回答")
    (row,) = await rows(desk, enquiry)
    assert (row.kind, row.state, row.sector, row.city, row.close_reason, row.channel) == ("call", "closed", "metals", "dongguan", "answered", "phone")


async def test_a_call_that_says_nothing_else_takes_five_answers_and_a_number_hands_it_over(desk: Desk, clock: MovedClock) -> None:
    lee = await officer(desk, clock, "hotline_agent")
    await lee.starts("call")
    told = await lee.answers(words="想傾下", topic="以上都不是", sector="沒有說", city="河源", result="2788 5588")
    assert "交" in told and "未承諾時間" in told
    (row,) = await rows(desk, enquiry)
    assert (row.state, row.topic, row.sector, row.city, row.contact) == ("open", None, None, "heyuan", "2788 5588")
    assert "2788 5588" in await lee.says(f"go:answer:{row.reference}", "choice")


async def test_the_counts_are_the_rows(talker: Talker, desk: Desk, clock: MovedClock) -> None:
    lee = await officer(desk, clock, "hotline_agent")
    for question in ("評估的資助上限是多少？", "qwertyuiop", "想知道資助"):
        await talker.says(question)
    await asks(Talker(desk, clock, "another"), "真係想搵人傾")
    for result in ("當場回答", "交同事跟進", "當場回答"):
        await lee.starts("call")
        await lee.answers(words="想傾下", topic="以上都不是", sector="沒有說", city="沒有說", result=result)
    today = clock.now().astimezone(HONG_KONG).date()
    counts = await desk.store.read(lambda connection: hotline_figures.hotline_counts(connection, today, today))
    log = await rows(desk, hotline_log)
    by_outcome = Counter(row.outcome for row in log)
    assert counts == {
        "questions": sum(row.channel != "phone" for row in log),
        "calls": 3,
        **{"answered": by_outcome["answered"], "offered": by_outcome["offered"], "missed": by_outcome["missed"], "handed_over": 1},
    }
    assert counts["questions"] + counts["calls"] == len(log) == sum(counts[name] for name in ("answered", "offered", "missed", "handed_over"))
    assert sum(row.kind == "call" for row in await rows(desk, enquiry)) == counts["calls"]
    yesterday = today - timedelta(days=1)
    assert set((await desk.store.read(lambda connection: hotline_figures.hotline_counts(connection, yesterday, yesterday))).values()) == {0}
    opened = await desk.store.read(lambda connection: hotline_figures.enquiry_counts(connection, today, today))
    assert opened == {"opened": 4, "answered": 2, "promised": 0, "broken": 0, "closed": {"answered": 2}}


async def test_calls_are_for_the_hotline(desk: Desk, clock: MovedClock) -> None:
    viewer = await officer(desk, clock, "viewer")
    await viewer.starts("call")
    assert await viewer.question() is None
