"""The web chat over HTTP: exactly once, the stream, the plain form, refusals, headers, cookies."""

import asyncio
import contextlib
import html
import json
import re
import sqlite3
import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import cache
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp.test_utils import unused_port
from sqlalchemy import func, select

from bot import knowledge
from bot.clock import Clock
from bot.desk import Desk
from bot.handlers import streams, transcript, webchat
from bot.handlers.pages import language_of
from bot.handlers.web import Site
from bot.knowledge import Knowledge
from bot.markup import to_plain
from bot.messages import LANGUAGES, Language
from bot.settings import Settings
from bot.store import Store, StoreBusy, StoreDown
from bot.tables import conversation, inbox, outbox
from bot.wording import Wording
from tests.conftest import new_postgres_database

QUESTION = "做評估有冇錢資助？"


class Browser:
    """One visitor: keeps cookies, sends what a browser sends."""

    def __init__(self, session: aiohttp.ClientSession, url: str, desk: Desk) -> None:
        self.session, self.url, self.desk, self.store = session, url, desk, desk.store

    async def page(self, path: str = "/") -> str:
        async with self.session.get(self.url + path) as response:
            assert response.status == 200
            return await response.text()

    async def send(self, text: str, *, kind: str = "text", id_: str = "", after: int = 0, headers: dict[str, str] | None = None) -> tuple[int, Any]:
        body = {"id": id_ or str(uuid.uuid4()), "kind": kind, "text": text, "after": after}
        headers = {"Sec-Fetch-Site": "same-origin"} if headers is None else headers
        async with self.session.post(self.url + "/chat/messages", json=body, headers=headers) as response:
            return response.status, await response.json()

    async def form(self, **fields: str) -> aiohttp.ClientResponse:
        return await self.session.post(self.url + "/chat", data=fields, headers={"Origin": self.url}, allow_redirects=False)

    async def count(self, table: Any) -> int:
        found = await self.store.read(lambda connection: connection.execute(select(func.count()).select_from(table)).scalar())
        assert found is not None
        return int(found)


@cache
def all_words() -> Wording:
    return Wording(knowledge.load(), "2008-2013")


def text_of(key: str, language: Language = "zh-Hant", **parameters: Any) -> str:
    """A message as the page shows it."""
    return to_plain(all_words().say(key, language, **parameters))


NewSite = Callable[..., AbstractAsyncContextManager[Browser]]


@pytest.fixture
def new_site(known: Knowledge, wording: Wording, tmp_path: Path) -> NewSite:
    """A site of its own, with changed settings; `url` of its database."""

    @asynccontextmanager
    async def made(url: str = "", **changes: Any) -> AsyncIterator[Browser]:
        settings = Settings(_env_file=None, data_dir=tmp_path, port=unused_port(), database_url=url, **changes)  # type: ignore[call-arg]
        store = await Store.open(settings.database, Clock())
        try:
            desk = Desk(store, known, wording, Clock(), settings.programme)
            async with Site(desk, store, wording, Clock(), settings), aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
                yield Browser(session, f"http://127.0.0.1:{settings.port}", desk)
        finally:
            await store.close()

    return made


@pytest.fixture
async def browser(new_site: NewSite) -> AsyncIterator[Browser]:
    async with new_site() as made:
        yield made


def words(answer: Any, by: str = "assistant") -> list[str]:
    return [message["text"] for message in answer["messages"] if message["by"] == by]


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found
    return found[1]


async def events(browser: Browser, most: int, after: int | None = None, last_event_id: str = "") -> list[tuple[str, Any]]:
    """The first `most` events of a stream."""
    found: list[tuple[str, Any]] = []
    headers = {"Last-Event-ID": last_event_id} if last_event_id else {}
    query = f"?after={after}" if after is not None else ""
    async with browser.session.get(f"{browser.url}/chat/events{query}", headers=headers) as response:
        assert response.status == 200
        assert response.headers["X-Accel-Buffering"] == "no"
        number = ""
        async for line in response.content:
            name, _, value = line.decode().rstrip("\n").partition(": ")
            if name == "id":
                number = value
            if name == "data":
                found.append((number, json.loads(value)))
                if len(found) == most:
                    break
    return found


# --- saying and answering ---


async def test_a_visit_writes_nothing_and_a_question_is_answered(browser: Browser) -> None:
    page = await browser.page()
    assert 'lang="zh-Hant-HK"' in page and 'value="do:eligibility"' in page and page.count('name="ask"') == 4
    assert await browser.count(conversation) == await browser.count(inbox) == await browser.count(outbox) == 0
    status, answer = await browser.send(QUESTION)
    assert (status, answer["outcome"], answer["language"]) == (200, "done", "zh-Hant")
    assert words(answer, "person") == [QUESTION]
    assert "HK$15,000" in words(answer)[0]


async def test_the_sample_questions_are_all_answered(browser: Browser) -> None:
    for language in ("zh-Hant", "zh-Hans", "en"):
        for question in re.findall(r'name="ask" value="([^"]*)"', await browser.page(f"/?lang={language}")):
            await browser.send(question)
            log = await browser.store.read(lambda connection: connection.exec_driver_sql("SELECT outcome FROM hotline_log ORDER BY id DESC").scalar())
            assert log == "answered", question
            browser.session.cookie_jar.clear()


async def test_a_repeated_id_changes_nothing(browser: Browser) -> None:
    await browser.page()
    once = str(uuid.uuid4())
    _, first = await browser.send(QUESTION, id_=once)
    _, again = await browser.send(QUESTION, id_=once)
    assert (first["outcome"], again["outcome"]) == ("done", "repeat")
    assert first["messages"] == again["messages"]
    answers = await asyncio.gather(*(browser.send("資格", id_=str(uuid.UUID(int=7))) for _ in range(20)))
    assert sorted(answer["outcome"] for _, answer in answers) == ["done"] + ["repeat"] * 19
    assert (await browser.page()).count(">資格</div>") == 1


async def test_only_what_comes_after_the_last_seen_message_is_sent(browser: Browser) -> None:
    await browser.page()
    _, first = await browser.send(QUESTION)
    seen = first["messages"][-1]["sequence"]
    _, second = await browser.send("資格", after=seen)
    assert [message["sequence"] for message in second["messages"]] == list(range(seen + 1, seen + 1 + len(second["messages"])))


async def test_two_visitors_do_not_see_each_other(browser: Browser) -> None:
    await browser.page()
    await browser.send("我的問題甲")
    browser.session.cookie_jar.clear()
    assert "我的問題甲" not in await browser.page()
    _, answer = await browser.send(QUESTION)
    assert words(answer, "person") == [QUESTION]


async def test_a_pressed_choice_is_shown_in_its_words(browser: Browser) -> None:
    await browser.page()
    _, answer = await browser.send("do:eligibility", kind="choice")
    assert words(answer, "person") == [text_of("menu-eligibility")]
    last = answer["messages"][-1]
    button = last["buttons"][0]
    assert button["number"] == 1 and [b for b in last["buttons"] if b["nav"]]
    _, next_answer = await browser.send(button["id"], kind="choice", after=last["sequence"])
    assert words(next_answer, "person") == [text_of("hk-owned-yes")]
    _, privacy = await browser.send("do:privacy", kind="choice", after=next_answer["messages"][-1]["sequence"])
    assert words(privacy, "person") == [text_of("web-privacy")]
    page = await browser.page()
    assert "q:1:" not in re.sub(r'value="[^"]*"', "", page)


async def test_an_old_button_is_answered_with_where_the_talk_stands(browser: Browser) -> None:
    await browser.page()
    _, answer = await browser.send("do:eligibility", kind="choice")
    old = answer["messages"][-1]["buttons"][0]["id"]
    await browser.send(text_of("cancel"))
    _, stale = await browser.send(old, kind="choice", after=answer["messages"][-1]["sequence"] + 2)
    assert any(text_of("moved-on") in text for text in words(stale))


async def test_only_the_last_message_has_buttons_that_can_be_pressed(browser: Browser) -> None:
    await browser.page()
    await browser.send("do:eligibility", kind="choice")
    await browser.send(text_of("cancel"))
    page = await browser.page()
    log = page[page.index('id="log"') : page.index('id="typing"')]
    *earlier, last = log.split('<div class="message ')[1:]
    assert all("disabled" in button for part in earlier for button in re.findall(r"<button[^>]*>", part))
    assert re.findall(r"<button[^>]*>", last) and not any("disabled" in button for button in re.findall(r"<button[^>]*>", last))


async def test_what_people_type_is_never_taken_for_markup(browser: Browser) -> None:
    await browser.page()
    hostile = '<script>alert(1)</script> "><img src=x onerror=alert(1)> **b** {{7*7}} \ud800 \0 end'
    status, answer = await browser.send(hostile)
    assert status == 200
    await browser.send("真人")
    _, confirmed = await browser.send(hostile)
    page = await browser.page()
    for shown in (page, *(message["html"] for message in [*answer["messages"], *confirmed["messages"]])):
        assert "<script>alert" not in shown and "<img" not in shown
    assert "{{7*7}}" in page


async def test_a_start_payload_is_handed_over_once_and_never_shown(browser: Browser) -> None:
    page = await browser.page("/?start=topic_apply-how")
    assert 'data-start="topic_apply-how"' in page
    assert await browser.count(inbox) == 0
    status, answer = await browser.send("topic_apply-how", kind="start")
    assert status == 200 and words(answer, "person") == []
    assert "申請" in words(answer)[0]
    assert "topic_apply-how" not in await browser.page()
    assert 'data-start=""' in await browser.page("/?start=%22%3E%3Cscript")


# --- languages ---


async def test_the_page_follows_the_address_then_the_conversation_then_the_browser(browser: Browser) -> None:
    for path, lang in (("/", "zh-Hant-HK"), ("/?lang=en", "en"), ("/?lang=zh-Hans", "zh-Hans"), ("/embed?hint=en", "en"), ("/?lang=xx", "zh-Hant-HK")):
        assert f'<html lang="{lang}"' in await browser.page(path)
    await browser.send("How do I apply?")
    assert '<html lang="en"' in await browser.page() and '<html lang="en"' in await browser.page("/embed?hint=zh-Hans")
    assert 'data-switch="zh-Hans"' in await browser.page("/?lang=zh-Hans")
    assert 'data-switch=""' in await browser.page("/?lang=en")


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("zh-HK,zh;q=0.9,en;q=0.8", "zh-Hant"),
        ("zh-CN", "zh-Hans"),
        ("en-GB,zh-HK;q=0.5", "en"),
        ("fr,en;q=0.1", "en"),
        ("fr", "zh-Hant"),
        ("", "zh-Hant"),
        ("en;q=x, zh-SG;q=0.2", "zh-Hans"),
    ],
)
def test_the_browsers_preference_is_understood(header: str, language: str) -> None:
    from aiohttp.test_utils import make_mocked_request

    assert language_of(make_mocked_request("GET", "/", headers={"Accept-Language": header}), None) == language


async def test_switching_in_the_plain_page_tells_the_conversation_once(browser: Browser) -> None:
    await browser.page()
    await browser.send("資格")
    page = await browser.page("/?lang=en")
    fields = {"once": hidden(page, "once"), "switch": hidden(page, "switch"), "language": "en", "choice": "do:cancel"}
    assert fields["switch"] == "en"
    for _ in range(2):
        assert (await browser.form(**fields)).status == 303
    page = await browser.page()
    assert '<html lang="en"' in page and page.count(text_of("language-set", "en")) == 1 and page.count("do:menu") >= 1
    assert html.escape(text_of("cancelled", "en", what={"say": "flow-eligibility"})) in page


# --- the plain form ---


async def test_the_plain_form_works_and_a_double_submit_changes_nothing(browser: Browser) -> None:
    page = await browser.page()
    once = hidden(page, "once")
    for _ in range(3):
        response = await browser.form(once=once, text=QUESTION, language="zh-Hant", switch="")
        assert (response.status, response.headers["Location"]) == (303, "/#latest")
    page = await browser.page()
    assert page.count(f'<div class="bubble">{QUESTION}</div>') == 1 and page.count("HK$15,000") == 1 and 'id="latest"' in page
    assert hidden(page, "once") != once
    response = await browser.form(once=hidden(page, "once"), choice="do:eligibility", **{"from": "embed"})
    assert response.headers["Location"] == "/embed#latest"
    before = await browser.count(inbox)
    assert (await browser.form(once=once, text="  ")).status == 303
    assert await browser.count(inbox) == before


@pytest.mark.parametrize(("body", "status"), [(b"once=%ff%00&text=%ff", 400), (b"a=1&" * 50, 400), (b"text=\xff\xfe", 400), (b"", 303)])
async def test_a_form_that_is_none_is_refused(browser: Browser, body: bytes, status: int) -> None:
    headers = {"Content-Type": "application/x-www-form-urlencoded; charset=nonsense", "Origin": browser.url}
    async with browser.session.post(f"{browser.url}/chat", data=body, headers=headers, allow_redirects=False) as response:
        assert response.status == status
    assert await browser.count(inbox) == 0


async def test_a_browser_without_cookies_is_told(browser: Browser) -> None:
    page = await browser.page()
    browser.session.cookie_jar.clear()
    response = await browser.form(once=hidden(page, "once"), text=QUESTION)
    assert response.headers["Location"] == "/?cookie=none#latest"
    assert 'id="no-cookie">' not in await browser.page("/?cookie=none")
    browser.session.cookie_jar.clear()
    assert 'id="no-cookie">' in await browser.page("/?cookie=none")


# --- the stream ---


async def test_the_stream_gives_what_is_missing_then_what_is_new(browser: Browser) -> None:
    await browser.page()
    _, first = await browser.send(QUESTION)
    everything = await events(browser, len(first["messages"]))
    assert [int(number) for number, _ in everything] == [m["sequence"] for m in first["messages"]]
    assert [message for _, message in everything] == first["messages"]
    assert (await events(browser, 1, after=1))[0][0] == "2"
    assert (await events(browser, 1, after=0, last_event_id="1"))[0][0] == "2"
    last = first["messages"][-1]["sequence"]
    waiting = asyncio.create_task(events(browser, 2, after=last))
    await asyncio.sleep(0.3)
    assert not waiting.done()
    _, second = await browser.send("資格", after=last)
    found = await asyncio.wait_for(waiting, 3)
    assert [message["text"] for _, message in found] == [m["text"] for m in second["messages"]]
    assert (await events(browser, 1, after=last))[0][1]["text"] == "資格"


async def test_the_stream_finds_what_another_process_has_committed(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    await browser.page()
    _, first = await browser.send(QUESTION)
    waiting = asyncio.create_task(events(browser, 1, after=first["messages"][-1]["sequence"]))
    await asyncio.sleep(0.3)
    with monkeypatch.context() as patch:
        patch.setattr(browser.store, "listeners", [])  # as if the commit were not ours
        await browser.send("資格")
        assert (await asyncio.wait_for(waiting, 3))[0][1]["text"] == "資格"


@pytest.mark.postgres
async def test_two_processes_serve_one_visitor(new_site: NewSite, postgres_server: str) -> None:
    url = new_postgres_database(postgres_server)
    async with new_site(url) as one, new_site(url) as other:
        await one.page()
        _, first = await one.send(QUESTION)
        other.session = one.session  # the same browser; cookies do not know ports
        waiting = asyncio.create_task(events(one, 2, after=first["messages"][-1]["sequence"]))
        await asyncio.sleep(0.3)
        once = str(uuid.uuid4())
        outcomes = await asyncio.gather(*(each.send("資格", id_=once) for each in (one, other) * 5))
        assert sorted(answer["outcome"] for _, answer in outcomes) == ["done"] + ["repeat"] * 9
        assert [message["by"] for _, message in await asyncio.wait_for(waiting, 3)] == ["person", "assistant"]
        assert "資格" in await other.page()


async def test_streams_are_bounded_and_those_who_left_do_not_count(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    await browser.page()
    await browser.send(QUESTION)
    held = [await browser.session.get(f"{browser.url}/chat/events") for _ in range(streams.MOST_STREAMS_EACH)]
    refused = await browser.session.get(f"{browser.url}/chat/events")
    assert (refused.status, "Retry-After" in refused.headers) == (503, True)
    for response in held:
        response.close()
    await asyncio.sleep(0.1)
    again = await browser.session.get(f"{browser.url}/chat/events")
    assert again.status == 200
    monkeypatch.setattr(streams, "MOST_STREAMS", 1)
    browser.session.cookie_jar.clear()
    assert (await browser.session.get(f"{browser.url}/chat/events")).status == 503
    again.close()


async def test_a_quiet_stream_is_kept_open_by_comments(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webchat, "PING_SECONDS", 0.1)
    async with browser.session.get(f"{browser.url}/chat/events") as response:
        text = await asyncio.wait_for(response.content.readuntil(b": ping\n"), 2)
    assert text


async def test_only_a_get_opens_a_stream(browser: Browser) -> None:
    async with browser.session.head(f"{browser.url}/chat/events") as response:
        assert response.status == 405


async def test_streams_end_at_shutdown(new_site: NewSite) -> None:
    async with new_site() as browser:
        await browser.page()
        response = await browser.session.get(f"{browser.url}/chat/events")
        ending = asyncio.get_running_loop().time()
        reading = asyncio.create_task(response.content.read())
        await asyncio.sleep(0.1)
    assert asyncio.get_running_loop().time() - ending < 5
    reading.cancel()


# --- refusals, headers, errors ---


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
    ],
)
async def test_nothing_is_taken_from_another_sites_page(browser: Browser, headers: dict[str, str]) -> None:
    await browser.page()
    assert (await browser.send(QUESTION, headers=headers))[0] == 403
    response = await browser.session.post(f"{browser.url}/chat", data={"once": str(uuid.uuid4()), "text": "x"}, headers=headers, allow_redirects=False)
    assert response.status == 403
    assert await browser.count(inbox) == 0


async def test_a_form_without_a_browsers_headers_is_refused_where_there_is_a_cookie(browser: Browser) -> None:
    await browser.page()
    fields = {"once": str(uuid.uuid4()), "text": QUESTION}
    assert (await browser.session.post(f"{browser.url}/chat", data=fields, allow_redirects=False)).status == 403
    assert (await browser.send(QUESTION, headers={}))[0] == 200
    browser.session.cookie_jar.clear()
    assert (await browser.session.post(f"{browser.url}/chat", data=fields, allow_redirects=False)).status == 303


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"{}", "application/json", 400),
        (b"[]", "application/json", 400),
        (b"not json", "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (json.dumps({"id": "x", "kind": "text", "text": "a"}).encode(), "application/json", 400),
        (json.dumps({"id": str(uuid.UUID(int=1)), "kind": "other", "text": "a"}).encode(), "application/json", 400),
        (json.dumps({"id": str(uuid.UUID(int=1)), "kind": "text", "text": "字" * 5000}).encode(), "application/json", 400),
        (json.dumps({"id": str(uuid.UUID(int=1)), "kind": "text", "text": "a"}).encode(), "text/plain", 415),
        (b" " * (300 * 1024), "application/json", 413),
        (b"{\xff}", "application/json; charset=nonsense", 400),
    ],
)
async def test_what_is_no_message_is_refused_without_a_trace(browser: Browser, body: bytes, kind: str, status: int) -> None:
    headers = {"Content-Type": kind, "Sec-Fetch-Site": "same-origin"}
    async with browser.session.post(f"{browser.url}/chat/messages", data=body, headers=headers) as response:
        assert response.status == status
        assert set(await response.json()) == {"error", "reference"}
    assert await browser.count(inbox) == 0


ROUTES = ["/", "/embed", "/widget.js", "/static/style.css", "/static/chat.js", "/static/nothing", "/healthz", "/readyz", "/nothing", "/chat", "/chat/events"]


@pytest.mark.parametrize("path", ROUTES)
async def test_every_answer_carries_the_headers(browser: Browser, path: str) -> None:
    async with browser.session.get(browser.url + path) as response:
        headers = response.headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == ("cross-origin" if path == "/widget.js" else "same-origin")
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"] and headers["Referrer-Policy"] == "same-origin"
    assert "Server" not in headers and "Strict-Transport-Security" not in headers
    cached = path in ("/widget.js", "/static/style.css", "/static/chat.js")
    assert headers["Cache-Control"].startswith("public") if cached else headers["Cache-Control"] == "no-store"


async def test_over_https_cookies_are_kept_to_it_and_only_the_named_sites_may_frame(new_site: NewSite) -> None:
    async with new_site(public_url="https://chat.example", embed_origins="https://www.example javascript:x https://b.example") as browser:
        async with browser.session.get(browser.url + "/") as page, browser.session.get(browser.url + "/embed") as embed:
            assert page.headers["Strict-Transport-Security"].startswith("max-age=31536000")
            assert page.headers["Content-Security-Policy"].endswith("frame-ancestors 'none'")
            assert embed.headers["Content-Security-Policy"].endswith("frame-ancestors https://www.example https://b.example")
            own, framed = page.headers["Set-Cookie"], embed.headers["Set-Cookie"]
        assert own.startswith("__Host-visit=") and all(part in own for part in ("; Secure", "; HttpOnly", "SameSite=Lax", "Path=/")) and "Domain" not in own
        assert all(part in framed for part in ("SameSite=None", "; Secure", "; Partitioned", "; HttpOnly"))
        assert (await browser.send(QUESTION, headers={"Origin": "https://chat.example"}))[0] == 200
        assert (await browser.send(QUESTION, headers={"Origin": "http://chat.example.evil.example"}))[0] == 403


async def test_the_cookie_is_random_hidden_from_scripts_and_not_what_the_store_holds(browser: Browser) -> None:
    async with browser.session.get(browser.url + "/") as response:
        cookie = response.headers["Set-Cookie"]
        page = await response.text()
    assert re.match(r"visit=[A-Za-z0-9_-]{43}; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax$", cookie)
    token = cookie[6:49]
    assert token not in page
    await browser.send(QUESTION)
    rows = await browser.store.read(lambda connection: connection.execute(select(conversation.c.chat, conversation.c.state)).all())
    assert rows and all(re.fullmatch(r"[0-9a-f]{40}", row.chat) and token not in str(row.state) for row in rows)
    again = await browser.session.get(browser.url + "/")
    assert token in again.headers["Set-Cookie"]


@pytest.mark.parametrize("error", [StoreBusy(), StoreDown("OperationalError")])
async def test_a_message_that_cannot_be_stored_is_refused_for_later(browser: Browser, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    await browser.page()
    once = str(uuid.uuid4())
    with monkeypatch.context() as patch:

        async def fail(*_: Any, **__: Any) -> None:
            raise error

        patch.setattr(browser.store, "take", fail)
        async with browser.session.post(
            browser.url + "/chat/messages", json={"id": once, "kind": "text", "text": QUESTION}, headers={"Sec-Fetch-Site": "same-origin"}
        ) as response:
            assert response.status == 503 and int(response.headers["Retry-After"]) > 0
        refused = await browser.form(once=once, text=QUESTION)
        assert refused.status == 503
        page = await refused.text()
        assert all(f'lang="{lang}"' in page for lang in ("zh-Hant-HK", "zh-Hans", "en")) and "Traceback" not in page
    assert (await browser.send(QUESTION, id_=once))[1]["outcome"] == "done"


def database_in(folder: Path) -> Path:
    (path,) = folder.rglob("*.sqlite3")
    return path


async def test_what_cannot_be_written_to_is_not_ready(browser: Browser, tmp_path: Path) -> None:
    if not browser.store.sqlite:
        pytest.skip("another process's lock on the whole database is SQLite's")
    with contextlib.closing(sqlite3.connect(database_in(tmp_path), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        async with browser.session.get(browser.url + "/readyz") as response:
            assert response.status == 503
        other.execute("ROLLBACK")
    async with browser.session.get(browser.url + "/readyz") as response:
        assert response.status == 200


async def test_ready_says_whether_the_database_answers_and_a_failing_page_names_a_reference(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    async with browser.session.get(browser.url + "/readyz") as response:
        assert response.status == 200

    async def down(*_: Any) -> None:
        raise StoreDown("down")

    async def wrong(*_: Any) -> None:
        raise ValueError("a secret detail")

    monkeypatch.setattr(browser.store, "read", down)
    for path, status in (("/readyz", 503), ("/", 503), ("/chat/events", 503), ("/healthz", 200)):
        async with browser.session.get(browser.url + path) as response:
            assert response.status == status
    monkeypatch.setattr(browser.store, "read", wrong)
    async with browser.session.get(browser.url + "/") as response:
        assert response.status == 500
        page = await response.text()
    assert response.headers["X-Request-Id"] in page and "a secret detail" not in page and page.count("<section") == 3


async def test_words_that_were_taken_away_do_not_hide_the_rest(browser: Browser) -> None:
    await browser.page()
    await browser.send(QUESTION)
    gone = {"phrases": [{"card": "no-such-topic"}], "choices": [], "numbered": True, "first_number": 1, "replace": None}
    await browser.store.write(lambda connection: connection.execute(outbox.update().where(outbox.c.sequence == 2).values(body=gone)))
    page = await browser.page()
    assert text_of("web-cannot-show") in page and QUESTION in page


async def test_a_taken_port_is_an_os_error(browser: Browser, wording: Wording) -> None:
    settings = Settings(_env_file=None, port=int(browser.url.rpartition(":")[2]))  # type: ignore[call-arg]
    with pytest.raises(OSError):
        async with Site(browser.desk, browser.store, wording, Clock(), settings):
            pass


async def test_what_is_not_http_is_answered_without_a_version(browser: Browser) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", int(browser.url.rpartition(":")[2]))
    writer.write(b"NONSENSE\r\n\r\n")
    answer = await asyncio.wait_for(reader.read(), 5)
    writer.close()
    assert b"400" in answer.split(b"\r\n")[0] and b"aiohttp" not in answer and b"Python" not in answer


def test_the_pages_own_buttons_have_words(wording: Wording) -> None:
    for language in LANGUAGES:
        assert all(wording.phrase(label, language) for label in transcript.STANDING.values())
