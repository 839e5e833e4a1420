"""The same application is submitted twenty times at once, from two channels, while the program is killed: one application, one reference, one "submitted".

The program runs as a process of its own. What took effect is judged by the rows, what people were told by what was queued for them and by the fake
Telegram's ledger.
"""

import asyncio
import contextlib
import hashlib
import time
import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from sqlalchemy import Connection, create_engine, func, select, update

from bot import knowledge
from bot.clock import Clock
from bot.desk import Desk
from bot.markup import to_plain
from bot.programme import Here, application_changes, applications, holders
from bot.tables import application, application_step, company, notice, outbox
from bot.wording import Wording
from tests.fake_telegram import TOKEN, FakeTelegram
from tests.faults.crashing import POINTS
from tests.faults.process import Program
from tests.faults.racing import PHASE, a_desk
from tests.talker import Talker

FIRST = 910_000
TIMES = 20
QUICK = ("before commit", "after commit", "sent, not marked", "answer written")
# All answers of an application for an assessment, up to the last one.
ANSWERS = ("/apply", "1", "1", "東莞", "電鍍", "1", "200000", "樣本五金廠", "1", "陳大文", "27885588", "想更換鍋爐", "1")


@dataclass(frozen=True)
class Firm:
    """Two people of one firm: one on Telegram, one on the web, who both have the last question before them."""

    number: int
    case: int
    reference: str
    on_telegram: str  # the button under it, as each of them has it
    on_web: str

    @property
    def chat(self) -> int:
        return FIRST + self.number

    @property
    def token(self) -> str:
        """The cookie of the browser."""
        return token_of(self.number)


def token_of(number: int) -> str:
    return f"browser-{number:035}"


def web_chat(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()[:40]


# --- before ---


async def a_firm(desk: Desk, number: int) -> Firm:
    """All the talk up to the question whether to submit. What was said so far counts as read."""
    clock = Clock()
    owner, colleague = Talker(desk, clock, str(FIRST + number), "telegram"), Talker(desk, clock, web_chat(token_of(number)))
    for answer in ANSWERS:
        await owner.says(answer)
    (case,) = await desk.store.read(lambda connection: applications.mine(here_of(desk, connection, owner)))
    firm = await desk.store.read(lambda connection: holders.my_companies(here_of(desk, connection, owner))[0]["id"])
    await desk.store.write(lambda connection: holders.add(here_of(desk, connection, colleague), firm, "李小姐"))
    buttons = []
    for talker in (owner, colleague):
        await talker.says(f"go:application:{case['id']}", "choice")
        await talker.presses("遞交申請")
        assert await talker.question() == "submit"
        buttons.append(next(button.id for button in talker.last[-1].buttons if button.id.endswith(":yes")))
    return Firm(number, case["id"], case["reference"], buttons[0], buttons[1])


def here_of(desk: Desk, connection: Connection, talker: Talker) -> Here:
    return Here(connection, desk.store.clock.now(), desk.knowledge, talker.address, "zh-Hant")


async def before(url: str, count: int) -> list[Firm]:
    async with a_desk(url) as desk:
        firms = [await a_firm(desk, number) for number in range(count)]
        await desk.store.write(lambda connection: connection.execute(update(outbox).where(outbox.c.state == "queued").values(state="sent")))
        return firms


# --- twenty times at once ---


async def submitted(program: Program, fake: FakeTelegram, firm: Firm) -> Counter[int]:
    """Half of the presses on Telegram, half on the web, where the page brings each again until it is taken. Returns the web's HTTP statuses."""
    presses = [fake.callback_update(firm.chat, firm.on_telegram) for _ in range(TIMES // 2)]
    statuses: Counter[int] = Counter()
    async with aiohttp.ClientSession(cookies={"visit": firm.token}, cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        web = [press_on_web(session, program, firm, statuses) for _ in range(TIMES // 2)]
        taken = await asyncio.wait_for(asyncio.gather(*(fake.push(each, in_order=False) for each in presses), *web), 120)
    assert all(each[-1] == 200 for each in taken[: TIMES // 2])
    return statuses


async def press_on_web(session: aiohttp.ClientSession, program: Program, firm: Firm, statuses: Counter[int]) -> None:
    body = {"id": str(uuid.uuid4()), "kind": "choice", "text": firm.on_web, "after": 0}
    while True:
        with contextlib.suppress(aiohttp.ClientError, TimeoutError):
            async with session.post(f"{program.url}/chat/messages", json=body, timeout=aiohttp.ClientTimeout(10)) as response:
                statuses[response.status] += 1
                if response.status == 200:
                    return
        await asyncio.sleep(0.05)


async def settled(url: str) -> None:
    """Until no notice is due and nothing is queued."""
    engine = create_engine(url)
    async with asyncio.timeout(60):
        while True:
            with engine.connect() as connection:
                due = connection.execute(select(func.count()).where(notice.c.state == "due", notice.c.due <= Clock().now())).scalar_one()
                if not due and not connection.execute(select(func.count()).where(outbox.c.state.in_(("queued", "sending")))).scalar_one():
                    break
            await asyncio.sleep(0.1)
    engine.dispose()


# --- after ---


def said_in(body: Any, key: str) -> int:
    """How often a message says something."""
    if isinstance(body, dict):
        return (body.get("say") == key) + sum(said_in(each, key) for each in body.values())
    return sum(said_in(each, key) for each in body) if isinstance(body, list) else 0


def judge(connection: Connection, firm: Firm) -> bool:
    """Returns whether it was the one on Telegram who was told that it was submitted."""
    (row,) = connection.execute(select(application).where(application.c.company_id == company_of(connection, firm))).all()
    assert (row.id, row.reference, row.state) == (firm.case, firm.reference, "submitted"), "one application, with the reference that it had"
    steps = connection.execute(select(application_step.c.transition).where(application_step.c.application_id == row.id)).scalars().all()
    assert steps == ["submit"], "handed in once"
    mine = outbox.c.chat.in_((str(firm.chat), web_chat(firm.token)))
    rows = connection.execute(select(outbox.c.channel, outbox.c.body).where(mine)).all()
    bodies, told = [row.body for row in rows], [row.channel for row in rows if said_in(row.body, "submit-done")]
    assert len(told) == 1, "one of the two is told that it was submitted"
    assert sum(said_in(body, "notice-status") for body in bodies) == 1, "and the other one that it has arrived, once"
    return bool(told == ["telegram"])


def company_of(connection: Connection, firm: Firm) -> int:
    found: int = connection.execute(select(application.c.company_id).where(application.c.id == firm.case)).scalar_one()
    return found


@cache
def words() -> Wording:
    return Wording(knowledge.load(), PHASE)


def was_submitted(firm: Firm) -> str:
    """What the one who has submitted it reads first."""
    return to_plain(words().say("submit-done", "zh-Hant", reference=firm.reference))


async def storm(folder: Path, points: Sequence[str]) -> None:
    began = time.monotonic()
    url = f"sqlite:///{folder}/submit/submit.sqlite3"
    firms = await before(url, len(points))
    async with FakeTelegram(token=TOKEN) as fake:
        fake.first_pause, fake.longest_pause = 0.05, 0.2
        program = Program(folder, fake, url)
        statuses: Counter[int] = Counter()
        async with program.running():
            async with asyncio.timeout(30):
                while not any(call.method == "setWebhook" and call.delivered for call in fake.ledger.calls):
                    await asyncio.sleep(0.02)
            for firm, point in zip(firms, points, strict=True):
                program.arm(point)
                statuses += await submitted(program, fake, firm)
                async with asyncio.timeout(60):
                    while program.is_armed:
                        await asyncio.sleep(0.02)
            await program.ready(60)
            await settled(url)
        shown = [sum(was_submitted(firm) in text for text in set(fake.texts(firm.chat))) for firm in firms]
    engine = create_engine(url)
    with engine.connect() as connection:
        assert shown == [int(judge(connection, firm)) for firm in firms], "whoever was told has seen it, and nobody else"
        assert connection.execute(select(func.count()).select_from(company)).scalar_one() == len(firms)
        assert connection.execute(select(func.count(application.c.reference.distinct()))).scalar_one() == len(firms)
    engine.dispose()
    print(f"\n{len(firms)} applications, each submitted {TIMES} times: {program.deaths} kills, web answers {dict(statuses)}, {time.monotonic() - began:.0f} s")
    assert program.deaths == len(points)
    assert statuses[200] == len(firms) * TIMES // 2


async def test_submitting_twenty_times_at_once_while_the_program_dies_gives_one_application(tmp_path: Path) -> None:
    await storm(tmp_path, QUICK)


@pytest.mark.faults
@pytest.mark.timeout(1800)
async def test_submitting_twenty_times_at_once_through_a_hundred_kills_gives_one_application_each(tmp_path: Path) -> None:
    await storm(tmp_path, [POINTS[number % len(POINTS)] for number in range(100)])


def whatever_the_state(here: Here, *, application_id: int, version: int) -> dict[str, Any]:
    """Submitting as it must not be: without a look at whether it was done."""
    held = application_changes.as_holder(here, application_id)
    assert not isinstance(held, dict)
    step = {"application_id": held.row.id, "at": here.now, "transition": "submit", "before": "draft", "after": "submitted", "who": held.who}
    here.connection.execute(application_step.insert().values(**step))
    here.connection.execute(update(application).where(application.c.id == application_id).values(state="submitted"))
    return {"outcome": "submitted", "reference": held.row.reference}


async def test_submitting_without_a_look_at_what_was_done_does_not_pass_this_judgement(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control, without a kill."""
    monkeypatch.setattr(applications, "submit", whatever_the_state)
    url = f"sqlite:///{tmp_path}/submit/submit.sqlite3"
    (firm,) = await before(url, 1)
    async with a_desk(url) as desk:
        await Talker(desk, Clock(), str(firm.chat), "telegram").says(firm.on_telegram, "choice")
        await Talker(desk, Clock(), web_chat(firm.token)).says(firm.on_web, "choice")
        with pytest.raises(AssertionError, match="handed in once"):
            await desk.store.read(lambda connection: judge(connection, firm))


async def test_saving_a_draft_twenty_times_at_once_makes_one(tmp_path: Path) -> None:
    """The same button, pressed again and again in one chat, each press a message of its own."""
    async with a_desk(f"sqlite:///{tmp_path}/submit/submit.sqlite3") as desk:
        owner = Talker(desk, Clock(), str(FIRST), "telegram")
        for answer in ANSWERS[:-1]:
            await owner.says(answer)
        button = next(each.id for each in owner.last[-1].buttons if each.id.endswith(":yes"))
        same = [Talker(desk, Clock(), str(FIRST), "telegram").says(button, "choice") for _ in range(TIMES)]
        await asyncio.gather(*same)
        assert await desk.store.read(lambda connection: connection.execute(select(func.count()).select_from(application)).scalar_one()) == 1
