"""What is forgotten, and when."""

from datetime import timedelta

from sqlalchemy import select

from bot.retention import DAYS, SHELF_DAYS, sweep
from bot.tables import conversation, inbox, outbox
from tests.conftest import MovedClock
from tests.talker import Talker


async def _sweep(talker: Talker) -> dict[str, int]:
    return await talker.desk.store.write(lambda connection: sweep(connection, talker.clock.now()))


async def test_a_form_can_be_resumed_for_thirty_days_and_is_then_forgotten(talker: Talker, clock: MovedClock) -> None:
    await talker.starts("eligibility")
    await talker.answers(hk_owned="1")
    clock.moved = timedelta(days=DAYS["conversation"] - 1)
    await _sweep(talker)
    await talker.says("東莞")
    assert await talker.question() == "improved_already"
    clock.moved += timedelta(days=DAYS["conversation"] + 1)
    await _sweep(talker)
    state = await talker.state()
    assert "open" not in state and "screen" not in state and state["language"] == "zh-Hant"
    assert "自動助理" in await talker.starts("start")


async def test_a_sweep_twice_does_nothing_more(talker: Talker, clock: MovedClock) -> None:
    await talker.starts("eligibility")
    clock.moved = timedelta(days=200)
    first = await _sweep(talker)
    assert first["conversation"] == 1
    assert set((await _sweep(talker)).values()) == {0}


async def test_ids_and_transcripts_go_after_their_time_and_not_before(talker: Talker, clock: MovedClock) -> None:
    await talker.starts("menu")

    async def left() -> tuple[int, int]:
        return await talker.desk.store.read(lambda c: (len(c.execute(select(inbox)).all()), len(c.execute(select(outbox)).all())))

    clock.moved = timedelta(days=SHELF_DAYS - 1)
    await _sweep(talker)
    assert await left() == (1, 1)
    clock.moved = timedelta(days=SHELF_DAYS + 1)
    await _sweep(talker)
    assert await left() == (1, 0)
    clock.moved = timedelta(days=DAYS["inbox"] + 1)
    await _sweep(talker)
    assert await left() == (0, 0)
    assert await talker.desk.store.read(lambda c: len(c.execute(select(conversation)).all())) == 1
