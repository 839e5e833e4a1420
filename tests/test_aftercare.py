"""After an approval: dates, payments and completion, by officers; and the company is reminded, each time once."""

import asyncio
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.clock import HONG_KONG
from bot.knowledge import Knowledge
from bot.programme import aftercare, aftercare_views, applications, holders, milestones
from bot.schedule import watch_milestones
from bot.store import Store
from bot.tables import audit, payment
from tests import an_application as an
from tests.conftest import MovedClock

GRANT = 16_000_000


def hong_kong(store: Store, days: int = 0) -> str:
    return (store.clock.now().astimezone(HONG_KONG).date() + timedelta(days=days)).isoformat()


async def approved(store: Store, known: Knowledge, **over: Any) -> int:
    """A demonstration that was approved today for a factory whose chat is owner."""
    for chat in ("handler", "checker"):
        await an.officer(store, known, chat)
    made = await an.tabled(store, known, await an.a_meeting(store, 0), component="demonstration", **over)
    await an.moved(store, known, "handler", made, "approve", grant_cents=GRANT, decided_on=hong_kong(store), technology="energy")
    return made


async def does(store: Store, known: Knowledge, function: Any, made: int, chat: str = "handler", **args: Any) -> Any:
    """A change with the version as it is now."""
    version = (await an.row_of(store, made)).version
    return await an.acts(store, known, chat, function, application_id=made, version=version, **args)


async def seen(store: Store, known: Knowledge, made: int, chat: str = "handler") -> Any:
    return await an.acts(store, known, chat, aftercare_views.one, application_id=made)


async def reminders(store: Store, chat: str = "owner") -> list[str]:
    """The reminders of a chat that were not taken back, without the person's id: final_report:2027-03-31:14."""
    return [row.key.split(":", 3)[3].rpartition(":")[0] for row in await an.notices_of(store, chat, "case:milestone:")]


async def at(store: Store, clock: MovedClock, day: str, hour: int = 10) -> None:
    """Move the clock to an hour of a day in Hong Kong and run what the schedule runs, twice."""
    moment = datetime.combine(date.fromisoformat(day), time(hour), HONG_KONG)
    clock.moved += moment - clock.now() + timedelta(seconds=1)
    for _ in range(2):
        await watch_milestones(store, clock.now())


async def test_days_are_set_moved_and_marked_and_the_company_sees_them(store: Store, known: Knowledge) -> None:
    made = await approved(store, known)
    assert await does(store, known, aftercare.plan, made, dates={"final_report": hong_kong(store, 90), "case_text": hong_kong(store, 120)}) == {
        "outcome": "done"
    }
    assert await does(store, known, aftercare.plan, made, dates={"final_report": hong_kong(store, 60)}) == {"outcome": "done"}
    assert await does(store, known, aftercare.done, made, kind="final_report", day=hong_kong(store)) == {"outcome": "done"}
    view = await an.acts(store, known, "owner", applications.one, application_id=made)
    told = {each["kind"]: (each["due"], each["done_on"]) for each in view["milestones"]}
    assert told == {"final_report": (hong_kong(store, 60), hong_kong(store)), "case_text": (hong_kong(store, 120), None)}
    rows = await store.read(lambda c: c.execute(select(audit.c.what, audit.c.reason).where(audit.c.what.startswith("milestone"))).all())
    assert [row.what for row in rows] == ["milestones", "milestones", "milestone done"]
    assert rows[1].reason == f"final_report {hong_kong(store, 90)} -> {hong_kong(store, 60)}"


async def test_a_new_day_opens_what_was_marked_by_mistake(store: Store, known: Knowledge) -> None:
    made = await approved(store, known)
    await does(store, known, aftercare.plan, made, dates={"final_report": hong_kong(store, 9)})
    await does(store, known, aftercare.done, made, kind="final_report", day=hong_kong(store))
    assert (await does(store, known, aftercare.done, made, kind="final_report", day=hong_kong(store)))["outcome"] == "not_now"
    await does(store, known, aftercare.plan, made, dates={"final_report": hong_kong(store, 30)})
    assert "complete" not in (await seen(store, known, made))["may"]


@pytest.mark.parametrize(
    ("dates", "outcome"),
    [
        ({"start": 30, "completion": 20}, "order"),
        ({"final_report": -1}, "wrong_day"),
        ({"final_report": None}, "not_now"),
        ({"party": 10}, "not_now"),
        ({}, "not_now"),
    ],
)
async def test_days_that_make_no_sense_are_refused(store: Store, known: Knowledge, dates: dict[str, int | None], outcome: str) -> None:
    made = await approved(store, known)
    given = {kind: None if days is None else hong_kong(store, days) for kind, days in dates.items()}
    assert (await does(store, known, aftercare.plan, made, dates=given))["outcome"] == outcome
    assert (await seen(store, known, made))["open"] == []


async def test_only_demonstrations_are_asked_to_share(store: Store, known: Knowledge) -> None:
    made = await approved(store, known)
    await an.set_columns(store, made, component="verification")
    assert (await does(store, known, aftercare.plan, made, dates={"talk_given": hong_kong(store, 9)}))["outcome"] == "not_now"


async def test_sharing_that_is_not_wanted_is_taken_away_and_consent_is_kept_with_the_text(store: Store, known: Knowledge) -> None:
    made = await approved(store, known)
    await does(store, known, aftercare.plan, made, dates={kind: hong_kong(store, 50) for kind in milestones.SHARING})
    assert await does(store, known, aftercare.plan, made, dates={"talk_given": None}) == {"outcome": "done"}
    consent = {"scope": "網站", "until": hong_kong(store, 500)}
    await does(store, known, aftercare.done, made, kind="case_text", day=hong_kong(store), consent=consent)
    await does(store, known, aftercare.done, made, kind="visit_hosted", day=hong_kong(store), event_id="visit-1", consent=consent)
    told = {each["kind"]: each for each in (await seen(store, known, made))["milestones"]}
    assert told["case_text"]["consent"] == consent and told["visit_hosted"]["event_id"] == "visit-1" and told["visit_hosted"]["consent"] is None
    assert told["talk_given"]["due"] is None


async def test_payments_never_come_to_more_than_the_grant(store: Store, known: Knowledge) -> None:
    made = await approved(store, known)
    today = hong_kong(store)
    assert await does(store, known, aftercare.pay, made, amount_cents=10_000_000, paid_on=today) == {"outcome": "done", "unpaid_cents": 6_000_000}
    assert await does(store, known, aftercare.pay, made, amount_cents=6_000_001, paid_on=today) == {"outcome": "too_much", "unpaid_cents": 6_000_000}
    assert (await does(store, known, aftercare.pay, made, amount_cents=1, paid_on=hong_kong(store, 1)))["outcome"] == "wrong_day"
    assert (await does(store, known, aftercare.pay, made, amount_cents=-1, paid_on=today))["outcome"] == "too_much"
    assert await does(store, known, aftercare.pay, made, amount_cents=6_000_000, paid_on=today) == {"outcome": "done", "unpaid_cents": 0}
    assert "pay" not in (await seen(store, known, made))["may"]


async def test_the_same_payment_pressed_twice_is_one(store: Store, known: Knowledge) -> None:
    made = await approved(store, known)
    paying = {"application_id": made, "version": (await an.row_of(store, made)).version, "amount_cents": 100, "paid_on": hong_kong(store)}
    outcomes = [(await an.acts(store, known, "handler", aftercare.pay, **paying))["outcome"] for _ in range(2)]
    assert outcomes == ["done", "changed"] and (await seen(store, known, made))["paid_cents"] == 100


async def test_a_wrong_payment_is_taken_back_once_by_another_officer_and_both_rows_stay(store: Store, known: Knowledge) -> None:
    made = await approved(store, known)
    await does(store, known, aftercare.pay, made, amount_cents=500_000, paid_on=hong_kong(store))
    (wrong,) = (await seen(store, known, made))["payments"]
    undoing = {"payment_id": wrong["id"], "reason": "入錯個案"}
    assert (await does(store, known, aftercare.undo, made, **undoing))["outcome"] == "not_now"  # one's own
    assert (await does(store, known, aftercare.undo, made, "checker", payment_id=wrong["id"], reason=" "))["outcome"] == "not_now"
    assert await does(store, known, aftercare.undo, made, "checker", **undoing) == {"outcome": "done", "unpaid_cents": GRANT}
    assert (await does(store, known, aftercare.undo, made, "checker", **undoing))["outcome"] == "not_now"
    rows = await store.read(lambda c: c.execute(select(payment).order_by(payment.c.id)).all())
    assert [(row.amount_cents, row.undoes) for row in rows] == [(500_000, None), (-500_000, wrong["id"])]
    reason = await store.read(lambda c: c.execute(select(audit.c.reason).where(audit.c.what == "payment taken back")).scalar_one())
    assert reason == f"HK$5,000.00 of {hong_kong(store)}: 入錯個案"
    view = await an.acts(store, known, "owner", applications.one, application_id=made)
    assert view["paid_cents"] == 0


async def test_a_case_is_completed_with_its_report_only_and_what_is_open_is_said(store: Store, known: Knowledge) -> None:
    made = await approved(store, known)
    assert (await does(store, known, aftercare.complete, made))["outcome"] == "report_missing"
    await does(store, known, aftercare.plan, made, dates={"final_report": hong_kong(store, 3), "talk_given": hong_kong(store, 90)})
    assert (await does(store, known, aftercare.complete, made))["outcome"] == "report_missing"
    await does(store, known, aftercare.done, made, kind="final_report", day=hong_kong(store))
    assert await does(store, known, aftercare.complete, made) == {"outcome": "done", "open": ["talk_given"], "unpaid_cents": GRANT}
    assert (await an.row_of(store, made)).state == "completed"
    assert [row.body["phrases"][0]["lines"][0]["after"] for row in await an.notices_of(store, "owner")][-1] == {"say": "public-completed"}
    assert (await seen(store, known, made))["may"] == ["plan", "done", "pay"]
    assert (await does(store, known, aftercare.plan, made, dates={"start": hong_kong(store, 3)}))["outcome"] == "not_now"
    assert (await does(store, known, aftercare.done, made, kind="talk_given", day=hong_kong(store)))["outcome"] == "done"
    assert (await does(store, known, aftercare.complete, made))["outcome"] == "not_now"


async def test_nobody_but_a_case_officer_sees_or_does_any_of_it(store: Store, known: Knowledge) -> None:
    made = await approved(store, known)
    for role in ("viewer", "hotline_agent", "publisher", "approver", "admin"):
        await an.officer(store, known, role, role)
    for chat in ("owner", "stranger", "viewer", "hotline_agent", "publisher", "approver", "admin"):
        assert await seen(store, known, made, chat) is None
        assert await an.acts(store, known, chat, aftercare_views.listed) == []
        assert await an.acts(store, known, chat, aftercare_views.outstanding) is None
        for function, args in (
            (aftercare.plan, {"dates": {"start": hong_kong(store, 5)}}),
            (aftercare.done, {"kind": "start", "day": hong_kong(store)}),
            (aftercare.pay, {"amount_cents": 1, "paid_on": hong_kong(store)}),
            (aftercare.undo, {"payment_id": 1, "reason": "x"}),
            (aftercare.complete, {}),
        ):
            assert await does(store, known, function, made, chat, **args) == {"outcome": "not_allowed"}
    assert await seen(store, known, made + 1) is None and await seen(store, known, "x") is None  # type: ignore[arg-type]


async def test_what_is_not_approved_has_nothing_to_follow(store: Store, known: Knowledge) -> None:
    for chat in ("handler", "checker"):
        await an.officer(store, known, chat)
    made = await an.submitted(store, known)
    assert (await seen(store, known, made))["may"] == []
    assert (await does(store, known, aftercare.pay, made, amount_cents=1, paid_on=hong_kong(store)))["outcome"] == "not_now"


async def test_what_is_not_paid_and_what_is_late_is_listed_with_its_age_without_samples(store: Store, known: Knowledge, clock: MovedClock) -> None:
    made = await approved(store, known)
    await does(store, known, aftercare.plan, made, dates={"start": hong_kong(store, 2), "final_report": hong_kong(store, 200)})
    await does(store, known, aftercare.pay, made, amount_cents=6_000_000, paid_on=hong_kong(store))
    clock.moved += timedelta(days=10)
    late = await an.acts(store, known, "handler", aftercare_views.outstanding)
    assert [(each["id"], each["cents"], each["days"]) for each in late["unpaid"]] == [(made, 10_000_000, 10)]
    assert [(each["kind"], each["days"]) for each in late["overdue"]] == [("start", 8)]
    (listed,) = await an.acts(store, known, "handler", aftercare_views.listed)
    assert (listed["id"], listed["unpaid_cents"], listed["overdue"]) == (made, 10_000_000, 1)
    await an.set_columns(store, made, sample=True)
    assert await an.acts(store, known, "handler", aftercare_views.outstanding) == {"unpaid": [], "overdue": []}


# --- reminders ---


async def test_the_company_is_reminded_before_on_the_day_and_after_each_once(store: Store, known: Knowledge, clock: MovedClock) -> None:
    made = await approved(store, known)
    due = hong_kong(store, 40)
    await does(store, known, aftercare.plan, made, dates={"final_report": due})
    expected: list[str] = []
    for days, which in ((-15, ""), (-14, "14"), (-3, ""), (0, "0"), (5, ""), (14, "overdue"), (30, "")):
        await at(store, clock, (date.fromisoformat(due) + timedelta(days=days)).isoformat())
        expected += [f"final_report:{due}:{which}"] if which else []
        assert await reminders(store) == expected, days
    (last,) = [row.body for row in await an.notices_of(store, "owner", "case:milestone:")][-1:]
    assert last["phrases"][0]["say"] == "notice-milestone-overdue" and last["choices"][0]["id"] == f"go:application:{made}"


async def test_everybody_of_the_company_is_reminded_and_nobody_who_left(store: Store, known: Knowledge, clock: MovedClock) -> None:
    made = await approved(store, known)
    firm = (await an.row_of(store, made)).company_id
    for chat in ("colleague", "leaver"):
        code = (await an.acts(store, known, "owner", holders.invite, company_id=firm))["code"]
        await an.acts(store, known, chat, holders.join, code=code, name=chat)
    people = await an.acts(store, known, "owner", holders.people, company_id=firm)
    await an.acts(store, known, "owner", holders.remove, company_id=firm, holder_id=people[2]["id"])
    await does(store, known, aftercare.plan, made, dates={"start": hong_kong(store, 14)})
    await at(store, clock, hong_kong(store), hour=11)
    assert [len(await reminders(store, chat)) for chat in ("owner", "colleague", "leaver")] == [1, 1, 0]


async def test_what_is_done_is_not_reminded_of_and_a_new_day_takes_back_what_has_not_left(store: Store, known: Knowledge, clock: MovedClock) -> None:
    made = await approved(store, known)
    first, second = hong_kong(store, 10), hong_kong(store, 12)
    await does(store, known, aftercare.plan, made, dates={"final_report": first, "talk_given": first})
    await at(store, clock, hong_kong(store), hour=23)
    assert sorted(await reminders(store)) == [f"final_report:{first}:14", f"talk_given:{first}:14"]
    await does(store, known, aftercare.plan, made, dates={"final_report": second})
    await does(store, known, aftercare.done, made, kind="talk_given", day=hong_kong(store))
    assert await reminders(store) == []
    await at(store, clock, first)
    assert await reminders(store) == [f"final_report:{second}:14"]
    await does(store, known, aftercare.done, made, kind="final_report", day=hong_kong(store))
    await at(store, clock, second)
    assert await reminders(store) == []


async def test_a_case_that_was_withdrawn_is_not_reminded_of(store: Store, known: Knowledge, clock: MovedClock) -> None:
    made = await approved(store, known)
    due = hong_kong(store, 10)
    await does(store, known, aftercare.plan, made, dates={"final_report": due})
    await at(store, clock, hong_kong(store), hour=23)
    assert len(await reminders(store)) == 1
    await does(store, known, applications.act, made, "owner", transition="withdraw")
    assert await reminders(store) == []
    await at(store, clock, due)
    assert await reminders(store) == []


async def test_of_a_completed_case_only_the_sharing_is_reminded_of(store: Store, known: Knowledge, clock: MovedClock) -> None:
    made = await approved(store, known)
    due = hong_kong(store, 10)
    await does(store, known, aftercare.plan, made, dates={"start": due, "final_report": due, "talk_given": due})
    await at(store, clock, hong_kong(store), hour=23)
    assert len(await reminders(store)) == 3
    await does(store, known, aftercare.done, made, kind="final_report", day=hong_kong(store))
    await does(store, known, aftercare.complete, made)
    await at(store, clock, hong_kong(store, 1))
    assert await reminders(store) == [f"talk_given:{due}:14"]


async def test_after_years_without_a_look_or_a_clock_that_jumps_nobody_gets_a_burst(store: Store, known: Knowledge, clock: MovedClock) -> None:
    made = await approved(store, known)
    due = {kind: hong_kong(store, 20 + days) for days, kind in enumerate(milestones.WORK + milestones.SHARING)}
    await does(store, known, aftercare.plan, made, dates=due)
    await at(store, clock, hong_kong(store, 1500))
    assert await reminders(store) == []


@pytest.mark.parametrize("days", range(-20, 60))
def test_never_more_than_one_reminder_is_due_and_each_begins_at_ten_in_the_morning(days: int) -> None:
    due = date(2027, 3, 31)
    moment = datetime.combine(due + timedelta(days=days), time(9, 59), HONG_KONG)
    before, after = milestones.reminder(due, moment), milestones.reminder(due, moment + timedelta(minutes=1))
    assert (before != after) == (days in (-14, 0, 14, 44))  # each begins at ten in the morning
    expected = "14" if -14 <= days < 0 else "0" if days == 0 else "overdue" if 14 <= days < 44 else None
    assert (after[0] if after else None) == expected


async def test_eight_that_have_all_seen_what_is_due_remind_once(store: Store, known: Knowledge, clock: MovedClock) -> None:
    made = await approved(store, known)
    await does(store, known, aftercare.plan, made, dates={"start": hong_kong(store, 7)})
    now = clock.now()
    seen_by = await asyncio.gather(*(store.read(lambda connection: milestones.cases_to_look_at(connection, now)) for _ in range(8)))
    assert seen_by == [[made]] * 8  # the control: each of them would remind if it were alone
    await asyncio.gather(*(store.write(lambda connection: milestones.look_at(connection, now, made)) for _ in range(8)))
    assert len(await reminders(store)) == 1
    assert await store.read(lambda connection: milestones.cases_to_look_at(connection, now)) == []
