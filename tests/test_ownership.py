"""Who sees what of a case: each function, command, button, deep link, page and staff link, for each role, on somebody else's case.

The matrix is made from the code: what is new there and not declared here fails. "Absent" and "not yours" are one answer, and what is refused changes nothing.
"""

import ast
import asyncio
import importlib
import inspect
import json
import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp.test_utils import unused_port
from sqlalchemy import Connection, update

import bot.flows
import bot.programme
from bot.clock import Clock
from bot.desk import MAIN, MORE, OPENED_BY_LINK, Desk
from bot.flows import FLOWS
from bot.handlers.web import Site
from bot.knowledge import Knowledge
from bot.programme import Here, application_changes
from bot.programme.references import check_character, normal
from bot.settings import Settings
from bot.store import Store
from bot.tables import conversation, lookup_limit, outbox
from bot.tables import staff as members
from bot.wording import Wording
from tests.conftest import MovedClock
from tests.ownership_world import ABSENT, ABSENT_FILE, OF_DRAFT, PERSONAL, ROLES, STAFF, TEXTS, Builder, World
from tests.talker import Talker
from tests.test_seats_machine import memory

NOW = datetime.now(UTC)
# Roles by what they may see of the victim's case.
HOLDERS, OFFICERS, STATUS = {"owner", "colleague"}, {"case_officer"}, {"case_officer", "hotline_agent"}
RIGHTS: dict[str, set[str]] = {
    **{"holder": HOLDERS, "officer": OFFICERS, "either": HOLDERS | OFFICERS, "status": STATUS, "provider": {"victim_provider"}},
    **{"open": set(), "limited": set(), "figures": OFFICERS},
}
ABSENT_REFERENCE = normal("A23456789ABC" + check_character("23456789ABC"))

# --- functions ---

# Modules of other parts, which know nothing of applications; they have tests of their own.
ELSEWHERE = {
    *("attendance", "arrivals", "calendars", "cases", "door", "drafts", "eligibility", "enquiries", "events", "figures", "heard", "managed", "organise"),
    *("announcements", "announcement_results", "survey", "success_like", "success_visits"),
    *("corrections", "erasures", "personal", "personal_links"),  # of the chat's own rows: tests/test_privacy_*.py
    *("callbacks", "calls", "enquiry_changes", "enquiry_views", "handover", "reminders", "seats", "staff", "subscriptions", "tickets", "trades", "weather"),
}
# Whose each function is that a conversation may call. "open": for everybody, and so without anything of a case; "figures": as that, but officers read
# which case does not add up; "limited": counted, see test_lookups.py.
FUNCTIONS: dict[str, dict[str, str]] = {
    "applications": {
        **dict.fromkeys(("one", "submit", "act", "change", "change_company", "answer_point"), "holder"),
        **dict.fromkeys(("mine",), "holder"),
        **dict.fromkeys(("taken", "begin"), "open"),
    },
    "holders": {**dict.fromkeys(("my_companies", "people", "invite", "remove"), "holder"), "agree": "open", "join": "limited"},
    "files": {"add": "holder", "remove": "holder", "settle": "officer", "link": "officer"},
    "quotations": {"add": "holder", "remove": "holder", "listed": "holder"},
    "ratings": {"rate": "holder", "remarks": "officer"},
    "success_hiding": {"of_application": "holder", "withdraw": "holder"},
    "providers": {"choose": "either", **dict.fromkeys(("search", "named", "one", "registered_on", "counts", "today"), "open")},
    "provider_entries": {"cities": "open", "enter": "open", **dict.fromkeys(("mine", "own", "set_contact", "set_news"), "provider")},
    "provider_register": dict.fromkeys(("listed", "one", "admit", "refuse", "suspend", "readmit", "end", "waiting"), "officer"),
    "provider_checks": dict.fromkeys(("listed", "begin", "follow_up", "close"), "officer"),
    "provider_news": dict.fromkeys(("choosable", "reached", "invite"), "officer"),
    "lookups": {"read": "open", "find": "limited"},
    "casework": {
        **dict.fromkeys(("opened", "listed", "found", "counts", "one", "card", "part"), "officer"),
        **{"access": "open", "status_of": "status"},
    },
    "handling": {
        **dict.fromkeys(("take", "take_over", "return_", "propose", "pass_", "send_back", "set_technology", "set_tags"), "officer"),
        **dict.fromkeys(("end_holder", "same_firm", "other_firm"), "officer"),
        "tags_in": "open",
    },
    "agendas": dict.fromkeys(("listed", "agenda", "waiting"), "officer"),
    "committee": {"coming": "open", **dict.fromkeys(("table", "table_many", "untable", "record", "reopen", "limits"), "officer")},
    "committee_calendar": {"planned": "open", **dict.fromkeys(("add", "change_cutoff", "cancel"), "officer")},
    "pack_links": {"make": "officer"},
    "aftercare": dict.fromkeys(("plan", "done", "pay", "undo", "complete"), "officer"),
    "aftercare_views": dict.fromkeys(("one", "listed", "outstanding", "visits"), "officer"),
    "ledger": {"shown": "figures"},
    "recognition": {
        **dict.fromkeys(("about", "rounds", "apply"), "open"),
        **dict.fromkeys(("applicants", "mine", "one", "withdraw"), "holder"),
    },
    "label_register": dict.fromkeys(("proposed_number", "check", "of_year", "award", "counts"), "open"),
    "awards": {
        **dict.fromkeys(("years", "all_rounds", "listed", "one", "set_round", "review", "reopen", "refuse", "record_criteria", "award"), "officer"),
        **dict.fromkeys(("enter", "withdraw_award"), "officer"),
    },
    "awards_list": {"link": "officer"},
}  # fmt: skip
# What a case is called elsewhere: in these modules an application is one for the logo.
OF_LABELS = ("recognition", "awards")


def of_the_world(world: World) -> dict[str, Any]:
    """What parameters are called, and what of the victim they may be filled with."""
    return {
        **{"application_id": world.case, "version": world.version, "company_id": world.company, "holder_id": world.holder, "file_id": world.file},
        **{"point_id": world.point, "quotation_id": world.quotation, "payment_id": world.payment, "meeting_id": world.meeting, "provider_id": world.provider},
        **{"check_id": world.check, "reference": world.reference, "cases": [{"application_id": world.case, "version": world.version}]},
        "decisions": [{"application_id": world.case, "version": world.version, "decision": "approve", "grant_cents": 100}],
    }


ABSENTS: dict[str, Any] = {
    **dict.fromkeys(("application_id", "company_id", "holder_id", "point_id", "quotation_id", "payment_id", "meeting_id", "provider_id", "check_id"), ABSENT),
    **{"file_id": ABSENT_FILE, "reference": ABSENT_REFERENCE, "cases": [{"application_id": ABSENT, "version": 0}]},
    "decisions": [{"application_id": ABSENT, "version": 0, "decision": "approve", "grant_cents": 100}],
}
THE_SAME: dict[str, Any] = {
    **{"reason": {"keys": ["incomplete"], "text": None}, "transition": "withdraw", "part": "contact", "values": {"contact": "taken@example.com"}},
    **{"name": "x", "registration_number": "1", "answer": "x", "item": "quotation", "accepted": True, "firm": "x", "address": "x", "day": "2026-10-01"},
    **{"amount_cents": 100, "work": 1, "advice": 1, "punctual": 1, "remark": "x", "component": "verification", "rules": "2008-2013", "company_name": "x"},
    **{"contact_name": "x", "contact": "x@example.com", "facts": {}, "sector": None, "city": None, "cost_cents": 100, "code": "2222-2222", "fact": "x"},
    **{"file": {"id": "c" * 32, "name": "x.pdf", "kind": "pdf", "size_bytes": 1, "sha256": "d" * 64}, "which": "returned", "items": ["quotation"]},
    **{"own": [TEXTS], "technology": "energy", "tags": ["x"], "words": "絕密", "grant_cents": 10**12, "cutoff": NOW.isoformat(), "dates": {}},
    **{"kind": "start", "paid_on": "2026-10-01", "event_id": "e-test", "consent": None, "need": None, "base": "hong_kong", "skills": [], "public": True},
    **{"news": True, "wanted": True, "finding": "x", "text": "x", "since": "2026-10-01", "state": None, "year": NOW.year, "category": "excellent"},
    **{"who": "other", "answers": {}, "opens_on": "2026-01-01", "closes_on": "2026-12-31", "number": "X-1", "sequence": 0, "sample": False},
}


def functions() -> Iterator[tuple[str, str, Callable[..., Any]]]:
    """Every public function of the programme that is handed who speaks first: (module, name, function)."""
    for found in pkgutil.iter_modules(bot.programme.__path__):
        module = importlib.import_module(f"bot.programme.{found.name}")
        for name, function in vars(module).items():
            public = inspect.isfunction(function) and function.__module__ == module.__name__ and not name.startswith("_")
            if public and next(iter(inspect.signature(function).parameters), "") == "here":
                yield found.name, name, function


def called_by_flows() -> set[tuple[str, str]]:
    """(module, name) of every function of the programme that a conversation names and that is handed who speaks."""
    there = {(module, name) for module, name, _ in functions()}
    found = set()
    for each in pkgutil.iter_modules(bot.flows.__path__):
        flow = importlib.import_module(f"bot.flows.{each.name}")
        tree = ast.parse(Path(str(flow.__file__)).read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and inspect.ismodule(owner := getattr(flow, node.value.id, None)):
                found.add((owner.__name__.rpartition(".")[2], node.attr))
    return found & there


def declared() -> Iterator[tuple[str, str, str, Callable[..., Any]]]:
    by_name = {(module, name): function for module, name, function in functions()}
    for module, rights in FUNCTIONS.items():
        for name, right in rights.items():
            yield module, name, right, by_name[module, name]


CALLS = [(module, name, right) for module, rights in FUNCTIONS.items() for name, right in rights.items()]


def test_every_function_that_a_conversation_calls_is_declared_here() -> None:
    missing = {each for each in called_by_flows() if each[0] not in ELSEWHERE and each[1] not in FUNCTIONS.get(each[0], {})}
    assert not missing, "say in FUNCTIONS whose they are"


def test_what_is_declared_is_there() -> None:
    there = {(module, name) for module, name, _ in functions()}
    assert not {(module, name) for module, name, _ in CALLS} - there


@pytest.fixture(scope="module")
def world(known: Knowledge) -> Iterator[World]:
    connection = memory()
    run = connection.begin()
    yield Builder(connection, NOW, known).build()
    run.rollback()


def arguments(module: str, function: Callable[..., Any], world: World, absent: bool, case: int | None = None) -> dict[str, Any]:
    """Everything that a function asks for: of the victim, or of nothing. Fails where a name is new and no value for it is declared here."""
    ids = of_the_world(world) | ({"application_id": case, "version": 0} if case else {})
    ids |= {"application_id": world.label, "version": 0} if module in OF_LABELS else {}
    ids |= ABSENTS if absent else {}
    wanted = list(inspect.signature(function).parameters.values())[1:]
    unknown = [each.name for each in wanted if each.name not in ids and each.name not in THE_SAME]
    assert not unknown, f"{module}: say in THE_SAME or ABSENTS what {unknown} may be"
    return {each.name: ids.get(each.name, THE_SAME.get(each.name)) for each in wanted}


def has_ids(function: Callable[..., Any]) -> bool:
    return bool(set(inspect.signature(function).parameters) & set(ABSENTS))


def done(known: Knowledge, role: str, function: Callable[..., Any], args: dict[str, Any]) -> tuple[Any, bool]:
    """What a function answers to a role, and whether it has written anything; all of it is taken back."""
    connection = memory()
    savepoint = connection.begin_nested()
    raw: Any = connection.connection
    before = raw.total_changes
    try:
        answer = function(Builder(connection, NOW, known).here(role), **args)
    except Exception as error:
        answer = f"raised {type(error).__name__}"
    wrote = raw.total_changes != before
    savepoint.rollback()
    return answer, wrote


def leaked(told: Any, world: World, *, but: tuple[str, ...] = ()) -> list[str]:
    """Which secrets stand in an answer."""
    text = told if isinstance(told, str) else json.dumps(told, ensure_ascii=False, default=str)
    secrets = [*PERSONAL.values(), *OF_DRAFT.values(), *world.references]
    return [each for each in secrets if each in text and each not in but]


def own_of(role: str, world: World) -> tuple[str, ...]:
    """Secrets that are somebody's own."""
    provider = (PERSONAL["provider_contact"], PERSONAL["provider_name"])
    return {"drafter": (*OF_DRAFT.values(), world.draft_reference), "victim_provider": provider}.get(role, ())


@pytest.mark.parametrize(("module", "name", "right"), CALLS, ids=[f"{module}.{name}" for module, name, _ in CALLS])
def test_a_function_answers_others_as_if_there_were_no_such_case(module: str, name: str, right: str, known: Knowledge, world: World) -> None:
    function = getattr(importlib.import_module(f"bot.programme.{module}"), name)
    given, nothing = arguments(module, function, world, absent=False), arguments(module, function, world, absent=True)
    for role in ROLES:
        there, wrote = done(known, role, function, given)
        if role in RIGHTS[right]:
            continue
        assert not leaked(there, world, but=(*own_of(role, world), given.get("reference", ""))), (role, there)  # what was asked for may be repeated
        if right in ("open", "figures"):
            continue
        absent, wrote_nothing = done(known, role, function, nothing)
        assert there == absent, (role, "absent and not theirs are answered differently")
        assert right == "limited" or not (wrote or wrote_nothing), (role, "what is refused has written something")


# Where the victim's things are such that even who has the right is told the same as of nothing.
ALIKE = [
    *(("handling", name, "case_officer") for name in ("same_firm", "other_firm")),  # a firm is not joined with itself
    ("ratings", "remarks", "case_officer"),  # there are too few
    *(("success_hiding", "of_application", role) for role in ("colleague", "owner")),  # it has no success case: who may withdraw one is in test_success.py
]


def test_whoever_has_the_right_is_answered_otherwise(known: Knowledge, world: World) -> None:
    """The control of the matrix: the arguments are such that they lead to the case."""
    same = []
    for module, name, right, function in declared():
        if not has_ids(function) or right in ("open", "limited"):
            continue
        for role in RIGHTS[right]:
            there, _ = done(known, role, function, arguments(module, function, world, absent=False))
            absent, _ = done(known, role, function, arguments(module, function, world, absent=True))
            if there == absent:
                same.append((module, name, role))
    assert sorted(same) == sorted(ALIKE), sorted(same)


@pytest.mark.parametrize(("module", "name", "right"), CALLS, ids=[f"{module}.{name}" for module, name, _ in CALLS])
def test_a_draft_is_nobody_elses_and_officers_do_not_see_it_either(module: str, name: str, right: str, known: Knowledge, world: World) -> None:
    function = getattr(importlib.import_module(f"bot.programme.{module}"), name)
    given, nothing = arguments(module, function, world, absent=False, case=world.draft), arguments(module, function, world, absent=True)
    given |= {"reference": world.draft_reference} if "reference" in given else {}
    for role in set(ROLES) - {"drafter"}:
        there, _ = done(known, role, function, given)
        assert not set(leaked(there, world, but=(given.get("reference", ""),))) & {*OF_DRAFT.values(), world.draft_reference}, (role, there)
        if "application_id" in given and module not in OF_LABELS and right != "open" and role in {*OFFICERS, *STATUS}:
            mixed = nothing | {each: given[each] for each in given if each not in ("application_id", "version", "decisions", "cases", "reference")}
            assert there == done(known, role, function, mixed)[0], (role, "a draft and nothing are answered differently")


# --- conversations ---

# Who may read what of the victim by each conversation: "all", or "case" for its reference and status without anything of a person.
SEES: dict[str, dict[str, str]] = {
    **dict.fromkeys(("application", "status", "apply", "logo"), dict.fromkeys(HOLDERS, "all")),
    **dict.fromkeys(("casework", "committee", "aftercare", "register", "labels"), dict.fromkeys(OFFICERS, "all")),
    "worklist": {"case_officer": "all", "hotline_agent": "case"},
    "providers": {"victim_provider": "all"},
    "enquiries": {}, "newevent": {}, "manage": {}, "figures": {}, "totals": dict.fromkeys(OFFICERS, "all"), "weather": {},
    "eligibility": {}, "join": {}, "events": {}, "mytickets": {}, "cases": {}, "newprovider": {}, "enquiry": {}, "offer": {}, "feedback": {}, "arrive": {},
    "booth": {}, "heard": {}, "news": {}, "stop": {}, "survey": {}, "announce": {}, "answer": {}, "call": {}, "callback": {},
    **dict.fromkeys(("mydata", "forget"), dict.fromkeys((*HOLDERS, "victim_provider"), "all")),
}  # fmt: skip
DEEP_LINKS = {"ev": "events", "in": "arrive", "booth": "booth", "join": "join", "case": "cases"}


def test_every_conversation_is_declared_here() -> None:
    assert set(SEES) == set(FLOWS), "say in SEES who may read what of somebody's case by it"
    assert OPENED_BY_LINK == DEEP_LINKS


class Chats:
    """A chat for each role, on a real store; all speak at once."""

    def __init__(self, desk: Desk, clock: MovedClock, world: World) -> None:
        self.desk, self.clock, self.world = desk, clock, world

    async def fresh(self) -> None:
        """Nothing was ever said in any of them."""
        await self.desk.store.write(self._forget)

    @staticmethod
    def _forget(connection: Connection) -> None:
        for table in (conversation, outbox, lookup_limit):
            connection.execute(table.delete())

    async def say(self, *said: tuple[str, Any], roles: Iterable[str] = ROLES) -> dict[str, str]:
        """What each role is told in the end, with the buttons; each message is (text, kind), all in a chat that is new."""
        await self.fresh()
        talkers = {role: Talker(self.desk, self.clock, role) for role in roles}
        for text, kind in said:
            told = await asyncio.gather(*(talker.says(text, kind) for talker in talkers.values()))
        return {role: "\n".join([words, *talkers[role].labels]) for role, words in zip(talkers, told, strict=True)}


def masked(text: str, asked: Any) -> str:
    """Without what was asked for, which may be repeated: a reference wherever it stands, another thing in quotation marks."""
    return text.replace(asked, "…") if isinstance(asked, str) else text.replace(f"「{asked}」", "「…」")


@pytest.fixture
async def chats(tmp_path: Path, known: Knowledge, wording: Wording, clock: MovedClock) -> Any:
    store = await Store.open(f"sqlite:///{tmp_path / 'data' / 'x.sqlite3'}", clock)
    world = await store.write(lambda connection: Builder(connection, clock.now(), known).build())
    yield Chats(Desk(store, known, wording, clock, "2008-2013"), clock, world)
    await store.close()


def may_read(flow: str, role: str, world: World) -> tuple[str, ...] | None:
    """The secrets that a role may be told by a conversation; None: all. What is no conversation, such as a menu, tells nobody any."""
    seen = SEES.get(flow, {}).get(role)
    if seen == "all":
        return None
    own = own_of(role, world)
    return (*own, world.reference) if seen == "case" else own


def nothing_leaked(flow: str, told: dict[str, str], world: World, but: tuple[str, ...] = ()) -> None:
    for role, text in told.items():
        allowed = may_read(flow, role, world)
        if allowed is not None:
            assert not leaked(text, world, but=(*allowed, *but)), (flow, role, text)


@pytest.mark.parametrize("flow", sorted(FLOWS))
async def test_a_conversation_that_is_opened_by_a_button_knows_no_case_of_others(flow: str, chats: Chats) -> None:
    world = chats.world
    for victim, absent in ((world.case, ABSENT), (world.draft, ABSENT), (world.label, ABSENT), (world.provider, ABSENT), (world.reference, ABSENT_REFERENCE)):
        there = await chats.say((f"go:{flow}:{victim}", "choice"))
        nothing = await chats.say((f"go:{flow}:{absent}", "choice"))
        nothing_leaked(flow, there, world, but=(world.reference,) if victim == world.reference else ())
        for role in ROLES:
            own = SEES[flow].get(role) or (role == "drafter" and victim == world.draft)
            assert own or masked(there[role], victim) == masked(nothing[role], absent), (flow, role, victim)


@pytest.mark.parametrize("flow", sorted(flow.name for flow in FLOWS.values() if flow.command))
async def test_a_command_and_what_is_typed_after_it_show_no_case_of_others(flow: str, chats: Chats) -> None:
    world, command = chats.world, (f"/{FLOWS[flow].command}", "text")
    nothing_leaked(flow, await chats.say(command), world)
    there, nothing = await chats.say(command, (world.reference, "text")), await chats.say(command, (ABSENT_REFERENCE, "text"))
    nothing_leaked(flow, there, world, but=(world.reference,))
    for role in ROLES:
        assert SEES[flow].get(role) or masked(there[role], world.reference) == masked(nothing[role], ABSENT_REFERENCE), (flow, role)
    for number in "123456":
        nothing_leaked(flow, await chats.say(command, (number, "text")), world)


LOOKERS = ("stranger", "other_owner", "ex_colleague", "provider", "case_officer")  # five, as many as may try one reference


async def test_the_status_with_a_wrong_fact_is_that_of_a_reference_that_does_not_exist(chats: Chats) -> None:
    world = chats.world
    for fact in ("61239999", "x@example.com", "12345678", "沒有"):
        there = await chats.say(("/status", "text"), (world.reference, "text"), (fact, "text"), roles=LOOKERS)
        nothing = await chats.say(("/status", "text"), (ABSENT_REFERENCE, "text"), (fact, "text"), roles=LOOKERS)
        assert len(set(nothing.values())) == 1
        assert {role: masked(text, world.reference) for role, text in there.items()} == {role: masked(text, ABSENT_REFERENCE) for role, text in nothing.items()}
    found = await chats.say(("/status", "text"), (world.reference, "text"), ("99887766-000", "text"), roles=LOOKERS)
    assert len(set(found.values())) == 1 and world.reference in found["stranger"]
    assert not set(leaked(found["stranger"], world)) & set(PERSONAL.values()), "the status without anything of a person"


async def test_commands_and_menus_of_everybody_show_nothing(chats: Chats) -> None:
    for command in ("start", "menu", "more", "staff", "help", "language", "privacy", "resume", "back", "cancel", "change", *MAIN, *MORE):
        told = await chats.say((f"/{command}", "text"))
        flow = next((each.name for each in FLOWS.values() if each.command == command), "staff")
        nothing_leaked(flow, told, chats.world)


async def test_a_deep_link_opens_nothing_of_others(chats: Chats) -> None:
    world = chats.world
    for word in (*OPENED_BY_LINK, "topic", "staff", *FLOWS):
        for victim, absent in ((world.case, ABSENT), (world.reference, ABSENT_REFERENCE)):
            there, nothing = await chats.say((f"{word}_{victim}", "start")), await chats.say((f"{word}_{absent}", "start"))
            nothing_leaked("staff", there, world, but=(world.reference,))
            assert [masked(each, victim) for each in there.values()] == [masked(each, absent) for each in nothing.values()], word
    for name in FLOWS:
        nothing_leaked(name, await chats.say((name, "start")), world)


async def test_a_used_code_an_old_one_and_one_that_never_was_are_one_answer(chats: Chats, clock: MovedClock) -> None:
    world = chats.world
    name = ("陳大文", "text")
    joined = Talker(chats.desk, clock, "new colleague")
    await joined.says(f"join_{world.code}", "start")
    assert PERSONAL["company"] in await joined.says(*name), "the control: the code was good"
    used, never = await chats.say((f"join_{world.code}", "start"), name), await chats.say(("join_2345-2345", "start"), name)
    assert used["stranger"].replace(world.code, "…") == never["stranger"].replace("2345-2345", "…")
    nothing_leaked("join", used, world)


async def test_the_button_of_another_chat_does_nothing(chats: Chats) -> None:
    world = chats.world
    owner = Talker(chats.desk, chats.clock, "owner")
    await owner.says(f"go:application:{world.case}", "choice")
    buttons = [button.id for button in owner.last[-1].buttons]
    assert len(buttons) > 3
    for button in buttons:
        for role, text in (await chats.say((button, "choice"))).items():
            assert role in HOLDERS or not leaked(text, world, but=own_of(role, world)), (button, role, text)


# --- pages and links ---

# Each address of the site: "open" (nothing personal), "chat" (of the browser's own cookie), or the kind of key that opens it.
ROUTES = {
    **dict.fromkeys(("/healthz", "/readyz", "/widget.js", "/events", "/survey", "/door/worker.js"), "open"),
    **dict.fromkeys(("/static/{name}", "/e/{event}", "/e/{event}/poster"), "open"),
    **dict.fromkeys(("/programme", "/cases", "/cases/{case}", "/providers", "/logo", "/search", "/robots.txt", "/sitemap.xml"), "open"),
    **dict.fromkeys(("/downloads", "/downloads/{slug}", "/downloads/{slug}/{number}"), "open"),
    **dict.fromkeys(("/", "/embed", "/chat", "/chat/messages", "/chat/events", "/chat/files"), "chat"),
    **dict.fromkeys(("/t/{token}", "/t/{token}/event.ics"), "ticket"),
    **dict.fromkeys(
        ("/door/{key}", "/door/{key}/day.json", "/door/{key}/records", "/door/{key}/list", "/door/{key}/attendance.xlsx", "/door/{key}/screen"), "door"
    ),
    "/mydata/{key}": "mydata",
    "/staff/file/{key}": "file",
    "/staff/pack/{key}.{kind}": "pack",
    "/awards/{key}": "awards",
}
BY_STAFF = ("file", "pack", "awards")


@pytest.fixture
async def site(chats: Chats, wording: Wording, tmp_path: Path) -> Any:
    settings = Settings(_env_file=None, data_dir=tmp_path, port=unused_port())  # type: ignore[call-arg]
    made = Site(chats.desk, chats.desk.store, wording, Clock(), settings)
    attachments = tmp_path / "attachments"
    async with made, aiohttp.ClientSession() as session:
        yield made, session, f"http://127.0.0.1:{settings.port}", attachments


def addresses(site: Site) -> set[str]:
    """Without those of the console: each of them names its roles, or says that it is open, and tests/console has their matrix."""
    found = {route.resource.canonical for route in site.app.router.routes() if route.resource is not None}
    return {each for each in found if not each.startswith("/console")}


async def test_every_address_of_the_site_is_declared_here(site: Any) -> None:
    assert addresses(site[0]) == set(ROUTES), "say in ROUTES what opens it"


def filled(address: str, key: str) -> str:
    """An address with a key in the place of whatever it asks for."""
    return re.sub(r"\{\w+\}", key, address.replace("{kind}", "docx"))


async def seen(session: aiohttp.ClientSession, url: str) -> tuple[int, str]:
    """Status and content, without the number that each refusal has."""
    async with session.get(url) as response:
        content = (await response.read()).decode(errors="replace")
    return response.status, re.sub(r"\b[0-9A-F]{8}\b", "…", content)


async def test_a_key_opens_its_own_page_and_no_other(site: Any, chats: Chats) -> None:
    made, session, url, _ = site
    for address in sorted(addresses(made)):
        if "{key}" not in address:
            continue
        guess = {kind: await seen(session, url + filled(address, "Q" * len(key))) for kind, key in chats.world.keys.items()}
        for kind, key in chats.world.keys.items():
            status, content = await seen(session, url + filled(address, key))
            if kind != ROUTES[address]:
                assert (status, content) == guess[kind] and status in (404, 405), (address, kind)
            if kind != "door" and kind != ROUTES[address]:
                assert not leaked(content, chats.world)


async def test_an_id_or_a_reference_is_no_key(site: Any, chats: Chats) -> None:
    made, session, url, _ = site
    world = chats.world
    for address in sorted(addresses(made)):
        for victim, absent in ((str(world.case), str(ABSENT)), (world.reference, ABSENT_REFERENCE), (world.file, ABSENT_FILE)):
            if "{" in address and address != "/static/{name}":
                assert await seen(session, url + filled(address, victim)) == await seen(session, url + filled(address, absent)), address


async def test_pages_without_a_key_show_nothing_to_a_browser_that_is_not_the_owners(site: Any, chats: Chats) -> None:
    made, session, url, _ = site
    for address in sorted(addresses(made)):
        if "{" not in address and address != "/chat/events":
            status, content = await seen(session, url + address)
            assert not leaked(content, chats.world), address
            assert status in (200, 404, 405), address


@pytest.mark.parametrize("role", [*(role for role in STAFF if role != "case_officer"), "inactive"])
async def test_a_link_of_staff_opens_nothing_once_its_maker_has_lost_the_right(role: str, site: Any, chats: Chats) -> None:
    _, session, url, attachments = site
    world = chats.world
    opened = {kind: next(address for address in ROUTES if ROUTES[address] == kind) for kind in BY_STAFF}
    attachments.mkdir(exist_ok=True)
    # The control: what is only to be seen after it must open before, but for the document, of which there are no bytes here.
    for kind in ("pack", "awards"):
        assert (await seen(session, url + filled(opened[kind], world.keys[kind])))[0] == 200
    values = {"active": False} if role == "inactive" else {"role": role}
    await chats.desk.store.write(lambda connection: connection.execute(update(members).where(members.c.role == "case_officer").values(**values)))
    for kind in BY_STAFF:
        key = world.keys[kind]
        assert await seen(session, url + filled(opened[kind], key)) == await seen(session, url + filled(opened[kind], "Q" * len(key)))


# --- the matrix itself ---


@cache
def without_asking() -> Callable[..., Any]:
    def one(here: Here, *, application_id: Any) -> Any:
        row = application_changes.lock(here.connection, application_id)
        return None if row is None else {"outcome": "not_yours"}

    return one


def test_an_answer_that_tells_absent_from_not_theirs_is_noticed(known: Knowledge, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control: a function that says "not yours" only where there is something."""
    from bot.programme import applications

    monkeypatch.setattr(applications, "one", without_asking())
    with pytest.raises(AssertionError, match="answered differently"):
        test_a_function_answers_others_as_if_there_were_no_such_case("applications", "one", "holder", known, world)


def test_an_answer_that_leaks_is_noticed(known: Knowledge, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control: a function that asks for nobody's right."""
    from bot.programme import applications, holders

    monkeypatch.setattr(holders, "holder_of", lambda connection, address, company_id: True)
    with pytest.raises(AssertionError):
        test_a_function_answers_others_as_if_there_were_no_such_case("applications", "one", "holder", known, world)
    assert applications.one is not None
