"""Documents over HTTP: sent in the web chat with and without scripts, refused, repeated, and read by an officer."""

import asyncio
import json
import uuid
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from sqlalchemy import select

from bot.attachments import MOST_BYTES, Attachments
from bot.handlers.visitor import visitor_of
from bot.programme import applications, files
from bot.settings import Settings
from bot.tables import application_file, audit, conversation
from tests import an_application as an
from tests import some_documents as some
from tests.handlers.test_web import Browser, NewSite, browser, hidden, new_site, text_of, words

__all__ = ["browser", "new_site"]  # fixtures
SAME_SITE = {"Sec-Fetch-Site": "same-origin", "Accept": "application/json"}
FORM = {"Sec-Fetch-Site": "same-origin", "Accept": "text/html,*/*"}


class Owner:
    """Somebody in the web chat with a draft, who has come to the question for a document."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.seen = 0
        self.buttons: list[dict[str, Any]] = []

    async def comes_to_the_question(self, item: str = "quotation") -> int:
        await self.browser.page()
        (cookie,) = [each for each in self.browser.session.cookie_jar if each.key == "visit"]
        self.chat = visitor_of(_Request({"visit": cookie.value}), False).chat  # type: ignore[arg-type]
        made = await an.draft(self.browser.store, self.browser.desk.knowledge, self.chat)
        await self.sends(f"go:application:{made}", "choice")
        await self.presses("files")
        await self.presses(item)
        return made

    async def sends(self, text: str, kind: str = "text") -> list[str]:
        return self._heard(await self.browser.send(text, kind=kind, after=self.seen))

    async def presses(self, ending: str) -> list[str]:
        (found,) = [button["id"] for button in self.buttons if button["id"].endswith(f":{ending}")]
        return await self.sends(found, "choice")

    async def uploads(self, data: bytes, name: str = "報價單.pdf", once: str = "", headers: dict[str, str] = SAME_SITE, **fields: str) -> list[str]:
        return self._heard(await post(self.browser, data, name, once, headers, after=str(self.seen), **fields))

    def _heard(self, answer: tuple[int, Any]) -> list[str]:
        status, body = answer
        assert status == 200, answer
        if body["messages"]:
            self.seen = body["messages"][-1]["sequence"]
            self.buttons = body["messages"][-1]["buttons"]
            self.file = body["messages"][-1]["file"]
        return words(body)

    async def rows(self) -> list[Any]:
        return await self.browser.store.read(lambda connection: list(connection.execute(select(application_file).order_by(application_file.c.at))))


class _Request:
    """As much of a request as says who is asking."""

    def __init__(self, cookies: dict[str, str]) -> None:
        self.cookies = cookies


async def post(browser: Browser, data: bytes, name: str, once: str = "", headers: dict[str, str] = SAME_SITE, **fields: str) -> tuple[int, Any]:
    form = aiohttp.FormData(quote_fields=False)  # as browsers write names
    for key, value in {"once": once or str(uuid.uuid4()), "language": "zh-Hant", **fields}.items():
        form.add_field(key, value)
    form.add_field("file", data, filename=name, content_type="application/octet-stream")
    async with browser.session.post(f"{browser.url}/chat/files", data=form, headers=headers, allow_redirects=False) as response:
        by_script = response.content_type == "application/json"
        return response.status, await response.json() if by_script else (response.headers.get("Location"), await response.text())


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "files").glob("*")}


@pytest.fixture
async def owner(browser: Browser) -> Owner:
    made = Owner(browser)
    made.made = await made.comes_to_the_question()  # type: ignore[attr-defined]
    assert made.file
    return made


async def test_documents_come_one_after_the_other_and_each_is_kept_with_its_bytes(owner: Owner, tmp_path: Path) -> None:
    for kind, data in (("pdf", some.PDF), ("jpg", some.JPEG), ("docx", some.DOCX)):
        (said,) = await owner.uploads(data, f"報價 {kind}.{kind}")
        assert f"報價 {kind}.{kind}" in said and owner.file
    assert {row.id: (row.name, row.item) for row in await owner.rows()} == {
        row.id: (f"報價 {ending}.{ending}", "quotation") for row, ending in zip(await owner.rows(), ("pdf", "jpg", "docx"), strict=True)
    }
    assert sorted(bytes_in(tmp_path).values()) == sorted([some.PDF, some.JPEG, some.DOCX])
    await owner.presses("done")
    assert not owner.file
    page = await owner.browser.page()
    assert "報價 pdf.pdf" in page  # what the person sent stands in the talk


async def test_a_repeat_changes_nothing_and_its_bytes_are_deleted(owner: Owner, tmp_path: Path) -> None:
    once = str(uuid.uuid4())
    await owner.uploads(some.PDF, once=once)
    before = bytes_in(tmp_path)
    owner.seen = 0
    assert await owner.uploads(some.PDF, once=once) != []  # the page hears what it has missed
    twice = str(uuid.uuid4())
    await asyncio.gather(*(post(owner.browser, some.PNG, "x.png", twice) for _ in range(5)))
    assert len(await owner.rows()) == 2 and len(bytes_in(tmp_path)) == 2
    assert before.items() <= bytes_in(tmp_path).items()


async def test_the_same_document_again_is_said_to_be_there_already(owner: Owner, tmp_path: Path) -> None:
    await owner.uploads(some.PDF)
    (said,) = await owner.uploads(some.PDF, "another name.pdf")
    assert "another name.pdf" in said and len(await owner.rows()) == 1


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [(some.EXE, "invoice.pdf", "kind-unknown"), (some.HTML, "x.pdf", "kind-unknown"), (some.MACRO, "x.docx", "macro"), (some.PDF[:-9], "x.pdf", "broken")],
)
async def test_a_refusal_says_why_and_the_question_stands(owner: Owner, tmp_path: Path, data: bytes, name: str, reason: str) -> None:
    (said,) = await owner.uploads(data, name)
    assert said.startswith(text_of(f"file-refused-{reason}")) and owner.file
    assert await owner.rows() == [] and bytes_in(tmp_path) == {}
    await owner.uploads(some.PDF)
    assert len(await owner.rows()) == 1


async def test_five_megabytes_are_taken_and_more_is_refused(owner: Owner, tmp_path: Path) -> None:
    full = some.JPEG + bytes(MOST_BYTES - len(some.JPEG))
    (said,) = await owner.uploads(full + b"x", "x.jpg")
    assert said.startswith(text_of("file-refused-too-big")) and bytes_in(tmp_path) == {}
    await owner.uploads(full, "x.jpg")
    assert [row.size_bytes for row in await owner.rows()] == [MOST_BYTES]


async def test_words_and_forged_buttons_are_no_document(owner: Owner, tmp_path: Path) -> None:
    forged = '{"id": "' + "0" * 32 + '", "name": "x.pdf", "kind": "pdf", "size_bytes": 1, "sha256": "' + "0" * 64 + '"}'
    (said,) = await owner.sends(forged)
    assert said.startswith(text_of("not-understood-file-unread"))
    (button,) = [each["id"] for each in owner.buttons if each["id"].endswith(":done")]
    await owner.sends(button.removesuffix("done") + "0" * 32, "choice")
    assert await owner.rows() == [] and owner.file


async def test_outside_that_question_a_document_is_not_even_read(owner: Owner, tmp_path: Path) -> None:
    elsewhere = text_of("file-only-in-application", where={"say": "menu-status"})
    await owner.sends("/menu")
    assert (await owner.uploads(some.PDF))[0] == elsewhere  # and then the question that was left
    assert bytes_in(tmp_path) == {} and owner.file
    await owner.presses("done")
    assert (await owner.uploads(some.PDF))[0] == elsewhere
    await owner.sends("/cancel")
    assert await owner.uploads(some.PDF) == [elsewhere]
    assert bytes_in(tmp_path) == {} and await owner.rows() == []


async def test_a_question_that_goes_while_the_document_comes_leaves_nothing(owner: Owner, tmp_path: Path) -> None:
    sent = b"".join(
        f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode() for name, value in (("once", str(uuid.uuid4())), ("after", "0"))
    )
    sent += b'--x\r\nContent-Disposition: form-data; name="file"; filename="x.pdf"\r\n\r\n' + some.JPEG + bytes(300_000) + b"\r\n--x--\r\n"
    cookie = next(each.value for each in owner.browser.session.cookie_jar if each.key == "visit")
    head = f"POST /chat/files HTTP/1.1\r\nHost: x\r\nCookie: visit={cookie}\r\nSec-Fetch-Site: same-origin\r\nAccept: application/json\r\n"
    head += f"Connection: close\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: {len(sent)}\r\n\r\n"
    reader, writer = await asyncio.open_connection("127.0.0.1", int(owner.browser.url.rpartition(":")[2]))
    writer.write(head.encode() + sent[:-40])
    async with asyncio.timeout(10):
        while not (tmp_path / "files").exists():
            await asyncio.sleep(0.02)
    await owner.presses("done")
    writer.write(sent[-40:])
    answer = json.loads((await reader.read()).partition(b"\r\n\r\n")[2])
    writer.close()
    assert text_of("file-only-in-application", where={"say": "menu-status"}) in words(answer)
    assert bytes_in(tmp_path) == {} and await owner.rows() == []


async def test_the_plain_form_works_without_scripts(owner: Owner, tmp_path: Path) -> None:
    page = await owner.browser.page()
    assert 'id="upload"' in page and "data-failed" in page and "hidden>" not in page.split('id="upload"')[1].split("\n")[0]
    status, (location, _) = await post(owner.browser, some.PDF, "x.pdf", hidden(page, "once"), FORM)
    assert (status, location) == (303, "/#latest") and len(await owner.rows()) == 1
    status, (location, _) = await post(owner.browser, some.EXE, "x.exe", headers=FORM, **{"from": "embed"})
    assert (status, location) == (303, "/embed#latest")
    assert text_of("file-refused-kind-unknown") in await owner.browser.page()
    status, (location, _) = await post(owner.browser, b"", "", headers=FORM)  # nothing chosen
    assert status == 303 and len(await owner.rows()) == 1
    await owner.sends("/menu")
    assert page.split('id="upload"')[1].split("\n")[0] != (await owner.browser.page()).split('id="upload"')[1].split("\n")[0]


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://evil.example"}, {"Origin": "null"}, {}]
)
async def test_another_site_cannot_send_documents(owner: Owner, tmp_path: Path, headers: dict[str, str]) -> None:
    assert (await post(owner.browser, some.PDF, "x.pdf", headers=headers))[0] == 403
    assert bytes_in(tmp_path) == {} and await owner.rows() == []


async def test_what_is_no_upload_is_refused(owner: Owner, tmp_path: Path) -> None:
    assert (await post(owner.browser, some.PDF, "x.pdf", "not an id"))[0] == 400
    url = f"{owner.browser.url}/chat/files"
    for content_type, data, status in (
        ("application/json", b"{}", 415),
        ("multipart/form-data", b"x", 400),
        ("multipart/form-data; boundary=x", b"--x\r\n", 400),
        ("multipart/form-data; boundary=x", b"no boundary", 400),
        ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="once"\r\n\r\n' + b"x" * 300_000 + b"\r\n--x--", 413),
    ):
        async with owner.browser.session.post(url, data=data, headers=SAME_SITE | {"Content-Type": content_type}) as response:
            assert response.status == status, (content_type, data[:20])
    status, _ = await owner.browser.send("x" * 300_000)  # the limit of every other route is what it was
    assert status == 413
    assert bytes_in(tmp_path) == {}


async def test_a_restart_in_between_loses_neither_question_nor_document(new_site: NewSite, tmp_path: Path) -> None:
    async with new_site() as first:
        owner = Owner(first)
        await owner.comes_to_the_question()
        await owner.uploads(some.PDF)
        cookies = {cookie.key: cookie.value for cookie in first.session.cookie_jar}
    async with new_site() as second:
        second.session.cookie_jar.update_cookies(cookies)
        owner.browser, owner.seen = second, 0
        assert 'id="upload"' in await second.page()
        await owner.uploads(some.PNG, "x.png")
        assert [row.kind for row in await owner.rows()] == ["pdf", "png"]
    assert sorted(bytes_in(tmp_path).values()) == sorted([some.PDF, some.PNG])


# --- reading, by officers ---


async def in_check(browser: Browser, tmp_path: Path, name: str = "報價單 (1).pdf") -> str:
    """A document that is with us. Returns its id."""
    store, known = browser.store, browser.desk.knowledge
    file = (await Attachments(Settings(_env_file=None, data_dir=tmp_path)).keep(some.in_pieces(some.PDF), name)).as_json()  # type: ignore[call-arg]
    made = await an.draft(store, known)
    await an.acts(store, known, "owner", files.add, application_id=made, item="quotation", file=file)
    await an.acts(store, known, "owner", applications.submit, application_id=made, version=1)
    await an.officer(store, known, "handler")
    return str(file["id"])


async def test_an_officer_downloads_a_document_and_nothing_of_it_is_shown_or_kept_by_the_browser(browser: Browser, tmp_path: Path) -> None:
    file_id = await in_check(browser, tmp_path)
    path = (await an.acts(browser.store, browser.desk.knowledge, "handler", files.link, file_id=file_id))["path"]
    async with browser.session.get(browser.url + path) as response:
        assert (response.status, await response.read()) == (200, some.PDF)
        heads = response.headers
    assert heads["Content-Disposition"] == "attachment; filename=\"1.pdf\"; filename*=UTF-8''%E5%A0%B1%E5%83%B9%E5%96%AE%20%281%29.pdf"
    assert heads["Content-Type"] == "application/pdf" and heads["X-Content-Type-Options"] == "nosniff" and heads["Cache-Control"] == "no-store"
    assert heads["Content-Security-Policy"] == "default-src 'none'; sandbox"
    async with browser.session.head(browser.url + path) as response:
        assert response.status == 405
    reads = await browser.store.read(lambda connection: list(connection.execute(select(audit).where(audit.c.what == "file read"))))
    assert len(reads) == 1


async def test_a_link_that_leads_nowhere_is_the_same_404_whatever_the_reason(browser: Browser, tmp_path: Path) -> None:
    file_id = await in_check(browser, tmp_path)
    path = (await an.acts(browser.store, browser.desk.knowledge, "handler", files.link, file_id=file_id))["path"]
    next((tmp_path / "files").glob("*")).unlink()
    pages = []
    for each in (path, "/staff/file/" + "x" * 32, "/staff/file/x", "/staff/file/../../files/" + file_id, f"/files/{file_id}", f"/static/{file_id}"):
        async with browser.session.get(browser.url + each) as response:
            assert response.status == 404
            pages.append((await response.text()).replace(response.headers["X-Request-Id"], "…"))
    assert len(set(pages)) == 1


async def test_the_state_of_a_chat_holds_no_bytes(owner: Owner) -> None:
    await owner.uploads(some.PDF)
    mine = conversation.c.chat == owner.chat
    state = await owner.browser.store.read(lambda connection: connection.execute(select(conversation.c.state).where(mine)).scalar_one())
    assert "%PDF" not in str(state)
