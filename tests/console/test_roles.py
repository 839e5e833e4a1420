"""Who may open what: every route of the console and every conversation for each role and for nobody, against a table that is written here by hand.

Deny by default: a route or a conversation that is new, or that somebody else may open now, fails until it is declared."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.desk import Desk
from bot.flows import FLOWS
from bot.knowledge import Knowledge
from bot.programme.application_states import TRANSITIONS
from bot.store import Store
from bot.wording import Wording
from tests.conftest import MovedClock
from tests.console.client import ROLES
from tests.console.matrix import Matrix, matrix_of

REFUSED = "不屬於你的職務範圍"
EVERYBODY = "viewer hotline_agent case_officer publisher approver admin"
HOTLINE = "hotline_agent case_officer"
CASES = "case_officer"
WATCH = "hotline_agent case_officer publisher approver"  # announcements: anybody may stop one
DRAFTS = "case_officer publisher"

NEEDS_NO_SESSION = {("GET", "/console/sign-in"), ("POST", "/console/sign-in"), ("GET", "/console/enrol"), ("POST", "/console/enrol")}
# Each route: who may, and "+" where a fresh proof is asked for.
DECLARED: dict[str, str] = {
    r"POST /console/sign-out": EVERYBODY,
    r"POST /console/language": EVERYBODY,
    r"GET /console/confirm": EVERYBODY,
    r"POST /console/confirm": EVERYBODY,
    r"GET /console/account": EVERYBODY,
    r"POST /console/account/passphrase": EVERYBODY,
    r"POST /console/account/sessions": EVERYBODY,
    r"POST /console/account/chat": EVERYBODY + " +",
    r"GET /console": EVERYBODY,
    r"GET /console/notices": EVERYBODY,
    r"POST /console/notices": EVERYBODY,
    r"POST /console/sending": "admin +",
    r"GET /console/inbox": HOTLINE,
    r"GET /console/inbox/list": HOTLINE,
    r"GET /console/inbox/call": HOTLINE,
    r"POST /console/inbox/call": HOTLINE,
    r"GET /console/inbox/{reference}": HOTLINE,
    r"GET /console/inbox/{reference}/talk": HOTLINE,
    r"POST /console/inbox/{reference}/{change}": HOTLINE,
    r"GET /console/hours": "case_officer admin",
    r"GET /console/hours/team/{team}": "case_officer admin",
    r"POST /console/hours/team/{team}": "case_officer admin",
    r"POST /console/hours/week/{team}": "case_officer admin",
    r"GET /console/hours/days/{calendar}": "case_officer admin",
    r"POST /console/hours/days/{calendar}": "case_officer admin",
    r"POST /console/hours/days/{calendar}/remove": "case_officer admin",
    r"GET /console/people": HOTLINE,
    r"POST /console/people": HOTLINE,
    r"POST /console/people/card": HOTLINE,
    r"POST /console/people/erase": HOTLINE + " +",
    r"POST /console/people/decide": HOTLINE + " +",
    r"POST /console/people/request": HOTLINE,
    r"POST /console/people/export": CASES + " +",
    r"GET /console/events": DRAFTS,
    r"GET /console/events/{id:[A-Za-z0-9-]{1,40}}": DRAFTS,
    r"GET /console/events/{id:[A-Za-z0-9-]{1,40}}/people": CASES,
    r"POST /console/events/{id:[A-Za-z0-9-]{1,40}}/list": CASES + " +",
    r"GET /console/applications": HOTLINE,
    r"GET /console/applications/{id:[0-9]{1,15}}": CASES,
    r"POST /console/applications/{id:[0-9]{1,15}}/files/{file:[0-9a-f]{32}}": CASES,
    r"GET /console/committee": CASES,
    r"GET /console/committee/{id:[0-9]{1,15}}": CASES,
    r"POST /console/committee/{id:[0-9]{1,15}}/pack": CASES,
    r"GET /console/providers": CASES,
    r"GET /console/providers/{id:[0-9]{1,15}}": CASES,
    r"GET /console/recognition": CASES,
    r"GET /console/recognition/{id:[0-9]{1,15}}": CASES,
    r"GET /console/recognition/years/{year:20[0-9]{2}}": CASES,
    r"POST /console/recognition/years/{year:20[0-9]{2}}/file": CASES,
    r"GET /console/announcements/new": "publisher",
    r"POST /console/announcements/new": "publisher",
    r"GET /console/announcements/{id:[0-9]{1,9}}/edit": "publisher",
    r"POST /console/announcements/{id:[0-9]{1,9}}/edit": "publisher",
    r"POST /console/announcements/audience": "publisher",
    r"GET /console/announcements": "viewer hotline_agent case_officer publisher approver",
    r"GET /console/announcements/{id:[0-9]{1,9}}": WATCH,
    r"POST /console/announcements/{id:[0-9]{1,9}}/ask": "publisher",
    r"POST /console/announcements/{id:[0-9]{1,9}}/approve": "approver +",
    r"POST /console/announcements/{id:[0-9]{1,9}}/discard": "publisher",
    r"POST /console/announcements/{id:[0-9]{1,9}}/correct": "publisher",
    r"POST /console/announcements/{id:[0-9]{1,9}}/refuse": "approver",
    r"POST /console/announcements/{id:[0-9]{1,9}}/pause": WATCH,
    r"POST /console/announcements/{id:[0-9]{1,9}}/resume": WATCH,
    r"POST /console/announcements/{id:[0-9]{1,9}}/cancel": WATCH,
    r"GET /console/announcements/{id:[0-9]{1,9}}/progress": WATCH,
    r"GET /console/announcements/{id:[0-9]{1,9}}/uncertain": WATCH,
    r"GET /console/announcements/{id:[0-9]{1,9}}/results": "viewer hotline_agent case_officer publisher approver",
    r"GET /console/announcements/{id:[0-9]{1,9}}/results.{kind:xlsx|csv}": "viewer hotline_agent case_officer publisher approver",
    r"GET /console/success": "case_officer publisher approver",
    r"GET /console/success/files": "case_officer publisher approver",
    r"GET /console/success/files/{case_id:[a-z0-9-]{1,60}}": "case_officer publisher approver",
    r"POST /console/success/files/{case_id:[a-z0-9-]{1,60}}/remove": "case_officer publisher approver",
    r"POST /console/success/files/{case_id:[a-z0-9-]{1,60}}/put-back": "approver",
    r"POST /console/success/begin": DRAFTS,
    r"POST /console/success/from/{id:[0-9]{1,15}}": DRAFTS,
    r"GET /console/success/{id:[0-9]{1,9}}": "case_officer publisher approver",
    r"GET /console/success/{id:[0-9]{1,9}}/edit": DRAFTS,
    r"POST /console/success/{id:[0-9]{1,9}}/edit": DRAFTS,
    r"POST /console/success/{id:[0-9]{1,9}}/ask": DRAFTS,
    r"POST /console/success/{id:[0-9]{1,9}}/accept": "approver +",
    r"POST /console/success/{id:[0-9]{1,9}}/refuse": "approver",
    r"POST /console/success/{id:[0-9]{1,9}}/reopen": "case_officer publisher approver",
    r"POST /console/success/{id:[0-9]{1,9}}/hide": "case_officer publisher approver",
    r"POST /console/success/{id:[0-9]{1,9}}/withdraw": "case_officer publisher approver",
    r"GET /console/knowledge": WATCH,
    r"GET /console/knowledge/topics": WATCH,
    r"POST /console/knowledge/begin": DRAFTS,
    r"GET /console/knowledge/draft/{id:\d{1,9}}": WATCH,
    r"GET /console/knowledge/draft/{id:\d{1,9}}/moved": WATCH,
    r"POST /console/knowledge/draft/{id:\d{1,9}}": DRAFTS,
    r"POST /console/knowledge/draft/{id:\d{1,9}}/check": DRAFTS,
    r"POST /console/knowledge/draft/{id:\d{1,9}}/accept": "case_officer publisher approver +",
    r"POST /console/knowledge/draft/{id:\d{1,9}}/refuse": "case_officer publisher approver",
    r"POST /console/knowledge/draft/{id:\d{1,9}}/withdraw": DRAFTS,
    r"GET /console/said": HOTLINE,
    r"GET /console/figures": EVERYBODY,
    r"GET /console/report": EVERYBODY,
    r"GET /console/report/edition": EVERYBODY,
    r"GET /console/report/figure": EVERYBODY,
    r"GET /console/report/file": EVERYBODY,
    r"POST /console/report/slots": DRAFTS,
    r"POST /console/report/ask": "publisher",
    r"POST /console/report/decide": "approver +",
    r"GET /console/gaps": EVERYBODY,
    r"GET /console/gaps/outside": EVERYBODY,
    r"GET /console/gaps/outside.xlsx": EVERYBODY,
    r"GET /console/gaps/factories": EVERYBODY,
    r"POST /console/gaps/factories": DRAFTS,
    r"POST /console/gaps/factories/remove": DRAFTS,
    r"GET /console/downloads": "publisher",
    r"POST /console/downloads": "publisher",
    r"GET /console/downloads/{slug:[a-z0-9-]{1,60}}": "publisher",
    r"POST /console/downloads/{slug:[a-z0-9-]{1,60}}": "publisher",
    r"POST /console/downloads/{slug:[a-z0-9-]{1,60}}/withdraw": "publisher",
    r"GET /console/cities": WATCH,
    r"GET /console/cities/{city:[a-z_]{1,40}}": WATCH,
    r"GET /console/cities/{city:[a-z_]{1,40}}/new": DRAFTS,
    r"POST /console/cities/{city:[a-z_]{1,40}}/new": DRAFTS,
    r"GET /console/cities/{city:[a-z_]{1,40}}/{id:[0-9]{1,15}}": DRAFTS,
    r"POST /console/cities/{city:[a-z_]{1,40}}/{id:[0-9]{1,15}}": DRAFTS,
    r"POST /console/cities/{city:[a-z_]{1,40}}/{id:[0-9]{1,15}}/remove": DRAFTS,
    r"GET /console/media": WATCH,
    r"GET /console/media/file.{kind:xlsx|csv}": WATCH,
    r"GET /console/media/new": DRAFTS,
    r"POST /console/media/new": DRAFTS,
    r"GET /console/media/{id:[0-9]{1,15}}": DRAFTS,
    r"POST /console/media/{id:[0-9]{1,15}}": DRAFTS,
    r"POST /console/media/{id:[0-9]{1,15}}/remove": DRAFTS,
    r"GET /console/media/codes": WATCH,
    r"GET /console/media/codes/new": DRAFTS,
    r"POST /console/media/codes/new": DRAFTS,
    r"GET /console/media/codes/{code:[a-z0-9-]{3,20}}": WATCH,
    r"POST /console/media/codes/{code:[a-z0-9-]{3,20}}/end": DRAFTS,
    r"GET /console/survey": "viewer hotline_agent case_officer publisher approver",
    r"GET /console/survey/new": "publisher",
    r"POST /console/survey/new": "publisher",
    r"GET /console/survey/{id:[0-9]{1,9}}": "viewer hotline_agent case_officer publisher approver",
    r"GET /console/survey/{id:[0-9]{1,9}}/results.xlsx": "viewer hotline_agent case_officer publisher approver",
    r"GET /console/survey/{id:[0-9]{1,9}}/edit": "publisher",
    r"POST /console/survey/{id:[0-9]{1,9}}/edit": "publisher",
    r"POST /console/survey/{id:[0-9]{1,9}}/ask": "publisher",
    r"POST /console/survey/{id:[0-9]{1,9}}/open": "approver +",
    r"POST /console/survey/{id:[0-9]{1,9}}/refuse": "approver",
    r"POST /console/survey/{id:[0-9]{1,9}}/close": "publisher approver",
    r"GET /console/survey/{id:[0-9]{1,9}}/changes/new": "publisher",
    r"POST /console/survey/{id:[0-9]{1,9}}/changes/new": "publisher",
    r"GET /console/survey/{id:[0-9]{1,9}}/changes/{pair:[0-9]{1,9}}": "publisher",
    r"POST /console/survey/{id:[0-9]{1,9}}/changes/{pair:[0-9]{1,9}}": "publisher",
    r"POST /console/survey/{id:[0-9]{1,9}}/changes/{pair:[0-9]{1,9}}/ask": "publisher",
    r"POST /console/survey/{id:[0-9]{1,9}}/changes/{pair:[0-9]{1,9}}/show": "approver +",
    r"POST /console/survey/{id:[0-9]{1,9}}/changes/{pair:[0-9]{1,9}}/refuse": "approver",
    r"GET /console/staff": "admin",
    r"POST /console/staff": "admin +",
    r"POST /console/staff/{staff}": "admin +",
    r"GET /console/audit": "approver admin",
    r"GET /console/audit/verify": "approver admin",
    r"POST /console/audit/export": "approver admin +",
    r"GET /console/privacy": "admin",
    r"GET /console/sandbox": EVERYBODY,
    r"POST /console/sandbox": EVERYBODY,
    r"POST /console/sandbox/start": EVERYBODY,
    r"GET /console/work": EVERYBODY,
    r"POST /console/work": EVERYBODY,
}
# Each conversation that is for staff only. The others are everybody's.
CONVERSATIONS = {
    "worklist": "hotline_agent case_officer",
    "casework": "case_officer",
    "committee": "case_officer",
    "aftercare": "case_officer",
    "register": "case_officer",
    "labels": "case_officer",
    "enquiries": "hotline_agent case_officer",
    "answer": "hotline_agent case_officer",
    "call": "hotline_agent case_officer",
    "announce": "hotline_agent case_officer publisher approver",
    "newevent": "case_officer publisher",
    "manage": "case_officer publisher",
    "figures": "viewer hotline_agent case_officer publisher approver admin",
    "totals": "viewer hotline_agent case_officer publisher approver admin",
    "weather": "case_officer publisher",
}


@pytest.fixture
async def matrix(known: Knowledge, wording: Wording, clock: MovedClock, tmp_path: Path) -> AsyncIterator[Matrix]:
    store = await Store.open(f"sqlite:///{tmp_path / 'data' / 'x.sqlite3'}", clock)
    async with matrix_of(Desk(store, known, wording, clock, "2008-2013"), clock, tmp_path) as made:
        yield made
    await store.close()


def as_it_is(matrix: Matrix) -> dict[str, str]:
    fresh = {(method, path) for method, path, _, fresh in matrix.console._routes if fresh}
    rights = matrix.console.rights.items()
    return {f"{method} {path}": " ".join(role for role in ROLES if role in may) + (" +" if (method, path) in fresh else "") for (method, path), may in rights}


async def test_every_route_is_declared_here_with_who_may_open_it(matrix: Matrix) -> None:
    assert as_it_is(matrix) == DECLARED, "say in DECLARED who may open it"
    assert matrix.console.open == NEEDS_NO_SESSION


async def test_every_address_under_console_goes_through_the_console(matrix: Matrix) -> None:
    """No other part of the program has slipped a route in beside it."""
    from bot.handlers.web import Site
    from bot.settings import Settings

    site = Site(matrix.desk, matrix.desk.store, matrix.desk.wording, matrix.clock, Settings(data_dir=Path(matrix.console.settings.data_dir)))
    found = {
        (route.method, route.resource.canonical) for route in site.app.router.routes() if route.resource and route.resource.canonical.startswith("/console")
    }
    canonical = {(method, _canonical(path)) for method, path in {*matrix.console.rights, *matrix.console.open}}
    assert {each for each in found if each[0] != "HEAD"} == canonical


def _canonical(path: str) -> str:
    import re

    return re.sub(r"\{(\w+)(?::(?:[^{}]|\{[^{}]*\})*)?\}", r"{\1}", path)


async def wrong_answers(matrix: Matrix, method: str, path: str, allowed: set[str]) -> list[str]:
    """What is answered otherwise than it should be, for each role and for nobody."""
    wrong = []
    for role in ROLES:
        status, page, _ = await matrix.ask(method, path, role)
        refused = status == 403 and REFUSED in page
        if refused == (role in allowed) or status >= 500:
            wrong.append(f"{method} {path}: {role} gets {status}")
    status, page, where = await matrix.ask(method, path, None)
    if not ((method == "GET" and status == 303 and where.startswith("/console/sign-in")) or (method == "POST" and status == 401 and "passphrase" in page)):
        wrong.append(f"{method} {path}: nobody gets {status}")
    return wrong


async def test_every_route_opens_for_its_roles_and_for_nobody_else(matrix: Matrix) -> None:
    wrong = []
    for route, may in DECLARED.items():
        method, path = route.split(" ", 1)
        wrong += await wrong_answers(matrix, method, path, set(may.split()) - {"+"})
    assert wrong == []


async def test_a_route_that_opens_for_somebody_else_is_noticed(matrix: Matrix) -> None:
    """The negative control."""
    rights = matrix.console.rights
    assert await wrong_answers(matrix, "GET", "/console/staff", {"viewer"}) == ["GET /console/staff: viewer gets 403", "GET /console/staff: admin gets 200"]
    rights["GET", "/console/staff"] = frozenset(ROLES)  # type: ignore[arg-type]
    assert as_it_is(matrix) != DECLARED


def test_every_conversation_for_staff_is_declared_here() -> None:
    assert {name: " ".join(role for role in ROLES if role in flow.roles) for name, flow in FLOWS.items() if flow.roles} == CONVERSATIONS


def test_a_case_has_a_handler_and_a_checker_who_are_never_one_person() -> None:
    assert {TRANSITIONS[name].who for name in ("propose", "return")} == {"handler"} and {TRANSITIONS[name].who for name in ("pass", "send_back")} == {"checker"}
    assert all(transition.who != "holder" for name, transition in TRANSITIONS.items() if name in ("take", "table", "approve", "reject", "complete"))
