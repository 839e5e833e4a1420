"""Something of everything that the console's pages show: cases in several states, a meeting, events with people, providers, applications for the logo."""

from dataclasses import dataclass
from datetime import timedelta

from bot.desk import Desk
from bot.messages import Address
from bot.programme import Here, recognition
from bot.tables import application_file, label_round, quotation
from tests import a_provider, an_application, an_event
from tests.conftest import MovedClock


@dataclass
class World:
    """Ids of what there is. `new`: a case that nobody has taken; `checking`: one that the officer of the chat handler has; `ready`: one for a meeting."""

    new: int
    checking: int
    ready: int
    tabled: int
    meeting: int
    event: str
    provider: int
    label: int


async def filled(desk: Desk, clock: MovedClock) -> World:
    """Make it, by the program's own functions."""
    store, known = desk.store, desk.knowledge
    for chat in ("handler", "checker", "officer"):
        await an_application.officer(store, known, chat)
    new = await an_application.submitted(store, known, "first", company_name="新威五金廠有限公司", city="dongguan")
    checking = await an_application.submitted(store, known, "second", company_name="合力電鍍廠有限公司", city="shenzhen", registration_number="22345678-000")
    await an_application.moved(store, known, "handler", checking, "take")
    await _papers(desk, clock, checking)
    meeting = await an_application.a_meeting(store, 10)
    ready = await an_application.ready(store, known, "third", company_name="大同塑膠廠有限公司", city="huizhou", registration_number="32345678-000")
    tabled = await an_application.tabled(store, known, meeting, "fourth", company_name="永興紙品廠有限公司", registration_number="42345678-000")
    event = await an_event.enter(store, clock.now())
    await an_event.book(store, known, "fung", "馮大文", "馮小文", company="豐收廠")
    provider = await a_provider.registered(store, known)
    await a_provider.applied(store, known, "other firm", "藍海節能有限公司")
    return World(new, checking, ready, tabled, meeting, event, provider, await _label(desk, clock))


async def _papers(desk: Desk, clock: MovedClock, case: int) -> None:
    """A document and two quotations of a case."""
    now = clock.now()
    file = {"id": "a" * 32, "application_id": case, "item": "quotation", "name": "報價一.pdf", "kind": "pdf", "size_bytes": 9, "sha256": "b" * 64}
    file |= {"state": "arrived", "at": now, "changed_at": now}
    quoted = {"application_id": case, "firm": "甲工程", "address": "東莞", "amount_cents": 1_500_000, "day": "2026-10-01", "created_at": now}
    await desk.store.write(lambda connection: connection.execute(application_file.insert().values(**file)))
    await desk.store.write(lambda connection: connection.execute(quotation.insert().values(**quoted)))
    await desk.store.write(lambda connection: connection.execute(quotation.insert().values(**(quoted | {"firm": "乙工程"}))))


async def _label(desk: Desk, clock: MovedClock) -> int:
    now = clock.now()
    dates = {"opens_on": (now - timedelta(days=5)).date().isoformat(), "closes_on": (now + timedelta(days=50)).date().isoformat()}
    await desk.store.write(lambda connection: connection.execute(label_round.insert().values(year=now.year, **dates)))
    answers = {"took_part": "yes", "account": "回收廢熱"}
    who = {"who": "other", "name": "新威五金廠有限公司", "contact_name": "陳大文", "contact": "chan@example.com"}

    def apply(here: Here) -> int:
        made = recognition.apply(here, year=now.year, category="excellent", answers=answers, **who)
        return int(made["id"])

    return await desk.store.write(lambda connection: apply(Here(connection, now, desk.knowledge, Address("web", "logo"), "zh-Hant")))
