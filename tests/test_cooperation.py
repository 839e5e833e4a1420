"""Work with cities, the log of the press, and the counts of how people heard of the programme: what may be entered, by whom, and what is counted."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, insert, select, update

from bot.clock import HONG_KONG
from bot.knowledge import Knowledge
from bot.messages import Address
from bot.programme import Here, cities, console_home, heard, ledger_counts, media, overdue, sessions
from bot.store import Store
from bot.tables import audit, city_entry, event, heard_of, media_item
from tests.an_application import officer
from tests.an_event import enter, in_all

FIRST, LAST = date(2026, 4, 1), date(2027, 3, 31)
CITY: dict[str, Any] = {
    **{"kind": "measure", "texts": in_all("審核獎勵"), "due_on": "", "done_on": "", "event_id": "", "public": True, "source": "通告 2026年1月"},
    "review_on": "2027-01-31",
}
ACTION = CITY | {"kind": "action", "due_on": "2026-10-01", "event_id": ""}
ITEM = {"kind": "report", "day": "2026-10-01", "outlet": "某報", "title": "伙伴計劃", "url": "", "note": "", "event_id": ""}


class As:
    """Functions of the programme called by somebody."""

    def __init__(self, store: Store, known: Knowledge, chat: str) -> None:
        self.store, self.known, self.chat = store, known, chat

    async def __call__(self, function: Callable[..., Any], **given: Any) -> Any:
        return await self.store.write(lambda connection: function(self.here(connection), **given))

    def here(self, connection: Connection) -> Here:
        return Here(connection, self.store.clock.now(), self.known, Address("web", self.chat), "zh-Hant")


@pytest.fixture
async def me(store: Store, known: Knowledge) -> As:
    await officer(store, known, "me", "publisher")
    return As(store, known, "me")


async def entered(me: As, values: dict[str, Any] = CITY, city: str = "dongguan") -> int:
    done = await me(cities.save, city=city, entry_id=None, version=0, values=values)
    assert done["outcome"] == "done", done
    return int(done["id"])


async def written(store: Store) -> list[tuple[str, str, str | None]]:
    rows = await store.read(lambda connection: connection.execute(select(audit).order_by(audit.c.id)).all())
    return [(row.what, row.object, row.reason) for row in rows]


# --- cities ---


async def test_the_cities_are_the_nine_of_the_delta(me: As) -> None:
    assert len(await me(cities.overview)) == 9
    assert await me(cities.page, city="hong_kong") is None and await me(cities.page, city="nowhere") is None


async def test_an_entry_is_changed_only_on_the_version_that_was_seen_and_each_step_is_in_the_audit(me: As) -> None:
    made = await entered(me)
    change = {"city": "dongguan", "entry_id": made, "values": CITY | {"texts": in_all("新措施")}}
    assert (await me(cities.save, version=1, **change))["outcome"] == "done"
    assert (await me(cities.save, version=1, **change))["outcome"] == "changed"
    assert (await me(cities.one, entry_id=made))["texts"]["zh-Hant"] == "新措施"
    assert (await me(cities.save, version=2, **change | {"city": "foshan"}))["outcome"] == "unknown"
    assert (await me(cities.remove, entry_id=made, version=2, reason=" "))["outcome"] == "reason_missing"
    assert (await me(cities.remove, entry_id=made, version=1, reason="已過時"))["outcome"] == "changed"
    assert (await me(cities.remove, entry_id=made, version=2, reason="已過時"))["outcome"] == "done"
    assert await me(cities.one, entry_id=made) is None
    assert (await me(cities.remove, entry_id=made, version=3, reason="再一次"))["outcome"] == "unknown"
    named = f"city entry {made}"
    steps = [each for each in await written(me.store) if each[1] == named]
    assert steps == [("city measure entered", named, None), ("city measure changed", named, None), ("city measure removed", named, "已過時")]


WRONG_ENTRIES: list[tuple[dict[str, Any], str, str]] = [
    ({"texts": in_all("x") | {"en": " "}}, "texts-en", "missing"),
    ({"texts": in_all("x") | {"zh-Hans": "x" * 601}}, "texts-zh-Hans", "long"),
    ({"source": ""}, "source", "missing"),
    ({"review_on": ""}, "review_on", "missing"),
    ({"review_on": "31/1/2027"}, "review_on", "day"),
    ({"kind": "action", "due_on": ""}, "due_on", "missing"),
    ({"kind": "action", "due_on": "2026-02-30"}, "due_on", "day"),
    ({"kind": "action", "due_on": "2026-10-01", "done_on": "2999-01-01"}, "done_on", "early"),
    ({"kind": "action", "due_on": "2026-10-01", "event_id": "e-none"}, "event_id", "unknown"),
    ({"kind": "person"}, "kind", "missing"),
]


async def test_what_is_missing_or_wrong_is_said_by_its_field_and_nothing_is_kept(me: As) -> None:
    for wrong, field, why in WRONG_ENTRIES:
        done = await me(cities.save, city="dongguan", entry_id=None, version=0, values=CITY | wrong)
        assert done == {"outcome": "problems", "problems": {field: why}}
    assert await me.store.read(lambda connection: connection.execute(select(city_entry)).first()) is None


async def test_overdue_actions_stand_first_and_on_the_page_of_the_day_until_they_are_done(me: As) -> None:
    today = me.store.clock.now().astimezone(HONG_KONG).date()
    late, due, coming = ((today + timedelta(days=days)).isoformat() for days in (-3, 0, 9))
    await entered(me, ACTION | {"due_on": coming})
    made = await entered(me, ACTION | {"due_on": late})
    await entered(me, ACTION | {"due_on": due})
    found = (await me(cities.page, city="dongguan"))["actions"]
    assert [(each["due_on"], each["overdue"]) for each in found] == [(late, True), (due, False), (coming, False)]
    assert (await me(console_home.waiting))["city_actions"] == 1
    done = ACTION | {"due_on": late, "done_on": today.isoformat()}
    await me(cities.save, city="dongguan", entry_id=made, version=1, values=done)
    assert (await me(console_home.waiting))["city_actions"] == 0
    assert (await me(cities.page, city="dongguan"))["actions"][-1]["done_on"] == today.isoformat()


async def test_everybody_reads_only_what_is_marked_public_and_never_an_action(me: As) -> None:
    await entered(me)
    await entered(me, CITY | {"public": False, "kind": "contact"})
    await entered(me, ACTION | {"public": True})
    gone = await entered(me, CITY | {"source": "舊文件"})
    await me(cities.remove, entry_id=gone, version=1, reason="舊")
    shown = {"kind": "measure", "texts": in_all("審核獎勵"), "source": "通告 2026年1月", "review_on": "2027-01-31"}
    assert await me(cities.public) == [{"city": "dongguan", "entries": [shown]}]


async def test_what_is_past_its_review_is_in_the_list_of_what_is_overdue(me: As) -> None:
    await entered(me, CITY | {"review_on": "2026-01-31"})
    found = await me.store.read(lambda connection: overdue.overdue(connection, me.known, "2026-02-01"))
    assert {"kind": "city", "id": "dongguan", "owner": "通告 2026年1月", "review_by": "2026-01-31"} in found
    earlier = await me.store.read(lambda connection: overdue.overdue(connection, me.known, "2026-01-31"))
    assert not [each for each in earlier if each["kind"] == "city"]
    assert (await me(cities.page, city="dongguan"))["measures"][0]["late"]


async def test_joint_events_of_a_city_are_those_with_a_co_organiser_that_were_not_cancelled(me: As) -> None:
    midnight = me.store.clock.now().astimezone(HONG_KONG).replace(year=2026, month=4, day=1, hour=0, minute=0, second=0, microsecond=0)
    several = {"in": midnight, "before": midnight - timedelta(minutes=1), "off": midnight, "alone": midnight, "sample": midnight, "last": midnight}
    for name, starts in several.items():
        over: dict[str, Any] = {"co_organisers": None if name == "alone" else in_all("某商會"), "sample": name == "sample"}
        await enter(me.store, me.store.clock.now(), id=name, starts_at=starts, state="cancelled" if name == "off" else "open", **over)
    last = midnight.replace(year=2027, month=3, day=31, hour=23, minute=59)
    await me.store.write(lambda connection: connection.execute(update(event).where(event.c.id == "last").values(starts_at=last)))
    page = await me(cities.page, city="dongguan")
    assert {each["id"] for each in (*page["past"], *page["coming"])} == {"in", "before", "sample", "last"}


# --- who may ---


async def test_only_those_whose_work_it_is_change_anything(me: As) -> None:
    made = await entered(me)
    changes: list[tuple[Callable[..., Any], dict[str, Any]]] = [
        (cities.save, {"city": "dongguan", "entry_id": None, "version": 0, "values": CITY}),
        (cities.remove, {"entry_id": made, "version": 1, "reason": "x"}),
        (media.save, {"item_id": None, "version": 0, "values": ITEM}),
        (media.remove, {"item_id": 1, "version": 1, "reason": "x"}),
        (heard.add_code, {"code": "abc", "how": "press", "what": "x"}),
        (heard.end_code, {"code": "abc", "reason": "x"}),
    ]
    reads: list[tuple[Callable[..., Any], dict[str, Any]]] = [
        *((cities.overview, {}), (cities.page, {"city": "dongguan"}), (cities.one, {"entry_id": made})),
        *((media.listed, {"wanted": {}, "page": 1}), (media.every, {"wanted": {}}), (heard.codes, {})),
    ]
    roles: tuple[Any, ...] = ("viewer", "hotline_agent", "approver", "admin")
    for role in roles:
        await officer(me.store, me.known, role, role)
    for role in (*roles, "nobody"):
        they = As(me.store, me.known, role)
        for function, given in changes:
            assert await they(function, **given) == {"outcome": "not_allowed"}, (role, function)
        for function, given in reads:
            assert (await they(function, **given) is None) == (role in ("viewer", "admin", "nobody")), (role, function)


# --- the press ---


async def test_items_are_counted_by_their_day_and_kind_without_samples_and_what_was_removed(me: As) -> None:
    days = ("2026-03-31", "2026-04-01", "2026-11-01")
    made = [(await me(media.save, item_id=None, version=0, values=ITEM | {"day": day}))["id"] for day in days]
    await me(media.save, item_id=None, version=0, values=ITEM | {"kind": "notice", "day": "2026-05-01"})
    sample = {"kind": "report", "day": "2026-05-01", "outlet": "x", "title": "x", "staff_id": 1, "sample": True}
    await me.store.write(lambda connection: connection.execute(insert(media_item).values(**sample)) and None)

    async def counted() -> dict[str, int]:
        return await me.store.read(lambda connection: media.counts(connection, FIRST, LAST))

    assert await counted() == {"interview": 0, "report": 2, "notice": 1, "advertisement": 0}
    assert (await me(media.remove, item_id=made[1], version=1, reason=""))["outcome"] == "reason_missing"
    assert (await me(media.remove, item_id=made[1], version=1, reason="重複"))["outcome"] == "done"
    assert (await counted())["report"] == 1
    assert ("media item removed", f"media item {made[1]}", "重複") in await written(me.store)
    assert media.days_of(ledger_counts.reporting_year("2026-11-01")) == (FIRST, LAST)


WRONG_ITEMS = [
    ({"kind": "poster"}, "kind", "missing"),
    ({"outlet": " "}, "outlet", "missing"),
    ({"title": "x" * 301}, "title", "long"),
    ({"day": ""}, "day", "missing"),
    ({"day": "2026-13-01"}, "day", "day"),
    ({"day": "2999-01-01"}, "day", "early"),
    ({"day": "2008-04-17"}, "day", "old"),
    ({"url": "javascript:alert(1)"}, "url", "link"),
    ({"url": "https://example.org/a b"}, "url", "link"),
    ({"event_id": "e-none"}, "event_id", "unknown"),
]


async def test_an_item_with_something_wrong_is_not_logged(me: As) -> None:
    for wrong, field, why in WRONG_ITEMS:
        done = await me(media.save, item_id=None, version=0, values=ITEM | wrong)
        assert done == {"outcome": "problems", "problems": {field: why}}
    assert (await me(media.listed, wanted={}, page=1))["total"] == 0


async def test_the_log_is_narrowed_by_kind_year_and_words_and_an_old_version_changes_nothing(me: As) -> None:
    for day, title in (("2026-03-31", "清潔生產"), ("2026-04-01", "節能減排 100%"), ("2026-05-01", "VOC")):
        made = (await me(media.save, item_id=None, version=0, values=ITEM | {"day": day, "title": title}))["id"]

    async def titles(**wanted: str) -> list[str]:
        return [each["title"] for each in (await me(media.listed, wanted=wanted, page=9))["rows"]]

    assert await titles() == ["VOC", "節能減排 100%", "清潔生產"]
    assert await titles(year="2026-27") == ["VOC", "節能減排 100%"] and await titles(kind="notice") == []
    assert await titles(words="voc") == ["VOC"] and await titles(words="0%") == ["節能減排 100%"] and len(await titles(words="某報")) == 3
    assert set(await me(media.years)) >= {"2025-26", "2026-27"}
    assert (await me(media.save, item_id=made, version=1, values=ITEM | {"title": "新"}))["outcome"] == "done"
    assert (await me(media.save, item_id=made, version=1, values=ITEM | {"title": "舊"}))["outcome"] == "changed"
    assert (await me(media.one, item_id=made))["title"] == "新"


# --- how they heard ---


async def test_codes_are_short_and_made_once(me: As) -> None:
    made = {"how": "press", "what": "廣告"}
    for bad in ("ab", "-abc", "abc-", "a_bc", "x" * 21, "兔子兔子", "new"):
        assert (await me(heard.add_code, code=bad, **made))["problems"] == {"code": "form"}, bad
    assert (await me(heard.add_code, code=" ABC-1 ", **made)) == {"outcome": "done", "code": "abc-1"}
    assert (await me(heard.add_code, code="abc-1", **made))["problems"] == {"code": "taken"}
    assert (await me(heard.add_code, code="abc-2", how="dream", what=" "))["problems"] == {"how": "missing", "what": "missing"}
    assert (await me(heard.add_code, code="abc-2", **made, event_id="e-none"))["problems"] == {"event_id": "unknown"}
    assert [(each["code"], each["came"]) for each in await me(heard.codes)] == [("abc-1", 0)]


@pytest.mark.parametrize("address", [Address(sessions.CHANNEL, "1"), Address("web", "me")])
async def test_staff_who_try_a_link_out_or_book_for_others_are_not_counted(me: As, address: Address) -> None:
    await me(heard.add_code, code="abc", how="press", what="廣告")

    def tried(connection: Connection) -> bool:
        here = Here(connection, me.store.clock.now(), me.known, address, "zh-Hant")
        heard.arrive(here, payload="from_abc")
        return heard.unasked(here) or heard.ask_once(here)

    assert not await me.store.write(tried)
    assert (await me(heard.codes))[0]["came"] == 0


async def test_counts_add_up_by_year_and_by_code(me: As) -> None:
    def fill(connection: Connection) -> None:
        many = {"press": 12, "seminar": 6, "search": 3, "none": 4}
        for how, number in many.items():
            for each in range(number):
                row = {"channel": "web", "chat": f"{how}{each}", "how": how, "by_link": how == "press", "code": "abc" if how == "press" else None}
                connection.execute(heard_of.insert().values(**row, at=me.store.clock.now()))

    await me.store.write(fill)
    year = media.days_of(ledger_counts.reporting_year(ledger_counts.hong_kong_day(me.store.clock.now())))
    counted = await me.store.read(lambda connection: heard.counts(connection, *year))
    assert {how: number for how, number in counted.items() if number} == {"seminar": 6, "press": 12, "search": 3, "none": 4}
    assert await me.store.read(heard.by_code) == {"abc": 12}
    before = year[0] - timedelta(days=1)
    assert not any(await me.store.read(lambda connection: list(heard.counts(connection, before, before).values())))


async def test_removed_entries_are_kept_for_nobody_to_see_but_stay_in_the_table(me: As) -> None:
    made = await entered(me)
    await me(cities.remove, entry_id=made, version=1, reason="x")
    rows = await me.store.read(lambda connection: connection.execute(select(city_entry.c.removed_at)).scalars().all())
    assert len(rows) == 1 and rows[0] is not None
    assert (await me(cities.overview))[4]["measures"] == 0
