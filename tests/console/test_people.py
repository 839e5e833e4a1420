"""People in the console: found, shown as far as the role goes, erased and listed with a second person; and the administrators' page without anybody."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from bot.desk import Desk
from bot.knowledge import Knowledge
from bot.programme import corrections, enquiries, people
from bot.tables import attendee, audit, enquiry, privacy_request, registration, staff_session
from tests import an_application as an
from tests.an_event import book, enter
from tests.conftest import MovedClock
from tests.console.client import console_open, signed_in


async def asked(desk: Desk, known: Knowledge, chat: str = "chan") -> str:
    """An enquiry with a telephone number; its reference."""
    return str(
        (await an.acts(desk.store, known, chat, enquiries.open_enquiry, question="鍋爐有沒有資助？", reply_by="phone", contact="+85291234567"))["reference"]
    )


async def written(desk: Desk, what: str) -> list[Any]:
    return list(await desk.store.read(lambda c: c.execute(select(audit).where(audit.c.what == what)).all()))


@pytest.mark.parametrize("words", ["reference", "+85291234567", "9123 4567", "91234567"])
async def test_a_person_is_found_by_reference_or_whole_number(desk: Desk, known: Knowledge, clock: MovedClock, tmp_path: Path, words: str) -> None:
    reference = await asked(desk, known)
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base, "hotline_agent") as me:
        _, page = await me.post("/console/people", {"words": reference if words == "reference" else words})
        assert 'value="chan"' in page
        _, page = await me.post("/console/people", {"words": "9123456"})
        assert 'value="chan"' not in page, "no part of a number finds anybody"
        assert len(await written(desk, "people searched")) == 2


async def test_a_part_of_a_companys_name_finds_those_who_act_for_it(desk: Desk, known: Knowledge, clock: MovedClock, tmp_path: Path) -> None:
    await an.submitted(desk.store, known, "owner")
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base, "case_officer") as me:
        _, page = await me.post("/console/people", {"words": "樣本五金"})
        assert 'value="owner"' in page


async def test_the_hotline_sees_no_case_and_each_reading_is_in_the_audit(desk: Desk, known: Knowledge, clock: MovedClock, tmp_path: Path) -> None:
    await an.submitted(desk.store, known, "owner")
    person = {"channel": "web", "chat": "owner"}
    async with console_open(desk, clock, tmp_path) as base:
        async with signed_in(desk, clock, base, "hotline_agent") as me:
            _, page = await me.post("/console/people/card", person)
            assert an.CONTACT not in page
        async with signed_in(desk, clock, base, "case_officer") as me:
            _, page = await me.post("/console/people/card", person)
            assert an.CONTACT in page
    rows = await written(desk, "personal data read")
    assert len(rows) == 2 and all("owner" not in row.object for row in rows)


@pytest.mark.parametrize("role", ["viewer", "publisher", "approver", "admin"])
async def test_other_roles_see_nobody(desk: Desk, known: Knowledge, clock: MovedClock, tmp_path: Path, role: str) -> None:
    await asked(desk, known)
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base, role) as me:
        for path, fields in (("", {"words": "91234567"}), ("/card", {"channel": "web", "chat": "chan"}), ("/export", {"event": "e-test", "reason": "x"})):
            status, page = await me.post(f"/console/people{path}", fields)
            assert status == 403 and "91234567" not in page and 'value="chan"' not in page


async def test_erasing_on_request_needs_a_reason_and_another_person(desk: Desk, known: Knowledge, clock: MovedClock, tmp_path: Path) -> None:
    noted: list[str] = []
    desk.note_erasure = lambda key, at: noted.append(key)
    reference = await asked(desk, known)
    person = {"channel": "web", "chat": "chan"}
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base, "hotline_agent") as me:
        _, page = await me.post("/console/people/erase", person | {"reason": " "})
        assert "請填寫理由" in page
        _, page = await me.post("/console/people/erase", person | {"reason": "來電要求，已核對編號"})
        _, page = await me.post("/console/people/decide", {"id": "1", "kind": "erasure", "decision": "yes"})
        assert "須由另一位職員決定" in page
        assert (await _enquiry(desk, reference)).contact == "+85291234567"
        async with signed_in(desk, clock, base, "case_officer", "Officer Ho") as other:
            _, page = await other.post("/console/people/decide", {"id": "1", "kind": "erasure", "decision": "yes"})
            assert "已完成" in page
            _, page = await other.post("/console/people/decide", {"id": "1", "kind": "erasure", "decision": "yes"})
    row = await _enquiry(desk, reference)
    assert row.contact is None and row.question == "" and row.chat.startswith("erased-") and len(noted) == 1


async def _enquiry(desk: Desk, reference: str) -> Any:
    return await desk.store.read(lambda c: c.execute(select(enquiry).where(enquiry.c.reference == reference)).one())


async def test_an_erasure_needs_a_fresh_proof_of_who_it_is(desk: Desk, known: Knowledge, clock: MovedClock, tmp_path: Path) -> None:
    await asked(desk, known)
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base, "hotline_agent") as me:
        old = clock.now() - timedelta(minutes=11)
        await desk.store.write(lambda c: c.execute(staff_session.update().values(confirmed_at=old)) and None)
        status, _ = await me.post("/console/people/erase", {"channel": "web", "chat": "chan", "reason": "x"}, follow=False)
        assert status == 403, "the page that asks for it, with the form carried along"
    assert not await written(desk, "erasure asked")


async def test_a_list_of_people_needs_a_reason_and_a_long_one_a_second_person(desk: Desk, known: Knowledge, clock: MovedClock, tmp_path: Path) -> None:
    await enter(desk.store, clock.now())
    await book(desk.store, known, "chan", "=1+1")
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base, "case_officer") as me:
        _, page = await me.post("/console/people/export", {"event": "e-test", "reason": ""})
        assert "請填寫理由" in page
        book_of = await _file(me, {"event": "e-test", "reason": "寄講義"})
        assert book_of.worksheets[0]["A2"].value == "=1+1" and book_of.worksheets[0]["A2"].data_type == "s"
        assert [(row.object, row.reason) for row in await written(desk, "people exported")] == [("people of e-test: 1", "寄講義")]
        await desk.store.write(lambda c: _many(c, people.MOST_ALONE))
        _, page = await me.post("/console/people/export", {"event": "e-test", "reason": "寄講義"})
        assert "已請另一位職員同意" in page
        _, page = await me.post("/console/people/export", {"event": "e-test", "reason": "寄講義"})
        assert "尚未同意" in page
        async with signed_in(desk, clock, base, "case_officer", "Officer Ho") as other:
            await other.post("/console/people/decide", {"id": "1", "kind": "export", "decision": "yes"})
        assert (await _file(me, {"event": "e-test", "reason": "寄講義"})).worksheets[0].max_row == people.MOST_ALONE + 2


def _many(connection: Any, number: int) -> None:
    number_of = connection.execute(select(registration.c.id)).scalar_one()
    row = connection.execute(select(attendee)).first()._asdict()
    for n in range(number):
        connection.execute(
            attendee.insert().values(**{**row, "id": 1000 + n, "registration_id": number_of, "code": f"X{n}", "token": f"t{n}", "person_key": f"p{n}"})
        )


async def _file(me: Any, fields: dict[str, str]) -> Any:
    data = {"token": await me.token()} | fields
    async with me.session.post(me.base + "/console/people/export", data=data, headers=me.headers | {"Sec-Fetch-Site": "same-origin"}) as response:
        assert response.status == 200
        return load_workbook(BytesIO(await response.read()))


async def test_a_correction_is_settled_by_staff_and_a_refusal_needs_its_reason(desk: Desk, known: Knowledge, clock: MovedClock, tmp_path: Path) -> None:
    made = await an.acts(desk.store, known, "chan", corrections.ask, text="請改為陳大明")
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base, "hotline_agent") as me:
        _, page = await me.get("/console/people")
        assert made["reference"] in page
        _, page = await me.post("/console/people/request", {"id": "1", "outcome": "refused", "reason": ""})
        assert "請填寫理由" in page
        await me.post("/console/people/request", {"id": "1", "outcome": "refused", "reason": "與文件不符"})
    row = await desk.store.read(lambda c: c.execute(select(privacy_request)).one())
    assert row.outcome == "refused" and row.reason["refusal"] == "與文件不符"


async def test_the_administrators_page_has_periods_and_requests_and_nobody(desk: Desk, known: Knowledge, clock: MovedClock, tmp_path: Path) -> None:
    await asked(desk, known)
    made = await an.acts(desk.store, known, "chan", corrections.ask, text="請改為陳大明")
    async with console_open(desk, clock, tmp_path) as base, signed_in(desk, clock, base, "admin") as me:
        status, page = await me.get("/console/privacy")
        assert status == 200 and "announcement_recipient" in page and made["reference"] in page
        assert "91234567" not in page and "陳大明" not in page and "鍋爐" not in page
