"""Success cases as records: two people, consent with scope and end, hidden everywhere at once, what is expected, what is like one's own factory."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.desk import Desk
from bot.knowledge import Knowledge
from bot.markup import to_plain
from bot.messages import Address
from bot.programme import Here, aftercare, cases, success, success_changes, success_hiding, success_like, success_records, success_visits
from bot.retention import sweep
from bot.schedule import watch_cases
from bot.tables import approval, audit, milestone, outbox, success_case
from bot.wording import Wording
from tests import a_case, an_event
from tests import an_application as an
from tests.conftest import MovedClock
from tests.talker import Talker
from tests.test_aftercare import approved
from tests.test_aftercare import does as follows


@pytest.fixture(autouse=True)
def as_the_files_have_it(wording: Wording, known: Knowledge) -> Iterator[None]:
    """The words are those of all tests: afterwards they know only the files again."""
    yield
    wording.knowledge = known


async def record_of(desk: Desk, record: int) -> Any:
    return await desk.store.read(lambda connection: connection.execute(select(success_case).where(success_case.c.id == record)).one())


async def problems(desk: Desk, record: int) -> list[str]:
    found = await an.acts(desk.store, desk.knowledge, "writer", success_records.one, record_id=record)
    return sorted(each["problem"] for each in found["problems"])


# --- to the public ---


async def test_a_gathered_case_is_shown_only_after_a_second_person_and_with_the_consent(desk: Desk, known: Knowledge) -> None:
    store = desk.store
    await a_case.people(store, known)
    record = await a_case.begun(store, known)
    case_id = success.id_of(record)
    assert await a_case.does(store, known, "writer", success_changes.save, record, values=a_case.content(store)) == {"outcome": "done"}
    assert await a_case.does(store, known, "second", success_changes.decide, record, yes=True) == {"outcome": "not_now"}, "nobody asked"
    assert await a_case.does(store, known, "writer", success_changes.ask, record) == {"outcome": "done"}
    assert await a_case.does(store, known, "writer", success_changes.decide, record, yes=True) == {"outcome": "not_allowed"}
    await desk.content.look()
    assert case_id not in desk.knowledge.cases
    assert await a_case.does(store, known, "second", success_changes.decide, record, yes=True) == {"outcome": "done"}
    await desk.content.look()
    told = a_case.everything(desk, case_id)
    for said in (a_case.COMPANY, "HK$300,000", "HK$120,000", "30 個月", "碳排放", "小型", "東莞", "獲計劃資助", "Funded by the programme", "同意展示"):
        assert said in told, (said, told)
    assert "未有資料" not in told, "nothing is missing"
    assert case_id in [each.id for each in success.listed(desk.knowledge, sector="metals", size="small", payback=36)]
    assert case_id not in [each.id for each in success.listed(desk.knowledge, payback=24)]
    assert case_id in [each.id for each, _ in cases.rank(desk.knowledge, "回收鍋爐廢熱")]


async def test_an_edit_after_asking_voids_what_was_asked(desk: Desk, known: Knowledge) -> None:
    store = desk.store
    await a_case.people(store, known)
    record = await a_case.begun(store, known)
    await a_case.does(store, known, "writer", success_changes.save, record, values=a_case.content(store))
    await a_case.does(store, known, "writer", success_changes.ask, record)
    await a_case.does(store, known, "writer", success_changes.save, record, values=a_case.content(store, year="2025"))
    assert await a_case.does(store, known, "second", success_changes.decide, record, yes=True) == {"outcome": "not_now"}
    kept = await store.read(lambda connection: [(row.state, str(row.payload)) for row in connection.execute(select(approval))])
    assert [state for state, _ in kept] == ["void"]
    assert all("樣本廠長" not in payload for _, payload in kept), "who agreed is named in the record and nowhere else"


NAMED = a_case.TITLE | {"zh-Hant": f"{a_case.COMPANY}的廢熱"}
CHANGES: list[tuple[dict[str, Any], str]] = [
    ({"consent": {"by": ""}}, "consent_incomplete"),
    ({"consent": {"until": "2020-01-01"}}, "consent_over"),
    ({"consent": {"scope": ["name"]}}, "measure_not_covered"),
    (
        {"consent": {"scope": ["measure"]}, "texts": {"title": a_case.TITLE | {"zh-Hant": f"{a_case.COMPANY}的廢熱"}, "measure": a_case.MEASURE}},
        "name_in_texts",
    ),
    ({"texts": {"title": a_case.TITLE | {"en": ""}, "measure": a_case.MEASURE}}, "texts_missing"),
    ({"texts": {"title": a_case.TITLE, "measure": a_case.MEASURE, "note": {"en": "Only in English"}}}, "texts_missing"),
    ({"texts": {"title": a_case.TITLE | {"en": "Boiler heat recovered, 30%"}, "measure": a_case.MEASURE}}, "figures_differ"),
    ({"sector": "other"}, "sector_missing"),
]


async def test_what_is_incomplete_is_named_and_cannot_be_asked_for(desk: Desk, known: Knowledge) -> None:
    store = desk.store
    await a_case.people(store, known)
    record = await a_case.begun(store, known)
    assert "consent_missing" in await problems(desk, record)
    for over, named in CHANGES:
        await a_case.does(store, known, "writer", success_changes.save, record, values=a_case.content(store, **over))
        assert await problems(desk, record) == [named], over
        assert (await a_case.does(store, known, "writer", success_changes.ask, record))["outcome"] == "problems"
    await a_case.does(store, known, "writer", success_changes.save, record, values=a_case.content(store))
    assert await problems(desk, record) == []


async def test_one_that_was_published_elsewhere_names_its_publisher_and_is_funded_only_as_the_source_says(desk: Desk, known: Knowledge) -> None:
    store = desk.store
    await a_case.people(store, known)
    record = await a_case.begun(store, known, "published")
    bare = a_case.content(store, funded=None)
    await a_case.does(store, known, "writer", success_changes.save, record, values=bare)
    assert await problems(desk, record) == ["address_wrong", "publisher_missing"]
    named = bare | {"publisher": "某環保月刊 [x](y)", "source_url": "https://example.org/a"}
    await a_case.does(store, known, "writer", success_changes.save, record, values=named)
    assert (await record_of(desk, record)).consent is None
    await a_case.does(store, known, "writer", success_changes.ask, record)
    await a_case.does(store, known, "second", success_changes.decide, record, yes=True)
    await desk.content.look()
    told = a_case.everything(desk, success.id_of(record))
    assert "https://example.org/a" in told and "某環保月刊" in told and "資料沒有說明是否獲計劃資助" in told and "可要求移除" in told


async def test_the_scope_decides_what_the_card_says(desk: Desk) -> None:
    record = await a_case.shown(desk, consent={"scope": ["measure"]})
    told = a_case.everything(desk, success.id_of(record))
    assert a_case.COMPANY not in told and "300,000" not in told and "120,000" not in told and "30 個月" not in told
    assert "工廠不公開：投資額、每年節省金額、回本期" in told and a_case.MEASURE["zh-Hant"] in told


async def test_what_staff_typed_is_never_markup(desk: Desk) -> None:
    title = dict.fromkeys(a_case.TITLE, "**[x](https://evil.example)**")
    record = await a_case.shown(desk, texts={"title": title, "measure": a_case.MEASURE})
    told = desk.wording.phrase({"case": success.id_of(record)}, "zh-Hant")
    assert "](https://evil" not in told.replace("\\](", "")


# --- and away again ---


async def test_withdrawing_hides_at_once_in_lists_searches_cards_and_what_was_said(desk: Desk, talker: Talker, clock: MovedClock) -> None:
    record = await a_case.shown(desk)
    case_id = success.id_of(record)
    assert a_case.TITLE["zh-Hant"] in await talker.says(f"case_{case_id}", "start")
    before = await desk.store.read(lambda connection: [row.body for row in connection.execute(select(outbox).where(outbox.c.chat == "chan"))])
    assert any(a_case.COMPANY in desk.wording.phrase(each, "zh-Hant") for body in before for each in body["phrases"])
    done = await an.acts(desk.store, desk.knowledge, "writer", success_hiding.hide, record_id=record, reason="工廠來電收回", withdrawn=True)
    assert done == {"outcome": "done"}
    await desk.content.look()
    assert case_id not in desk.knowledge.cases
    told = a_case.everything(desk, case_id)
    assert "這個案例已不再展示" in told and a_case.COMPANY not in told
    for body in before:
        said = "\n".join(desk.wording.phrase(each, "zh-Hant") for each in body["phrases"])
        assert a_case.COMPANY not in said and a_case.MEASURE["zh-Hant"] not in said
    await talker.starts("cases")
    await talker.says("回收鍋爐廢熱")
    assert not any(a_case.COMPANY in label for label in talker.labels) and len(talker.labels) > 1
    assert case_id not in [each["id"] for each in success.like(desk.knowledge, sector="metals", size="small")]
    written = await desk.store.read(lambda connection: [row.what for row in connection.execute(select(audit).order_by(audit.c.id))])
    assert "success case consent withdrawn" in written


async def test_another_consent_is_needed_after_a_withdrawal(desk: Desk, known: Knowledge) -> None:
    record = await a_case.shown(desk)
    await an.acts(desk.store, known, "writer", success_hiding.hide, record_id=record, reason="x", withdrawn=True)
    assert await a_case.does(desk.store, known, "writer", success_hiding.reopen, record) == {"outcome": "done"}
    assert "consent_missing" in await problems(desk, record)


async def test_a_case_is_hidden_the_day_after_its_consent_without_anybodys_doing(desk: Desk, clock: MovedClock) -> None:
    record = await a_case.shown(desk, consent={"until": a_case.day(desk.store, 3)})
    case_id = success.id_of(record)
    clock.moved = timedelta(days=3)
    await desk.content.look()
    assert case_id in desk.knowledge.cases, "the last day counts"
    clock.moved = timedelta(days=4)
    await desk.content.look()
    assert case_id not in desk.knowledge.cases, "before any sweep has run"
    for _ in range(2):
        await watch_cases(desk.store, desk.knowledge, clock.now())
    row = await record_of(desk, record)
    assert (row.state, row.reason) == ("hidden", success_hiding.OVER)
    written = await desk.store.read(lambda connection: [row.who for row in connection.execute(select(audit)) if row.what == "success case hidden"])
    assert written == ["bot"]


async def test_a_case_of_the_files_is_removed_on_request_and_can_be_put_back_by_an_approver(desk: Desk, known: Knowledge) -> None:
    await a_case.people(desk.store, known)
    remove, put_back = success_hiding.remove_file, success_hiding.put_back
    assert (await an.acts(desk.store, known, "writer", remove, case_id="lkk-solar-pv", reason=" "))["outcome"] == "reason_missing"
    assert (await an.acts(desk.store, known, "nobody", remove, case_id="lkk-solar-pv", reason="x"))["outcome"] == "not_allowed"
    assert (await an.acts(desk.store, known, "writer", remove, case_id="lkk-solar-pv", reason="公司要求"))["outcome"] == "done"
    assert (await an.acts(desk.store, known, "writer", remove, case_id="lkk-solar-pv", reason="公司要求"))["outcome"] == "not_now"
    await desk.content.look()
    assert "lkk-solar-pv" not in desk.knowledge.cases and len(desk.knowledge.cases) == len(known.cases) - 1
    assert "Lee Kum Kee" not in a_case.everything(desk, "lkk-solar-pv")
    assert (await an.acts(desk.store, known, "writer", put_back, case_id="lkk-solar-pv", reason="x"))["outcome"] == "not_allowed"
    assert (await an.acts(desk.store, known, "second", put_back, case_id="lkk-solar-pv", reason="誤會"))["outcome"] == "done"
    await desk.content.look()
    assert desk.knowledge.cases == known.cases


async def test_what_was_hidden_two_years_ago_is_deleted_and_nothing_earlier(desk: Desk, known: Knowledge, clock: MovedClock) -> None:
    record = await a_case.shown(desk, consent={"until": a_case.day(desk.store, 4000)})
    await an.acts(desk.store, known, "writer", success_hiding.hide, record_id=record, reason="x")

    for days, left in ((729, 1), (732, 0)):
        now = clock.now() + timedelta(days=days)
        await desk.store.write(lambda connection, now=now: sweep(connection, now))  # type: ignore[misc]
        there = await desk.store.read(lambda connection: len(connection.execute(select(success_case)).all()))
        assert there == left, days


# --- by the company itself ---


async def from_application(desk: Desk, **over: Any) -> tuple[int, int]:
    """(application, record): a case that came from an approved demonstration of the company whose chat is owner, and is shown."""
    store, known = desk.store, desk.knowledge
    made = await approved(store, known, company_name=a_case.COMPANY)
    await follows(store, known, aftercare.plan, made, dates={"case_text": a_case.day(store, 30)})
    await a_case.people(store, known)
    record = (await an.acts(store, known, "writer", success_changes.begin_from, application_id=made))["id"]
    await a_case.shown(desk, record, **over)
    return made, record


async def test_the_company_withdraws_in_its_own_chat_and_everybody_stops_seeing_it_in_that_turn(desk: Desk, clock: MovedClock) -> None:
    made, record = await from_application(desk)
    owner = Talker(desk, clock, "owner")
    told = await owner.says(f"go:application:{made}", "choice")
    assert "收回案例同意" in owner.labels, told
    assert "現正公開" in await owner.presses("收回案例同意")
    told = await owner.presses("收回同意")
    assert "已即時隱藏" in told and "收回案例同意" not in owner.labels
    assert success.id_of(record) not in desk.knowledge.cases, "nobody has to wait until somebody looks"
    row = await record_of(desk, record)
    assert row.state == "hidden" and row.consent["withdrawn_on"]
    assert await an.notices_of(desk.store, "writer", f"success:{record}:"), "who wrote it is told"


async def test_nobody_else_can_withdraw_it_or_learns_that_there_is_one(desk: Desk, known: Knowledge) -> None:
    made, _ = await from_application(desk)
    for chat in ("stranger", "handler", "writer"):
        assert await an.acts(desk.store, known, chat, success_hiding.of_application, application_id=made) is None
        assert await an.acts(desk.store, known, chat, success_hiding.withdraw, application_id=made) == {"outcome": "unknown"}


# --- expected ---


async def test_an_approval_fills_the_list_of_what_is_expected_and_showing_the_case_does_it(desk: Desk, known: Knowledge, clock: MovedClock) -> None:
    store = desk.store
    made = await approved(store, known)
    dates = {"case_text": a_case.day(store, 30), "visit_hosted": a_case.day(store, 60), "talk_given": a_case.day(store, 90)}
    await follows(store, known, aftercare.plan, made, dates=dates)
    await a_case.people(store, known)
    listed = await an.acts(store, known, "writer", success_records.expected)
    assert [(each["kind"], each["due"], each["late"], each["record_id"]) for each in listed] == [(kind, day, False, None) for kind, day in dates.items()]
    assert await an.acts(store, known, "stranger", success_records.expected) == []
    begun = await an.acts(store, known, "writer", success_changes.begin_from, application_id=made)
    again = await an.acts(store, known, "writer", success_changes.begin_from, application_id=made)
    assert again == {"outcome": "taken", "id": begun["id"]}
    row = await record_of(desk, begun["id"])
    assert (row.sector, row.city, row.technology, row.cost_cents, row.funded, row.year) == (
        "metals",
        "dongguan",
        "energy",
        2_000_000,
        True,
        a_case.day(store)[:4],
    )
    assert an.CONTACT not in str(row._mapping) and "陳大文" not in str(row._mapping), "nothing of a person is taken over"
    await a_case.shown(desk, begun["id"])
    left = await an.acts(store, known, "writer", success_records.expected)
    assert [each["kind"] for each in left] == ["visit_hosted", "talk_given"]
    done = await store.read(lambda connection: connection.execute(select(milestone.c.done_on).where(milestone.c.kind == "case_text")).scalar())
    assert done == a_case.day(store)


async def test_a_case_text_that_was_agreed_to_is_where_the_consent_begins(desk: Desk, known: Knowledge) -> None:
    store = desk.store
    made = await approved(store, known)
    await follows(store, known, aftercare.plan, made, dates={"case_text": a_case.day(store, 30)})
    consent = {"scope": "可用名稱及數字", "until": a_case.day(store, 400)}
    await follows(store, known, aftercare.done, made, kind="case_text", day=a_case.day(store), consent=consent)
    await a_case.people(store, known)
    assert [each["agreed"] for each in await an.acts(store, known, "writer", success_records.expected)] == [True]
    begun = await an.acts(store, known, "writer", success_changes.begin_from, application_id=made)
    row = await record_of(desk, begun["id"])
    assert (row.consent["until"], row.consent["said"], row.consent["scope"]) == (consent["until"], consent["scope"], [])
    assert "consent_incomplete" in await problems(desk, begun["id"]), "who agreed, and to what exactly, an officer writes down"


# --- like mine, go and see ---


def test_like_mine_ranks_by_what_is_in_common_and_says_why_and_what_differs(known: Knowledge) -> None:
    found = success.like(known, sector="textiles", process="washing", pollutants=["wastewater"], size="small")
    first = known.cases[found[0]["id"]]
    assert first.sector == "textiles" and "wastewater" in first.pollutants and first.id == "yida-wastewater-reuse"
    assert [each["say"] for each in found[0]["why"]] == ["case-like-sector", "case-like-process", "case-like-pollutants"]
    assert [each["say"] for each in found[0]["differs"]] == ["case-unlike-size-unknown"]
    assert [each["score"] for each in found] == sorted((each["score"] for each in found), reverse=True) and len(found) == 5
    assert all(known.cases[each["id"]].kind == "case" and each["why"] for each in found)
    assert success.like(known, sector=None) == [], "nothing is known, so nothing is alike"
    assert success.like(known, sector=None, process="zzzz") == []


def test_like_mine_understands_a_process_in_words(known: Knowledge) -> None:
    found = success.like(known, sector="printing-publishing", process="油墨房啲VOC好大味", pollutants=["voc"])
    assert found[0]["id"] == "cc-joint-printing-carbon-filter", found


async def test_what_was_said_of_the_factory_is_not_asked_again(talker: Talker) -> None:
    await talker.says("我間電鍍廠喺東莞，做示範項目有冇錢？")
    await talker.starts("cases")
    await talker.presses("像我廠這樣的案例")
    assert await talker.question() == "process"
    await talker.answers(process="略過", pollutant="重金屬")
    told = await talker.answers(size="略過")
    assert "同屬金屬和金屬製品業" in told and "同樣針對重金屬" in told
    assert "蝕刻液" in await talker.presses(talker.last[-1].buttons[0].id)


async def test_a_trade_may_be_typed(talker: Talker) -> None:
    await talker.starts("cases")
    await talker.presses("像我廠這樣的案例")
    await talker.answers(sector="牛仔褲洗水")
    told = await talker.answers(process="洗水", pollutant="污水", size="小型")
    assert told.index("洗水廢水處理回用") < told.index("選一個看詳情") and "同屬紡織業" in told


async def test_the_next_visit_is_the_one_that_has_most_in_common_with_the_case(desk: Desk, known: Knowledge, clock: MovedClock) -> None:
    record = await a_case.shown(desk)
    visit = an_event.VISIT | {"excluded_sectors": []}

    async def next_visit() -> tuple[str | None, str]:
        found = await an.acts(desk.store, desk.knowledge, "somebody", success_visits.next_visit, case_id=success.id_of(record))
        return found["event"] and found["event"]["id"], found["why"]

    assert await next_visit() == (None, "")
    entered: list[tuple[str, dict[str, Any], str]] = [
        ("v-1", {"city": "foshan", "sectors": ["paper"]}, ""),
        ("v-2", {"city": "dongguan", "sectors": ["paper"]}, "same_city"),
        ("v-3", {"city": "foshan", "sectors": ["metals"]}, "same_sector"),
        ("v-4", {"city": "dongguan", "sectors": ["metals"]}, "same_city_and_sector"),
        ("v-5", {"city": "foshan", "title": an_event.in_all(f"參觀{a_case.COMPANY}")}, "same_factory"),
    ]
    for event_id, more, why in entered:
        await an_event.enter(desk.store, clock.now(), **({"id": event_id, "kind": "visit", "capacity": 20, "visit": visit} | more))
        assert await next_visit() == (event_id, why)


async def test_a_case_leads_to_a_visit_or_to_the_news_of_one(desk: Desk, talker: Talker, clock: MovedClock) -> None:
    record = await a_case.shown(desk)
    opened = f"case_{success.id_of(record)}"
    await talker.says(opened, "start")
    assert "沒有可以報名的參觀" in await talker.presses("去看看") and "訂閱計劃消息" in talker.labels
    visit = an_event.VISIT | {"excluded_sectors": []}
    await an_event.enter(desk.store, clock.now(), id="v-1", kind="visit", capacity=20, visit=visit, city="dongguan", sectors=["metals"])
    await talker.says(opened, "start")
    assert "同城同行業" in await talker.presses("去看看")
    assert "登記" in await talker.presses("查看及報名參觀")


async def test_a_visit_that_does_not_admit_ones_own_trade_is_not_offered(desk: Desk, known: Knowledge, clock: MovedClock) -> None:
    record = await a_case.shown(desk)
    await an_event.enter(desk.store, clock.now(), id="v-1", kind="visit", capacity=20, visit=an_event.VISIT, sectors=["metals"])

    def visit(connection: Any, sector: str) -> Any:
        here = Here(connection, clock.now(), desk.knowledge, Address("web", "somebody"), "zh-Hant")
        return success_visits.next_visit(here, case_id=success.id_of(record), sector=sector)["event"]

    assert await desk.store.read(lambda connection: visit(connection, "metals")) is None
    assert (await desk.store.read(lambda connection: visit(connection, "paper")))["id"] == "v-1"


# --- the files ---


def test_what_the_files_state_is_shown_as_stated_and_what_is_missing_as_missing(known: Knowledge, wording: Wording) -> None:
    told = wording.phrase({"case": "cc-joint-printing-hot-water"}, "zh-Hant")
    assert "投資額：HK$600,000" in told and "每年節省：最多HK$100,000" in told
    missing = re.search("未有資料：(.*)", told)
    assert missing and set(missing[1].split("、")) == {"回本期", "污染物", "工廠規模", "城市"}


def test_a_figure_that_stands_as_money_is_not_said_twice(known: Knowledge, wording: Wording) -> None:
    for case in known.cases.values():
        assert all(1 <= number <= len(case.figures) for number in case.repeated), case.id
        told = to_plain(wording.phrase({"case": case.id}, "en"))
        for amount in (case.cost, case.saving):
            assert amount is None or told.count(f"{amount.value:,.0f}") == 1 + sum(f"{amount.value:,.0f}" in each["en"] for each in case.further), case.id


def test_every_amount_of_the_files_stands_in_a_figure_of_its_source(known: Knowledge) -> None:
    """Nothing is worked out: what the structured fields say, the published figures say."""
    amounts = 0
    for case in known.cases.values():
        stated = " ".join(each["en"] for each in case.figures)
        for amount in (case.cost, case.saving):
            if amount is not None:
                amounts += 1
                assert f"{amount.value:,.0f}" in stated, case.id
        if case.payback_months:
            assert "ayback" in stated, case.id
    assert amounts == 16


async def test_who_reads_what_is_decided_by_role(desk: Desk, known: Knowledge) -> None:
    record = await a_case.shown(desk)
    for chat, role in (("agent", "hotline_agent"), ("view", "viewer"), ("boss", "admin")):
        await an.officer(desk.store, known, chat, role)  # type: ignore[arg-type]
        assert await an.acts(desk.store, known, chat, success_records.one, record_id=record) is None
        assert await an.acts(desk.store, known, chat, success_records.listed) == []
        assert await an.acts(desk.store, known, chat, success_hiding.hide, record_id=record, reason="x") == {"outcome": "not_allowed"}
        assert await an.acts(desk.store, known, chat, success_changes.begin, origin="gathered") == {"outcome": "not_allowed"}


async def test_a_record_that_cannot_be_shown_keeps_no_other_from_being_shown(desk: Desk) -> None:
    record = await a_case.shown(desk)
    broken = await a_case.shown(desk, await a_case.begun(desk.store, desk.knowledge))
    await desk.store.write(lambda connection: connection.execute(update(success_case).where(success_case.c.id == broken).values(technology="nonsense")))
    await desk.content.look()
    assert success.id_of(record) in desk.knowledge.cases and success.id_of(broken) not in desk.knowledge.cases


def test_processes_are_told_from_words_and_not_from_parts_of_them(known: Knowledge) -> None:
    assert success_like.processes_in("Workers were drinking tea and thinking") == set()
    assert success_like.processes_in("Central ink supply") == {"printing"}
    assert "dyeing" in success_like.processes_in("印染廠嘅染缸")
