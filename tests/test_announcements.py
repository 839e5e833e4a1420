"""Announcements: written by one, approved by another, for exactly what is to go to exactly whom."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.knowledge import Knowledge
from bot.messages import LANGUAGES, Capabilities
from bot.programme import announcement_checks, announcement_words, announcements, approvals, staff
from bot.programme.announcement_states import TRANSITIONS, State, after, allowed
from bot.programme.staff import Role
from bot.store import Store
from bot.tables import announcement, approval, audit
from bot.tables import staff as members
from bot.wording import Wording
from tests.an_announcement import AGENT, AUTHOR, SECOND, TEXTS, Case, content
from tests.conftest import MovedClock

STATES: tuple[State, ...] = ("draft", "waiting", "first", "recall", "sending", "paused", "done", "cancelled")
# What may be done in each state, and to what it leads.
TABLE: dict[str, dict[str, str]] = {
    "draft": {"edit": "draft", "ask": "waiting", "discard": "cancelled"},
    "waiting": {"edit": "draft", "approve": "first", "refuse": "draft", "lapse": "draft", "discard": "cancelled"},
    "first": {"edit": "draft", "lapse": "draft", "recall": "recall", "pause": "paused", "cancel": "cancelled"},
    "recall": {"edit": "draft", "lapse": "draft", "begin": "sending", "pause": "paused", "cancel": "cancelled"},
    "sending": {"finish": "done", "pause": "paused", "cancel": "cancelled"},
    "paused": {"finish": "done", "resume": "sending", "cancel": "cancelled"},  # paused while it was being sent
    "done": {},
    "cancelled": {},
}


@pytest.fixture
async def case(store: Store, known: Knowledge) -> Case:
    return await Case.begin(store, known)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("name", list(TRANSITIONS))
def test_every_step_is_allowed_where_the_table_says_and_nowhere_else(name: str, state: State) -> None:
    leads_to = TABLE[state].get(name)
    assert allowed(name, state, "sending") == (leads_to is not None)
    if leads_to:
        assert after(name, "sending") == leads_to


def test_what_is_paused_before_all_have_been_told_can_still_be_edited() -> None:
    assert allowed("edit", "paused", "recall") and allowed("edit", "paused", "first") and not allowed("edit", "paused", "sending")


async def test_it_goes_from_its_author_by_a_second_person_to_first_the_two_and_then_to_all(case: Case, clock: MovedClock) -> None:
    made = await case.approved()
    people = await case.people(made)
    assert [(each.chat, each.first) for each in people] == [("app", True), ("pub", True), ("p1", False), ("p2", False), ("p3", False)]
    await case.look(made)
    assert [row.chat for row in await case.queued(made)] == ["app", "pub"]
    await case.look(made)
    assert (await case.row(made)).state == "first"  # the two have not got it yet
    await case.all_arrive(made)
    await case.look(made)
    assert (await case.row(made)).state == "recall"
    clock.moved += timedelta(minutes=9, seconds=50)
    await case.look(made)
    assert (await case.row(made)).state == "recall" and len(await case.queued(made)) == 2
    clock.moved += timedelta(seconds=15)
    await case.look(made)
    assert (await case.row(made)).state == "sending"
    await case.look(made)
    await case.look(made)
    rows = await case.queued(made)
    assert [row.chat for row in rows] == ["app", "pub", "p1", "p2", "p3"]
    assert {row.language for row in rows} == {"zh-Hant", "zh-Hans", "en"} and {row.policy for row in rows} == {"broadcast"}
    assert {row.urgency for row in rows} == {2}
    assert (await case.row(made)).state == "sending"
    await case.all_arrive(made)
    await case.look(made)
    row = await case.row(made)
    assert row.state == "done" and row.totals["sent"] == row.totals["total"] == 5


async def test_each_is_told_in_their_language_with_how_to_stop_in_no_more_than_a_thousand_characters(case: Case, clock: MovedClock, wording: Wording) -> None:
    long = {language: text + "字" * (1000 - announcement_words.FOOT_CHARACTERS - announcement_words.length(text)) for language, text in TEXTS.items()}
    made = await case.draft(texts=long)
    preview = await case.does(AUTHOR, announcements.preview, announcement_id=made)
    for language in LANGUAGES:
        worded = wording.worded(preview[language], language, Capabilities())
        assert not worded.text.endswith("…") and len(worded.text) <= 1000
        assert [button.id for button in worded.buttons] == [f"an:{made}:1", f"an:{made}:stop"]
    whole = long | {"en": long["en"] + "字"}
    found = await case.does(AUTHOR, announcements.one, announcement_id=await case.draft(texts=whole))
    assert [each["problem"] for each in found["problems"]] == ["too_long"]


@pytest.mark.parametrize("topic", ["events", "funding", "providers"])
@pytest.mark.parametrize("corrects", [None, 1])
def test_what_stands_beside_the_text_fits_into_what_is_kept_for_it(known: Knowledge, wording: Wording, topic: str, corrects: int | None) -> None:
    from types import SimpleNamespace

    row = SimpleNamespace(id=1, corrects=corrects, topic=topic, texts=dict.fromkeys(LANGUAGES, ""), buttons=[])
    for language in LANGUAGES:
        reply = announcement_words.reply(None, row, language)  # type: ignore[arg-type]
        assert len(wording.worded(reply.as_json(), language, Capabilities()).text) <= announcement_words.FOOT_CHARACTERS


# --- what is wrong with it ---

WRONG: list[tuple[dict[str, Any], str]] = [
    ({"name": "  "}, "name_missing"),
    *[({"texts": TEXTS | {language: " "}}, "language_missing") for language in LANGUAGES],
    ({"texts": TEXTS | {"en": TEXTS["en"] + "!" * 900}}, "too_long"),
    ({"texts": {language: text + " http://example.org/a" for language, text in TEXTS.items()}}, "link_not_https"),
    ({"texts": {language: text + " javascript:alert(1)" for language, text in TEXTS.items()}}, "link_not_https"),
    ({"texts": {language: text + " www.example.org" for language, text in TEXTS.items()}}, "link_not_https"),
    ({"buttons": [{"do": "staff"}]}, "button_unknown"),
    ({"buttons": [{"do": "event", "given": "e-none"}]}, "button_unknown"),
    ({"buttons": [{"do": "topic", "given": "none"}]}, "button_unknown"),
    ({"buttons": [{"do": "events"}] * 2}, "same_button"),
    ({"buttons": [{"do": each} for each in ("events", "apply", "cases", "logo")]}, "too_many_buttons"),
    ({"rule": {"languages": ["xx"]}}, "no_audience"),
]


@pytest.mark.parametrize(("over", "problem"), WRONG)
async def test_with_something_wrong_nobody_is_asked_to_approve_it(case: Case, over: dict[str, Any], problem: str) -> None:
    made = await case.draft(**over)
    asked = await case.step(AUTHOR, announcements.ask, made)
    assert asked["outcome"] == "problems" and problem in {each["problem"] for each in asked["problems"]}
    assert (await case.row(made)).state == "draft"


async def test_a_window_that_is_over_or_upside_down_is_refused(case: Case, clock: MovedClock) -> None:
    now = clock.now()
    for window, problem in (((None, now - timedelta(hours=1)), "window_past"), ((now + timedelta(hours=2), now + timedelta(hours=1)), "window_wrong")):
        made = await case.draft(starts_at=window[0], ends_at=window[1].isoformat())
        assert problem in {each["problem"] for each in (await case.step(AUTHOR, announcements.ask, made))["problems"]}


def test_a_good_link_and_a_time_are_no_bad_links() -> None:
    assert announcement_checks.links("見 https://example.org/a。時間：14:30") == ["https://example.org/a"]
    assert announcement_checks.links("Note: bring this. Time:14:30, e.g.: 5") == []


async def test_figures_that_differ_need_the_approvers_tick(case: Case) -> None:
    made = await case.waiting(texts=TEXTS | {"en": TEXTS["en"].replace("30 places", "40 places")})
    found = (await case.does(SECOND, announcements.one, announcement_id=made))["problems"]
    assert found == [{"problem": "figures_differ", "figures": {"zh-Hant": ["30"], "zh-Hans": ["30"], "en": ["40"]}}]
    assert (await case.step(SECOND, announcements.approve, made, figures_seen=False))["outcome"] == "problems"
    assert (await case.step(SECOND, announcements.approve, made, figures_seen=True))["outcome"] == "done"
    assert (await case.row(made)).figures_ok


async def test_characters_of_the_other_way_of_writing_and_markup_are_shown_as_warnings_only(case: Case) -> None:
    made = await case.waiting(texts={"zh-Hant": "台灣的系统，为了裏面 **30**", "zh-Hans": "系統里面 30", "en": "30"})
    found = {each["problem"]: each for each in (await case.does(SECOND, announcements.one, announcement_id=made))["problems"]}
    assert found["not_traditional"]["characters"] == "统为" and found["not_simplified"]["characters"] == "統" and "markup" in found


# --- four eyes ---


async def test_nobody_approves_their_own_even_with_both_roles_one_after_the_other(case: Case) -> None:
    made = await case.waiting()
    await case.store.write(lambda connection: connection.execute(update(members).where(members.c.id == case.ids[AUTHOR]).values(role="approver")))
    assert (await case.step(AUTHOR, announcements.approve, made, figures_seen=False))["outcome"] == "own"
    assert (await case.row(made)).state == "waiting" and await case.people(made) == []


@pytest.mark.parametrize("role", [each for each in staff.ROLES if each != "approver"])
async def test_only_an_approver_approves_and_the_right_is_asked_again(case: Case, role: Role) -> None:
    made = await case.waiting()
    await case.store.write(lambda connection: connection.execute(update(members).where(members.c.id == case.ids[SECOND]).values(role=role)))
    assert (await case.step(SECOND, announcements.approve, made, figures_seen=False))["outcome"] == "not_allowed"


@pytest.mark.parametrize("role", [each for each in staff.ROLES if each != "publisher"])
async def test_only_a_publisher_writes_edits_asks_and_throws_away(case: Case, role: Role) -> None:
    made = await case.draft()
    await case.store.write(lambda connection: connection.execute(update(members).where(members.c.id == case.ids[AUTHOR]).values(role=role)))
    assert (await case.does(AUTHOR, announcements.compose, **content()))["outcome"] == "not_allowed"
    assert (await case.step(AUTHOR, announcements.edit, made, **content()))["outcome"] == "not_allowed"
    for function in (announcements.ask, announcements.discard):
        assert (await case.step(AUTHOR, function, made))["outcome"] == "not_allowed"


@pytest.mark.parametrize("giver", [AUTHOR, SECOND])
@pytest.mark.parametrize(
    ("state", "hours", "outcome"), [("approved", 23, "role_conflict"), ("asked", 1, "role_conflict"), ("approved", 25, "done"), ("void", 1, "done")]
)
async def test_two_of_whom_one_gave_the_other_a_role_within_a_day_do_not_approve_each_other(
    case: Case, clock: MovedClock, giver: str, state: str, hours: int, outcome: str
) -> None:
    taker = SECOND if giver == AUTHOR else AUTHOR
    at = clock.now() - timedelta(hours=hours)
    row = {"kind": "role", "object": f"staff {case.ids[taker]}", "digest": "x", "author_id": case.ids[giver], "state": state, "created_at": at}
    row |= {"until": at + timedelta(days=1), "decided_at": None if state == "asked" else at}
    await case.store.write(lambda connection: connection.execute(approval.insert().values(**row)))
    made = await case.waiting()
    assert (await case.step(SECOND, announcements.approve, made, figures_seen=False))["outcome"] == outcome


EDITS: list[dict[str, Any]] = [
    {"texts": {language: text + "。" for language, text in TEXTS.items()}},
    {"buttons": []},
    {"rule": {"languages": ["en", "zh-Hant", "zh-Hans"]}},
    {"urgent": "寒冷天氣"},
    {"at_most_once": True},
    {"starts_at": "2036-01-01T00:00:00+00:00"},
    {"topic": "funding"},
]


@pytest.mark.parametrize("change", EDITS)
@pytest.mark.parametrize("state", ["waiting", "first", "recall", "paused"])
async def test_any_edit_voids_the_approval_and_makes_it_a_draft_again(case: Case, change: dict[str, Any], state: str) -> None:
    made = await (case.waiting() if state == "waiting" else case.approved())
    if state in ("recall", "paused"):
        await case.look(made)
        await case.all_arrive(made)
        await case.look(made)
    if state == "paused":
        await case.step(AGENT, announcements.pause, made, reason="x")
    assert (await case.row(made)).state == state
    assert (await case.step(AUTHOR, announcements.edit, made, **content(**change)))["outcome"] == "done"
    row = await case.row(made)
    assert (row.state, row.approver_id, row.approved_at) == ("draft", None, None) and await case.people(made) == []
    assert (await case.step(SECOND, announcements.approve, made, figures_seen=True))["outcome"] == "not_now"
    asked = await case.store.read(lambda connection: connection.execute(select(approval.c.state)).scalars().all())
    assert set(asked) == {"void"}


@pytest.mark.parametrize("column", ["texts", "buttons", "rule", "urgent", "at_most_once", "starts_at", "topic"])
async def test_what_was_changed_behind_the_back_is_not_approved(case: Case, clock: MovedClock, column: str) -> None:
    """The digest holds even where a row is changed without an edit."""
    made = await case.waiting()
    values = {"texts": TEXTS | {"en": "x 15 December 2:30 pm 30"}, "buttons": [], "rule": {"languages": ["zh-Hant"]}, "urgent": "x", "at_most_once": True}
    values |= {"starts_at": clock.now(), "topic": "events "}
    await case.store.write(lambda connection: connection.execute(update(announcement).where(announcement.c.id == made).values({column: values[column]})))
    outcome = (await case.step(SECOND, announcements.approve, made, figures_seen=True))["outcome"]
    assert outcome in ("changed", "problems") and await case.people(made) == []


async def test_a_version_that_is_not_the_newest_changes_nothing(case: Case) -> None:
    made = await case.waiting()
    for chat, function, more in (
        (SECOND, announcements.approve, {"figures_seen": True}),
        (SECOND, announcements.refuse, {"reason": "x"}),
        (AUTHOR, announcements.ask, {}),
    ):
        assert (await case.does(chat, function, announcement_id=made, version=0, **more))["outcome"] == "changed"


async def test_after_a_day_nobody_can_approve_it_any_more_and_its_author_is_told(case: Case, clock: MovedClock) -> None:
    made = await case.waiting()
    clock.moved += approvals.VALID + timedelta(seconds=1)
    assert (await case.step(SECOND, announcements.approve, made, figures_seen=False))["outcome"] == "not_now"
    assert (await case.row(made)).state == "draft"
    from bot.tables import notice

    told = await case.store.read(lambda connection: connection.execute(select(notice.c.chat, notice.c.body)).all())
    assert [each.chat for each in told] == ["pub"] and told[0].body["phrases"][0]["say"] == "announcement-told-late"


async def test_the_clock_too_takes_back_what_nobody_approved(case: Case, clock: MovedClock) -> None:
    made = await case.waiting()
    clock.moved += approvals.VALID + timedelta(seconds=1)
    await case.look(made)
    assert (await case.row(made)).state == "draft"


@pytest.mark.parametrize("state", ["waiting", "first", "recall"])
async def test_past_its_window_it_is_asked_again_instead_of_sent_blindly(case: Case, clock: MovedClock, state: str) -> None:
    ends = clock.now() + timedelta(hours=2)
    made = await (case.waiting(ends_at=ends) if state == "waiting" else case.approved(ends_at=ends))
    if state == "recall":
        await case.look(made)
        await case.all_arrive(made)
        await case.look(made)
    clock.moved += timedelta(hours=3)
    if state == "waiting":
        assert (await case.step(SECOND, announcements.approve, made, figures_seen=False))["outcome"] == "not_now"
    await case.look(made)
    assert (await case.row(made)).state == "draft"
    assert [row.chat for row in await case.queued(made) if row.state == "queued"] == []


async def test_far_more_people_than_were_asked_for_are_not_approved_by_the_way(case: Case) -> None:
    from tests.an_announcement import enter_people

    made = await case.waiting()
    await case.store.write(lambda connection: enter_people(connection, case.store.clock.now(), [f"more{n}" for n in range(30)]))
    assert (await case.step(SECOND, announcements.approve, made, figures_seen=False))["outcome"] == "changed"


async def test_a_refusal_tells_the_author_why(case: Case) -> None:
    made = await case.waiting()
    assert (await case.step(SECOND, announcements.refuse, made, reason=" "))["outcome"] == "reason_missing"
    assert (await case.step(SECOND, announcements.refuse, made, reason="日期有誤"))["outcome"] == "done"
    assert (await case.row(made)).state == "draft"
    assert (await case.step(AUTHOR, announcements.ask, made))["outcome"] == "done"  # and it can be asked for again


async def test_every_step_is_in_the_audit_with_who_and_why(case: Case, clock: MovedClock) -> None:
    made = await case.approved()
    await case.step(AGENT, announcements.pause, made, reason="錯字")
    rows = await case.store.read(lambda connection: connection.execute(select(audit).where(audit.c.object == f"announcement {made}")).all())
    author, second, agent = (f"staff {case.ids[chat]}" for chat in (AUTHOR, SECOND, AGENT))
    said = [(row.who, row.what, row.reason) for row in rows]
    assert (author, "announcement written", None) in said and (second, "announcement approved", None) in said and (agent, "announcement pause", "錯字") in said


# --- who sees what ---


async def test_whoever_is_no_staff_sees_and_changes_nothing(case: Case, clock: MovedClock) -> None:
    made = await case.approved()
    for function in (announcements.one, announcements.preview):
        assert await case.does("p1", function, announcement_id=made) is None
    assert await case.does("p1", announcements.listed) == []
    for name in ("pause", "cancel", "resume"):
        assert (await case.step("p1", getattr(announcements, name), made, reason="x"))["outcome"] == "not_allowed"


async def test_what_does_not_exist_is_unknown(case: Case) -> None:
    assert (await case.does(AGENT, announcements.pause, announcement_id=99, version=0, reason="x"))["outcome"] == "unknown"
    assert await case.does(AGENT, announcements.one, announcement_id=10**14) is None


async def test_the_steps_that_are_offered_are_those_that_can_be_taken(case: Case) -> None:
    made = await case.waiting()
    offered = {chat: (await case.does(chat, announcements.one, announcement_id=made))["may"] for chat in (AUTHOR, SECOND, AGENT)}
    assert offered == {AUTHOR: ["edit", "discard"], SECOND: ["approve", "refuse"], AGENT: []}
