"""A case under every order of deeds that Hypothesis can think of: only what the table declares happens, only by who may, and whoever is told is told the
present. The table is written here a second time.

The long profile (2,000 runs of 60 steps) is in two processes: `dev.py faults`.
"""

import ast
import multiprocessing
import random
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import Phase
from hypothesis import seed as with_seed
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import select, update

from bot import knowledge
from bot.clock import HONG_KONG
from bot.knowledge import Knowledge
from bot.messages import Address
from bot.programme import Here, aftercare, application_changes, application_states, application_words, applications, committee, handling, holders, staff
from bot.programme.references import new_reference
from bot.tables import application, application_step, audit, meeting, milestone, notice
from bot.tables import staff as members
from tests.an_application import FACTS
from tests.test_seats_machine import memory, profile

BOT = Path(__file__).parent.parent / "bot"
BEGAN = datetime(2026, 11, 2, 1, tzinfo=UTC)
OPEN = {"submitted", "in_check", "to_check", "returned", "ready", "tabled"}
TABLE: dict[str, tuple[set[str], str, str]] = {
    "submit": ({"draft"}, "submitted", "holder"),
    "discard": ({"draft"}, "discarded", "holder"),
    "resubmit": ({"returned"}, "in_check", "holder"),
    "resubmit_new": ({"returned"}, "submitted", "holder"),
    "correct": ({"submitted", "in_check", "to_check", "ready", "tabled"}, "returned", "holder"),
    "withdraw": (OPEN | {"approved"}, "withdrawn", "holder"),
    "take": ({"submitted"}, "in_check", "officer"),
    "take_over": ({"in_check", "to_check", "ready"}, "in_check", "officer"),
    "hand_over": ({"returned"}, "returned", "officer"),
    "return": ({"in_check"}, "returned", "handler"),
    "propose": ({"in_check"}, "to_check", "handler"),
    "pass": ({"to_check"}, "ready", "checker"),
    "send_back": ({"to_check"}, "in_check", "checker"),
    "table": ({"ready"}, "tabled", "officer"),
    "untable": ({"tabled"}, "ready", "officer"),
    "approve": ({"tabled"}, "approved", "committee"),
    "reject": ({"tabled"}, "rejected", "committee"),
    "defer": ({"tabled"}, "ready", "committee"),
    "reopen": ({"approved", "rejected"}, "tabled", "committee"),
    "complete": ({"approved"}, "completed", "officer"),
}
HOLDERS, OFFICERS = ("owner", "colleague", "watcher"), ("lee", "wong", "cheung")
EVERYBODY = (*HOLDERS, *OFFICERS, "stranger", "hotline", "viewer")
# What people ask for; of two, the state of the case decides which transition they come to (see `transition`).
DEEDS = [name for name in TABLE if name not in ("hand_over", "resubmit_new")]
OURS, THEIRS = [name for name in DEEDS if TABLE[name][2] != "holder"], [name for name in DEEDS if TABLE[name][2] == "holder"]
CHECKED = ("ready", "tabled", "approved", "rejected", "completed")
REASON = {"keys": ["incomplete"], "text": None}
UNCHANGED = ("not_now", "unknown", "not_allowed", "changed", "already", "same_officer")


@cache
def known() -> Knowledge:
    return knowledge.load()


class Case(RuleBasedStateMachine):
    """One case, its company, its officers, in any order."""

    seen: ClassVar[Counter[str]] = Counter()  # what has come about in all runs of this process

    def __init__(self) -> None:
        super().__init__()
        self.connection = memory()
        self.run = self.connection.begin()
        self.now = BEGAN
        self.staff = {chat: self.signed_in(chat, "case_officer") for chat in OFFICERS}
        self.signed_in("hotline", "hotline_agent")
        self.signed_in("viewer", "viewer")
        self.people, self.officers = {"owner", "colleague", "watcher"}, set(OFFICERS)
        begun = applications.begin(
            self.here("owner"),
            **{"component": "on_site_assessment", "rules": "2008-2013", "company_id": None, "company_name": "Sample Ltd", "registration_number": None},
            **{"contact_name": "x", "contact": "x@example.com", "facts": FACTS, "sector": None, "city": None, "cost_cents": 2_000_000},
        )
        self.case: int = begun["id"]
        self.firm: int = self.row.company_id
        for chat in ("colleague", "watcher"):
            holders.add(self.here(chat), self.firm, chat)
        self.meeting = self.a_meeting()
        report = {"application_id": self.case, "kind": "final_report", "due": "2026-12-01", "done_on": "2026-11-30", "created_at": BEGAN}
        self.connection.execute(milestone.insert().values(**report))
        self.state, self.handler, self.checker, self.decided_by = "draft", None, None, None
        self.before = self.row

    def teardown(self) -> None:
        self.run.rollback()

    def signed_in(self, chat: str, role: staff.Role) -> int:
        staff.bind(self.here(chat), payload=staff.add(self.connection, BEGAN, chat, role))
        signed = application_changes.officer(self.here(chat), frozenset(staff.ROLES))
        assert signed is not None
        return signed

    def a_meeting(self) -> int:
        """A meeting today, with another case on its agenda that nobody decides, so that it goes on."""
        values = {"day": BEGAN.astimezone(HONG_KONG).date().isoformat(), "paper_cutoff": BEGAN + timedelta(hours=12), "state": "planned", "created_at": BEGAN}
        made: int = self.connection.execute(meeting.insert().values(**values).returning(meeting.c.id)).scalar_one()
        other = {name: value for name, value in self.row._mapping.items() if name not in ("id", "reference", "state", "meeting_id")}
        self.connection.execute(application.insert().values(**other, reference=new_reference("A"), state="tabled", meeting_id=made))
        return made

    def here(self, chat: str) -> Here:
        return Here(self.connection, self.now, known(), Address("telegram", chat), "zh-Hant")

    @property
    def row(self) -> Any:
        return self.connection.execute(select(application).where(application.c.id == self.case)).one()

    # --- what should come of it ---

    def refusal(self, who: str, name: str) -> str | None:
        """Why somebody may not make a transition now; None where they may."""
        before, _, by = TABLE[name]
        if by == "holder":
            return "unknown" if who not in self.people else None if self.state in before else "not_now"
        if who not in self.officers:
            return "not_allowed"
        if self.state in ("draft", "discarded"):
            return "unknown"
        mine = self.handler is not None and self.handler == who
        right = {"handler": mine, "checker": not mine}.get(by, True)
        return None if self.state in before and right else "not_now"

    def transition(self, deed: str) -> str:
        """A case that is with its applicant stays there when another officer takes it over; one that nobody has taken yet comes back as a new one."""
        if self.state == "returned" and deed == "take_over":
            return "hand_over"
        return "resubmit_new" if self.state == "returned" and deed == "resubmit" and self.handler is None else deed

    def expected(self, who: str, name: str) -> str:
        """The outcome of the deed that makes it: some say it in their own way, or do more than one thing."""
        why = self.refusal(who, self.transition(name))
        if name == "submit" and why == "not_now":
            return "already"
        if why in ("unknown", "not_allowed"):
            return why
        if name == "take_over" and self.handler == who:
            return "not_now"
        if name in ("table", "approve", "reject", "defer") and why:
            return "changed"
        if name == "reopen" and not why and self.decided_by == who:
            return "same_officer"
        return why or ("submitted" if name == "submit" else "done")

    def happens(self, who: str, name: str) -> None:
        if name in ("take", "take_over", "hand_over"):
            self.handler, self.checker = who, None
        if name == "pass":
            self.checker = who
        if name in ("approve", "reject", "defer"):
            self.decided_by = who
        self.state = TABLE[name][1]

    # --- what is done ---

    @initialize(officer=st.sampled_from(OFFICERS), steps=st.integers(0, 6))
    def has_come_some_way(self, officer: str, steps: int) -> None:
        """A run begins anywhere on the straight way to a decision."""
        other = OFFICERS[(OFFICERS.index(officer) + 1) % 3]
        way = [("owner", "submit"), (officer, "take"), (officer, "propose"), (other, "pass"), (other, "table"), (officer, "approve")]
        for who, name in way[:steps]:
            self.do(who, name)

    @rule(wish=st.sampled_from(sorted(set(DEEDS) - {"withdraw", "discard"})), pick=st.integers(0, 5))
    def somebody_does_what_they_may(self, wish: str, pick: int) -> None:
        """The wished-for deed if anybody may do it now, or the next one in the table; nothing that ends it, or every run would be short."""
        names = sorted(set(DEEDS) - {"withdraw", "discard"})
        for name in names[names.index(wish) :] + names[: names.index(wish)]:
            if able := [who for who in ("owner", "colleague", *OFFICERS) if self.refusal(who, self.transition(name)) is None]:
                return self.do(able[pick % len(able)], name)

    @rule(name=st.sampled_from(("pass", "send_back", "propose", "return", "take_over")))
    def the_handler_does(self, name: str) -> None:
        if self.handler is not None:
            self.do(self.handler, name)

    @rule(who=st.sampled_from(OFFICERS), name=st.sampled_from(OURS))
    def officer_does(self, who: str, name: str) -> None:
        self.do(who, name)

    @rule(who=st.sampled_from(("owner", "colleague")), name=st.sampled_from(THEIRS))
    def holder_does(self, who: str, name: str) -> None:
        self.do(who, name)

    @rule(who=st.sampled_from(("stranger", "hotline", "viewer", "owner", "lee")), name=st.sampled_from(sorted(DEEDS)))
    def somebody_else_does(self, who: str, name: str) -> None:
        self.do(who, name)

    def do(self, who: str, name: str) -> None:
        outcome, expected = self.deed(who, name, self.row.version)["outcome"], self.expected(who, name)
        assert outcome == expected, (who, name, self.state)
        transition = self.transition(name)
        self.seen[f"{transition} {outcome}"] += 1
        if outcome in ("done", "submitted"):
            self.happens(who, transition)
            self.before = self.row

    @rule(who=st.sampled_from(EVERYBODY), name=st.sampled_from(sorted(DEEDS)))
    def on_what_was_seen_before_the_last_change(self, who: str, name: str) -> None:
        assert self.deed(who, name, self.row.version - 1)["outcome"] in UNCHANGED

    @rule(who=st.sampled_from(EVERYBODY), reason=st.booleans())
    def forged(self, who: str, reason: bool) -> None:
        """What no form offers: every transition that is not somebody's just now, as a holder and as an officer."""
        for door, by in ((application_changes.as_holder, "holder"), (application_changes.as_officer, "staff")):
            held = door(self.here(who), self.case)
            if isinstance(held, dict):
                continue
            for name in TABLE:
                theirs = (by == "holder") == (TABLE[name][2] == "holder") and self.refusal(who, name) is None
                assert theirs or application_changes.move(self.here(who), held, name, reason=REASON if reason else None) == {"outcome": "not_now"}
            self.seen["forged"] += 1

    def deed(self, who: str, name: str, version: int) -> dict[str, Any]:
        here, this = self.here(who), {"application_id": self.case, "version": version}
        if name == "submit":
            return applications.submit(here, **this)
        if name in THEIRS:
            return applications.act(here, **this, transition=name)
        if name in ("approve", "reject", "defer"):
            more = {"grant_cents": 100_000} if name == "approve" else {"reason": REASON}
            held_on = self.connection.execute(select(meeting.c.version)).scalar_one()
            return committee.record(here, meeting_id=self.meeting, version=held_on, decisions=[{**this, "decision": name, **more}])
        if name == "return":
            return handling.return_(here, **this, items=["quotation"], own=[dict.fromkeys(("zh-Hant", "zh-Hans", "en"), "x")], reason=REASON)
        if name == "table":
            return committee.table(here, **this, meeting_id=self.meeting)
        plain: dict[str, Callable[..., Any]] = {"take": handling.take, "propose": handling.propose, "pass": handling.pass_, "complete": aftercare.complete}
        reasoned = {"take_over": handling.take_over, "send_back": handling.send_back, "untable": committee.untable, "reopen": committee.reopen}
        done: dict[str, Any] = plain[name](here, **this) if name in plain else reasoned[name](here, **this, reason=REASON)
        return done

    # --- people come and go ---

    @rule()
    def the_colleague_leaves_or_comes_back(self) -> None:
        if "colleague" in self.people:
            (me,) = [each for each in holders.people(self.here("owner"), company_id=self.firm) or [] if each["name"] == "colleague"]
            assert holders.remove(self.here("owner"), company_id=self.firm, holder_id=me["id"])["outcome"] == "removed"
        else:
            holders.add(self.here("colleague"), self.firm, "colleague")
        self.people ^= {"colleague"}

    @rule(who=st.sampled_from(OFFICERS))
    def an_officer_loses_the_role_or_has_it_again(self, who: str) -> None:
        self.officers ^= {who}
        role = "case_officer" if who in self.officers else "viewer"
        self.connection.execute(update(members).where(members.c.id == self.staff[who]).values(role=role))

    @rule()
    def notices_leave(self) -> None:
        self.connection.execute(update(notice).where(notice.c.state == "due").values(state="given"))

    @rule(hours=st.integers(0, 3))
    def time_goes_by(self, hours: int) -> None:
        self.now = min(self.now + timedelta(hours=hours), BEGAN + timedelta(hours=11))

    # --- what always holds ---

    @invariant()
    def the_row_is_as_it_should_be_and_unchanged_by_what_was_refused(self) -> None:
        row = self.row
        assert (row.state, self.named(row.handler_id)) == (self.state, self.handler)
        assert row == self.before, "what was refused has changed it"

    @invariant()
    def who_checked_it_is_not_who_worked_on_it(self) -> None:
        row = self.row
        if row.state in CHECKED:
            assert row.checker_id is not None and row.checker_id != row.handler_id and self.named(row.checker_id) == self.checker

    @invariant()
    def every_change_stands_in_its_steps_and_those_of_staff_in_the_audit(self) -> None:
        steps = self.connection.execute(select(application_step).where(application_step.c.application_id == self.case).order_by(application_step.c.id)).all()
        states = ["draft", *(step.after for step in steps)]
        assert [step.before for step in steps] == states[:-1] and states[-1] == self.state
        for step in steps:
            before, after, _ = TABLE[step.transition]
            assert step.before in before and step.after == after
        written = self.connection.execute(select(audit.c.what).where(audit.c.object == f"application {self.case}")).scalars().all()
        assert Counter(written) == Counter(step.transition for step in steps if step.who.startswith("staff"))

    @invariant()
    def whoever_only_reads_has_been_told_each_change_once_and_knows_the_present(self) -> None:
        query = select(notice).where(notice.c.chat == "watcher", notice.c.state != "dropped").order_by(notice.c.id)
        notices = self.connection.execute(query).all()
        assert [each.state for each in notices].count("due") <= 1, "what has not left would tell what is past"
        told = [each.body["phrases"][0]["lines"][0] for each in notices]
        words = [application_words.public_word("draft"), *(line["after"] for line in told)]
        assert [line["before"] for line in told] == words[:-1]
        assert words[-1] == application_words.public_word(self.state) or self.state == "discarded"

    def named(self, staff_id: int | None) -> str | None:
        return next((chat for chat, each in self.staff.items() if each == staff_id), None)


LIKELY = ["submit submitted", "take done", "pass done", "pass not_now", "table done", "withdraw done", "forged"]
RARE = [*LIKELY, *(f"{name} done" for name in TABLE if name != "submit"), "reopen same_officer", "take_over not_now"]


@pytest.mark.timeout(900)  # a failure takes minutes to be made small
def test_no_order_of_deeds_leads_past_the_table_or_lets_a_handler_check_the_own_case() -> None:
    Case.seen.clear()
    run_state_machine_as_test(Case, settings=profile(60, 30))
    print(f"\n{dict(Case.seen)}")
    assert not [what for what in LIKELY if not Case.seen[what]]


@pytest.mark.faults
def test_no_order_of_deeds_leads_past_the_table_in_two_thousand_runs() -> None:
    began, seeds = time.monotonic(), [random.SystemRandom().randrange(2**32) for _ in range(2)]
    with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as pool:
        seen = sum(pool.map(shard, seeds), Counter())
    print(f"\nseeds {seeds}: {seen.total():,} deeds: {dict(seen)}")
    assert not [what for what in RARE if not seen[what]]
    print(f"2,000 runs in {time.monotonic() - began:.0f} s")


def shard(seed: int) -> Counter[str]:
    """Half of the long profile, in a process of its own."""
    run_state_machine_as_test(with_seed(seed)(Case), settings=profile(1000, 60, print_blob=True))
    return Case.seen


def by_state_alone(held: Any, name: str) -> bool:
    return held.row.state in application_states.TRANSITIONS[name].before


def whatever_the_version(door: Callable[..., Any]) -> Callable[..., Any]:
    return lambda here, application_id, version=None: door(here, application_id)


def once_a_holder_always_a_holder(connection: Any, address: Address, company_id: int) -> Any:
    mine = (holders.holder.c.channel == address.channel) & (holders.holder.c.chat == address.chat)
    return connection.execute(select(holders.holder).where(mine, holders.holder.c.company_id == company_id)).one_or_none()


RULES = application_states.TRANSITIONS
BROKEN: list[tuple[Any, str, Any]] = [
    (application_changes, "may", by_state_alone),
    (application_changes, "as_officer", whatever_the_version(application_changes.as_officer)),
    (holders, "holder_of", once_a_holder_always_a_holder),
    (application_changes, "TRANSITIONS", RULES | {"approve": replace(RULES["approve"], before=frozenset({"tabled", "ready"}))}),
    (application_changes, "TRANSITIONS", RULES | {"pass": replace(RULES["pass"], who="officer")}),
    (application_changes, "TRANSITIONS", RULES | {"withdraw": replace(RULES["withdraw"], who="officer")}),
    (application_changes.notices, "take_back", lambda *_: []),
]


@pytest.mark.parametrize(("module", "name", "with_this"), BROKEN, ids=[f"{each[1]}-{number}" for number, each in enumerate(BROKEN)])
def test_the_machine_finds_a_safeguard_that_is_broken(module: Any, name: str, with_this: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control. It ends with the first deed that should not have been possible, so that many tries cost little."""
    monkeypatch.setattr(module, name, with_this)
    with pytest.raises(AssertionError):
        run_state_machine_as_test(Case, settings=profile(2000, 30, derandomize=True, phases=[Phase.generate], report_multiple_bugs=False))


# --- the table itself ---


def test_the_table_of_the_program_is_this_one() -> None:
    assert {each.name: (set(each.before), each.after, each.who) for each in RULES.values()} == TABLE
    assert set(RULES) == set(TABLE)


# --- nothing else changes a state ---

MAY_UPDATE = {("application_changes", "move"), ("application_changes", "edit"), ("aftercare", "_write")}
MAY_UPDATE |= {("cases", "_empty")}  # an erasure takes the person out of a draft that it has discarded by a transition
MAY_UPDATE |= {("success_changes", "_shared")}  # a success case that is shown is the sharing that was expected: a milestone and the next version, no state
MAY_INSERT = {("applications", "begin")}
TABLE_NAME = "application"


def writers(text: str, module: str) -> set[tuple[str, str, str]]:
    """(update, insert or delete; module; function) of every statement on the table of applications in a module's text."""
    found = set()
    for function in [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]:
        for node in ast.walk(function):
            if isinstance(node, ast.Call) and (what := _statement(node)):
                found.add((what, module, function.name))
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and any(f"{verb} {TABLE_NAME} " in node.value for verb in ("UPDATE", "INTO", "FROM"))
            ):
                found.add(("words of SQL", module, function.name))
    return found


def _statement(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=("update" | "insert" | "delete" | "pg_insert" | "sqlite_insert" | "insert_once") as verb):
            return verb if any(_is_the_table(each) for each in call.args) else ""
        case ast.Attribute(attr=("update" | "insert" | "delete" | "insert_once") as verb, value=value):
            return verb if _is_the_table(value) or any(_is_the_table(each) for each in call.args) else ""
    return ""


def _is_the_table(node: ast.expr) -> bool:
    return (isinstance(node, ast.Name) and node.id == TABLE_NAME) or (isinstance(node, ast.Attribute) and node.attr == TABLE_NAME)


def states_given(text: str) -> list[int]:
    """Lines on which a call of `edit` or `move` is handed a state."""
    calls = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
    changes = [call for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr in ("edit", "move") and _names_changes(call.func.value)]
    return [call.lineno for call in changes if any(each.arg == "state" for each in call.keywords)]


def _names_changes(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "application_changes"


def test_no_other_function_changes_the_row_of_an_application() -> None:
    found = {each for path in BOT.rglob("*.py") for each in writers(path.read_text(encoding="utf-8"), path.stem)}
    assert {(module, function) for what, module, function in found if what == "update"} <= MAY_UPDATE, "a change of an application goes by application_changes"
    assert {(module, function) for what, module, function in found if what in ("insert", "insert_once")} <= MAY_INSERT
    assert not [each for each in found if each[0] in ("words of SQL", "pg_insert", "sqlite_insert")]
    assert not [path for path in BOT.rglob("*.py") if states_given(path.read_text(encoding="utf-8"))], "a state is not handed over as a value"


def test_another_way_to_a_state_would_be_noticed() -> None:
    """The negative control."""
    text = """def f(c):
    c.execute(update(application).values(state='approved'))
    c.execute(tables.application.update())
    c.execute('UPDATE application SET x')
"""
    assert writers(text, "m") == {("update", "m", "f"), ("words of SQL", "m", "f")}
    assert states_given("application_changes.edit(here, held, 'x', state='approved')\nedit(state=1)") == [1]
