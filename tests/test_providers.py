"""Service providers: the register, its periods, the daily order, who is told what, and what nobody but staff sees."""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import select

from bot.desk import Desk
from bot.knowledge import Knowledge
from bot.programme import Here, application_changes, provider_checks, provider_entries, provider_news, provider_register, providers
from bot.store import Store
from bot.tables import consent, notice, provider
from tests import a_provider as a
from tests import an_application as an
from tests import officers
from tests.conftest import MovedClock

REASON = {"zh-Hant": "資料不足", "zh-Hans": "资料不足", "en": "Not enough was given"}


def days_ago(day: str, days: int) -> str:
    return (date.fromisoformat(day) - timedelta(days=days)).isoformat()


async def told(store: Store, chat: str) -> list[str]:
    """What a chat was told as a provider: the messages, oldest first."""
    return [row.body["phrases"][0]["say"] for row in await an.notices_of(store, chat, "provider")]


# --- applying ---


async def test_applying_twice_from_one_chat_for_one_firm_is_one_application(store: Store, known: Knowledge) -> None:
    made = await a.applied(store, known, name="綠環科技（深圳）有限公司")
    values = {"base": "prd", "city": None, "skills": [], "contact_name": "B", "contact": "b@example.com", "public": True, "news": False}
    again = await an.acts(store, known, "firm", provider_entries.enter, name=" 绿环科技(深圳) 有限公司", **values)
    assert again == {"outcome": "already", "reference": (await a.row_of(store, made)).reference, "state": "applied"}
    other = await an.acts(store, known, "firm", provider_entries.enter, name="綠環工程（深圳）有限公司", **values)
    elsewhere = await an.acts(store, known, "other", provider_entries.enter, name="綠環科技（深圳）有限公司", **values)
    assert (other["outcome"], elsewhere["outcome"]) == ("received", "received")
    assert again["reference"].startswith("P-")


async def test_after_a_refusal_a_firm_can_apply_again(store: Store, known: Knowledge) -> None:
    await an.officer(store, known, "officer")
    first = await a.applied(store, known)
    assert await a.changes(store, known, first, "refuse", reason=REASON) == {"outcome": "done"}
    assert await a.applied(store, known) != first


async def test_one_chat_cannot_fill_the_waiting_list(store: Store, known: Knowledge) -> None:
    for number in range(provider_entries.MOST_OPEN):
        await a.applied(store, known, name=f"Firm {number}")
    with pytest.raises(AssertionError, match="too_many"):
        await a.applied(store, known, name="One more")


async def test_notices_are_a_consent_of_their_own(store: Store, known: Knowledge) -> None:
    await a.applied(store, known, "without")
    wanting = await a.applied(store, known, "with", news=True)
    await an.acts(store, known, "with", provider_entries.set_news, provider_id=wanting, wanted=False)
    await an.acts(store, known, "with", provider_entries.set_news, provider_id=wanting, wanted=True)
    rows = await store.read(lambda connection: connection.execute(select(consent.c.chat, consent.c.purpose)).all())
    of_news = {("with", "provider_news"): 2, ("with", "news providers"): 2, ("with", "stop providers"): 1}  # of the register, and of announcements
    assert Counter((row.chat, row.purpose) for row in rows) == {("without", "provider"): 1, ("with", "provider"): 1} | of_news


async def test_an_entry_of_another_chat_is_answered_like_one_that_does_not_exist(store: Store, known: Knowledge) -> None:
    made = await a.applied(store, known)
    contact = {"contact_name": "X", "contact": "x@example.com", "public": True}
    for wrong in (made, made + 1):
        assert await an.acts(store, known, "stranger", provider_entries.own, provider_id=wrong) is None
        assert await an.acts(store, known, "stranger", provider_entries.set_news, provider_id=wrong, wanted=True) == {"outcome": "unknown"}
        assert await an.acts(store, known, "stranger", provider_entries.set_contact, provider_id=wrong, version=0, **contact) == {"outcome": "unknown"}
    assert await an.acts(store, known, "stranger", provider_entries.mine) == []
    assert (await a.row_of(store, made)).contact == "+85223456789"


# --- was it registered on that day? ---


async def test_a_suspension_ends_a_period_and_a_readmission_begins_another(store: Store, known: Knowledge, clock: MovedClock) -> None:
    await an.officer(store, known, "officer")
    first = await a.today(store, known)
    made = await a.registered(store, known)
    clock.moved = timedelta(days=10)
    assert await a.changes(store, known, made, "suspend", reason="r") == {"outcome": "done"}
    suspended = await a.today(store, known)
    clock.moved = timedelta(days=20)
    assert await a.changes(store, known, made, "readmit", reason="r") == {"outcome": "done"}
    again = await a.today(store, known)
    clock.moved = timedelta(days=30)
    assert await a.periods(store, made) == [(first, suspended), (again, None)]
    expected = {first: "yes", days_ago(suspended, 1): "yes", suspended: "no", days_ago(again, 1): "no", again: "yes", await a.today(store, known): "yes"}
    for day, answer in expected.items():
        found = await an.acts(store, known, "anybody", providers.registered_on, words="綠環示範工程有限公司", day=day)
        assert (found["outcome"], found["firm"]["id"]) == (answer, made), day


async def test_a_day_before_this_register_was_kept_is_not_known(store: Store, known: Knowledge) -> None:
    await an.officer(store, known, "officer")
    old = await a.registered(store, known, since="2010-03-01")
    new = await a.registered(store, known, "second", "Newcomer Ltd")
    ask: Callable[..., Any] = lambda **args: an.acts(store, known, "anybody", providers.registered_on, **args)  # noqa: E731
    assert (await ask(provider_id=old, day="2010-03-01"))["outcome"] == "yes"
    assert (await ask(provider_id=old, day="2010-02-28"))["outcome"] == "not_known"
    assert (await ask(provider_id=new, day="2010-03-01"))["outcome"] == "not_known"


async def test_a_firm_that_was_never_registered_is_not_known_at_all(store: Store, known: Knowledge) -> None:
    await an.officer(store, known, "officer")
    waiting = await a.applied(store, known)
    refused = await a.applied(store, known, "second", "Other Ltd")
    await a.changes(store, known, refused, "refuse", reason=REASON)
    day = await a.today(store, known)
    nobody = await an.acts(store, known, "anybody", providers.registered_on, words="Nobody of this name", day=day)
    for made in (waiting, refused):
        row = await a.row_of(store, made)
        for words in (row.name, row.reference):
            assert await an.acts(store, known, "anybody", providers.registered_on, words=words, day=day) == nobody == {"outcome": "not_found"}
        assert await an.acts(store, known, "anybody", providers.one, provider_id=made) is None
    assert await an.acts(store, known, "anybody", providers.search) == []


async def test_only_the_very_name_is_confirmed_and_one_like_it_is_asked_about(store: Store, known: Knowledge) -> None:
    await an.officer(store, known, "officer")
    made = await a.registered(store, known, name="綠環科技有限公司")
    day = await a.today(store, known)
    reference = (await a.row_of(store, made)).reference
    ask: Callable[[str], Any] = lambda words: an.acts(store, known, "anybody", providers.registered_on, words=words, day=day)  # noqa: E731
    for words in ("綠環科技有限公司", "绿环科技 有限公司", reference, reference.lower().replace("-", " ")):
        assert (await ask(words))["outcome"] == "yes", words
    for words in ("綠環五金有限公司", "綠環科技", "綠環"):
        answer = await ask(words)
        assert (answer["outcome"], answer["exact"], [each["id"] for each in answer["firms"]]) == ("several", False, [made]), words
    assert (await ask("紅環科技有限公司"))["outcome"] == "not_found"
    await a.registered(store, known, "second", "綠環科技有限公司", base="prd", city="shenzhen")
    answer = await ask("綠環科技有限公司")
    assert (answer["outcome"], answer["exact"], len(answer["firms"])) == ("several", True, 2)


# --- looking for one ---


async def test_a_search_finds_those_registered_now_by_need_and_base_and_shows_a_contact_only_by_their_wish(store: Store, known: Knowledge) -> None:
    await an.officer(store, known, "officer")
    await a.registered(store, known, "one", "One Ltd", skills=["voc", "flue_gas"], public=True)
    await a.registered(store, known, "two", "Two Ltd", base="prd", city="dongguan", skills=["voc"])
    gone = await a.registered(store, known, "three", "Three Ltd", skills=["voc"])
    await a.changes(store, known, gone, "suspend", reason="r")
    await a.applied(store, known, "four", "Four Ltd")

    async def found(**wanted: Any) -> dict[str, Any]:
        return {each["name"]: each["public_contact"] for each in await an.acts(store, known, "anybody", providers.search, **wanted)}

    assert await found(need="voc") == {"One Ltd": "+85223456789", "Two Ltd": None}
    assert set(await found(need="voc", base="prd")) == {"Two Ltd"} and set(await found(need="flue_gas")) == {"One Ltd"}
    assert await found(need="etching_liquor") == {} and len(await found()) == 2
    shown = await an.acts(store, known, "anybody", providers.search)
    assert set(shown[0]) == {"id", "name", "base", "city", "skills", "public_contact", "sample"}


def first_places(order: Callable[[str, list[int]], list[int]], firms: int, days: int = 365) -> Counter[tuple[int, int]]:
    """How often each firm was first, by the day of the week."""
    first: Counter[tuple[int, int]] = Counter()
    for number in range(days):
        day = date(2026, 1, 1) + timedelta(days=number)
        first[order(day.isoformat(), list(range(1, firms + 1)))[0], day.weekday()] += 1
    return first


def in_turn(day: str, ids: list[int]) -> list[int]:
    return [int(row.id) for row in providers.in_turn([SimpleNamespace(id=each) for each in ids], date.fromisoformat(day))]  # type: ignore[misc]


def fair(first: Counter[tuple[int, int]], firms: int) -> bool:
    """Each firm is first about equally often over the year, and none more than now and then on one day of the week."""
    by_firm = [sum(times for (who, _), times in first.items() if who == firm) for firm in range(1, firms + 1)]
    return max(by_firm) - min(by_firm) <= 2 and max(first.values()) < 52 / 3


def test_the_firms_take_turns_and_none_is_favoured_over_a_year_or_on_one_day_of_the_week() -> None:
    for firms in (7, 12):
        assert fair(first_places(in_turn, firms), firms)
    assert in_turn("2026-11-24", []) == [] and in_turn("2026-11-24", [5]) == [5]


def test_an_alphabetical_order_and_one_that_moves_on_by_one_are_not_fair() -> None:
    def moved_on(day: str, ids: list[int]) -> list[int]:
        start = date.fromisoformat(day).toordinal() % len(ids)
        return ids[start:] + ids[:start]

    assert not fair(first_places(lambda _, ids: ids, 12), 12)
    assert not fair(first_places(moved_on, 7), 7)


async def test_the_order_is_the_same_for_everybody_on_a_day_and_another_on_other_days(store: Store, known: Knowledge, clock: MovedClock) -> None:
    await an.officer(store, known, "officer")
    for number in range(8):
        await a.registered(store, known, f"chat {number}", f"Firm {number}")
    orders = set()
    for days in range(4):
        clock.moved = timedelta(days=days)
        seen = {tuple(each["id"] for each in await an.acts(store, known, who, providers.search)) for who in ("one", "two", "chat 3")}
        assert len(seen) == 1
        orders |= seen
    assert len(orders) == 4


async def test_samples_never_count(store: Store, known: Knowledge) -> None:
    from bot import samples

    now = store.clock.now()
    for _ in range(2):
        await store.write(lambda connection: samples.put(connection, now, known))
    shown = await an.acts(store, known, "anybody", providers.search)
    assert len(shown) == 3 and all(each["sample"] and each["name"].startswith("（樣本）") for each in shown)
    assert await an.acts(store, known, "anybody", providers.counts) == {"hong_kong": 0, "prd": 0, "elsewhere": 0}
    await an.officer(store, known, "officer")
    await a.registered(store, known, base="prd", city="dongguan")
    assert await an.acts(store, known, "anybody", providers.counts) == {"hong_kong": 0, "prd": 1, "elsewhere": 0}


# --- officers ---

CHANGES: list[tuple[str, dict[str, Any]]] = [
    ("admit", {"since": "2026-01-01"}),
    ("refuse", {"reason": REASON}),
    ("suspend", {"reason": "r"}),
    ("readmit", {"reason": "r"}),
    ("end", {"reason": "r"}),
]


@pytest.mark.parametrize(("name", "args"), CHANGES, ids=[name for name, _ in CHANGES])
async def test_only_a_case_officer_of_now_changes_the_register_and_only_as_it_was_seen(store: Store, known: Knowledge, name: str, args: dict[str, Any]) -> None:
    await an.officer(store, known, "officer")
    await an.officer(store, known, "agent", "hotline_agent")
    made = await a.registered(store, known) if name in ("suspend", "end") else await a.applied(store, known)
    if name == "readmit":
        await a.changes(store, known, made, "admit", since=await a.today(store, known))
        await a.changes(store, known, made, "suspend", reason="r")
    before, audits, known_to = await a.row_of(store, made), await a.written_down(store), await told(store, "firm")
    change = getattr(provider_register, name)
    for chat in ("agent", "firm", "stranger"):
        assert await an.acts(store, known, chat, change, provider_id=made, version=before.version, **args) == {"outcome": "not_allowed"}
        assert await an.acts(store, known, chat, change, provider_id=made + 1, version=before.version, **args) == {"outcome": "not_allowed"}
    assert await an.acts(store, known, "officer", change, provider_id=made, version=before.version + 1, **args) == {"outcome": "changed"}
    assert await an.acts(store, known, "officer", change, provider_id=made + 1, version=0, **args) == {"outcome": "unknown"}
    assert (await a.row_of(store, made), await a.written_down(store), await told(store, "firm")) == (before, audits, known_to)
    assert await a.changes(store, known, made, name, **args) == {"outcome": "done"}
    assert await a.changes(store, known, made, name, **args) == {"outcome": "not_now"}
    assert (await a.row_of(store, made)).version == before.version + 1
    assert len(await a.written_down(store)) == len(audits) + 1
    assert (await a.written_down(store))[-1][:2] == (f"provider {name}", f"provider {made}")


async def test_a_change_without_its_reason_and_a_day_to_come_are_refused(store: Store, known: Knowledge) -> None:
    await an.officer(store, known, "officer")
    made = await a.applied(store, known)
    tomorrow = days_ago(await a.today(store, known), -1)
    assert await a.changes(store, known, made, "admit", since=tomorrow) == {"outcome": "past"}
    assert await a.changes(store, known, made, "refuse", reason={}) == {"outcome": "reason_missing"}
    assert (await a.row_of(store, made)).state == "applied" and await a.periods(store, made) == []


async def test_a_provider_is_told_once_when_its_public_state_changes_and_never_why_it_is_suspended(store: Store, known: Knowledge) -> None:
    await an.officer(store, known, "officer")
    made = await a.registered(store, known)
    assert await told(store, "firm") == ["notice-provider-registered"]
    await store.write(lambda connection: connection.execute(notice.update().values(state="given")))
    await a.changes(store, known, made, "suspend", reason="secret finding")
    await store.write(lambda connection: connection.execute(notice.update().values(state="given")))
    await a.changes(store, known, made, "end", reason="secret finding")  # not registered before, not registered after
    assert await told(store, "firm") == ["notice-provider-registered", "notice-provider-not-registered"]
    assert "secret" not in str([row.body for row in await an.notices_of(store, "firm", "provider")])
    await a.changes(store, known, made, "readmit", reason="r")
    assert await told(store, "firm") == ["notice-provider-registered", "notice-provider-not-registered", "notice-provider-registered"]
    assert await told(store, "officer") == []


async def test_a_suspension_that_is_over_before_it_was_told_is_not_told(store: Store, known: Knowledge) -> None:
    await an.officer(store, known, "officer")
    made = await a.registered(store, known)
    await store.write(lambda connection: connection.execute(notice.update().values(state="given")))
    await a.changes(store, known, made, "suspend", reason="by mistake")
    await a.changes(store, known, made, "readmit", reason="by mistake")
    assert await told(store, "firm") == ["notice-provider-registered"]


async def test_a_refusal_is_told_with_its_reason_in_the_reader_s_language(desk: Desk, clock: MovedClock) -> None:
    await an.officer(desk.store, desk.knowledge, "officer")
    made = await a.applied(desk.store, desk.knowledge)
    await a.changes(desk.store, desk.knowledge, made, "refuse", reason=REASON)
    (said,) = await officers.told(desk, "firm", "provider")
    assert "不獲接納" in said and "資料不足" in said
    own = await an.acts(desk.store, desk.knowledge, "firm", provider_entries.own, provider_id=made)
    assert (own["state"], own["reason"]) == ("refused", REASON)


# --- quality checks ---


async def test_a_quality_check_is_opened_followed_up_and_closed_by_officers_and_seen_by_nobody_else(store: Store, known: Knowledge) -> None:
    await an.officer(store, known, "officer")
    await an.officer(store, known, "agent", "hotline_agent")
    made = await a.registered(store, known)
    case = await an.submitted(store, known)
    reference = (await an.row_of(store, case)).reference
    begin: Callable[..., Any] = lambda chat, **over: an.acts(  # noqa: E731
        store, known, chat, provider_checks.begin, **({"provider_id": made, "finding": "secret finding", "reference": None} | over)
    )
    assert await begin("agent") == await begin("firm") == {"outcome": "not_allowed"}
    assert await begin("officer", provider_id=made + 1) == {"outcome": "unknown"}
    assert await begin("officer", reference="A-2222-2222-2222") == {"outcome": "no_such_case"}
    assert await begin("officer", reference=reference.lower()) == {"outcome": "done"}
    listed: Callable[[str], Any] = lambda chat: an.acts(store, known, chat, provider_checks.listed, provider_id=made)  # noqa: E731
    (check,) = await listed("officer")
    assert (check["reference"], check["closed_on"], check["version"]) == (reference, None, 0)
    this = {"check_id": check["id"]}
    assert await an.acts(store, known, "agent", provider_checks.close, **this, version=0) == {"outcome": "not_allowed"}
    assert await an.acts(store, known, "officer", provider_checks.follow_up, **this, version=0, text="asked them") == {"outcome": "done"}
    assert await an.acts(store, known, "officer", provider_checks.close, **this, version=0) == {"outcome": "changed"}
    assert await an.acts(store, known, "officer", provider_checks.follow_up, **this, version=1, text="x" * 990) == {"outcome": "too_long"}
    assert await an.acts(store, known, "officer", provider_checks.close, **this, version=1) == {"outcome": "done"}
    assert await an.acts(store, known, "officer", provider_checks.follow_up, **this, version=2, text="more") == {"outcome": "not_now"}
    for chat in ("agent", "firm", "owner", "stranger"):
        assert await listed(chat) is None
        assert await an.acts(store, known, chat, provider_register.one, provider_id=made) is None
        assert await an.acts(store, known, chat, provider_register.listed, state="registered") is None
    day = await a.today(store, known)
    public = [
        await an.acts(store, known, "firm", provider_entries.own, provider_id=made),
        await an.acts(store, known, "stranger", providers.one, provider_id=made),
        await an.acts(store, known, "stranger", providers.registered_on, provider_id=made, day=day),
    ]
    assert "secret" not in str(public) and "asked" not in str(public)
    assert [what for what, *_ in await a.written_down(store)] == ["provider admit", "provider check", "provider check followed up", "provider check closed"]


# --- notices for providers ---


async def invites(desk: Desk, event_id: str = "e-test", chat: str = "officer", sequence: int = 0) -> Any:
    return await an.acts(desk.store, desk.knowledge, chat, provider_news.invite, event_id=event_id, sequence=sequence)


async def test_a_briefing_is_told_to_registered_providers_who_wanted_it_and_to_no_factory_and_once(desk: Desk, clock: MovedClock) -> None:
    store, known = desk.store, desk.knowledge
    await an.officer(store, known, "officer")
    await officers.has_event(desk, clock, kind="briefing")
    await a.registered(store, known, "wants", "Wants Ltd", news=True)
    await a.registered(store, known, "wants", "Wants Too Ltd", news=True)  # the same chat: told once
    await a.registered(store, known, "not asked", "Quiet Ltd")
    await a.applied(store, known, "waits", "Waiting Ltd", news=True)
    gone = await a.registered(store, known, "gone", "Gone Ltd", news=True)
    await a.changes(store, known, gone, "suspend", reason="r")
    await an.submitted(store, known, "owner")  # a factory,
    await an.submitted(store, known, "both")  # one that is a provider too, without wanting notices,
    await a.registered(store, known, "both", "Both Ltd")
    await an.submitted(store, known, "both wants")  # and one that wants them
    await a.registered(store, known, "both wants", "Both Wants Ltd", news=True)
    assert await an.acts(store, known, "officer", provider_news.reached, event_id="e-test") == 2
    assert await invites(desk) == {"outcome": "done", "told": 2} and await invites(desk) == {"outcome": "done", "told": 0}
    query = select(notice.c.chat).where(notice.c.key.startswith("provider-news:"))
    assert sorted(await store.read(lambda connection: list(connection.execute(query).scalars()))) == ["both wants", "wants"]
    (said,) = await officers.told(desk, "wants", "provider-news")
    assert "節能研討會" in said and "給登記供應商的通知" in said


async def test_what_happens_to_a_case_is_told_to_the_factory_and_to_no_provider(store: Store, known: Knowledge) -> None:
    for chat in ("officer", "handler", "checker"):
        await an.officer(store, known, chat)
    firm = await a.registered(store, known, "provider", news=True)
    both = await a.registered(store, known, "both", "Both Ltd", news=True)
    chosen = {"provider_id": firm}
    case = await an.ready(store, known, "owner")
    await an.set_columns(store, case, **chosen)
    of_both = await an.ready(store, known, "both")
    await an.set_columns(store, of_both, provider_id=both)
    assert await an.notices_of(store, "provider", "status:") == []
    assert len(await an.notices_of(store, "owner", "status:")) == len(await an.notices_of(store, "both", "status:")) == 1
    assert [row.body["phrases"][0]["say"] for row in await an.notices_of(store, "both", "provider")] == ["notice-provider-registered"]


async def test_turning_notices_off_takes_back_what_has_not_left(desk: Desk, clock: MovedClock) -> None:
    store, known = desk.store, desk.knowledge
    await an.officer(store, known, "officer")
    await officers.has_event(desk, clock, kind="workshop")
    made = await a.registered(store, known, "firm", news=True)
    await invites(desk)
    await an.acts(store, known, "firm", provider_entries.set_news, provider_id=made, wanted=False)
    assert await told(store, "firm") == ["notice-provider-registered"]


async def test_only_a_case_officer_of_now_sends_notices_and_only_of_a_briefing_or_workshop_as_it_was_seen(desk: Desk, clock: MovedClock) -> None:
    store, known = desk.store, desk.knowledge
    await an.officer(store, known, "officer")
    await an.officer(store, known, "publisher", "publisher")
    await a.registered(store, known, "firm", news=True)
    await officers.has_event(desk, clock, "e-briefing", kind="briefing")
    await officers.has_event(desk, clock, "e-visit", kind="visit", visit={"meeting_point": officers.texts("x"), "coach": False, "rules": officers.texts("x")})
    await officers.has_event(desk, clock, "e-closed", kind="briefing", closes_at=clock.now() - timedelta(hours=1))
    assert await invites(desk, "e-briefing", "publisher") == {"outcome": "not_allowed"}
    assert await invites(desk, "e-briefing", sequence=1) == {"outcome": "changed"}
    assert await invites(desk, "e-visit") == await invites(desk, "e-nowhere") == {"outcome": "unknown"}
    assert await invites(desk, "e-closed") == {"outcome": "over"}
    assert [each["id"] for each in await an.acts(store, known, "officer", provider_news.choosable)] == ["e-briefing"]
    assert await an.acts(store, known, "publisher", provider_news.choosable) is None
    assert await told(store, "firm") == ["notice-provider-registered"]


# --- the provider of a case ---


async def test_owners_choose_a_provider_while_the_case_is_with_them_and_officers_until_it_has_ended(store: Store, known: Knowledge) -> None:
    await an.officer(store, known, "officer")
    await an.officer(store, known, "agent", "hotline_agent")
    firm = await a.registered(store, known)
    gone = await a.registered(store, known, "gone", "Gone Ltd")
    await a.changes(store, known, gone, "end", reason="r")
    case = await an.draft(store, known)

    async def chooses(chat: str, version: int, provider_id: int | None = firm) -> Any:
        return (await an.acts(store, known, chat, providers.choose, application_id=case, version=version, provider_id=provider_id))["outcome"]

    assert await chooses("owner", 0, gone) == await chooses("owner", 0, 999) == "not_registered"
    assert await chooses("stranger", 0) == await chooses("agent", 0) == await chooses("officer", 0) == "unknown"  # a draft is not with us
    assert await chooses("owner", 1) == "changed" and await chooses("owner", 0) == "done"
    assert (await an.row_of(store, case)).provider_id == firm
    assert await chooses("owner", 1, None) == "done" and (await an.row_of(store, case)).provider_id is None
    await an.acts(store, known, "owner", application_submit, application_id=case)
    version = (await an.row_of(store, case)).version
    assert await chooses("owner", version) == "not_now" and await chooses("agent", version) == "unknown"
    assert await chooses("officer", version) == "done" and (await an.row_of(store, case)).provider_id == firm
    await an.set_columns(store, case, state="rejected")
    assert await chooses("officer", version + 1) == "not_now"


def application_submit(here: Here, *, application_id: int) -> Any:
    held = application_changes.as_holder(here, application_id)
    assert not isinstance(held, dict)
    return application_changes.move(here, held, "submit", submitted_at=here.now)


async def test_two_officers_at_once_change_a_provider_once(store: Store, known: Knowledge) -> None:
    import asyncio

    await an.officer(store, known, "officer")
    await an.officer(store, known, "other")
    made = await a.applied(store, known)
    day = await a.today(store, known)
    both = await asyncio.gather(
        an.acts(store, known, "officer", provider_register.admit, provider_id=made, version=0, since=day),
        an.acts(store, known, "other", provider_register.refuse, provider_id=made, version=0, reason=REASON),
    )
    assert sorted(each["outcome"] for each in both) == ["changed", "done"]
    assert len(await told(store, "firm")) == 1 == len(await a.written_down(store))
    state = (await a.row_of(store, made)).state
    assert bool(await a.periods(store, made)) == (state == "registered")


async def test_every_period_of_a_provider_ends_before_the_next_begins(store: Store, known: Knowledge) -> None:
    await an.officer(store, known, "officer")
    made = await a.registered(store, known)
    for name in ("suspend", "readmit", "end", "readmit", "suspend", "end"):
        assert await a.changes(store, known, made, name, reason="r") == {"outcome": "done"}
    periods = await a.periods(store, made)
    assert len(periods) == 3 and all(ends is not None for _, ends in periods)
    rows = await store.read(lambda connection: connection.execute(select(provider.c.state)).scalars().all())
    assert rows == ["ended"]
