"""The pages for everybody over HTTP: what each tells, how it may be kept and found, what is escaped, what is not there; and the download zone from the
publisher's form to the reader's disk."""

import html
import re
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot import knowledge
from bot.desk import Desk
from bot.handlers.public.downloads import named, size_of
from bot.handlers.public.programme import opening
from bot.knowledge import Knowledge
from bot.messages import LANGUAGES, Language
from bot.programme.companies import folded_name
from bot.tables import city_entry, label, provider, provider_period
from tests import an_event
from tests import some_documents as some
from tests.conftest import MovedClock
from tests.console.client import Signed, console_open, signed_in
from tests.handlers.test_web import Browser, NewSite, text_of
from tests.handlers.test_web import new_site as new_site  # the fixture

PATHS = ("/programme", "/events", "/cases", "/providers", "/logo", "/downloads", "/search")
CASE = "pacific-textiles-heat-and-lighting"


@pytest.fixture
async def site(new_site: NewSite) -> AsyncIterator[Browser]:
    async with new_site() as browser:
        yield browser


async def get(site: Browser, path: str, status: int = 200, **headers: str) -> str:
    """A page, without its entities."""
    async with site.session.get(site.url + path, headers=headers) as response:
        assert response.status == status, path
        return html.unescape(await response.text())


def plain(page: str) -> str:
    """The words of a page."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


# --- what all of them have in common ---


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_page_says_in_its_language_what_it_is_and_where_it_is_in_the_others(site: Browser, language: Language) -> None:
    for path in (*PATHS, f"/cases/{CASE}"):
        page = await get(site, f"{path}?lang={language}")
        assert f'<html lang="{ {"zh-Hant": "zh-Hant-HK"}.get(language, language) }"' in page
        title, heading = re.search("<title>(.*) · ", page), re.search("<h1>(.*)</h1>", page)
        assert title and heading and title[1] == heading[1] == re.search('og:title" content="(.*)"', page)[1]  # type: ignore[index]
        assert f'rel="canonical" href="{site.url}{path}?lang={language}"' in page
        assert len(re.findall('rel="alternate" hreflang', page)) == 3 and 'name="robots" content="index, follow"' in page
        assert re.search('name="description" content=".{15,}"', page)
        picture = re.search(f'og:image" content="{site.url}(.*)"', page)
        assert picture
        async with site.session.get(site.url + picture[1]) as response:
            assert response.content_type == "image/png" and len(await response.read()) < 100_000


async def test_no_page_sets_a_cookie_or_runs_a_script_and_each_leads_to_the_chat_with_its_context(site: Browser) -> None:
    await an_event.enter(site.store, site.store.clock.now())
    started = {"/programme": "topic_what-is-programme", "/events": "events", "/cases": "cases", "/providers": "providers", "/logo": "logo"}
    started |= {"/downloads": "topic_downloads", f"/cases/{CASE}": f"case_{CASE}", "/e/e-test": "ev_e-test", "/search": ""}
    for path, start in started.items():
        async with site.session.get(f"{site.url}{path}?lang=en") as response:
            page = html.unescape(await response.text())
            assert "Set-Cookie" not in response.headers and "<script" not in page and "style=" not in page, path
            assert response.headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert f'href="/?{f"start={start}&" if start else ""}lang=en"' in page, path


async def test_a_page_is_asked_for_again_each_time_and_sent_only_when_it_has_changed(site: Browser) -> None:
    for path in PATHS:
        async with site.session.get(f"{site.url}{path}?lang=en") as response:
            tag = response.headers["ETag"]
            assert response.headers["Cache-Control"] == "public, no-cache" and "Accept-Language" in response.headers["Vary"]
        async with site.session.get(f"{site.url}{path}?lang=en", headers={"If-None-Match": tag}) as response:
            assert (response.status, await response.read()) == (304, b"")
        async with site.session.get(f"{site.url}{path}?lang=zh-Hant", headers={"If-None-Match": tag}) as response:
            assert response.status == 200  # the control: another page


async def test_a_case_that_is_hidden_is_gone_at_once_with_a_page_that_helps(site: Browser) -> None:
    async with site.session.get(f"{site.url}/cases/{CASE}?lang=en") as response:
        tag = response.headers["ETag"]
    known = site.desk.knowledge
    site.desk.content.known = replace(known, cases={id_: case for id_, case in known.cases.items() if id_ != CASE})
    page = await get(site, f"/cases/{CASE}?lang=en", 404, **{"If-None-Match": tag})
    assert text_of("public-case-not-here", "en") in page and 'href="/cases?lang=en"' in page and "noindex" in page and "Pacific" not in page
    assert f"/cases/{CASE}" not in await get(site, "/sitemap.xml") and CASE not in await get(site, "/cases?words=Pacific")
    assert await get(site, "/cases/never-was?lang=en", 404) == page  # nobody can tell what was hidden from what never was


async def test_search_engines_are_told_what_there_is(site: Browser) -> None:
    await an_event.enter(site.store, site.store.clock.now())
    await an_event.enter(site.store, site.store.clock.now(), id="a-sample", sample=True)
    robots, sitemap = await get(site, "/robots.txt"), await get(site, "/sitemap.xml")
    assert "Disallow: /console\n" in robots and f"Sitemap: {site.url}/sitemap.xml" in robots
    for path in ("/programme", f"/cases/{CASE}", "/e/e-test"):
        assert f"<loc>{site.url}{path}?lang=en</loc>" in sitemap and f'hreflang="zh-Hant-HK" href="{site.url}{path}?lang=zh-Hant"' in sitemap
    assert "a-sample" not in sitemap and "/t/" not in sitemap


async def test_a_demonstration_is_for_no_search_engine(new_site: NewSite) -> None:
    async with new_site(sample_data=True) as demonstration:
        assert "Disallow: /\n" in await get(demonstration, "/robots.txt") and "<loc>" not in await get(demonstration, "/sitemap.xml")
        assert 'content="noindex"' in await get(demonstration, "/programme")


# --- the programme ---


async def test_what_a_city_does_is_shown_with_its_source_once_staff_have_made_it_public(site: Browser) -> None:
    def enter(connection: Any) -> None:
        texts = {"zh-Hant": "審核費資助<b>", "zh-Hans": "审核费资助<b>", "en": "Audits are subsidised <b>"}
        row = {"city": "dongguan", "kind": "measure", "texts": texts, "source": "樣本通告", "review_on": "2027-01-31", "staff_id": 1}
        for public, version in ((True, 1), (False, 2)):
            connection.execute(city_entry.insert().values(**row, public=public, version=version, updated_at=site.store.clock.now()))

    assert text_of("public-cities", "en") not in await get(site, "/programme?lang=en")
    await site.store.write(enter)
    async with site.session.get(f"{site.url}/programme?lang=en") as response:
        page = await response.text()
    assert page.count("Audits are subsidised &lt;b&gt;") == 1 and "樣本通告" in page and "Dongguan" in page and "31 January 2027" in page
    assert "審核費資助<b>" in await get(site, "/programme?lang=zh-Hant")


def test_a_paper_of_2011_never_says_that_the_programme_is_open_today(known: Knowledge) -> None:
    of_paper = known.packs["2008-2013"]
    days = {date(2008, 4, 1): "later", date(2011, 3, 31): "yes", date(2026, 11, 24): "over"}
    assert {day: opening(of_paper, day) for day in days} == days
    assert {id_: opening(pack, date(2026, 11, 24)) for id_, pack in known.packs.items()} == {
        **dict.fromkeys(("2008-2013", "2013-2015", "2015-2020", "2020-2025"), "over"),
        "2025-2027": "unknown",
    }
    assert opening(known.packs["2013-2015"], date(2014, 1, 1)) == "closed"


async def test_the_four_items_state_the_conditions_of_the_rules_in_force_with_their_paragraph(site: Browser) -> None:
    page = plain(await get(site, "/programme?lang=zh-Hant"))
    for words in ("政府資助：50%", "資助上限：HK$15,000", "超出上限的部分由工廠支付", "平均資助額：估計約 HK$160,000，並非上限", "附件第 2(b) 段", "已經結束"):
        assert words in page, words
    assert all(names["zh-Hant"] in page for names in site.desk.knowledge.sector_names.values()) and "+852 2788 5588" in page


async def test_rules_that_say_nothing_are_not_filled_from_those_of_the_paper(new_site: NewSite) -> None:
    async with new_site(programme="2025-2027") as site:
        page = plain(await get(site, "/programme?lang=zh-Hant"))
    assert page.count(text_of("public-offered-unknown")) == 3 and "HK$15,000" not in page and "已經結束" not in page and "2025至2027年" in page


# --- cases ---


async def test_the_filters_of_the_cases_narrow_them_and_an_address_made_up_changes_nothing(site: Browser) -> None:
    async def number(query: str) -> int:
        page = await get(site, f"/cases?lang=en{query}")
        found = re.search(text_of("public-cases-found", "en", number=0).replace("0", r"(\d+)"), page)
        return int(found[1]) if found else 0

    every = await number("")
    assert every == len(site.desk.knowledge.cases)
    of_sector = sum(case.sector == "textiles" for case in site.desk.knowledge.cases.values())
    assert await number("&sector=textiles") == of_sector and 0 < of_sector < every
    both = sum(case.sector == "textiles" and case.technology == "effluent" for case in site.desk.knowledge.cases.values())
    assert await number("&sector=textiles&technology=effluent") == both < of_sector
    assert await number("&sector=nothing&payback=x&city=' OR 1=1") == every
    assert text_of("public-cases-none", "en") in await get(site, "/cases?lang=en&sector=furniture&technology=effluent&payback=12")
    assert 0 < await number("&words=solar") < every


async def test_a_long_list_is_shown_a_page_at_a_time_and_no_case_twice(site: Browser) -> None:
    seen: list[str] = []
    for page in range(1, 10):
        found = re.findall(r'<h2><a href="/cases/([^"?]+)', await get(site, f"/cases?lang=en&page={page}"))
        if found and found[0] in seen:
            break  # past the end: the last page again
        seen += found
    assert sorted(seen) == sorted(site.desk.knowledge.cases) and page > 2
    assert await get(site, "/cases?lang=en&page=-1") == await get(site, "/cases?lang=en&page=x") == await get(site, "/cases?lang=en")


async def test_a_case_names_its_source_and_what_the_source_leaves_open(site: Browser) -> None:
    page = plain(await get(site, f"/cases/{CASE}?lang=en"))
    assert "South China Morning Post" in page and "neither funded nor checked by the programme" in page
    missing = text_of("public-case-missing", "en")
    assert f"Cost {missing} Saving a year {missing} Payback period {missing}" in page and f"{missing} Process" in page
    technology = next(case for case in site.desk.knowledge.cases.values() if case.kind == "technology")
    assert missing not in plain(await get(site, f"/cases/{technology.id}?lang=en"))


async def test_the_next_visit_of_the_sector_stands_with_the_case(site: Browser) -> None:
    assert text_of("public-case-no-visit", "en") in await get(site, f"/cases/{CASE}?lang=en")
    visit: dict[str, Any] = {"kind": "visit", "visit": an_event.VISIT}
    await an_event.enter(site.store, site.store.clock.now(), id="textile-visit", sectors=["textiles"], **visit)
    await an_event.enter(site.store, site.store.clock.now(), id="paper-visit", sectors=["paper"], **visit)
    page = await get(site, f"/cases/{CASE}?lang=en")
    assert "/e/textile-visit?" in page and "/e/paper-visit?" not in page


# --- providers, the logo ---


async def enter_provider(site: Browser, name: str, base: str = "hong_kong", state: str = "registered", **over: Any) -> int:
    now = site.store.clock.now()
    values = {"reference": f"P-{name[:10]}", "name": name, "folded_name": folded_name(name), "base": base, "city": None, "skills": ["voc"], "state": state}
    values |= {"contact_name": "secret person", "contact": "secret@example.com", "channel": "web", "chat": "x", "created_at": now}

    def work(connection: Any) -> int:
        made = int(connection.execute(provider.insert().values(**(values | over)).returning(provider.c.id)).scalar_one())
        if state == "registered":
            connection.execute(provider_period.insert().values(provider_id=made, starts_on="2024-01-01"))
        return made

    return await site.store.write(work)


async def test_only_registered_providers_are_listed_with_nothing_that_they_have_not_published(site: Browser) -> None:
    await enter_provider(site, "Alpha Works", public_contact="office@example.com")
    await enter_provider(site, "Beta Works", base="prd")
    await enter_provider(site, "Gamma Works", state="suspended")
    page = await get(site, "/providers?lang=en")
    assert "Alpha Works" in page and "Beta Works" in page and "Gamma Works" not in page and "office@example.com" in page and "secret" not in page
    assert text_of("public-providers-order", "en") in page and text_of("provider-no-recommendation", "en") in page
    narrowed = await get(site, "/providers?lang=en&base=prd&need=voc")
    assert "Alpha Works" not in narrowed and "Beta Works" in narrowed
    assert "Alpha Works" not in await get(site, "/providers?lang=en&need=flue_gas")


async def test_whether_a_firm_was_registered_on_a_day_is_answered_on_the_page(site: Browser) -> None:
    await enter_provider(site, "Alpha Works")
    assert "Yes: Alpha Works" in plain(await get(site, "/providers?lang=en&firm=Alpha Works&day=2025-01-01")).replace(" : ", ": ")
    near = await get(site, "/providers?lang=en&firm=Alpha&day=2025-01-01")
    link = re.search(r'href="(/providers\?[^"#]*id=\d+[^"#]*)', near)
    assert link and "Yes" in plain(await get(site, link[1]))
    assert text_of("provider-on-not-found", "en", words="Nobody", hotline={"contact": "hotline"}) in plain(await get(site, "/providers?lang=en&firm=Nobody"))
    assert text_of("public-providers-day-wrong", "en") in await get(site, "/providers?lang=en&firm=Alpha Works&day=2001-01-01")
    wrong = await get(site, "/providers?lang=en&firm=Alpha Works&day=2999-01-01")
    assert text_of("not-understood-day-to-come", "en") in wrong and 'value="Alpha Works"' in wrong and 'aria-invalid="true"' in wrong


async def test_holders_stand_under_their_calendar_year_and_a_number_is_checked(site: Browser) -> None:
    now = site.store.clock.now()
    rows = [("2010-P-001", 2010, "Delta Factory", None), ("2010-P-002", 2010, "Echo Factory", "2012-01-01"), ("2024-P-001", 2024, "Foxtrot Factory", None)]
    values = [{"number": n, "year": y, "category": "partner", "name": name, "withdrawn_on": w, "created_at": now} for n, y, name, w in rows]
    await site.store.write(lambda connection: connection.execute(label.insert(), values) and None)
    latest, earlier = await get(site, "/logo?lang=en"), await get(site, "/logo?lang=en&of=2010")
    assert "Foxtrot Factory" in latest and "Delta Factory" not in latest
    assert "Delta Factory" in earlier and text_of("public-logo-withdrawn", "en", day={"day": "2012-01-01"}) in earlier
    assert "Yes: Delta Factory" in plain(await get(site, "/logo?lang=en&words=2010-P-001&year=2010"))
    assert "withdrawn on" in plain(await get(site, "/logo?lang=en&words=Echo Factory&year=2010"))
    assert "Delta Factory" not in plain(await get(site, "/logo?lang=en&words=2010-P-001&year=2024"))


# --- search ---


async def test_the_search_finds_answers_cases_events_and_providers_and_says_so_when_it_finds_nothing(site: Browser) -> None:
    await an_event.enter(site.store, site.store.clock.now(), title=an_event.in_all("廢水回用研討會"))
    await enter_provider(site, "Wastewater Works")
    page = await get(site, "/search?lang=zh-Hant&q=廢水回用")
    assert "/e/e-test?" in page and "/cases/" in page and "<details" in page
    assert "Wastewater Works" in await get(site, "/search?lang=en&q=Wastewater Works")
    nothing = await get(site, "/search?lang=en&q=zzzz qqqq")
    assert text_of("public-search-none", "en", words="zzzz qqqq") in nothing
    assert "<details" not in await get(site, "/search?lang=en") and "noindex" in nothing


# --- what people type ---


async def test_nothing_that_was_typed_becomes_part_of_a_page(site: Browser) -> None:
    bad = '"><script>alert(1)</script><img src=x onerror=alert(1)> **b** [x](javascript:alert(1))'
    await enter_provider(site, bad[:80], public_contact=bad[:80])
    await an_event.enter(site.store, site.store.clock.now(), title=an_event.in_all(bad))
    case = next(iter(site.desk.knowledge.cases.values()))
    typed = case.model_copy(
        update={"id": "typed", "relation": "gathered", "title": dict.fromkeys(LANGUAGES, bad), "company": bad, "measure": dict.fromkeys(LANGUAGES, bad)}
    )
    site.desk.content.known = replace(site.desk.knowledge, cases={"typed": typed})
    queries = ["/cases?words=", "/search?q=", "/providers?firm=", "/logo?words="]
    for path in ["/cases", "/cases/typed", "/providers", "/events", *(query + bad for query in queries)]:
        async with site.session.get(site.url + path, params=None) as response:
            page = await response.text()
        assert (
            response.status == 200 and "<script" not in page and "<img" not in page and 'javascript:alert(1)"' not in page and "<strong>b</strong>" not in page
        ), path
        assert "&lt;script&gt;" in page, path


# --- downloads: from the publisher's form to the reader ---

TITLE = "Guide to cleaner production"
SLUG = "guide-to-cleaner-production"


def form(token: str, document: bytes = some.PDF, name: str = "guide.pdf", **over: str) -> aiohttp.FormData:
    fields = {"token": token, "version": "0", "day": "2010-07-01", "language": "several", "source": "the programme"}
    for each in LANGUAGES:
        fields |= {f"title-{each}": TITLE, f"digest-{each}": "Ten ways to save energy.", f"changed-{each}": "A chapter on effluent."}
    made = aiohttp.FormData()
    for field, value in (fields | over).items():
        made.add_field(field, value)
    made.add_field("file", document, filename=name, content_type="application/octet-stream")  # without a name: none was chosen
    return made


async def send(me: Signed, path: str, sent: aiohttp.FormData) -> tuple[int, str]:
    async with me.session.post(me.base + path, data=sent, headers=me.headers | {"Sec-Fetch-Site": "same-origin"}) as response:
        return response.status, html.unescape(await response.text())


async def fetch(base: str, path: str, **headers: str) -> tuple[int, bytes, Any]:
    async with aiohttp.ClientSession() as session, session.get(base + path, headers=headers) as response:
        return response.status, await response.read(), response.headers


@pytest.fixture
async def publisher(desk: Desk, clock: MovedClock, tmp_path: Path) -> AsyncIterator[Signed]:
    if not desk.store.sqlite:
        pytest.skip("pages do not depend on the database")
    async with console_open(desk, clock, tmp_path / "data") as base, signed_in(desk, clock, base, "publisher") as me:
        yield me


async def test_a_publisher_puts_a_document_up_and_readers_get_it_as_it_is(publisher: Signed) -> None:
    status, page = await send(publisher, "/console/downloads", form(await publisher.token()))
    assert status == 200 and text_of("console-download-published") in page
    _, listed, _ = await fetch(publisher.base, "/downloads?lang=en")
    assert TITLE in listed.decode() and "Ten ways to save energy." in listed.decode() and "1 KB" in listed.decode()
    status, content, headers = await fetch(publisher.base, f"/downloads/{SLUG}/1")
    assert (status, content) == (200, some.PDF) and headers["Content-Type"] == "application/pdf" and headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Disposition"].startswith('attachment; filename="guide-v1.pdf"') and "sandbox" in headers["Content-Security-Policy"]
    status, part, headers = await fetch(publisher.base, f"/downloads/{SLUG}/1", Range="bytes=0-3")
    assert (status, part) == (206, b"%PDF") and headers["Content-Range"] == f"bytes 0-3/{len(some.PDF)}"


async def test_an_old_version_says_that_it_is_old_and_leads_to_the_current_one(publisher: Signed) -> None:
    await send(publisher, "/console/downloads", form(await publisher.token()))
    status, page = await send(publisher, f"/console/downloads/{SLUG}", form(await publisher.token(), some.DOCX, "guide.docx", day="2011-03-31"))
    assert status == 200 and text_of("console-download-published") in page
    _, old, headers = await fetch(publisher.base, f"/downloads/{SLUG}/1?lang=en")
    assert headers["Content-Type"].startswith("text/html") and "This is an old version" in old.decode() and f'href="/downloads/{SLUG}?lang=en"' in old.decode()
    assert (await fetch(publisher.base, f"/downloads/{SLUG}/1?old=1"))[1] == some.PDF
    assert (await fetch(publisher.base, f"/downloads/{SLUG}/2"))[1] == some.DOCX
    current = (await fetch(publisher.base, f"/downloads/{SLUG}?lang=en"))[1].decode()
    assert "A chapter on effluent." in current and text_of("public-download-is-old", "en") in current and "DOCX" in current


async def test_what_is_withdrawn_is_gone_from_every_page_at_once(publisher: Signed) -> None:
    await send(publisher, "/console/downloads", form(await publisher.token()))
    path = f"/downloads/{SLUG}"
    assert (await fetch(publisher.base, path))[0] == 200  # the control
    _, page = await publisher.post(f"/console{path}/withdraw", {"version": "0", "number": "", "reason": "a wrong figure"})
    assert text_of("console-download-withdrawn") in page
    for each in (path, f"{path}/1", f"{path}/1?old=1", f"{path}/9", "/downloads/never-was"):
        status, gone, _ = await fetch(publisher.base, f"{each}{'&' if '?' in each else '?'}lang=en")
        assert status == 404 and text_of("public-download-not-here", "en") in gone.decode() and TITLE not in gone.decode()
    assert TITLE not in (await fetch(publisher.base, "/downloads"))[1].decode() and SLUG not in (await fetch(publisher.base, "/sitemap.xml"))[1].decode()


@pytest.mark.parametrize(("document", "name", "why"), [(some.EXE, "guide.pdf", "kind-unknown"), (some.HTML, "guide.pdf", "kind-unknown"), (b"", "", "")])
async def test_what_is_no_document_is_refused_and_nothing_typed_is_lost(publisher: Signed, tmp_path: Path, document: bytes, name: str, why: str) -> None:
    status, page = await send(publisher, "/console/downloads", form(await publisher.token(), document, name, source="a very own source"))
    assert status == 422 and 'value="a very own source"' in page and "Ten ways to save energy." in page
    assert (text_of(f"file-refused-{why}") if why else text_of("console-download-file-missing")) in page
    assert not list((tmp_path / "data" / "files").glob("*")) and TITLE not in (await fetch(publisher.base, "/downloads"))[1].decode()


async def test_a_form_that_is_refused_leaves_no_document_behind(publisher: Signed, tmp_path: Path) -> None:
    files = tmp_path / "data" / "files"
    status, page = await send(publisher, "/console/downloads", form(await publisher.token(), day="2999-01-01"))
    assert status == 422 and text_of("console-download-problem") in page and text_of("console-download-file-again") in page and not list(files.glob("*"))
    await send(publisher, "/console/downloads", form(await publisher.token()))
    assert len(list(files.glob("*"))) == 1
    status, page = await send(publisher, "/console/downloads", form(await publisher.token()))
    assert status == 422 and text_of("console-download-taken") in page and len(list(files.glob("*"))) == 1


async def test_no_byte_of_a_document_is_kept_for_a_form_without_its_token(publisher: Signed, tmp_path: Path) -> None:
    for token in ("", "0" * 64):
        status, _ = await send(publisher, "/console/downloads", form(token))
        assert status == 403
    late = form("")  # the token behind the document
    late.add_field("token", await publisher.token())
    assert (await send(publisher, "/console/downloads", late))[0] == 403
    assert not list((tmp_path / "data" / "files").glob("*"))


def test_sizes_are_told_for_people_and_names_carry_their_version() -> None:
    assert [size_of(n) for n in (1, 340_000, 1_048_576, 5_000_000)] == ["1 KB", "332 KB", "1.0 MB", "4.8 MB"]
    assert [named(name, 3) for name in ("a.pdf", "指引.docx", "a-v2.pdf")] == ["a-v3.pdf", "指引-v3.docx", "a-v3.pdf"]


def test_the_files_of_the_knowledge_are_all_within_a_start_payload() -> None:
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{1,64}", f"case_{id_}") for id_ in knowledge.load().cases)
