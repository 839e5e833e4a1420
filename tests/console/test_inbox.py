"""The console's inbox and hours over real HTTP: list, card, answer, topics, pass, close, phone calls, and what a role may not open."""

import re
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.desk import Desk
from bot.tables import audit, enquiry, hotline_log, service_day, service_team
from tests.a_service import SOURCE, at, entered
from tests.conftest import MovedClock
from tests.console.client import ROLES, Signed, console_open, signed_in
from tests.flows.test_handover import asks, by_the_clock, delivered, rows
from tests.officers import officer
from tests.talker import Talker


async def version(me: Signed, reference: str) -> str:
    _, page = await me.get(f"/console/inbox/{reference}")
    found = re.search(r'name="version" value="(\d+)"', page)
    assert found, page
    return found[1]


async def change(me: Signed, reference: str, name: str, **fields: str) -> tuple[int, str]:
    return await me.post(f"/console/inbox/{reference}/{name}", {"version": await version(me, reference), **fields})


@pytest.mark.parametrize("role", ROLES)
async def test_only_the_hotline_opens_the_inbox_and_only_case_officers_and_admins_the_hours(
    desk: Desk, clock: MovedClock, tmp_path: Path, talker: Talker, role: str
) -> None:
    reference = await asks(talker)
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base, role) as me:
        for path in ("/console/inbox", f"/console/inbox/{reference}", "/console/inbox/list", f"/console/inbox/{reference}/talk", "/console/inbox/call"):
            status, page = await me.get(path)
            assert status == (200 if role in ("hotline_agent", "case_officer") else 403), path
            assert ("派人來看看" in page) == (status == 200 and not path.endswith("call"))
        assert (await me.get("/console/hours"))[0] == (200 if role in ("case_officer", "admin") else 403)


async def test_an_enquiry_is_taken_answered_and_closed_on_the_page(desk: Desk, clock: MovedClock, tmp_path: Path, talker: Talker) -> None:
    reference = await asks(talker)
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base, "hotline_agent") as me:
        _, listed = await me.get("/console/inbox")
        assert reference in listed
        status, page = await change(me, reference, "take")
        assert status == 200 and "你已接手" in page
        await delivered(desk, clock)
        assert "/bot" in await talker.hears()
        await talker.says("星期二可以嗎？")
        assert "星期二可以嗎？" in (await me.get(f"/console/inbox/{reference}/talk"))[1]
        assert "已送出" in (await change(me, reference, "answer", answer="可以。"))[1]
        await delivered(desk, clock)
        assert "可以。" in await talker.hears()
        assert "已完結" in (await change(me, reference, "close", reason="answered"))[1]
        assert reference in (await me.get("/console/inbox?state=closed"))[1]
        assert reference not in (await me.get("/console/inbox"))[1]


async def test_what_was_typed_is_not_lost_when_somebody_was_faster(desk: Desk, clock: MovedClock, tmp_path: Path, talker: Talker) -> None:
    reference = await asks(talker)
    async with (
        console_open(desk, clock, tmp_path) as base,
        signed_in(desk, clock, base, "hotline_agent", "Lee") as lee,
        signed_in(desk, clock, base, "case_officer", "Wong") as wong,
    ):
        old = await version(lee, reference)
        await change(wong, reference, "take")
        status, page = await lee.post(f"/console/inbox/{reference}/answer", {"version": old, "answer": "我寫了很久的回覆"})
        assert status == 409 and "其間有變更" in page
        status, page = await lee.post(f"/console/inbox/{reference}/answer", {"version": str(int(old) + 1), "answer": "我寫了很久的回覆"})
        assert status == 409 and "另一位職員" in page and "Wong" in page


async def test_an_answer_that_is_too_long_is_kept_in_the_field(desk: Desk, clock: MovedClock, tmp_path: Path, talker: Talker) -> None:
    reference = await asks(talker)
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base) as me:
        status, page = await change(me, reference, "answer", answer="長" * 701)
        assert status == 409 and "長" * 701 in page


async def test_reading_an_enquiry_is_in_the_audit_and_the_refresh_is_not(desk: Desk, clock: MovedClock, tmp_path: Path, talker: Talker) -> None:
    reference = await asks(talker, reply_by="電話", phone="2788 5588")
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base) as me:
        assert "+85227885588" in (await me.get(f"/console/inbox/{reference}"))[1]
        for _ in range(3):
            assert "+85227885588" not in (await me.get(f"/console/inbox/{reference}/talk"))[1]
    read = await desk.store.read(lambda connection: connection.execute(select(audit.c.what).where(audit.c.object == f"enquiry {reference}")).scalars().all())
    assert read == ["personal data read"]


async def test_what_does_not_exist_has_a_page_of_its_own(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base) as me:
        for path in ("/console/inbox/E-2222-2222-2222", "/console/inbox/nothing"):
            assert (await me.get(path))[0] == 404
        assert (await me.post("/console/inbox/E-2222-2222-2222/take", {"version": "0"}))[0] == 404
        assert (await me.post("/console/inbox/E-2222-2222-2222/explode", {"version": "0"}))[0] == 404


async def test_broken_promises_are_a_list(desk: Desk, clock: MovedClock, tmp_path: Path, talker: Talker) -> None:
    await officer(desk, clock)
    await entered(desk, clock)
    at(clock, 0, 9)
    reference = await asks(talker)
    at(clock, 2, 9)
    await by_the_clock(desk, clock)
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base) as me:
        assert reference in (await me.get("/console/inbox?state=broken"))[1] and reference in (await me.get("/console/inbox?state=late"))[1]
        assert reference not in (await me.get("/console/inbox?state=mine"))[1] and reference not in (await me.get("/console/inbox?team=shenzhen"))[1]


async def test_a_call_is_one_record_and_one_row_of_the_log(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base, "hotline_agent") as me:
        status, page = await me.post("/console/inbox/call", {"words": "東莞電鍍廠，評估資助上限", "result": "answered"})
        assert status == 200 and "已記錄" in page
        status, page = await me.post("/console/inbox/call", {"words": "想有人覆", "result": "handed", "contact": "2788 5588"})
        assert status == 200
        status, page = await me.post("/console/inbox/call", {"words": "想有人覆", "result": "", "sector": "metals"})
        assert status == 409 and "想有人覆" in page and 'value="metals" selected' in page
    calls = await rows(desk, enquiry)
    assert [(row.state, row.kind, row.sector, row.city) for row in calls] == [("closed", "call", "metals", "dongguan"), ("open", "call", None, None)]
    assert [(row.channel, row.outcome) for row in await rows(desk, hotline_log)] == [("phone", "answered"), ("phone", "handed")]


async def test_teams_hours_and_days_are_entered_on_the_page(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base) as me:
        team = {"version": "0", "calendar": "mainland", "promise_minutes": "120", "cities": ["dongguan", "huizhou"], "contact": "", **SOURCE}
        assert "已儲存" in (await me.post("/console/hours/team/dongguan", team))[1]
        week = {f"{name}-0": value for name, value in {"opens": "09:00", "closes": "18:00", "lunch_from": "12:30", "lunch_until": "13:30"}.items()}
        sources = {"week_source": SOURCE["source"], "week_review_by": SOURCE["review_by"]}
        assert "已儲存" in (await me.post("/console/hours/week/dongguan", week | sources))[1]
        status, page = await me.post("/console/hours/week/dongguan", week | sources | {"closes-0": "08:00"})
        assert status == 409 and "星期一" in page and 'value="08:00"' in page
        days = {"lines": "2026-12-25 holiday 聖誕節\n2027-02-06 working like 5 調休", **SOURCE}
        assert "已儲存 2 天" in (await me.post("/console/hours/days/mainland", days))[1]
        status, page = await me.post("/console/hours/days/mainland", days | {"lines": "2027-02-30 holiday"})
        assert status == 409 and "2027-02-30 holiday" in page
        await me.post("/console/hours/days/mainland/remove", {"day": "2026-12-25"})
    (row,) = await desk.store.read(lambda connection: connection.execute(select(service_team)).all())
    assert row.other_cities and row.cities == ["dongguan", "huizhou"]
    assert [row.day for row in await desk.store.read(lambda connection: connection.execute(select(service_day)).all())] == ["2027-02-06"]
