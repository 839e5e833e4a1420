"""The console's pages of announcements over HTTP: who may open what, nothing typed is lost, two people, stopping, results."""

import csv
import io
import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.desk import Desk
from bot.tables import announcement, announcement_recipient, audit, outbox
from tests.an_announcement import TEXTS, Case, enter_people
from tests.conftest import MovedClock
from tests.console.client import ROLES, Signed, console_open, signed_in
from tests.officers import has_event

FORM = {"do": "keep", "name": "節能講座", "topic": "events", "button-1": "events", **{f"text-{language}": text for language, text in TEXTS.items()}}
LIST, STOP, DRAFT, APPROVE = {"viewer", "hotline_agent", "case_officer", "publisher", "approver"}, set(ROLES) - {"viewer", "admin"}, {"publisher"}, {"approver"}
# Each page and deed, and who may: everybody else is refused.
MAY = {
    **dict.fromkeys(("GET /announcements", "GET /announcements/1/results", "GET /announcements/1/results.csv", "GET /announcements/1/results.xlsx"), LIST),
    **dict.fromkeys(("GET /announcements/1", "GET /announcements/1/progress", "GET /announcements/1/uncertain"), STOP),
    **dict.fromkeys(("POST /announcements/1/pause", "POST /announcements/1/resume", "POST /announcements/1/cancel"), STOP),
    **dict.fromkeys(("GET /announcements/new", "GET /announcements/1/edit", "POST /announcements/new", "POST /announcements/1/edit"), DRAFT),
    **dict.fromkeys((f"POST /announcements/{rest}" for rest in ("audience", "1/ask", "1/discard", "1/correct")), DRAFT),
    **dict.fromkeys(("POST /announcements/1/approve", "POST /announcements/1/refuse"), APPROVE),
}


class Office:
    """The console with one person of each role that announcements need."""

    def __init__(self, desk: Desk, clock: MovedClock, base: str, stack: AsyncExitStack) -> None:
        self.desk, self.clock, self.base, self._stack = desk, clock, base, stack
        self.case = Case(desk.store, desk.knowledge)

    async def has(self, role: str, name: str = "Officer Lee") -> Signed:
        return await self._stack.enter_async_context(signed_in(self.desk, self.clock, self.base, role, name))

    async def row(self, number: int = 1) -> Any:
        return await self.case.row(number)

    async def version(self, number: int = 1) -> dict[str, str]:
        return {"version": str((await self.row(number)).version)}


@pytest.fixture
async def office(desk: Desk, clock: MovedClock, tmp_path: Path) -> AsyncIterator[Office]:
    await desk.store.write(lambda connection: enter_people(connection, clock.now(), ["p1", "p2", "p3"]))
    async with AsyncExitStack() as stack:
        base = await stack.enter_async_context(console_open(desk, clock, tmp_path))
        yield Office(desk, clock, base, stack)


def told(page: str) -> str:
    found = re.search(r'<div class="told"[^>]*>(.*?)</div>', page, re.DOTALL)
    return re.sub(r"<[^>]+>", "", found[1]) if found else ""


def errors(page: str) -> list[str]:
    return re.findall(r'class="error"[^>]*>([^<]+)', page)


async def asked(office: Office, pub: Signed, **over: Any) -> None:
    """A draft, written and asked for in the console."""
    status, page = await pub.post("/console/announcements/new", FORM | over)
    assert status == 200 and "草稿已儲存" in told(page), errors(page)
    assert "已提交" in told((await pub.post("/console/announcements/1/ask", await office.version()))[1])


async def approved(office: Office) -> tuple[Signed, Signed]:
    pub, app = await office.has("publisher", "Officer Chan"), await office.has("approver", "Officer Ho")
    await asked(office, pub)
    assert "已批核" in told((await app.post("/console/announcements/1/approve", await office.version()))[1])
    return pub, app


async def opens(me: Signed, path: str) -> int:
    async with me.session.get(f"{me.base}/console{path}", headers=me.headers) as response:
        return response.status


@pytest.mark.parametrize("role", ROLES)
async def test_each_role_opens_its_pages_and_no_other(office: Office, role: str) -> None:
    pub = await office.has("publisher", "Officer Chan")
    await pub.post("/console/announcements/new", FORM)
    before = await office.row()
    me = await office.has(role)
    for route, may in MAY.items():
        method, path = route.split()
        status = await opens(me, path) if method == "GET" else (await me.post(f"/console{path}", {"version": "99", "reason": "x"}))[0]
        assert (status == 200) == (role in may), (route, role, status)
        assert status in (200, 403), (route, role, status)
    if role != "publisher":
        assert await office.row() == before


async def test_every_page_of_the_area_is_in_the_table_above(office: Office) -> None:
    from bot.handlers.console import announcements
    from bot.handlers.console.frame import Console
    from bot.handlers.pages import Pages
    from bot.settings import Settings

    console = Console(office.desk, office.desk.store, office.desk.wording, office.clock, Settings(), Pages(office.desk.wording))
    announcements.add_to(console)
    there = {
        f"{method} {re.sub(r'[{]id:[^}]*[}]{1,2}', '1', path.removeprefix('/console')).replace('{kind:xlsx|csv}', 'csv')}": may
        for (method, path), may in console.rights.items()
    }
    assert there == {route: may for route, may in MAY.items() if not route.endswith("xlsx")}


# --- writing ---


async def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(office: Office) -> None:
    pub = await office.has("publisher")
    typed = {"do": "keep", "name": "", "topic": "", "text-en": "only <b>this</b>", "sectors": ["metals", "other"], "starts_at": "soon", "urgent": "typhoon"}
    status, page = await pub.post("/console/announcements/new", typed | {"button-2": "apply", "at_most_once": "1"})
    assert status == 200 and {"請輸入名稱。", "請選擇主題。"} <= set(errors(page)) and any("2026-12-15T10:00" in each for each in errors(page))
    assert "only &lt;b&gt;this&lt;/b&gt;" in page and 'value="soon"' in page and 'value="typhoon"' in page and '<option value="apply" selected>' in page
    assert page.count(" checked") == 3
    assert await office.desk.store.read(lambda connection: connection.execute(select(announcement)).first()) is None


async def test_what_the_programme_finds_wrong_stands_beside_its_field_too(office: Office) -> None:
    pub = await office.has("publisher")
    await pub.post("/console/announcements/new", FORM | {"text-zh-Hans": "", "text-en": "30 places http://example.org", "sectors": "paper"})
    assert "有地方要先處理" in told((await pub.post("/console/announcements/1/ask", await office.version()))[1])
    _, page = await pub.get("/console/announcements/1/edit")
    assert (
        any("還未有這種語言" in each for each in errors(page))
        and any("https" in each for each in errors(page))
        and any("沒有人" in each for each in errors(page))
    )
    assert (await office.row()).state == "draft"


async def test_the_form_shows_again_what_was_stored(office: Office, desk: Desk, clock: MovedClock) -> None:
    await has_event(desk, clock)
    pub = await office.has("publisher")
    more = {"button-1": "event:e-test", "button-2": "topic:programme-components", "event": "e-test", "came": "1", "cities": ["dongguan"], "urgent": "typhoon"}
    await pub.post("/console/announcements/new", FORM | more | {"starts_at": "2030-05-01T10:00", "ends_at": "2030-05-02T10:00", "at_most_once": "1"})
    before = await office.row()
    assert before.buttons == [{"do": "event", "given": "e-test"}, {"do": "topic", "given": "programme-components"}] and before.rule["came"] is True
    assert before.starts_at.isoformat() == "2030-05-01T02:00:00+00:00" and before.at_most_once and before.urgent == "typhoon"
    _, page = await pub.get("/console/announcements/1/edit")
    fields: dict[str, Any] = dict(re.findall(r'<input id="[^"]+" name="([^"]+)" type="(?:text|datetime-local)" value="([^"]*)"', page))
    fields |= dict(re.findall(r'<textarea id="[^"]+" name="([^"]+)"[^>]*>([^<]*)', page))
    fields |= {
        name: re.findall(r'value="([^"]*)" selected', body)[-1]
        for name, body in re.findall(r'<select id="[^"]+" name="([^"]+)".*?>(.*?)</select>', page, re.DOTALL)
        if " selected" in body
    }
    for name, value in re.findall(r'name="([a-z_]+)" type="checkbox" value="([^"]+)" checked', page):
        fields.setdefault(name, []).append(value)
    status, _ = await pub.post("/console/announcements/1/edit", fields | await office.version() | {"do": "keep"})
    after = await office.row()
    same = ("name", "topic", "texts", "buttons", "rule", "starts_at", "ends_at", "urgent", "at_most_once", "state")
    assert status == 200 and {name: getattr(after, name) for name in same} == {name: getattr(before, name) for name in same}


async def test_an_edit_of_what_somebody_else_has_edited_keeps_what_was_typed(office: Office) -> None:
    pub = await office.has("publisher")
    await pub.post("/console/announcements/new", FORM)
    old = await office.version()
    await pub.post("/console/announcements/1/edit", FORM | old | {"name": "first"})
    status, page = await pub.post("/console/announcements/1/edit", FORM | old | {"name": "second"})
    assert status == 200 and "其間有人作了更改" in told(page) and 'value="second"' in page and (await office.row()).name == "first"


async def test_the_people_are_counted_by_the_plain_button_and_alone(office: Office) -> None:
    pub = await office.has("publisher")
    _, page = await pub.post("/console/announcements/new", FORM | {"do": "count", "languages": ["zh-Hant"], "name": "kept <i>"})
    assert "1 個對話" in page and "kept &lt;i&gt;" in page and not errors(page)
    _, alone = await pub.post("/console/announcements/audience", {"topic": "events"})
    assert "3 個對話" in alone and "<html" not in alone
    assert "請先選擇主題" in (await pub.post("/console/announcements/audience", {}))[1]


async def test_a_rule_is_saved_and_taken_up_again(office: Office) -> None:
    pub = await office.has("publisher")
    _, page = await pub.post("/console/announcements/new", FORM | {"do": "save", "segment_name": "繁體讀者", "languages": ["zh-Hant"]})
    assert "已儲存" in told(page)
    _, page = await pub.post("/console/announcements/new", FORM | {"do": "save", "segment_name": "繁體讀者", "languages": ["en"]})
    assert any("同名" in each for each in errors(page))
    _, page = await pub.post("/console/announcements/new", FORM | {"do": "load", "segment": "1", "languages": ["en"], "name": "stays"})
    assert 'value="zh-Hant" checked' in page and 'value="en" checked' not in page and 'value="stays"' in page and "1 個對話" in page


# --- the second person ---


async def test_its_author_cannot_approve_and_another_can_for_exactly_this(office: Office) -> None:
    pub, app = await office.has("publisher"), await office.has("approver", "Officer Ho")
    await asked(office, pub)
    seen = await office.version()
    _, page = await app.get("/console/announcements/1")
    assert "3 個對話" in page and all(text in page for text in TEXTS.values())
    await pub.post("/console/announcements/1/edit", FORM | seen | {"text-en": TEXTS["en"] + " Free."})
    assert "其間" in told((await app.post("/console/announcements/1/approve", seen))[1]), "what was seen is not what is there"
    assert "目前的狀態" in told((await app.post("/console/announcements/1/approve", await office.version()))[1])
    assert (await office.row()).state == "draft"
    await pub.post("/console/announcements/1/ask", await office.version())
    await office.desk.store.write(lambda connection: connection.execute(update(announcement).values(author_id=app.id)))
    assert "你是撰寫人" in told((await app.post("/console/announcements/1/approve", await office.version()))[1])
    assert (await office.row()).state == "waiting"


async def test_figures_that_differ_stand_side_by_side_and_need_a_tick(office: Office) -> None:
    pub, app = await office.has("publisher"), await office.has("approver", "Officer Ho")
    await asked(office, pub, **{"text-en": TEXTS["en"].replace("30 places", "40 places")})
    _, page = await app.get("/console/announcements/1")
    assert re.search(r"<td>30</td><td>30</td><td>40</td>", page) and 'name="figures_seen"' in page
    assert "有地方要先處理" in told((await app.post("/console/announcements/1/approve", await office.version()))[1])
    assert (await office.row()).state == "waiting"
    await app.post("/console/announcements/1/approve", await office.version() | {"figures_seen": "1"})
    row = await office.row()
    assert row.state == "first" and row.figures_ok


async def test_approving_asks_again_who_it_is_after_ten_minutes(office: Office, clock: MovedClock) -> None:
    pub, app = await office.has("publisher"), await office.has("approver", "Officer Ho")
    await asked(office, pub)
    clock.moved += timedelta(minutes=11)
    status, _ = await app.post("/console/announcements/1/approve", await office.version())
    assert status == 403 and (await office.row()).state == "waiting"


async def test_a_refusal_needs_a_reason_and_leads_back_to_a_draft(office: Office) -> None:
    pub, app = await office.has("publisher"), await office.has("approver", "Officer Ho")
    await asked(office, pub)
    assert "請寫明理由。" in errors((await app.post("/console/announcements/1/refuse", await office.version() | {"reason": " "}))[1])
    assert "已退回" in told((await app.post("/console/announcements/1/refuse", await office.version() | {"reason": "錯字"}))[1])
    assert (await office.row()).state == "draft"


async def test_markup_and_tags_that_were_typed_are_shown_as_typed(office: Office) -> None:
    pub = await office.has("publisher")
    nasty = '<script>alert(1)</script> **x** [y](javascript:z) " onmouseover="1'
    _, page = await pub.post("/console/announcements/new", FORM | {"text-en": nasty, "name": nasty[:80]})
    assert "<script>alert" not in page and "<b>x</b>" not in page and "javascript:z)" in page and 'onmouseover="1' not in page


# --- on its way ---


@pytest.mark.parametrize("role", sorted(STOP))
async def test_whoever_may_stop_one_stops_it_though_it_has_taken_a_step_since_the_page_was_opened(office: Office, role: str) -> None:
    await approved(office)
    me = await office.has(role, "Officer Yip")
    old = await office.version()
    while (await office.row()).state == "first":
        await office.case.look(1)
        await office.case.all_arrive(1)
    assert (await office.row()).state == "recall" and old != await office.version()
    assert "已暫停" in told((await me.post("/console/announcements/1/pause", old | {"reason": "錯了"}))[1])
    assert "目前的狀態" in told((await me.post("/console/announcements/1/pause", old | {"reason": "錯了"}))[1])
    assert "已終止" in told((await me.post("/console/announcements/1/cancel", old | {"reason": "錯了"}))[1])
    rows = await office.desk.store.read(lambda connection: connection.execute(select(audit.c.what, audit.c.who, audit.c.reason)).all())
    assert ("announcement pause", f"staff {me.id}", "錯了") in rows and ("announcement cancel", f"staff {me.id}", "錯了") in rows


async def test_progress_and_results_are_numbers_that_add_up(office: Office, clock: MovedClock) -> None:
    _, app = await approved(office)
    while (await office.row()).state == "first":
        await office.case.look(1)
        await office.case.all_arrive(1)
    _, page = await app.get("/console/announcements/1")
    assert "尚餘約 10 分鐘可撤回" in page and re.search(r"<progress [^>]*max=\"5\" value=\"2\"", page) and 'hx-trigger="every 2s"' in page
    clock.moved += timedelta(minutes=11)
    await office.case.look(1)
    await office.case.look(1)
    one, two, three = [row.id for row in await office.case.queued(1) if row.state == "queued"]
    for number, state, outcome in ((one, "sent", None), (two, "failed", "blocked"), (three, "uncertain", "uncertain")):
        change = update(outbox).where(outbox.c.id == number).values(state=state, outcome=outcome, due=clock.now())
        await office.desk.store.write(lambda connection, change=change: connection.execute(change))
    await office.case.look(1)
    me = await office.has("viewer")
    assert (await me.get("/console/announcements/1"))[0] == 403
    _, listed = await me.get("/console/announcements")
    assert "已完成" in listed and "/console/announcements/1/results" in listed and 'href="/console/announcements/1"' not in listed
    _, page = await me.get("/console/announcements/1/results?by=language")
    assert "<svg" in page and re.search(r"合計</th><td class=\"number\"><b>1</b>", page)
    agent = await office.has("hotline_agent")
    _, alone = await agent.get("/console/announcements/1/progress", params={})
    assert "已處理 5 / 5" in alone and "對方已封鎖" in alone and "未能確定" in alone and "every 2s" not in alone
    _, unsure = await agent.get("/console/announcements/1/uncertain")
    assert f"<td>{three}</td>" in unsure and "p3" not in unsure


async def test_the_state_alone_is_a_piece_of_the_page(office: Office) -> None:
    _, app = await approved(office)
    async with app.session.get(f"{office.base}/console/announcements/1/progress", headers=app.headers | {"HX-Request": "true"}) as response:
        piece = await response.text()
    assert piece.lstrip().startswith("<section") and "<html" not in piece


async def test_the_table_of_results_can_be_taken_away_as_text(office: Office) -> None:
    await approved(office)
    await office.desk.store.write(lambda connection: connection.execute(update(announcement).values(name="=1+1")))
    me = await office.has("viewer")
    _, text = await me.get("/console/announcements/1/results.csv?by=language")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert rows[0] == ["'=1+1"] and [row[0] for row in rows[2:]] == ["英文", "簡體中文", "繁體中文"] and len(rows[1]) == 6
    async with me.session.get(f"{office.base}/console/announcements/1/results.xlsx", headers=me.headers) as response:
        assert response.status == 200 and (await response.read())[:2] == b"PK"


async def test_a_correction_is_a_draft_of_its_own_with_the_old_texts(office: Office) -> None:
    pub, app = await approved(office)
    assert "目前的狀態" in told((await pub.post("/console/announcements/1/correct"))[1]), "nobody has it yet"
    await office.case.look(1)
    await office.case.all_arrive(1)
    _, page = await pub.post("/console/announcements/1/correct")
    assert "更正的草稿" in told(page) and TEXTS["en"] in page
    row = await office.row(2)
    assert row.state == "draft" and row.corrects == 1 and row.author_id == pub.id
    _, page = await app.get("/console/announcements/2")
    assert "更正只發給" in page


async def test_what_does_not_exist_is_not_found(office: Office) -> None:
    pub, app = await office.has("publisher"), await office.has("approver")
    for path in ("", "/edit", "/results", "/results.csv", "/uncertain", "/progress"):
        assert (await pub.get(f"/console/announcements/77{path}"))[0] == 404, path
    _, page = await app.post("/console/announcements/77/approve", {"version": "0"})
    assert "找不到這一頁" in page or "404" in page or "找不到" in page
    assert await office.desk.store.read(lambda connection: connection.execute(select(announcement_recipient)).first()) is None
