"""The public pages of events over HTTP: tickets and their calendar files, the list, one event, its poster."""

import html
import re
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar
from sqlalchemy import select, update

from bot import qr
from bot.clock import HONG_KONG
from bot.knowledge import Knowledge
from bot.messages import LANGUAGES, Address, Language
from bot.programme import Here, door, events, organise, seats, staff
from bot.store import Store
from bot.tables import attendee, conversation, event
from tests import an_event
from tests.handlers.test_web import Browser, NewSite, all_words, text_of
from tests.handlers.test_web import new_site as new_site  # the fixture

EVENT = "e-test"
TITLE = "節能研討會"


class Pages:
    """The site, and what happens behind it."""

    def __init__(self, browser: Browser, known: Knowledge) -> None:
        self.browser, self.known = browser, known
        self.store: Store = browser.store
        self.now = self.store.clock.now()

    async def get(self, path: str, status: int = 200, **headers: str) -> str:
        """A page, without its entities."""
        async with self.browser.session.get(self.browser.url + path, headers={"Accept-Language": "zh-HK", **headers}) as response:
            assert response.status == status
            return html.unescape(await response.text())

    async def raw(self, path: str) -> Any:
        async with self.browser.session.get(self.browser.url + path) as response:
            await response.read()
            return response

    async def enter(self, **over: Any) -> None:
        await an_event.enter(self.store, self.now, **over)

    async def change(self, event_id: str = EVENT, **values: Any) -> None:
        await self.store.write(lambda connection: connection.execute(update(event).where(event.c.id == event_id).values(**values)) and None)

    async def book(self, chat: str, *guests: str, channel: str = "web", **more: Any) -> list[dict[str, Any]]:
        """Book from a chat; the tickets of those who were confirmed."""

        def work(connection: Any) -> Any:
            who = Here(connection, self.now, self.known, Address(channel, chat), "zh-Hant")
            return seats.book(who, **{"event_id": EVENT, "guests": list(guests), "contact": f"{chat}@example.com"} | more)

        self.booking = await self.store.write(work)
        tickets: list[dict[str, Any]] = self.booking["tickets"]
        return tickets

    async def ticket(self, **over: Any) -> str:
        """The path of the ticket of the one person at an event."""
        await self.enter(**over)
        (only,) = await self.book("chan", "陳大文")
        return f"/t/{only['token']}"

    async def with_here(self, chat: str, work: Any) -> Any:
        return await self.store.write(lambda connection: work(an_event.here(connection, self.now, self.known, chat)))


@pytest.fixture
async def pages(new_site: NewSite, database_url: str, known: Knowledge) -> AsyncIterator[Pages]:
    async with new_site(database_url) as browser:
        yield Pages(browser, known)


def words(key: str, language: Language = "zh-Hant", **parameters: Any) -> str:
    return text_of(key, language, **parameters)


def phrase(value: Any, language: Language = "zh-Hant") -> str:
    return all_words().phrase(value, language)


def unfolded(text: str) -> str:
    """A calendar file with its long lines whole again."""
    return text.replace("\r\n ", "")


# --- tickets ---


async def test_a_ticket_shows_what_its_holder_needs_at_the_door(pages: Pages) -> None:
    await pages.enter(directions=an_event.in_all("由正門進入"), sample=True)
    (ticket,) = await pages.book("chan", "陳大文")
    page = await pages.get(f"/t/{ticket['token']}")
    row = await pages.store.read(lambda connection: connection.execute(select(event)).one())
    assert f"<h1>{TITLE}</h1>" in page and '<p class="holder">陳大文</p>' in page and "由正門進入" in page and "某會堂" in page
    assert phrase({"period": [row.starts_at.isoformat(), row.ends_at.isoformat()]}) in page and "香港時間" in page
    assert words("event-sample") in page
    assert f"<span>{ticket['code'][:3]}</span><span>{ticket['code'][3:]}</span>" in page
    assert qr.svg(door.ticket_text(EVENT, row.secret, ticket["code"])) in page
    assert words("pages-cannot-come", command=words("menu-mytickets")) in page
    for state in ("cancelled", "replaced", "void", "event-cancelled", "postponed", "over", "changed"):
        assert words(f"pages-ticket-{state}") not in page


async def test_a_ticket_of_a_visit_names_meeting_point_coach_and_rules(pages: Pages) -> None:
    await pages.enter(kind="visit", visit=an_event.VISIT)
    for chat, coach in (("chan", True), ("lee", False)):
        (ticket,) = await pages.book(chat, "陳大文", coach=coach, rules_accepted=True, sector="paper")
        page = await pages.get(f"/t/{ticket['token']}")
        assert "某巴士站" in page and "穿安全鞋；不可拍照。" in page
        assert (words("pages-coach-yes") in page, words("pages-coach-no") in page) == (coach, not coach)


async def test_nothing_of_anybody_else_is_on_a_ticket(pages: Pages) -> None:
    await pages.enter()
    mine, colleague = await pages.book("chan", "陳大文", "李小明", company="大文製品廠", contact="91234567")
    (stranger,) = await pages.book("wong", "黃美玲", contact="wong@example.com", company="美玲紙品廠")
    secret = await pages.store.read(lambda connection: connection.execute(select(event.c.secret)).scalar_one())
    for path in (f"/t/{mine['token']}", f"/t/{mine['token']}/event.ics"):
        page = unfolded(await pages.get(path))
        assert "陳大文" in page
        for other in ("李小明", colleague["code"], colleague["token"], "黃美玲", stranger["code"], stranger["token"], "wong", "美玲"):
            assert other not in page
        for hidden in ("91234567", "大文製品廠", "chan", secret):
            assert hidden not in page


async def test_whoever_does_not_know_a_ticket_sees_the_same_as_for_any_wrong_address(pages: Pages) -> None:
    path = await pages.ticket()
    wrong = [
        path[:-1] + ("0" if path[-1] != "0" else "1"),
        path[:-1],
        "/t/" + path[3:].upper(),
        path + "0",
        "/t/",
        "/t/x",
        "/t/%00",
        "/t/..%2f..%2fetc",
        path + "/qr",
    ]
    wrong += [path[:-1] + "/event.ics", f"/t/{'0' * 32}/event.ics"]
    seen = set()
    for each in wrong:
        page = await pages.get(each, 404)
        assert "陳大文" not in page and TITLE not in page
        seen.add(re.sub(r"[0-9A-F]{8}", "", page))
    assert seen == {re.sub(r"[0-9A-F]{8}", "", await pages.get("/nothing", 404))}


async def test_a_ticket_is_kept_out_of_search_engines_and_of_caches(pages: Pages) -> None:
    path = await pages.ticket()
    for each in (path, f"{path}/event.ics"):
        response = await pages.raw(each)
        assert response.headers["X-Robots-Tag"] == "noindex" and response.headers["Cache-Control"] == "no-store"
        assert "default-src 'none'" in response.headers["Content-Security-Policy"] and response.headers["Referrer-Policy"] == "same-origin"
    assert '<meta name="robots" content="noindex">' in await pages.get(path)


async def test_a_ticket_is_only_ever_read(pages: Pages) -> None:
    path = await pages.ticket()
    for each in (path, f"{path}/event.ics", f"/e/{EVENT}", "/events"):
        async with pages.browser.session.post(pages.browser.url + each, headers={"Origin": pages.browser.url}) as response:
            assert response.status == 405


async def test_a_cancelled_ticket_says_so_and_has_no_code(pages: Pages) -> None:
    path = await pages.ticket()
    code = await pages.store.read(lambda connection: connection.execute(select(attendee.c.code)).scalar_one())
    assert "<svg" in await pages.get(path)
    await pages.with_here("chan", lambda here: seats.cancel(here, registration_id=pages.booking["registration"]))
    page = await pages.get(path)
    assert words("pages-ticket-cancelled") in page and "<svg" not in page and code not in page and code[:3] + "</span>" not in page
    assert words("pages-show-at-door") not in page
    assert code not in unfolded(await pages.get(f"{path}/event.ics"))


async def test_a_ticket_that_was_passed_on_names_nobody_new(pages: Pages) -> None:
    path = await pages.ticket()
    one = pages.booking["tickets"][0]["id"]
    done = await pages.with_here("chan", lambda here: seats.substitute(here, registration_id=pages.booking["registration"], attendee_id=one, name="李小明"))
    page = await pages.get(path)
    assert words("pages-ticket-replaced") in page and "<svg" not in page and "李小明" not in page
    (new,) = done["tickets"]
    page = await pages.get(f"/t/{new['token']}")
    assert "李小明" in page and "陳大文" not in page and "<svg" in page


@pytest.mark.parametrize("state", ["passed", "expired"])
async def test_a_ticket_in_any_other_state_is_void(pages: Pages, state: str) -> None:
    path = await pages.ticket()
    await pages.store.write(lambda connection: connection.execute(update(attendee).values(state=state)) and None)
    page = await pages.get(path)
    assert words("pages-ticket-void") in page and "<svg" not in page


async def test_who_has_arrived_reads_since_when_in_hong_kong(pages: Pages) -> None:
    path = await pages.ticket()
    at = datetime(2026, 12, 1, 14, 2, tzinfo=HONG_KONG)
    await pages.store.write(lambda connection: connection.execute(update(attendee).values(arrived_at=at, arrived_by="scan")) and None)
    page = await pages.get(path)
    assert "下午2時02分" in words("pages-ticket-arrived", at={"clock": at.isoformat()}) in page
    assert "<svg" in page  # a visit counts on the way back too
    assert words("pages-cannot-come", command=words("menu-mytickets")) not in page


async def test_the_state_of_the_event_stands_on_the_ticket(pages: Pages) -> None:
    path = await pages.ticket(directions=an_event.in_all("由正門進入"))
    await pages.change(state="postponed")
    page = await pages.get(path)
    assert words("pages-ticket-postponed") in page and "<svg" in page and words("pages-calendar-again") in page
    await pages.change(state="cancelled")
    page = await pages.get(path)
    assert words("pages-ticket-event-cancelled") in page and "<svg" not in page and "由正門進入" not in page
    past = pages.now - timedelta(hours=1)
    await pages.change(state="open", starts_at=past - timedelta(hours=2), ends_at=past, closes_at=past - timedelta(days=1))
    page = await pages.get(path)
    assert words("pages-ticket-over") in page and "<svg" not in page


async def test_a_ticket_tells_of_a_new_time_only_those_whose_ticket_is_older(pages: Pages) -> None:
    path = await pages.ticket()
    begin, end = pages.now + timedelta(days=12), pages.now + timedelta(days=12, hours=2)
    officer = Address("web", "officer")

    def work(connection: Any) -> Any:
        payload = staff.add(connection, pages.now, "Officer Lee", "case_officer")
        here = Here(connection, pages.now + timedelta(minutes=1), pages.known, officer, "zh-Hant")
        staff.bind(here, payload=payload)
        assert organise.set_capacity(here, event_id=EVENT, sequence=0, capacity=120)["outcome"] == "done"
        return here

    await pages.store.write(lambda connection: work(connection) and None)
    assert words("pages-ticket-changed") not in await pages.get(path)  # the number of seats is nothing to the holder

    def move(connection: Any) -> Any:
        here = Here(connection, pages.now + timedelta(minutes=2), pages.known, officer, "zh-Hant")
        return organise.move(here, event_id=EVENT, sequence=1, starts=begin.isoformat(), ends=end.isoformat())

    assert (await pages.store.write(move))["outcome"] == "done"
    page = await pages.get(path)
    assert words("pages-ticket-changed") in page and phrase({"period": [begin.isoformat(), end.isoformat()]}) in page
    assert words("pages-ticket-changed") not in unfolded(await pages.get(f"{path}/event.ics"))
    pages.now += timedelta(minutes=3)
    old = pages.booking
    done = await pages.with_here(
        "chan", lambda here: seats.substitute(here, registration_id=old["registration"], attendee_id=old["tickets"][0]["id"], name="王五")
    )
    (stranger,) = await pages.book("lee", "李小明")
    for newer in (done["tickets"][0], stranger):
        assert words("pages-ticket-changed") not in await pages.get(f"/t/{newer['token']}")


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "=1+1", '"><img src=x>', "**陳**[x](https://example.com)", "O'Neil & Söhne; a,b\\n"])
async def test_a_name_is_shown_as_it_was_typed_and_as_nothing_else(pages: Pages, name: str) -> None:
    await pages.enter()
    (ticket,) = await pages.book("chan", name)
    async with pages.browser.session.get(f"{pages.browser.url}/t/{ticket['token']}") as response:
        page = await response.text()
    assert html.unescape(re.search('<p class="holder">(.*)</p>', page)[1]) == name  # type: ignore[index]
    assert "<script" not in page and "<img" not in page and "<b>" not in page and "https://example.com" not in re.sub('<p class="holder">.*</p>', "", page)
    file = await (await pages.browser.session.get(f"{pages.browser.url}/t/{ticket['token']}/event.ics")).read()
    (entry,) = Calendar.from_ical(file).walk("VEVENT")
    assert name in str(entry["DESCRIPTION"])


async def test_a_ticket_is_in_the_language_asked_for_then_the_chats_then_the_browsers(pages: Pages) -> None:
    path = await pages.ticket()

    async def language(query: str = "", accepted: str = "zh-HK") -> str:
        page = await pages.get(path + query, **{"Accept-Language": accepted})
        return re.search('<html lang="([^"]*)"', page)[1]  # type: ignore[index]

    assert [await language(accepted=each) for each in ("zh-HK", "zh-CN", "en-GB")] == ["zh-Hant-HK", "zh-Hans", "en"]
    chat = {"channel": "web", "chat": "chan", "state": {"language": "zh-Hans"}, "touched_at": pages.now}
    await pages.store.write(lambda connection: connection.execute(conversation.insert().values(**chat)) and None)
    assert await language(accepted="en") == "zh-Hans"
    assert await language("?lang=en", accepted="zh-HK") == "en"
    assert await language("?lang=xx", accepted="zh-HK") == "zh-Hans"


async def test_the_way_back_leads_to_the_chat_that_registered(pages: Pages) -> None:
    await pages.enter()
    (web,) = await pages.book("chan", "陳大文")
    (telegram,) = await pages.book("7", "李小明", channel="telegram")
    pages.browser.desk.bot_link = "https://t.me/a_bot"
    assert 'href="https://t.me/a_bot"' in await pages.get(f"/t/{telegram['token']}")
    page = await pages.get(f"/t/{web['token']}")
    assert "t.me" not in page and f'href="/?lang=zh-Hant">{words("web-back-to-chat")}' in page
    pages.browser.desk.bot_link = ""
    assert words("web-back-to-chat") in await pages.get(f"/t/{telegram['token']}")


# --- calendar files ---


async def entry_of(pages: Pages, path: str) -> Any:
    response = await pages.raw(path)
    assert response.status == 200
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8" and f'"{EVENT}.ics"' in response.headers["Content-Disposition"]
    (entry,) = Calendar.from_ical(await (await pages.browser.session.get(pages.browser.url + path)).read()).walk("VEVENT")
    return entry


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_calendar_file_says_in_the_readers_language_where_to_go_and_which_code(pages: Pages, language: Language) -> None:
    path = await pages.ticket(directions=an_event.in_all("由正門進入"))
    link = re.search(r'href="([^"]*/event.ics[^"]*)"', await pages.get(f"{path}?lang={language}"))[1]  # type: ignore[index]
    entry = await entry_of(pages, link)
    code = pages.booking["tickets"][0]["code"]
    assert str(entry["SUMMARY"]) == an_event.in_all(TITLE)[language]
    assert an_event.in_all("某會堂")[language] in str(entry["LOCATION"])
    text = str(entry["DESCRIPTION"])
    assert words("pages-calendar-code", language, name="陳大文", code=code) in text and an_event.in_all("由正門進入")[language] in text
    assert str(entry["URL"]) == pages.browser.url + path and f"{pages.browser.url}{path}" in text


async def test_an_imported_entry_is_brought_up_to_date_through_every_change(pages: Pages) -> None:
    path = f"{await pages.ticket()}/event.ics"
    first = await entry_of(pages, path)
    assert (str(first["STATUS"]), len(first.walk("VALARM"))) == ("CONFIRMED", 1)
    starts = pages.now.replace(microsecond=0) + timedelta(days=20)
    await pages.change(sequence=1, starts_at=starts, ends_at=starts + timedelta(hours=2))
    moved = await entry_of(pages, path)
    assert moved["DTSTART"].dt == starts
    await pages.change(sequence=2, state="postponed")
    postponed = await entry_of(pages, path)
    assert str(postponed["STATUS"]) == "TENTATIVE" and str(postponed["SUMMARY"]) == words("pages-calendar-postponed", event=TITLE)
    await pages.change(sequence=3, state="cancelled")
    cancelled = await entry_of(pages, path)
    assert str(cancelled["STATUS"]) == "CANCELLED" and str(cancelled["SUMMARY"]) == words("pages-calendar-cancelled", event=TITLE)
    await pages.change(sequence=4, state="open")
    again = await entry_of(pages, path)
    assert str(again["STATUS"]) == "CONFIRMED" and str(again["SUMMARY"]) == TITLE
    await pages.with_here("chan", lambda here: seats.cancel(here, registration_id=pages.booking["registration"]))
    gone = await entry_of(pages, path)
    assert str(gone["STATUS"]) == "CANCELLED" and str(gone["SUMMARY"]) == words("pages-calendar-void", event=TITLE)
    assert words("pages-ticket-cancelled") in str(gone["DESCRIPTION"])
    all_of_them = (first, moved, postponed, cancelled, again, gone)
    numbers = [int(each["SEQUENCE"]) for each in all_of_them]
    assert numbers == sorted(set(numbers)) and len({str(each["UID"]) for each in all_of_them}) == 1


# --- one event ---


async def test_an_event_has_its_card_and_ways_to_register(pages: Pages) -> None:
    await pages.enter(summary=an_event.in_all("由實例說起"), capacity=3, price_cents=12000)
    await pages.book("chan", "陳大文")
    page = await pages.get(f"/e/{EVENT}")
    assert f"<h1>{TITLE}</h1>" in page and "由實例說起" in page and "某會堂" in page and "HK$120" in page
    closes = (await pages.store.read(lambda connection: connection.execute(select(event.c.closes_at)).scalar_one())).isoformat()
    assert words("event-card-seats", left=2, closes={"moment": closes}) in page
    assert f'href="/?start=ev_{EVENT}&lang=zh-Hant">{words("pages-register-web")}' in page and "t.me" not in page
    assert "陳大文" not in page
    pages.browser.desk.bot_link = "https://t.me/a_bot"
    assert f'href="https://t.me/a_bot?start=ev_{EVENT}"' in await pages.get(f"/e/{EVENT}")


async def test_a_full_event_offers_the_waiting_list(pages: Pages) -> None:
    await pages.enter(capacity=1)
    await pages.book("chan", "陳大文")
    page = await pages.get(f"/e/{EVENT}")
    assert words("pages-wait-web") in page and words("pages-register-web") not in page


@pytest.mark.parametrize("state", ["cancelled", "postponed", "past", "closed"])
async def test_an_event_that_nobody_can_register_for_says_why(pages: Pages, state: str) -> None:
    past = pages.now - timedelta(hours=1)
    over = {"past": {"starts_at": past - timedelta(hours=2), "ends_at": past}, "closed": {"closes_at": past}}
    await pages.enter(**over.get(state, {"state": state}))
    page = await pages.get(f"/e/{EVENT}")
    assert words(f"event-not-bookable-{state}") in page and words("pages-register-web") not in page
    poster = await pages.get(f"/e/{EVENT}/poster")
    assert (words(f"event-not-bookable-{state}") in poster) == (state != "closed")
    assert ("<svg" in poster) == (state not in ("cancelled", "past"))


async def test_history_of_the_sources_and_unknown_events_are_not_found(pages: Pages) -> None:
    await pages.enter(state="history")
    for path in (f"/e/{EVENT}", f"/e/{EVENT}/poster", "/e/nothing", "/e/nothing/poster", "/e/%00", f"/e/{'x' * 41}", "/e/a%2Fb"):
        assert TITLE not in await pages.get(path, 404)
    assert TITLE not in await pages.get("/events")


async def test_what_officers_typed_cannot_become_part_of_the_page(pages: Pages) -> None:
    await pages.enter(title=an_event.in_all("<script>x</script>"), summary=an_event.in_all("[x](javascript:alert(1))<img src=x>"))
    for path in (f"/e/{EVENT}", f"/e/{EVENT}/poster", "/events"):
        async with pages.browser.session.get(pages.browser.url + path) as response:
            page = await response.text()
        assert "<script" not in page and "<img" not in page and 'href="javascript' not in page and "&lt;script&gt;" in page


async def test_the_pages_of_samples_are_not_for_search_engines(pages: Pages) -> None:
    await pages.enter()
    await pages.enter(id="a-sample", sample=True)
    robots = [re.search('name="robots" content="([^"]*)"', await pages.get(path))[1] for path in (f"/e/{EVENT}", "/e/a-sample", "/events")]  # type: ignore[index]
    assert robots == ["index, follow", "noindex", "index, follow"]
    assert words("event-sample") in await pages.get("/e/a-sample")


# --- the list ---


async def listed(pages: Pages, query: str = "") -> list[str]:
    page = await pages.get(f"/events{query}")
    return re.findall(r'<h2><a href="/e/([^"?]*)', page)


async def test_the_list_holds_what_is_to_come_and_each_filter_narrows_it(pages: Pages) -> None:
    soon = datetime(pages.now.year + 1, 6, 5, 14, 0, tzinfo=HONG_KONG)
    later = soon + timedelta(days=40)
    await pages.enter(id="a", kind="seminar", city="hong_kong", starts_at=soon, sectors=["metals"], languages=["cantonese"])
    await pages.enter(id="b", kind="workshop", city="dongguan", starts_at=later, sectors=["paper"], languages=["putonghua"])
    await pages.enter(id="c", kind="briefing", city="online", starts_at=later + timedelta(days=1), sectors=[], languages=["english"])
    await pages.enter(id="off", state="cancelled")
    assert await listed(pages) == ["a", "b", "c"]
    month = later.strftime("%Y-%m")
    expected = {
        "?kind=workshop": ["b"],
        "?city=online": ["c"],
        f"?month={month}": ["b", "c"],
        "?sector=metals": ["a", "c"],  # what is for all sectors is for this one too
        "?language=putonghua": ["b"],
        f"?month={month}&language=english": ["c"],
        "?kind=&city=&month=&sector=&language=": ["a", "b", "c"],
        "?kind=nonsense&month=2026-99&city=%3Cscript%3E&lang=en": ["a", "b", "c"],
    }
    for query, found in expected.items():
        assert await listed(pages, query) == found, query


async def test_what_was_chosen_stays_chosen_in_every_language(pages: Pages) -> None:
    await pages.enter()
    page = await pages.get("/events?kind=seminar&city=dongguan&lang=zh-Hans")
    assert '<option value="seminar" selected>' in page and '<option value="dongguan" selected>东莞</option>' in page
    for language in LANGUAGES:
        assert f'href="?kind=seminar&city=dongguan&lang={language}"' in page


async def test_an_empty_result_says_so_and_leads_to_all_events(pages: Pages) -> None:
    await pages.enter()
    page = await pages.get("/events?kind=visit")
    assert words("pages-none-fitting") in page and f'href="/events?lang=zh-Hant">{words("events-all")}' in page
    assert '<option value="visit" selected>' in page  # the choice is still there to be changed
    await pages.change(state="cancelled")
    page = await pages.get("/events")
    assert words("pages-none") in page and "<select" not in page


async def test_more_events_than_are_shown_are_said_to_be_more(pages: Pages) -> None:
    for number in range(events.MOST_LISTED):
        await pages.enter(id=f"e-{number}", starts_at=pages.now + timedelta(days=10, hours=number))
    page = await pages.get("/events")
    assert page.count("<h2>") == events.MOST_LISTED and words("pages-most") in page


# --- the poster ---


async def test_a_poster_opens_the_event_and_never_checks_in(pages: Pages) -> None:
    await pages.enter()
    (ticket,) = await pages.book("chan", "陳大文")
    address = f"{pages.browser.url}/?start=ev_{EVENT}"
    page = await pages.get(f"/e/{EVENT}/poster")
    assert qr.svg(address) in page and f'<p class="address">{address}</p>' in page and page.count("<svg") == 1
    pages.browser.desk.bot_link = "https://t.me/a_bot"
    page = await pages.get(f"/e/{EVENT}/poster")
    assert qr.svg(f"https://t.me/a_bot?start=ev_{EVENT}") in page and page.count("<svg") == 2
    secret = await pages.store.read(lambda connection: connection.execute(select(event.c.secret)).scalar_one())
    for never in (secret, ticket["code"], ticket["token"], "start=in_", door.TICKET, "陳大文"):
        assert never not in page
