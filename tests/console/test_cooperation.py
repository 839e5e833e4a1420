"""City pages, the log of the press and the source codes in the console, over HTTP: what staff enter is there again, and nothing that was typed is lost."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from bot.desk import Desk
from bot.messages import LANGUAGES
from tests.an_event import enter, in_all
from tests.conftest import MovedClock
from tests.console.client import Signed, console_open, signed_in
from tests.talker import Talker

ENTRY = {**{f"texts-{each}": f"措施 {each}" for each in LANGUAGES}, "kind": "measure", "source": "通告 2026年1月", "review_on": "2027-01-31", "public": "1"}
ITEM = {"kind": "report", "day": "2026-10-01", "outlet": "某報", "title": "伙伴計劃的成果", "url": "https://example.org/a?b=1&c=2", "note": "", "event_id": ""}


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    """Pages are the same on both kinds of database."""
    return f"sqlite:///{tmp_path / 'data' / 'test.sqlite3'}"


@pytest.fixture
async def people(desk: Desk, clock: MovedClock, tmp_path: Path) -> AsyncIterator[dict[str, Signed]]:
    async with AsyncExitStack() as stack:
        base = await stack.enter_async_context(console_open(desk, clock, tmp_path))
        roles = ("publisher", "case_officer", "hotline_agent")
        yield {role: await stack.enter_async_context(signed_in(desk, clock, base, role)) for role in roles}


async def test_an_officer_enters_changes_and_removes_an_entry_of_a_city(people: dict[str, Signed]) -> None:
    me, path = people["publisher"], "/console/cities/dongguan"
    _, page = await me.post(f"{path}/new", ENTRY)
    assert "已儲存" in page and "措施 zh-Hant" in page and "通告 2026年1月" in page and f'href="{path}/1"' in page
    _, form = await me.get(f"{path}/1")
    assert "措施 en" in form and 'name="version" value="1"' in form
    _, page = await me.post(f"{path}/1", ENTRY | {"version": "1", "source": "新通告", "review_on": "2026-01-31"})
    assert "新通告" in page and "已過覆核日期" in page
    status, page = await me.post(f"{path}/1/remove", {"version": "2", "reason": "已過時"})
    assert status == 200 and "已移除" in page and "措施 zh-Hant" not in page
    assert (await me.get(f"{path}/1"))[0] == 404


async def test_what_is_wrong_stands_beside_its_field_and_what_was_typed_is_there_again(people: dict[str, Signed]) -> None:
    status, page = await people["publisher"].post("/console/cities/dongguan/new", ENTRY | {"source": "", "texts-en": "", "kind": "action"})
    assert status == 409 and "有 3 處要更正" in page
    assert all(f'id="{field}-error"' in page for field in ("source", "texts-en", "due_on"))
    assert "措施 zh-Hans" in page and 'value="2027-01-31"' in page and 'value="action" selected' in page


async def test_two_officers_do_not_overwrite_each_other_and_the_second_sees_both_texts(people: dict[str, Signed]) -> None:
    first, second = people["publisher"], people["case_officer"]
    await first.post("/console/cities/foshan/new", ENTRY)
    await first.post("/console/cities/foshan/1", ENTRY | {"version": "1", "texts-zh-Hant": "先儲存的"})
    status, page = await second.post("/console/cities/foshan/1", ENTRY | {"version": "1", "texts-zh-Hant": "後儲存的"})
    assert status == 409 and "現時的內容：先儲存的" in page and "後儲存的" in page and 'name="version" value="2"' in page
    _, page = await second.post("/console/cities/foshan/1", ENTRY | {"version": "2", "texts-zh-Hant": "後儲存的"})
    assert "後儲存的" in page and "先儲存的" not in page


async def test_who_may_only_read_sees_no_forms(people: dict[str, Signed]) -> None:
    await people["publisher"].post("/console/cities/foshan/new", ENTRY)
    await people["publisher"].post("/console/media/new", ITEM)
    reader = people["hotline_agent"]
    _, page = await reader.get("/console/cities/foshan")
    assert "措施 zh-Hant" in page and "/cities/foshan/new" not in page and "/cities/foshan/1" not in page
    _, page = await reader.get("/console/media")
    assert "伙伴計劃的成果" in page and "/media/new" not in page and "/media/1" not in page
    assert (await reader.get("/console/cities/foshan/1"))[0] == 403 and (await reader.post("/console/cities/foshan/new", ENTRY))[0] == 403
    assert (await reader.get("/console/cities/atlantis"))[0] == 404


async def test_joint_events_stand_by_when_they_are_and_an_action_names_the_one_it_led_to(people: dict[str, Signed], desk: Desk, clock: MovedClock) -> None:
    await enter(desk.store, clock.now(), id="e-to-come", title=in_all("將來的研討會"), co_organisers=in_all("某商會"))
    await enter(desk.store, clock.now(), id="e-over", title=in_all("以前的簡介會"), starts_at=clock.now() - timedelta(days=9), co_organisers=in_all("某協會"))
    me = people["publisher"]
    _, form = await me.get("/console/cities/dongguan/new?kind=action")
    assert 'value="e-to-come"' in form and 'value="e-over"' in form
    await me.post("/console/cities/dongguan/new", ENTRY | {"kind": "action", "due_on": "2026-01-01", "event_id": "e-over"})
    _, page = await me.get("/console/cities/dongguan")
    coming, past = (page.partition(f"<h2>{name}的合辦活動</h2>")[2].partition("<h2>")[0] for name in ("將舉行", "已舉行"))
    assert "將來的研討會" in coming and "某商會" in coming and "以前的簡介會" in past and "某協會" in past
    assert page.index("逾期未完成") < page.index("當地措施</h2>") and "/console/events/e-over" in page.partition("當地措施</h2>")[0]
    assert "各市合作：逾期的行動" in (await me.get("/console"))[1]


async def test_the_log_is_listed_counted_narrowed_and_downloaded_as_text(people: dict[str, Signed]) -> None:
    me = people["publisher"]
    await me.post("/console/media/new", ITEM)
    await me.post("/console/media/new", ITEM | {"kind": "notice", "outlet": "=1+1", "title": "招募公告"})
    status, page = await me.get("/console/media?kind=notice")
    assert status == 200 and "招募公告" in page and "伙伴計劃的成果" not in page and "file.csv?kind=notice" in page
    _, page = await me.get("/console/media")
    assert 'href="https://example.org/a?b=1&amp;c=2"' in page and 'rel="noopener noreferrer"' in page
    _, csv = await me.get("/console/media/file.csv")
    assert "伙伴計劃的成果" in csv and '"\'=1+1"' in csv
    async with me.session.get(me.base + "/console/media/file.xlsx", headers=me.headers) as response:
        body = await response.read()
    strings = ZipFile(BytesIO(body)).read("xl/sharedStrings.xml").decode()
    assert "招募公告" in strings and "=1+1" in strings and "<f>" not in ZipFile(BytesIO(body)).read("xl/worksheets/sheet1.xml").decode()


async def test_a_code_has_links_with_pictures_and_counts_who_came_by_it(people: dict[str, Signed], desk: Desk, clock: MovedClock) -> None:
    me, desk.bot_link = people["publisher"], "https://t.me/some_bot"
    made: dict[str, Any] = {"code": "Fair-2026", "how": "press", "what": "某報廣告", "event_id": ""}
    status, page = await me.post("/console/media/codes/new", made)
    assert status == 200 and "/?start=from_fair-2026" in page and "https://t.me/some_bot?start=from_fair-2026" in page and page.count("<svg") == 2
    await Talker(desk, clock, "visitor").says("from_fair-2026", "start")
    _, page = await people["hotline_agent"].get("/console/media/codes/fair-2026")
    assert "<dd>1</dd>" in page and "停用代碼" not in page
    _, page = await me.get("/console/media/codes")
    assert "報章或其他媒體" in page and 'class="bars">1<svg' in page
    status, page = await me.post("/console/media/codes/new", made | {"what": ""})
    assert status == 409 and 'id="what-error"' in page and 'value="Fair-2026"' in page
    _, page = await me.post("/console/media/codes/fair-2026/end", {"reason": "印錯"})
    assert "已停用" in page and "<svg" not in page
    assert (await me.get("/console/media/codes/none"))[0] == 404
