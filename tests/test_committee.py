"""The committee: its calendar, agendas, decisions recorded at once, decisions put right."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.clock import HONG_KONG
from bot.knowledge import Knowledge
from bot.programme import agendas, application_changes, applications, committee, committee_calendar, grants, pack_links
from bot.store import Store
from bot.tables import application_step, audit, meeting, payment, staff, staff_link
from tests import an_application as an
from tests.conftest import MovedClock

WHY = {"keys": ["incomplete"], "text": None}
INNER = {"keys": [], "text": dict.fromkeys(("zh-Hant", "zh-Hans", "en"), "文件遲交")}
DEMONSTRATION = {"component": "demonstration", "cost_cents": 80_000_000}


@pytest.fixture
async def officers(store: Store, known: Knowledge) -> None:
    await an.officer(store, known, "handler")
    await an.officer(store, known, "checker")


def today(store: Store, days: int = 0) -> str:
    return (store.clock.now() + timedelta(days=days)).astimezone(HONG_KONG).date().isoformat()


async def meeting_row(store: Store, meeting_id: int) -> Any:
    return await store.read(lambda connection: connection.execute(select(meeting).where(meeting.c.id == meeting_id)).one())


async def steps_of(store: Store, application_id: int) -> list[str]:
    query = select(application_step.c.transition).where(application_step.c.application_id == application_id).order_by(application_step.c.id)
    return list(await store.read(lambda connection: connection.execute(query).scalars().all()))


async def decision(store: Store, application_id: int, what: str = "approve", grant_cents: int | None = 1_000_000, reason: Any = None) -> dict[str, Any]:
    version = (await an.row_of(store, application_id)).version
    return {"application_id": application_id, "version": version, "decision": what, "grant_cents": grant_cents, "reason": reason}


async def on_the_day(store: Store, known: Knowledge, clock: MovedClock, *cases: dict[str, Any]) -> tuple[int, list[int]]:
    """A meeting on whose agenda the cases are, on its day."""
    held = await an.a_meeting(store)
    made = [await an.tabled(store, known, held, chat=f"owner{number}", **over) for number, over in enumerate(cases)]
    clock.moved += timedelta(days=an.COMMITTEE_DAYS)
    return held, made


async def records(store: Store, known: Knowledge, held: int, *decisions: dict[str, Any], chat: str = "handler", version: int | None = None) -> Any:
    version = (await meeting_row(store, held)).version if version is None else version
    return await an.acts(store, known, chat, committee.record, meeting_id=held, version=version, decisions=list(decisions))


# --- the calendar ---


async def test_a_meeting_takes_papers_until_seven_days_before_at_six_in_the_evening(store: Store, known: Knowledge, officers: None) -> None:
    day = today(store, 30)
    added = await an.acts(store, known, "handler", committee_calendar.add, day=day)
    row = await meeting_row(store, added["id"])
    closes = row.paper_cutoff.astimezone(HONG_KONG)
    assert (closes.date(), closes.hour, closes.minute) == (date.fromisoformat(day) - timedelta(days=7), 18, 0)
    assert await an.acts(store, known, "handler", committee_calendar.add, day=day) == {"outcome": "taken", "id": added["id"]}
    assert (await an.acts(store, known, "handler", committee_calendar.add, day=today(store, -1)))["outcome"] == "past"
    late = datetime.fromisoformat(f"{day}T00:00:00+08:00") + timedelta(days=1)
    assert (await an.acts(store, known, "handler", committee_calendar.add, day=today(store, 31), cutoff=late.isoformat()))["outcome"] == "added"
    assert (await an.acts(store, known, "handler", committee_calendar.add, day=today(store, 29), cutoff=late.isoformat()))["outcome"] == "cutoff_late"
    assert [each["day"] for each in await an.acts(store, known, "handler", committee.coming)] == [day, today(store, 31)]


async def test_the_closing_time_can_be_changed_and_another_officers_change_is_not_overwritten(store: Store, known: Knowledge, officers: None) -> None:
    held = await an.a_meeting(store)
    cutoff = f"{today(store, 20)}T12:00:00+08:00"
    change = {"meeting_id": held, "version": 0, "cutoff": cutoff}
    assert await an.acts(store, known, "handler", committee_calendar.change_cutoff, **change) == {"outcome": "done"}
    assert (await an.acts(store, known, "checker", committee_calendar.change_cutoff, **change))["outcome"] == "changed"
    assert (await meeting_row(store, held)).paper_cutoff == datetime.fromisoformat(cutoff)


async def test_a_cancelled_meeting_gives_its_cases_back_and_their_people_are_told_once(store: Store, known: Knowledge, officers: None) -> None:
    held = await an.a_meeting(store)
    made = [await an.tabled(store, known, held, chat=f"owner{number}") for number in range(2)]
    gone = await an.acts(store, known, "handler", committee_calendar.cancel, meeting_id=held, version=0, reason="人數不足")
    assert gone == {"outcome": "done", "cases": 2}
    for number, application_id in enumerate(made):
        row = await an.row_of(store, application_id)
        assert (row.state, row.meeting_id) == ("ready", None)
        (told,) = await an.notices_of(store, f"owner{number}")
        assert told.body["phrases"][0]["lines"][0]["after"] == {"say": "public-under_review"}
    again = await an.acts(store, known, "handler", committee_calendar.add, day=(await meeting_row(store, held)).day)
    assert again == {"outcome": "added", "id": held} and (await meeting_row(store, held)).state == "planned"


# --- the agenda ---


async def test_cases_that_are_ready_are_tabled_together_or_not_at_all(store: Store, known: Knowledge, officers: None) -> None:
    held = await an.a_meeting(store)
    made = [await an.ready(store, known, chat=f"owner{number}") for number in range(3)]
    cases = [{"application_id": each, "version": (await an.row_of(store, each)).version} for each in made]
    await an.moved(store, known, "checker", made[1], "take_over")
    refused = await an.acts(store, known, "handler", committee.table_many, meeting_id=held, cases=cases)
    assert refused["outcome"] == "changed" and [each["id"] for each in refused["cases"]] == [made[1]]
    assert {(await an.row_of(store, each)).state for each in (made[0], made[2])} == {"ready"}
    done = await an.acts(store, known, "handler", committee.table_many, meeting_id=held, cases=[cases[2], cases[0]])
    assert done == {"outcome": "done", "cases": 2}
    assert [(await an.row_of(store, each)).meeting_id for each in (made[0], made[2])] == [held, held]


async def test_after_the_closing_time_a_case_is_tabled_only_with_a_reason_which_the_applicant_never_reads(
    store: Store, known: Knowledge, clock: MovedClock, officers: None
) -> None:
    held = await an.a_meeting(store)
    made = await an.ready(store, known)
    clock.moved += timedelta(days=25)
    wish = {"application_id": made, "version": 4, "meeting_id": held}
    assert (await an.acts(store, known, "handler", committee.table, **wish))["outcome"] == "late"
    assert (await an.acts(store, known, "handler", committee.table, **wish, reason=INNER))["outcome"] == "done"
    assert (await an.acts(store, known, "owner", applications.one, application_id=made))["reasons"] is None


async def test_nothing_is_put_on_the_agenda_of_a_meeting_that_is_past(store: Store, known: Knowledge, clock: MovedClock, officers: None) -> None:
    held = await an.a_meeting(store)
    made = await an.ready(store, known)
    clock.moved += timedelta(days=an.COMMITTEE_DAYS + 2)
    wish = {"application_id": made, "version": 4, "meeting_id": held, "reason": INNER}
    assert (await an.acts(store, known, "handler", committee.table, **wish))["outcome"] == "over"


async def test_a_case_is_taken_off_with_a_reason_and_can_go_to_another_meeting(store: Store, known: Knowledge, officers: None) -> None:
    first, second = await an.a_meeting(store), await an.a_meeting(store, 60)
    made = await an.tabled(store, known, first)
    assert (await an.acts(store, known, "checker", committee.untable, application_id=made, version=5, reason={}))["outcome"] == "reason_missing"
    assert (await an.acts(store, known, "checker", committee.untable, application_id=made, version=5, reason=INNER))["outcome"] == "done"
    assert (await an.acts(store, known, "checker", committee.table, application_id=made, version=6, meeting_id=second))["outcome"] == "done"
    assert (await an.row_of(store, made)).meeting_id == second


@pytest.mark.parametrize("chat", ["owner", "stranger", "agent"])
async def test_nobody_but_case_officers_reads_or_changes_a_meeting(store: Store, known: Knowledge, officers: None, chat: str) -> None:
    await an.officer(store, known, "agent", "hotline_agent")
    held = await an.a_meeting(store)
    made = await an.tabled(store, known, held)
    assert await an.acts(store, known, chat, agendas.agenda, meeting_id=held) is None
    assert await an.acts(store, known, chat, agendas.listed) == [] == await an.acts(store, known, chat, agendas.waiting)
    done = [
        await an.acts(store, known, chat, committee_calendar.add, day=today(store, 9)),
        await an.acts(store, known, chat, committee_calendar.cancel, meeting_id=held, version=0, reason="x"),
        await an.acts(store, known, chat, committee.untable, application_id=made, version=5, reason=INNER),
        await an.acts(store, known, chat, committee.reopen, application_id=made, version=5, reason=INNER),
        await an.acts(store, known, chat, pack_links.make, meeting_id=held),
        await records(store, known, held, chat=chat),
    ]
    assert {each["outcome"] for each in done} == {"not_allowed"}


# --- decisions ---


async def test_the_decisions_of_a_meeting_are_recorded_at_once_and_each_applicant_is_told_the_present_once(
    store: Store, known: Knowledge, clock: MovedClock, officers: None
) -> None:
    held, (yes, no, later) = await on_the_day(store, known, clock, {}, {}, {})
    done = await records(
        store, known, held, await decision(store, yes), await decision(store, no, "reject", None, WHY), await decision(store, later, "defer", None, WHY)
    )
    assert done == {"outcome": "done", "approve": 1, "reject": 1, "defer": 1, "left": 0}
    day = (await meeting_row(store, held)).day
    rows = [await an.row_of(store, each) for each in (yes, no, later)]
    assert [(row.state, row.decided_on, row.grant_cents, row.meeting_id) for row in rows] == [
        ("approved", day, 1_000_000, held),
        ("rejected", day, None, held),
        ("ready", None, None, None),
    ]
    assert (await meeting_row(store, held)).state == "held"
    after = [(await an.notices_of(store, f"owner{number}"))[0].body["phrases"][0]["lines"][0]["after"]["say"] for number in range(3)]
    assert after == ["public-approved", "public-rejected", "public-under_review"]
    assert [len(await an.notices_of(store, f"owner{number}")) for number in range(3)] == [1, 1, 1]
    assert (await an.acts(store, known, "owner1", applications.one, application_id=no))["reasons"] == WHY


async def test_recording_the_same_twice_does_nothing_twice(store: Store, known: Knowledge, clock: MovedClock, officers: None) -> None:
    held, (one, other) = await on_the_day(store, known, clock, {}, {})
    made = [await decision(store, one), await decision(store, other, "reject", None, WHY)]
    assert (await records(store, known, held, *made, version=0))["outcome"] == "done"
    assert await records(store, known, held, *made, version=0) == {"outcome": "already"}
    assert await records(store, known, held, *made, chat="checker", version=0) == {"outcome": "already"}
    assert (await steps_of(store, one)).count("approve") == 1 and len(await an.notices_of(store, "owner0")) == 1


async def test_one_case_that_was_changed_meanwhile_is_named_and_none_is_recorded(store: Store, known: Knowledge, clock: MovedClock, officers: None) -> None:
    held, (one, other) = await on_the_day(store, known, clock, {}, {})
    made = [await decision(store, one), await decision(store, other)]
    await an.acts(store, known, "owner1", applications.act, application_id=other, version=5, transition="withdraw")
    refused = await records(store, known, held, *made)
    assert (refused["outcome"], [each["id"] for each in refused["cases"]]) == ("changed", [other])
    assert (await an.row_of(store, one)).state == "tabled" and (await an.row_of(store, other)).state == "withdrawn"
    assert (await records(store, known, held, made[0]))["left"] == 0


async def test_a_meeting_that_has_only_passed_approves_nothing_and_none_is_recorded_before_its_day(
    store: Store, known: Knowledge, clock: MovedClock, officers: None
) -> None:
    held = await an.a_meeting(store)
    made = await an.tabled(store, known, held)
    assert (await records(store, known, held, await decision(store, made)))["outcome"] == "early"
    clock.moved += timedelta(days=90)
    row = await an.row_of(store, made)
    assert (row.state, row.decided_on) == ("tabled", None) and (await meeting_row(store, held)).state == "planned"


async def test_a_meeting_without_cases_is_held_when_an_officer_says_so(store: Store, known: Knowledge, clock: MovedClock, officers: None) -> None:
    held = await an.a_meeting(store)
    clock.moved += timedelta(days=an.COMMITTEE_DAYS)
    assert (await records(store, known, held))["outcome"] == "done" and (await meeting_row(store, held)).state == "held"
    other, _ = await on_the_day(store, known, clock, {})
    assert (await records(store, known, other))["outcome"] == "not_now" and (await meeting_row(store, other)).state == "planned"


@pytest.mark.parametrize(
    ("case", "grant_cents", "why"),
    [
        ({"cost_cents": 2_000_000}, 1_000_000, None),
        ({"cost_cents": 2_000_000}, 1_000_001, "above_share"),
        ({"cost_cents": 4_000_000}, 1_500_000, None),
        ({"cost_cents": 4_000_000}, 1_500_001, "above_cap"),
        ({"cost_cents": None}, 100, "cost_missing"),
        ({"cost_cents": 2_000_000}, 0, "no_sum"),
        ({"cost_cents": 2_000_000}, None, "no_sum"),
        (DEMONSTRATION, 40_000_000, None),  # far above the estimated average, which is no cap
        (DEMONSTRATION, 40_000_001, "above_share"),
        ({"component": "verification", "cost_cents": None}, 1_500_000, None),
        ({"component": "verification", "cost_cents": None}, 1_500_001, "above_cap"),
    ],
)
async def test_a_grant_above_the_cases_own_rules_is_refused_with_the_rule(
    store: Store, known: Knowledge, clock: MovedClock, officers: None, case: dict[str, Any], grant_cents: int | None, why: str | None
) -> None:
    held, (made,) = await on_the_day(store, known, clock, case)
    done = await records(store, known, held, await decision(store, made, grant_cents=grant_cents))
    if why is None:
        assert done["outcome"] == "done" and (await an.row_of(store, made)).grant_cents == grant_cents
    else:
        assert (done["outcome"], done["why"], done["case"]["id"]) == ("refused", why, made)
        assert (await an.row_of(store, made)).state == "tabled"
        assert why == "no_sum" or done["by_rules"]["sources"], "the paragraph is named"


@pytest.mark.parametrize("reason", [None, {}, {"keys": [], "text": None}, {"keys": ["other"], "text": None}])
@pytest.mark.parametrize("what", ["reject", "defer"])
async def test_a_refusal_or_deferral_needs_a_reason_that_says_something(
    store: Store, known: Knowledge, clock: MovedClock, officers: None, what: str, reason: Any
) -> None:
    held, (made,) = await on_the_day(store, known, clock, {})
    done = await records(store, known, held, await decision(store, made, what, None, reason))
    assert (done["outcome"], done["why"]) == ("refused", "reason_missing") and (await an.row_of(store, made)).state == "tabled"


async def test_a_wrong_decision_is_put_right_by_another_officer_only(store: Store, known: Knowledge, clock: MovedClock, officers: None) -> None:
    held, (made,) = await on_the_day(store, known, clock, {})
    await records(store, known, held, await decision(store, made))
    wish = {"application_id": made, "version": 6, "reason": INNER}
    assert (await an.acts(store, known, "handler", committee.reopen, **wish))["outcome"] == "same_officer"
    assert await an.acts(store, known, "checker", committee.reopen, **wish) == {"outcome": "done", "meeting_id": held}
    row = await an.row_of(store, made)
    assert (row.state, row.grant_cents, row.decided_on, row.closed_at) == ("tabled", None, None, None)
    assert [each.body["phrases"][0]["lines"][0]["after"]["say"] for each in await an.notices_of(store, "owner0")] == ["public-before_committee"]
    assert (await meeting_row(store, held)).state == "held", "it was held all the same"
    assert (await records(store, known, held, await decision(store, made, "reject", None, WHY)))["outcome"] == "done"
    assert (await an.row_of(store, made)).state == "rejected"


async def test_a_case_on_which_money_was_paid_is_not_decided_anew(store: Store, known: Knowledge, clock: MovedClock, officers: None) -> None:
    held, (made,) = await on_the_day(store, known, clock, {})
    await records(store, known, held, await decision(store, made))
    paid = {"application_id": made, "amount_cents": 100, "paid_on": today(store), "staff_id": 1, "created_at": store.clock.now()}
    await store.write(lambda connection: connection.execute(payment.insert().values(**paid)) and None)
    done = await an.acts(store, known, "checker", committee.reopen, application_id=made, version=6, reason=INNER)
    assert done["outcome"] == "paid" and (await an.row_of(store, made)).state == "approved"


async def test_no_officer_tables_decides_or_reopens_a_case_of_a_company_that_they_act_for(
    store: Store, known: Knowledge, clock: MovedClock, officers: None
) -> None:
    held, (case,) = await on_the_day(store, known, clock, {})
    await an.officer(store, known, "owner0")  # who joined the staff later
    taken_off = {"application_id": case, "version": (await an.row_of(store, case)).version, "reason": INNER}
    assert (await an.acts(store, known, "owner0", committee.untable, **taken_off))["outcome"] == "own_case"
    assert (await records(store, known, held, await decision(store, case), chat="owner0"))["outcome"] == "own_case"
    assert (await an.row_of(store, case)).state == "tabled"
    assert (await records(store, known, held, await decision(store, case)))["outcome"] == "done"
    again = {"application_id": case, "version": (await an.row_of(store, case)).version, "reason": INNER}
    assert (await an.acts(store, known, "owner0", committee.reopen, **again))["outcome"] == "own_case"


async def test_a_meeting_that_has_decided_cannot_be_cancelled(store: Store, known: Knowledge, clock: MovedClock, officers: None) -> None:
    held, (one, _) = await on_the_day(store, known, clock, {}, {})
    await records(store, known, held, await decision(store, one))
    done = await an.acts(store, known, "checker", committee_calendar.cancel, meeting_id=held, version=0, reason="x")
    assert done["outcome"] == "not_now" and (await an.row_of(store, one)).state == "approved"


# --- what officers see ---


async def test_the_agenda_keeps_what_it_decided_and_what_it_put_off(store: Store, known: Knowledge, clock: MovedClock, officers: None) -> None:
    held, (yes, later, still) = await on_the_day(store, known, clock, {}, DEMONSTRATION, {"component": "verification", "cost_cents": None})
    await records(store, known, held, await decision(store, yes), await decision(store, later, "defer", None, WHY))
    seen = await an.acts(store, known, "checker", agendas.agenda, meeting_id=str(held))
    assert [(each["id"], each["decision"]) for each in seen["cases"]] == [(yes, "approve"), (later, "defer"), (still, None)]
    assert [each["by_rules"]["grant_cents"] for each in seen["cases"]] == [1_000_000, 40_000_000, None]
    assert seen["may"] == ["record", "put", "cases", "take_off", "pack", "cutoff", "reopen"] and seen["late"] and seen["ready"] == 1
    for nowhere in ("x", "999999", "", "9" * 30):
        assert await an.acts(store, known, "checker", agendas.agenda, meeting_id=nowhere) is None


async def test_what_staff_do_to_meetings_is_written_down_with_the_person(store: Store, known: Knowledge, clock: MovedClock, officers: None) -> None:
    held, (made,) = await on_the_day(store, known, clock, {})
    await records(store, known, held, await decision(store, made))
    rows = await store.read(lambda connection: connection.execute(select(audit).where(audit.c.what.in_(("approve", "decisions recorded")))).all())
    assert [(row.what, row.reason) for row in rows] == [("approve", "HK$10,000.00"), ("decisions recorded", "approve 1, reject 0, defer 0, left 0")]
    assert {row.who for row in rows} == {f"staff {await an.acts(store, known, 'handler', application_changes.officer)}"}


async def test_a_link_to_the_papers_ends_after_a_day_and_with_its_makers_role(store: Store, known: Knowledge, clock: MovedClock, officers: None) -> None:
    held = await an.a_meeting(store)
    key = (await an.acts(store, known, "handler", pack_links.make, meeting_id=held))["path"].rpartition("/")[2]

    async def opened(which: str = key) -> int | None:
        return await store.write(lambda connection: pack_links.opened(connection, store.clock.now(), which))

    assert (await opened(), await opened(key[:-1] + ("A" if key[-1] != "A" else "B"))) == (held, None)
    kept = await store.read(lambda connection: connection.execute(select(staff_link)).one())
    assert key not in str(tuple(kept))
    clock.moved += timedelta(hours=24, minutes=1)
    assert await opened() is None
    clock.moved = timedelta()
    await store.write(lambda connection: connection.execute(staff.update().values(role="viewer")) and None)
    assert await opened() is None


def test_rules_that_state_no_sum_refuse_none(known: Knowledge) -> None:
    unknown = grants.by_the_rules(known.packs["2025-2027"], "on_site_assessment", 100)
    assert unknown["why"] == "unknown" and grants.problem(unknown, 10**9) is None
