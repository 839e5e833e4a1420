"""Which messages the program says and which choices stand together, collected from its source, so that the words can be held against it."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import get_args

from bot.checks.declared import (
    accounts,
    aftercare,
    announcements,
    applications,
    casework,
    committee,
    console,
    console_report,
    cooperation,
    handover,
    labels,
    pages_console,
    privacy,
    providers,
    public,
    report,
    report_figures,
    subscriptions,
    success,
    survey,
    workshop,
)
from bot.checks.declared.of import MOVES
from bot.checks.declared.of import of as _of
from bot.desk import MAIN, MORE
from bot.flows import FLOWS
from bot.flows.eligibility import COMPONENTS
from bot.flows.figures import GROUPS, MEASURES
from bot.flows.new_event import LONGEST
from bot.hotline import NEXT_STEPS
from bot.knowledge import Concern, Place, Verdict
from bot.programme.eligibility import CriterionId
from bot.programme.reminders import REMINDERS
from bot.programme.staff import ROLES

RULE_NAMES = (
    *("on-site-assessment-share", "on-site-assessment-cap", "demonstration-share", "demonstration-average", "verification-cap"),
    *("programme-budget", "programme-start", "programme-end"),
)

NOT_BOOKABLE = ("exhibition", "cancelled", "postponed", "past", "closed", "history", "unknown")  # programme/events.py: bookable
MANAGED = ("time", "place", "capacity", "close", "reopen", "postpone", "cancel", "slides", "door", "list", "pages", "offers")  # programme/managed.py: _may
ARRIVALS = ("arrived", "repeat", "none", "wrong_code", "too_late")  # what a self check-in comes to

# What the keys are that are put together at run time: file, how the key is written there (* for what is filled in, <name> for a variable),
# and what it comes to. `pattern@file:NAME` takes the values of a constant. A message of a question is found by its ask, not here.
MADE: dict[str, dict[str, tuple[str, ...]]] = {
    "desk.py": {
        "<title>": ("menu-title", "welcome"),
        "menu-*": _of("menu-*", (*NEXT_STEPS, *MAIN, *MORE)),
        "role-*": _of("role-*", ROLES),
        "noticed-place-*": _of("noticed-place-*", get_args(Verdict)),
        "flow-*": _of("flow-*", FLOWS),
        "file-refused-*": ("file-refused-*@attachments.py:REASONS",),
    },
    "forms.py": {
        "flow-*": _of("flow-*", FLOWS),
        "not-understood-*": ("not-understood-*@questions.py:NotUnderstood",),
        "*-*": (),
        "*-*-name": (),
    },
    "flows/eligibility.py": {
        "*-*": (),  # the two below
        "*-yes": ("hk-owned-yes", "improved-already-yes"),
        "*-no": ("hk-owned-no", "improved-already-no"),
        "place-*": _of("place-*", get_args(Place)),
        "concern-*": _of("concern-*", get_args(Concern)),
        "component-*": _of("component-*", COMPONENTS),
        "criterion-*": _of("criterion-*", get_args(CriterionId)),
        "eligibility-*": _of("eligibility-*", get_args(Verdict)),
        "eligibility-next-*": _of("eligibility-next-*", ("ask", "none", "assessment", "demonstration", "verification")),
        "money-rule-*": _of("money-rule-*", COMPONENTS),
        "why-*": _of("why-*", COMPONENTS),
        "verdict-*": _of("verdict-*", get_args(Verdict)),
        "test-*": _of("test-*", get_args(CriterionId)),
        "bring-*": _of("bring-*", get_args(CriterionId)),
    },
    "flows/enquiry.py": {"reply-by-*": _of("reply-by-*", ("chat", "phone", "email"))},
    "flows/arrive.py": {"arrive-*": _of("arrive-*", ARRIVALS)},
    "flows/events.py": {
        "event-wish-*": _of("event-wish-*", ("register", "wait", "other")),
        "detail-*": _of("detail-*", ("event", "when", "names", "contact", "company", "sector", "coach")),
        "events-*": ("events-narrow", "events-all"),
        "facet-*": ("facet-*@programme/events.py:FACETS",),
        "event-not-bookable-*": _of("event-not-bookable-*", NOT_BOOKABLE),
    },
    "flows/manage_events.py": {
        "event-kind-*": ("event-kind-*@programme/events.py:KINDS",),
        "event-not-bookable-*": _of("event-not-bookable-*", NOT_BOOKABLE),
        "manage-do-*": _of("manage-do-*", MANAGED),
        "manage-line-*": _of("manage-line-*", ("when", "where", "closes", "capacity")),
        "manage-*": _of("manage-*", ("unknown", "not_allowed", "over", "past", "same")),
        "<said>": _of("manage-*", ("moved", "postponed", "cancelled", "capacity-changed", "closed", "reopened", "slides-kept", "door-link", "list-link")),
    },
    "flows/figures.py": {
        "figures-*": ("figures-events", "figures-factory-visits", *_of("figures-*", MEASURES)),
        "figures-by-*": _of("figures-by-*", ("all", *GROUPS)),
        "figures-part-*": ("figures-part-events", "figures-part-factory-visits"),
        "figures-sector-*": ("figures-sector-all", "figures-sector-several"),
    },
    "flows/mytickets.py": {
        "event-not-bookable-*": _of("event-not-bookable-*", ("cancelled", "postponed")),
        "mytickets-*": _of("mytickets-*", ("qr", "substitute", "cancel", "done")),
        "substitute-*": _of("substitute-*", ("substituted", "in_line", "already", "over", "unknown")),
    },
    "flows/new_event.py": {
        "event-kind-*": ("event-kind-*@programme/events.py:KINDS",),
        "spoken-*": ("spoken-*@programme/events.py:SPOKEN",),
        "newevent-*": _of("newevent-*", ("past", "closed", "not_allowed")),
        "newevent-*-name": _of("newevent-*-name", LONGEST),
        "newevent-publish-*": _of("newevent-publish-*", ("yes", "no")),
    },
    "flows/weather.py": {
        "weather-signal-*": ("weather-signal-*@programme/weather.py:SIGNALS",),
    },
    "handlers/door.py": {
        "door-*": ("door-*@handlers/door.py:WORDS", "door-*@handlers/door.py:COUNTER_WORDS"),
        "door-head-*": _of("door-head-*", ("out", "missing", "all-back")),
        "<key>": ("not-understood-*@questions.py:NotUnderstood",),
    },
    "handlers/door_steps.py": {
        "door-*": ("door-*@handlers/door.py:WORDS", "door-not-taken-back"),
        "door-state-*": _of("door-state-*", ("walked-in", "waiting", "cancelled", "replaced")),
    },
    "handlers/door_sheets.py": {"<key>": ()},  # of programme/attendance.py
    "handlers/templates/door.html": {"door-*": ("door-out", "door-back")},
    "handlers/templates/door_frame.html": {"door-event-*": ("door-event-cancelled", "door-event-postponed")},
    "handlers/templates/door_screen.html": {"door-screen-*": ("door-screen-web", "door-screen-telegram")},
    "handlers/event_pages.py": {
        "event-kind-*": ("event-kind-*@programme/events.py:KINDS",),
        "facet-*": ("facet-*@programme/events.py:FACETS",),
    },
    "handlers/pages.py": {"<key>": ("*@handlers/pages.py:WIDGET_WORDS",)},
    "handlers/telegram.py": {"telegram-command-*": ("telegram-command-*@handlers/telegram.py:COMMANDS",)},
    "handlers/tickets.py": {
        "event-kind-*": ("event-kind-*@programme/events.py:KINDS",),
        "pages-ticket-*": _of("pages-ticket-*", ("cancelled", "replaced", "void", "event-cancelled", "postponed", "over")),
        "pages-calendar-*": _of("pages-calendar-*", ("cancelled", "postponed", "void")),
    },
    "handlers/webchat.py": {"<key>": ("*@handlers/webchat.py:SAMPLES",)},
    "handlers/templates/error.html": {"<key>": ("web-*@handlers/web.py:ERROR_KEYS", "web-error")},
    "handlers/templates/message.html": {"web-*": ("web-choices", "web-moves")},
    "handlers/templates/poster.html": {
        "pages-poster-register-*": _of("pages-poster-register-*", ("web", "telegram")),
        "pages-poster-open-*": _of("pages-poster-open-*", ("web", "telegram")),
    },
    "programme/event_words.py": {
        "event-kind-*": ("event-kind-*@programme/events.py:KINDS",),
        "spoken-*": ("spoken-*@programme/events.py:SPOKEN",),
        "event-not-bookable-*": _of("event-not-bookable-*", NOT_BOOKABLE),
    },
    "programme/reminders.py": {"reminder-*": _of("reminder-*", REMINDERS)},
    "programme/offers_log.py": {"offers-*": _of("offers-*", ("offered", "taken", "passed", "expired"))},
    "programme/organise.py": {"notice-reason-*": ("notice-reason-*@programme/weather.py:SIGNALS",)},
    "programme/seats.py": {"offer-*": _of("offer-*", ("take", "pass"))},
    "programme/attendance.py": {
        "attendance-*": ("attendance-*@programme/attendance.py:COLUMNS", "attendance-starts", "attendance-ends"),
        "attendance-state-*": ("attendance-state-*@programme/attendance.py:STATES",),
        "attendance-by-*": ("attendance-by-*@programme/attendance.py:WAYS",),
        "attendance-figure-*": ("attendance-figure-*@programme/attendance.py:FIGURES", "attendance-figure-waiting", "attendance-figure-back"),
    },
    "questions.py": {"*-*": ()},
    "replay.py": {"<key>": ()},
    "wording.py": {
        "rule-*": _of("rule-*", RULE_NAMES),
        "<value>": (),
        "<key>": ("paragraph", "paragraph-fn", "paragraph-annex"),
        "*-words": (),
    },
}
# Questions, and prefixes of options, whose name is a variable.
ASKED: dict[str, dict[str, tuple[str, ...]]] = {
    "flows/eligibility.py": {"<key>": ("hk-owned", "improved-already")},
    "flows/manage_events.py": {
        "action_*": ("action",),
        "place": ("place", "city", "city-known"),  # with those that are asked in the flow of a new event
        "directions": ("directions", "zh-hans", "en"),
    },
    "flows/new_event.py": {"title": ("title", "zh-hans", "en"), "*_*": ("language", "excluded", "sector")},
}

# The choices that stand together on screen, by the message of their question. *sectors and the like are all of that list.
TOGETHER: dict[str, tuple[str, ...]] = {
    "menu-title": ("menu-resume", "menu-eligibility", "menu-status", "menu-events", "menu-cases", "menu-human", "menu-more"),
    "offer-person": ("offer-yes", "offer-no"),
    "did-you-mean": ("*topics", "menu-human", "menu-eligibility", "menu-cases", "menu"),
    "private-only": ("open-private",),
    "our-error": ("go-on", "menu"),
    "staff-what": (*_of("flow-*", [each.name for each in FLOWS.values() if each.roles and each.command]), *MOVES),
    "figures-year": ("figures-april", *MOVES),
    "figures-wish": (*_of("figures-by-*", ("all", "kind", "city", "month", "sector")), *MOVES),
    "eligibility-hk-owned": ("hk-owned-yes", "hk-owned-no", "not-sure", *MOVES),
    "eligibility-place": (*_of("place-*", get_args(Place)), "not-sure", *MOVES),
    "eligibility-place-region": (*_of("place-*", get_args(Place)), "not-sure", *MOVES),
    "eligibility-district": ("*districts", "district-other", "not-sure", *MOVES),
    "eligibility-trade": ("trade-list", "not-sure", *MOVES),
    "eligibility-which-sector": ("*sectors", "sector-other", "not-sure", *MOVES),
    "eligibility-sector": ("*sectors", "sector-other", "not-sure", *MOVES),
    "eligibility-improved-already": ("improved-already-yes", "improved-already-no", "not-sure", *MOVES),
    "eligibility-concern": (*_of("concern-*", get_args(Concern)), "not-sure", *MOVES),
    "eligibility-cost": ("not-sure", *MOVES),
    "eligibility-wish": ("menu-apply", *_of("why-*", COMPONENTS), "what-changes", "menu-human", "menu-heard", *MOVES),
    "events-pick": ("events-narrow", "events-all", *MOVES),
    "events-wish": (*_of("event-wish-*", ("register", "wait", "other")), *MOVES),
    "events-facet": (*_of("facet-*", ("kind", "city", "month", "sector", "language")), *MOVES),
    "events-value": (
        *_of("event-kind-*", ("seminar", "workshop", "briefing", "visit", "exhibition", "ceremony")),
        *("event-online", "spoken-cantonese", "spoken-putonghua", "spoken-english", "*sectors", *MOVES),
    ),
    "events-people": ("people", *MOVES),
    "events-guest": MOVES,
    "events-contact": MOVES,
    "events-company": MOVES,
    "events-sector": ("*sectors", "sector-other", *MOVES),
    "events-coach": ("coach-yes", "coach-no", *MOVES),
    "events-rules": ("rules-accept", "rules-decline", *MOVES),
    "events-confirm": ("register-confirm-yes", "register-confirm-no", *MOVES),
    "offer-answer": ("offer-take", "offer-pass", *MOVES),
    "offer-all": ("offer-take", "offer-pass"),
    "offer-part": ("offer-take", "offer-pass"),
    "mytickets-event": MOVES,
    "mytickets-action": ("offer-take", "offer-pass", "mytickets-qr", "mytickets-substitute", "mytickets-cancel", "mytickets-done", *MOVES),
    "mytickets-ticket": MOVES,
    "mytickets-who": ("mytickets-all", *MOVES),
    "mytickets-name": MOVES,
    "mytickets-sure": ("cancel-seat-yes", "cancel-seat-no", *MOVES),
    "feedback-useful": (*_of("useful-*", ("very", "partly", "not")), *MOVES),
    "feedback-level": (*_of("level-*", ("basic", "right", "hard")), *MOVES),
    "feedback-next": (*_of("next-*", ("apply", "visit", "later")), *MOVES),
    "arrive-who": ("arrive-all", *MOVES),
    "newevent-kind": (*_of("event-kind-*", ("seminar", "workshop", "briefing", "visit", "exhibition", "ceremony")), *MOVES),
    "newevent-city": ("event-online", *MOVES),
    "newevent-language": ("several-done", "spoken-cantonese", "spoken-putonghua", "spoken-english", *MOVES),
    "newevent-sector": ("several-done", "newevent-all-sectors", "*sectors", *MOVES),
    "newevent-excluded": ("several-done", "newevent-none", "*sectors", *MOVES),
    "newevent-coach": ("newevent-coach-yes", "newevent-coach-no", *MOVES),
    "newevent-rules": ("newevent-rules-standard", *MOVES),
    "newevent-details": ("newevent-details-usual", "newevent-details-each", *MOVES),
    "newevent-price": ("event-free", *MOVES),
    "newevent-closing": ("newevent-closing-usual", *MOVES),
    "newevent-weather": ("newevent-weather-yes", "newevent-weather-no", *MOVES),
    "newevent-confirm": ("newevent-publish-yes", "newevent-publish-no", *MOVES),
    "newevent-last-day": ("newevent-one-day", *MOVES),
    "newevent-joining": ("newevent-later", *MOVES),
    **dict.fromkeys(("newevent-zh-hans", "newevent-en", "manage-zh-hans", "manage-en"), ("text-adopt", "text-same-as-chinese", *MOVES)),
    **dict.fromkeys(_of("newevent-*", ("excludes", "summary", "co-organisers", "directions")), ("newevent-none", *MOVES)),
    **dict.fromkeys(_of("newevent-*", ("title", "day", "starts", "ends", "city-known", "place", "capacity", "meeting", "closing-time")), MOVES),
    "newevent-created": ("manage-this", "newevent-another", "menu"),
    "manage-action": (*_of("manage-do-*", MANAGED), *MOVES),
    "manage-city": ("manage-unchanged", "event-online", *MOVES),
    **dict.fromkeys(_of("manage-*", ("place", "directions")), ("manage-unchanged", *MOVES)),
    "manage-sure": ("manage-sure-yes", "manage-sure-no", *MOVES),
    "manage-apply": ("manage-apply-yes", "manage-apply-no", *MOVES),
    "manage-new-date": ("manage-new-date-known", "manage-new-date-open", *MOVES),
    "manage-cancelling": ("manage-cancelling-yes", "manage-cancelling-no", *MOVES),
    **dict.fromkeys(_of("manage-*", ("event", "day", "starts", "ends", "city-known", "capacity", "slides", "reason")), MOVES),
    "manage-nothing-changed": ("manage-this", "manage-all", "manage-new", "menu"),
    "weather-signal": (*_of("weather-signal-*", ("typhoon", "rain")), *MOVES),
    "weather-confirm": ("weather-postpone-yes", "weather-postpone-no", *MOVES),
    "enquiry-question": MOVES,
    "enquiry-reply-by": ("reply-by-chat", "reply-by-phone", "reply-by-email", *MOVES),
    "enquiry-phone": MOVES,
    "enquiry-email": MOVES,
    "enquiry-confirm": ("send-yes", "send-no", *MOVES),
}


_OF_CASES = (aftercare, applications, casework, committee, labels, providers, public, success)
_OF_STAFF = (accounts, announcements, console, cooperation, handover, pages_console, privacy, subscriptions, survey, workshop)
_OF_REPORTS = (console_report, report, report_figures)
for _area in (*_OF_CASES, *_OF_STAFF, *_OF_REPORTS):
    MADE |= _area.MADE
    ASKED |= _area.ASKED
    TOGETHER |= _area.TOGETHER


@dataclass(frozen=True)
class Said:
    """One message that the program says at one place. `key` may hold * or be a <name>: then MADE has what it comes to."""

    key: str
    path: Path
    line: int

    @property
    def made(self) -> bool:
        return "*" in self.key or self.key.startswith("<")


@lru_cache(maxsize=8)
def said(code: Path) -> tuple[Said, ...]:
    """Every message that the program names, with keys made at run time still as they are written."""
    return tuple(_said(code))


def _said(code: Path) -> Iterator[Said]:
    for path, tree in sources(code):
        for node in ast.walk(tree):
            for key in _keys_at(node):
                yield Said(key, path, getattr(node, "lineno", 1))
    for path in sorted((code / "handlers" / "templates").rglob("*.html")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            for match in re.finditer(r"\bsay\(([^,()]+),", line):
                for key in _keys(ast.parse(match[1].strip().replace("~", "+"), mode="eval").body):
                    yield Said(key, path, number)


def label_keys() -> set[str]:
    """The messages that name choices."""
    return {key for keys in TOGETHER.values() for key in keys if not key.startswith("*")}


@lru_cache(maxsize=8)
def asked(code: Path) -> tuple[Said, ...]:
    """The message of every question of the flows; `*` at the end where it is asked again and again."""
    return tuple(_asked(code))


def _asked(code: Path) -> Iterator[Said]:
    flows = {each.flow.__module__.rpartition(".")[2]: each.name for each in FLOWS.values()}
    for path, tree in sources(code / "flows"):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _name_of(node.func) == "ask" and path.stem in flows:
                for key in _keys(node.args[0]):
                    for each in ASKED.get(f"flows/{path.name}", {}).get(key, (key,)):
                        yield Said(f"{flows[path.stem]}-{each.replace('_', '-').replace('-*', '*')}", path, node.lineno)


@lru_cache(maxsize=256)
def comes_to(key: str, code: Path) -> tuple[str, ...]:
    """An entry of MADE as keys."""
    return tuple(_comes_to(key, code))


def _comes_to(key: str, code: Path) -> Iterator[str]:
    pattern, at, place = key.partition("@")
    if not at:
        yield key
        return
    file, _, name = place.partition(":")
    tree = _tree((code / file).read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and name in {target.id for target in node.targets if isinstance(target, ast.Name)}:
            value = ast.literal_eval(node.value)
            yield from _of(pattern, value.values() if isinstance(value, dict) else value)
        elif isinstance(node, ast.Call) and _name_of(node.func) == name and isinstance(node.args[0], ast.Constant):
            yield from _of(pattern, [str(node.args[0].value)])


def sources(folder: Path) -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(folder.rglob("*.py")):
        yield path, _tree(path.read_text(encoding="utf-8"))


@lru_cache(maxsize=512)
def _tree(text: str) -> ast.Module:
    return ast.parse(text)


def _keys_at(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Dict):
        for name, value in zip(node.keys, node.values, strict=True):
            if isinstance(name, ast.Constant) and name.value == "say":
                yield from _keys(value)
    elif isinstance(node, ast.Call) and node.args:
        if _name_of(node.func) == "say":
            yield from _keys(node.args[0])
        elif _name_of(node.func) == "options" and len(node.args) == 2:
            ids = node.args[0].elts if isinstance(node.args[0], ast.List) else [node.args[0]]
            for prefix in _keys(node.args[1]):
                yield from (_starred(prefix) + "-" + _starred(each).replace("_", "-") for value in ids for each in _keys(value))


def _name_of(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else function.id if isinstance(function, ast.Name) else ""


def _keys(value: ast.expr) -> Iterator[str]:
    """A literal as it is; the two sides of a condition; "component-*" for an f-string; <name> for anything else."""
    match value:
        case ast.Constant():
            yield str(value.value)
        case ast.IfExp():
            yield from _keys(value.body)
            yield from _keys(value.orelse)
        case ast.JoinedStr():
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in value.values)
        case ast.BinOp():
            yield "".join(_starred(key) for side in (value.left, value.right) for key in _keys(side))
        case _:
            yield f"<{ast.unparse(value)}>"


def _starred(key: str) -> str:
    return "*" if key.startswith("<") else key
