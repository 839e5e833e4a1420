"""Cases as officers work on them: who sees what, who may do what, what is told, and that nothing is lost when two do it at once."""

import asyncio
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import func, select, update

from bot.knowledge import Knowledge
from bot.programme import applications, casework, handling, holders
from bot.programme.case_clock import clock_of
from bot.store import Store
from bot.tables import application, application_point, application_step, audit, company, holder, notice
from bot.tables import staff as members
from tests import an_application as an
from tests.conftest import MovedClock
from tests.officers import texts

REASON = {"keys": ["incomplete"], "text": None}
INTERNAL = {"keys": [], "text": texts("放假，由同事接手")}
CHANGES: list[tuple[Any, dict[str, Any]]] = [
    (handling.take, {}),
    (handling.take_over, {"reason": INTERNAL}),
    (handling.return_, {"items": ["ownership"], "own": [], "reason": REASON}),
    (handling.propose, {}),
    (handling.pass_, {}),
    (handling.send_back, {"reason": INTERNAL}),
    (handling.set_technology, {"technology": "energy"}),
    (handling.set_tags, {"tags": ["餘熱"]}),
    (handling.end_holder, {"holder_id": 1}),
    (handling.same_firm, {"company_id": 2}),
    (handling.other_firm, {"company_id": 2}),
]
IDS = [function.__name__ for function, _ in CHANGES]


async def does(store: Store, known: Knowledge, chat: str, function: Any, application_id: int, version: int | None = None, **args: Any) -> str:
    at = (await an.row_of(store, application_id)).version if version is None else version
    return str((await an.acts(store, known, chat, function, application_id=application_id, version=at, **args))["outcome"])


async def snapshot(store: Store) -> list[Any]:
    tables = (application, application_step, application_point, company, holder, notice)
    return await store.read(lambda connection: [connection.execute(select(each).order_by(*each.primary_key.columns)).all() for each in tables])


async def written_down(store: Store, application_id: int) -> list[tuple[str, str, str | None]]:
    """What staff did to a case: (who, what, reason)."""
    query = select(audit).where(audit.c.object == f"application {application_id}").order_by(audit.c.id)
    return [(row.who, row.what, row.reason) for row in await store.read(lambda connection: connection.execute(query).all())]


async def card(store: Store, known: Knowledge, chat: str, application_id: int) -> Any:
    return await an.acts(store, known, chat, casework.card, application_id=application_id)


async def references(store: Store, known: Knowledge, chat: str, which: str) -> list[int]:
    return [each["id"] for each in await an.acts(store, known, chat, casework.listed, which=which)]


# --- the clock of each side ---

START = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


def days(now: float, *steps: tuple[float, str]) -> tuple[int, int]:
    rows = [SimpleNamespace(at=START + timedelta(days=day), after=after) for day, after in steps]
    return tuple(clock_of(rows, START + timedelta(days=now)))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("now", "steps", "expected"),
    [
        (9, [], (0, 0)),
        (0.99, [(0, "submitted")], (0, 0)),
        (9.5, [(0, "submitted"), (2, "in_check")], (9, 0)),
        (12, [(0, "submitted"), (2, "in_check"), (5, "returned"), (9, "in_check")], (8, 4)),
        (12, [(0, "submitted"), (5, "returned")], (5, 7)),
        (12, [(0, "submitted"), (0.6, "returned"), (1.2, "in_check"), (1.8, "returned"), (2.4, "in_check")], (10, 1)),  # halves of days add up
        (40, [(0, "submitted"), (2, "in_check"), (4, "to_check"), (6, "ready"), (8, "tabled"), (20, "approved")], (20, 0)),  # decided: no clock runs
        (40, [(0, "submitted"), (8, "tabled"), (20, "rejected"), (30, "tabled")], (30, 0)),  # reopened
        (40, [(0, "submitted"), (3, "returned"), (10, "withdrawn")], (3, 7)),
        (9, [(0, "submitted"), (5, "returned"), (6, "returned"), (7, "returned")], (5, 4)),  # what was edited changes nothing
    ],
)
def test_each_sides_days_are_counted_while_the_case_is_with_it(now: float, steps: list[tuple[float, str]], expected: tuple[int, int]) -> None:
    assert days(now, *steps) == expected


async def test_a_return_stops_our_clock_and_what_comes_back_starts_it_again(store: Store, known: Knowledge, clock: MovedClock) -> None:
    await an.officer(store, known, "lee")
    made = await an.submitted(store, known)
    clock.moved += timedelta(days=3)
    assert await does(store, known, "lee", handling.take, made) == "done"
    assert await does(store, known, "lee", handling.return_, made, items=["ownership"], own=[], reason=REASON) == "done"
    clock.moved += timedelta(days=5)
    await an.acts(store, known, "owner", applications.act, application_id=made, version=(await an.row_of(store, made)).version, transition="resubmit")
    clock.moved += timedelta(days=2)
    (line,) = await an.acts(store, known, "lee", casework.listed, which="mine")
    assert (line["ours"], line["theirs"]) == (5, 5)


# --- who sees what ---


@pytest.mark.parametrize(("function", "args"), CHANGES, ids=IDS)
async def test_no_officer_changes_a_case_of_a_company_that_they_act_for(store: Store, known: Knowledge, function: Any, args: dict[str, Any]) -> None:
    made = await an.submitted(store, known)
    await an.officer(store, known, "owner")  # who joined the staff later
    before = await snapshot(store)
    assert await does(store, known, "owner", function, made, **args) == "own_case"
    assert await snapshot(store) == before and await written_down(store, made) == []


async def test_the_lists_hold_each_case_where_it_waits(store: Store, known: Knowledge) -> None:
    for chat in ("handler", "checker", "lee"):
        await an.officer(store, known, chat)
    meeting = await an.a_meeting(store)
    new = await an.submitted(store, known, "a")
    taken, proposed, returned = [await an.submitted(store, known, chat) for chat in "bcd"]
    await an.moved(store, known, "handler", taken, "take")
    await an.moved(store, known, "handler", proposed, "take", "propose")
    await an.moved(store, known, "handler", returned, "take", "return")
    ready, tabled = await an.ready(store, known, "e"), await an.tabled(store, known, meeting, "f")
    running = await an.tabled(store, known, meeting, "g")
    await an.moved(store, known, "handler", running, "approve", grant_cents=1_000_000, decided_on="2026-12-15")
    draft = await an.draft(store, known, "h")
    assert {which: await references(store, known, "handler", which) for which in casework.FILTERS} == {
        **{"mine": [taken, proposed, returned, ready, tabled], "to_check": [], "new": [new], "returned": [returned], "ready": [ready]},
        "running": [running],
    }
    assert await references(store, known, "lee", "mine") == [] and await references(store, known, "lee", "to_check") == [proposed]
    counts = await an.acts(store, known, "lee", casework.counts)
    assert counts == {"mine": 0, "to_check": 1, "new": 1, "returned": 1, "ready": 1, "running": 1}
    assert await card(store, known, "lee", draft) is None
    assert await an.acts(store, known, "lee", casework.found, reference=(await an.row_of(store, draft)).reference) == []


@pytest.mark.parametrize(("city", "team"), [("shenzhen", "shenzhen"), ("dongguan", "dongguan"), ("foshan", "hong_kong"), (None, "hong_kong")])
async def test_a_case_goes_to_the_team_of_its_factorys_city(store: Store, known: Knowledge, city: str | None, team: str) -> None:
    await an.officer(store, known, "lee")
    made = await an.submitted(store, known, city=city)
    (line,) = await an.acts(store, known, "lee", casework.listed, which="new")
    assert (line["id"], line["team"], line["sample"]) == (made, team, False)


@pytest.mark.parametrize("role", ["viewer", "hotline_agent", "publisher", "approver", "admin", None])
async def test_who_is_no_case_officer_sees_no_case_whether_it_is_there_or_not(store: Store, known: Knowledge, role: Any) -> None:
    if role:
        await an.officer(store, known, "lee", role)
    made = await an.submitted(store, known)
    for function, args in ((casework.one, {}), (casework.card, {}), *((casework.part, {"name": name}) for name in casework.PARTS)):
        assert await an.acts(store, known, "lee", function, application_id=made, **args) is None
    assert await an.acts(store, known, "lee", casework.opened, application_id=made) == {"outcome": "unknown"}
    assert await an.acts(store, known, "lee", casework.listed, which="new") is None
    assert await an.acts(store, known, "lee", casework.found, reference=(await an.row_of(store, made)).reference) == []
    assert await an.acts(store, known, "lee", casework.counts) is None
    assert await written_down(store, made) == []


async def test_the_hotline_sees_the_status_by_reference_and_nothing_of_a_person(store: Store, known: Knowledge) -> None:
    await an.officer(store, known, "agent", "hotline_agent")
    made = await an.submitted(store, known)
    reference = (await an.row_of(store, made)).reference
    view = await an.acts(store, known, "agent", casework.status_of, reference=reference.lower())
    assert view["reference"] == reference and view["public"] == "received"
    said = str(view)
    assert not any(secret in said for secret in ("陳大文", "+85223456789", "樣本五金廠", "12345678", "更換鍋爐"))
    assert await an.acts(store, known, "agent", casework.status_of, reference="A-2222-2222-2222") is None
    assert await an.acts(store, known, "stranger", casework.status_of, reference=reference) is None
    draft = (await an.row_of(store, await an.draft(store, known, "b"))).reference
    assert await an.acts(store, known, "agent", casework.status_of, reference=draft) is None


async def test_reading_a_case_is_written_down_once_an_opening(store: Store, known: Knowledge, clock: MovedClock) -> None:
    lee = await an.officer(store, known, "lee")
    made = await an.submitted(store, known)
    for _ in range(3):
        assert await an.acts(store, known, "lee", casework.opened, application_id=made) == {"outcome": "done"}
    assert await written_down(store, made) == [(f"staff {lee}", "case read", None)]
    clock.moved += casework.ONE_READING + timedelta(seconds=1)
    await an.acts(store, known, "lee", casework.opened, application_id=str(made))
    ho = await an.officer(store, known, "ho")
    await an.acts(store, known, "ho", casework.opened, application_id=made)
    assert [who for who, *_ in await written_down(store, made)] == [f"staff {lee}", f"staff {lee}", f"staff {ho}"]


async def test_a_case_is_shown_with_all_that_belongs_to_it(store: Store, known: Knowledge) -> None:
    await an.officer(store, known, "handler")
    made = await an.submitted(store, known)
    await an.moved(store, known, "handler", made, "take")
    one = await an.acts(store, known, "handler", casework.one, application_id=made)
    assert (one["state"], one["public"], one["handler"], one["checker"]) == ("in_check", "under_review", "Officer handler", None)
    assert one["contact"] == one["firm"]["contact"] == "+85223456789" and one["firm"]["cases"] == []
    assert [(each["transition"], each["who"]) for each in one["history"]] == [("take", "Officer handler"), ("submit", None)]
    assert one["rules"]["phase"] == "2008-2013" and one["rules"]["verdict"] == "yes" and one["rules"]["grant_cents"] == 1_000_000
    assert one["rules"]["day"] == known.packs["2008-2013"].as_at.isoformat()  # those rules had ended when it was handed in
    assert "ratings" not in one and one["may"] == ["return", "propose", "change"]
    for nonsense in ("", "x", "9" * 30, made + 999, None, "1 OR 1=1"):
        assert await card(store, known, "handler", nonsense) is None  # type: ignore[arg-type]


# --- who may do what ---


@pytest.mark.parametrize(("function", "args"), CHANGES, ids=IDS)
async def test_a_role_that_was_lost_while_a_form_was_open_changes_nothing(store: Store, known: Knowledge, function: Any, args: dict[str, Any]) -> None:
    await an.officer(store, known, "lee")
    made = await an.submitted(store, known)
    await store.write(lambda connection: connection.execute(update(members).values(role="viewer")))
    before = await snapshot(store)
    assert await does(store, known, "lee", function, made, **args) == "not_allowed" and await snapshot(store) == before
    assert await written_down(store, made) == []


@pytest.mark.parametrize(("function", "args"), CHANGES, ids=IDS)
async def test_what_is_no_longer_as_it_was_seen_is_not_changed(store: Store, known: Knowledge, function: Any, args: dict[str, Any]) -> None:
    await an.officer(store, known, "lee")
    made = await an.submitted(store, known)
    before = await snapshot(store)
    assert await does(store, known, "lee", function, made, version=0, **args) == "changed" and await snapshot(store) == before


@pytest.mark.parametrize(("function", "args"), CHANGES, ids=IDS)
async def test_a_draft_is_to_officers_like_what_does_not_exist(store: Store, known: Knowledge, function: Any, args: dict[str, Any]) -> None:
    await an.officer(store, known, "lee")
    made = await an.draft(store, known)
    absent = await an.acts(store, known, "lee", function, application_id=made + 999, version=0, **args)
    assert await an.acts(store, known, "lee", function, application_id=made, version=0, **args) == absent == {"outcome": "unknown"}


async def test_the_handler_cannot_check_and_the_checker_is_recorded(store: Store, known: Knowledge) -> None:
    await an.officer(store, known, "lee")
    ho = await an.officer(store, known, "ho")
    made = await an.submitted(store, known)
    assert await does(store, known, "lee", handling.take, made) == "done"
    assert await does(store, known, "ho", handling.propose, made) == "not_now"  # another's case
    assert await does(store, known, "lee", handling.propose, made) == "done"
    assert (await card(store, known, "lee", made))["may"] == ["change"]
    assert (await card(store, known, "ho", made))["may"] == ["pass", "send_back", "take_over", "change"]
    assert await does(store, known, "lee", handling.pass_, made) == await does(store, known, "lee", handling.send_back, made, reason=INTERNAL) == "not_now"
    assert await does(store, known, "ho", handling.pass_, made) == "done"
    row = await an.row_of(store, made)
    assert (row.state, row.checker_id) == ("ready", ho) and row.handler_id != row.checker_id


async def test_who_checked_a_case_and_takes_it_over_is_its_handler_and_no_longer_its_checker(store: Store, known: Knowledge) -> None:
    await an.officer(store, known, "handler")
    checker = await an.officer(store, known, "checker")
    made = await an.ready(store, known)
    assert await does(store, known, "checker", handling.take_over, made, reason=INTERNAL) == "done"
    row = await an.row_of(store, made)
    assert (row.state, row.handler_id, row.checker_id) == ("in_check", checker, None)  # to be checked again, by somebody else
    assert await does(store, known, "checker", handling.propose, made) == "done" and await does(store, known, "checker", handling.pass_, made) == "not_now"
    assert (await written_down(store, made))[-2][1:] == ("take_over", "放假，由同事接手")
    assert await does(store, known, "checker", handling.take_over, made, reason=INTERNAL) == "not_now"  # it is theirs already


async def test_what_is_with_the_applicant_stays_there_when_a_colleague_takes_it_over(store: Store, known: Knowledge) -> None:
    await an.officer(store, known, "lee")
    ho = await an.officer(store, known, "ho")
    made = await an.submitted(store, known)
    await does(store, known, "lee", handling.take, made)
    await does(store, known, "lee", handling.return_, made, items=["ownership"], own=[], reason=REASON)
    told = await an.notices_of(store, "owner")
    assert await does(store, known, "ho", handling.take_over, made, reason={"keys": [], "text": None}) == "reason_missing"
    assert await does(store, known, "ho", handling.take_over, made, reason=INTERNAL) == "done"
    row = await an.row_of(store, made)
    assert (row.state, row.handler_id) == ("returned", ho) and await an.notices_of(store, "owner") == told
    assert (await card(store, known, "ho", made))["theirs"] == 0 and (await written_down(store, made))[-1][1:] == ("hand_over", "放假，由同事接手")


async def test_a_case_that_its_people_corrected_before_anybody_took_it_waits_with_the_new_ones(store: Store, known: Knowledge) -> None:
    lee = await an.officer(store, known, "lee")
    made = await an.submitted(store, known)
    for transition in ("correct", "resubmit"):
        version = (await an.row_of(store, made)).version
        assert (await an.acts(store, known, "owner", applications.act, application_id=made, version=version, transition=transition)) == {"outcome": "done"}
    assert await references(store, known, "lee", "new") == [made] and (await card(store, known, "lee", made))["may"] == ["take", "change"]
    assert await does(store, known, "lee", handling.take, made) == "done"
    row = await an.row_of(store, made)
    assert (row.state, row.handler_id) == ("in_check", lee) and await references(store, known, "lee", "new") == []


async def test_a_correction_of_the_applicants_changes_nothing_else(store: Store, known: Knowledge) -> None:
    await an.officer(store, known, "handler")
    await an.officer(store, known, "checker")
    made = await an.ready(store, known)
    before = (await an.row_of(store, made))._asdict()
    await an.acts(store, known, "owner", applications.act, application_id=made, version=before["version"], transition="correct")
    after = (await an.row_of(store, made))._asdict()
    assert {name for name in before if before[name] != after[name]} == {"state", "version", "since"}
    await an.acts(
        store, known, "owner", applications.change, application_id=made, version=after["version"], part="contact", values={"contact": "new@example.com"}
    )
    edited = (await an.row_of(store, made))._asdict()
    assert {name for name in after if after[name] != edited[name]} == {"contact", "version"}


# --- returning ---


async def test_a_return_carries_all_points_at_once_and_is_told_once_with_their_number(store: Store, known: Knowledge) -> None:
    await an.officer(store, known, "lee")
    made = await an.submitted(store, known)
    await does(store, known, "lee", handling.take, made)
    other = {"keys": ["incomplete", "other"], "text": texts("圖則看不清楚")}
    wanted = {"items": ["ownership", "quotation", "ownership", "proposal"], "own": [texts("請提供安全檢查報告")]}  # a proposal is none of an assessment's
    assert await does(store, known, "lee", handling.return_, made, **wanted, reason=other) == "done"
    view = await an.acts(store, known, "owner", applications.one, application_id=made)
    assert [(each["item"], each["text"]) for each in view["points"]] == [("ownership", None), ("quotation", None), (None, texts("請提供安全檢查報告"))]
    assert view["reasons"] == other and "points" in view["may"]
    rounds = await store.read(lambda connection: set(connection.execute(select(application_point.c.round)).scalars()))
    assert rounds == {(await an.row_of(store, made)).version}
    (told,) = await an.notices_of(store, "owner")
    lines = told.body["phrases"][0]["lines"]
    assert lines[0]["after"] == {"say": "public-more_needed"} and lines[-1] == {"say": "notice-status-points", "points": 3}
    card_now = await card(store, known, "lee", made)
    assert card_now["points"] == 3 and (await written_down(store, made))[-1][1:] == ("return", "incomplete; other; 圖則看不清楚")


@pytest.mark.parametrize(
    ("args", "outcome"),
    [
        ({"items": [], "own": [], "reason": REASON}, "points_missing"),
        ({"items": ["proposal", "nonsense"], "own": [], "reason": REASON}, "points_missing"),
        ({"items": ["ownership"], "own": [], "reason": {"keys": [], "text": None}}, "reason_missing"),
        ({"items": ["ownership"], "own": [], "reason": {"keys": ["other"], "text": None}}, "reason_missing"),
        ({"items": ["ownership"], "own": [], "reason": {"keys": ["because"], "text": None}}, "reason_missing"),
    ],
)
async def test_a_return_without_points_or_a_reason_is_none(store: Store, known: Knowledge, args: dict[str, Any], outcome: str) -> None:
    await an.officer(store, known, "lee")
    made = await an.submitted(store, known)
    await does(store, known, "lee", handling.take, made)
    before = await snapshot(store)
    assert await does(store, known, "lee", handling.return_, made, **args) == outcome and await snapshot(store) == before


async def test_the_points_of_the_last_return_are_those_that_count(store: Store, known: Knowledge) -> None:
    await an.officer(store, known, "lee")
    made = await an.submitted(store, known)
    await does(store, known, "lee", handling.take, made)
    for item in ("ownership", "licence"):
        assert await does(store, known, "lee", handling.return_, made, items=[item], own=[], reason=REASON) == "done"
        version = (await an.row_of(store, made)).version
        await an.acts(store, known, "owner", applications.act, application_id=made, version=version, transition="resubmit")
    part = await an.acts(store, known, "lee", casework.part, application_id=made, name="points")
    assert [each["item"] for each in part] == ["licence"]


# --- what is told ---


async def test_each_change_of_the_public_word_is_told_once_and_what_does_not_change_it_not_at_all(store: Store, known: Knowledge) -> None:
    await an.officer(store, known, "lee")
    await an.officer(store, known, "ho")
    made = await an.submitted(store, known, component="demonstration")
    steps: list[tuple[str, Any, dict[str, Any], int]] = [
        ("lee", handling.take, {}, 1),
        ("lee", handling.set_technology, {"technology": "air"}, 0),
        ("lee", handling.set_tags, {"tags": ["餘熱", " 餘熱 ", "", "x" * 99]}, 0),
        ("lee", handling.propose, {}, 0),
        ("ho", handling.send_back, {"reason": INTERNAL}, 0),
        ("lee", handling.return_, {"items": ["ownership"], "own": [], "reason": REASON}, 1),
    ]
    for chat, function, args, told in steps:
        await store.write(lambda connection: connection.execute(update(notice).values(state="given")))  # what was told has left
        before = len(await an.notices_of(store, "owner"))
        assert await does(store, known, chat, function, made, **args) == "done"
        assert len(await an.notices_of(store, "owner")) - before == told, function.__name__
    row = await an.row_of(store, made)
    assert (row.technology, row.tags) == ("air", ["餘熱", "x" * handling.LONGEST_TAG])
    assert [what for _, what, _ in await written_down(store, made)] == ["take", "technology set", "tags set", "propose", "send_back", "return"]


async def test_a_technology_is_counted_for_demonstrations_only_and_not_after_the_end(store: Store, known: Knowledge) -> None:
    await an.officer(store, known, "lee")
    made = await an.submitted(store, known)
    assert await does(store, known, "lee", handling.set_technology, made, technology="energy") == "not_now"
    other = await an.submitted(store, known, "b", component="demonstration")
    assert await does(store, known, "lee", handling.set_technology, other, technology="magic") == "not_now"
    await an.acts(store, known, "b", applications.act, application_id=other, version=1, transition="withdraw")
    assert await does(store, known, "lee", handling.set_technology, other, technology="energy") == "not_now"
    assert await does(store, known, "lee", handling.set_tags, other, tags=["a"]) == "not_now" and (await card(store, known, "lee", other))["may"] == []


# --- people of the company ---


async def test_who_has_left_the_company_is_removed_but_never_the_last(store: Store, known: Knowledge) -> None:
    await an.officer(store, known, "lee")
    made = await an.submitted(store, known)
    firm = (await an.row_of(store, made)).company_id
    code = (await an.acts(store, known, "owner", holders.invite, company_id=firm))["code"]
    await an.acts(store, known, "colleague", holders.join, code=code, name="李小姐")
    part = await an.acts(store, known, "lee", casework.part, application_id=made, name="firm")
    owner, colleague = (each["id"] for each in part["people"])
    assert await does(store, known, "lee", handling.end_holder, made, holder_id=owner) == "done"
    assert await an.acts(store, known, "owner", applications.one, application_id=made) is None
    assert await does(store, known, "lee", handling.end_holder, made, holder_id=colleague) == "last"
    assert await does(store, known, "lee", handling.end_holder, made, holder_id=owner) == "unknown"
    assert [each["id"] for each in await an.acts(store, known, "colleague", applications.mine)] == [made]
    assert (await written_down(store, made))[-1][1:] == ("holder removed", f"holder {owner}")


async def test_somebody_of_another_company_is_not_removed_through_this_case(store: Store, known: Knowledge) -> None:
    await an.officer(store, known, "lee")
    made, other = await an.submitted(store, known), await an.submitted(store, known, "b")
    stranger = (await an.acts(store, known, "lee", casework.part, application_id=other, name="firm"))["people"][0]["id"]
    assert await does(store, known, "lee", handling.end_holder, made, holder_id=stranger) == "unknown"
    assert await an.acts(store, known, "b", applications.one, application_id=other) is not None


# --- at once ---


async def _race(store: Store, known: Knowledge, made: int) -> list[str]:
    """Eight officers take a case at once, all having seen the same version."""
    return list(await asyncio.gather(*(does(store, known, f"o{number}", handling.take, made, version=1) for number in range(8))))


async def test_of_officers_who_take_a_case_at_once_one_has_it_and_it_is_told_once(store: Store, known: Knowledge) -> None:
    for number in range(8):
        await an.officer(store, known, f"o{number}")
    made = await an.submitted(store, known)
    assert sorted(await _race(store, known, made)) == ["changed"] * 7 + ["done"]
    steps = await store.read(lambda connection: connection.execute(select(func.count()).select_from(application_step)).scalar_one())
    assert steps == 2 and (await an.row_of(store, made)).version == 2 and len(await an.notices_of(store, "owner")) == 1
    assert [what for _, what, _ in await written_down(store, made)] == ["take"]


async def test_the_race_is_lost_without_the_lock(store: Store, known: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    if store.sqlite:
        pytest.skip("SQLite has one writer: there is no race to lose")
    from bot.programme import application_changes

    for number in range(8):
        await an.officer(store, known, f"o{number}")
    made = await an.submitted(store, known)

    def look(connection: Any, application_id: int) -> Any:
        found = connection.execute(select(application).where(application.c.id == application_id)).one_or_none()
        connection.exec_driver_sql("SELECT pg_sleep(0.2)")
        return found

    monkeypatch.setattr(application_changes, "lock", look)
    assert (await _race(store, known, made)).count("done") > 1
