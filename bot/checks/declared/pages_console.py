"""The console's pages over what there is: home, events, applications, committee, providers, recognition, and any conversation as a page."""

from typing import get_args

from bot.checks.declared.of import of
from bot.flows import FLOWS
from bot.handlers.console import applications, committee, events, home
from bot.knowledge import Concern, Place
from bot.programme import attendance, casework, console_lists, label_register, provider_register
from bot.programme import events as all_events
from bot.programme.ledger_counts import BASES

_NOT_BOOKABLE = ("exhibition", "cancelled", "postponed", "past", "closed", "history", "unknown")  # programme/events.py: bookable
_MANAGED = ("time", "place", "capacity", "close", "reopen", "postpone", "cancel", "slides", "door")  # programme/managed.py: _may
_AFTER = ("plan", "done", "pay", "undo", "complete")  # programme/aftercare_views.py: _may
_MEETING = ("record", "put", "take_off", "cutoff", "held", "reopen", "cancel")  # programme/agendas.py: ACTIONS
_STATES_OF_MEETINGS = ("planned", "held", "cancelled")
_DOCUMENTS = ("missing", "arrived", "accepted", "returned")
_LABEL_DEEDS = ("review", "criteria", "award", "refuse", "reopen", "withdraw_award")  # programme/awards.py: one
_MILESTONES = ("start", "completion", "final_report", "case_text", "visit_hosted", "talk_given")
_FLOWS = of("flow-*", FLOWS)

MADE: dict[str, dict[str, tuple[str, ...]]] = {
    "handlers/console/talks.py": {"<said>": ()},  # the names of questions are found by their ask
    "handlers/console/work.py": {"flow-*": _FLOWS, "console-section-*": ()},  # the sections are those of the frame
    "handlers/templates/console/home.html": {"flow-*": _FLOWS},
    "handlers/console/home.py": {
        "console-home-asked-*": of("console-home-asked-*", home.ASKED),
        "console-home-*": of("console-home-*", home.PATHS),
    },
    "handlers/console/applications.py": {
        "console-cases-*": of("console-cases-*", applications.COLUMNS),
        "console-cases-whose-*": of("console-cases-whose-*", console_lists.WHOSE),
        "team-*": of("team-*", console_lists.TEAMS),
    },
    "handlers/console/case_page.py": {
        "casework-do-*": of("casework-do-*", casework.TRANSITIONS[:-1]),
        "aftercare-do-*": of("aftercare-do-*", _AFTER),
        "team-*": of("team-*", console_lists.TEAMS),
        "concern-*": of("concern-*", get_args(Concern)),
        "place-*": of("place-*", get_args(Place)),
        "casework-document-*": of("casework-document-*", _DOCUMENTS),
        "console-case-document-*": of("console-case-document-*", ("item", "name", "state", "day", "open")),
        "console-case-quotation-*": of("console-case-quotation-*", ("firm", "day", "amount")),
        "console-cases-*": of("console-cases-*", ("reference", "component", "state")),
        "milestone-*": of("milestone-*", _MILESTONES),
        "console-case-milestone-*": of("console-case-milestone-*", ("what", "due", "done")),
        "console-case-step-*": of("console-case-step-*", ("day", "what", "who")),
    },
    "handlers/console/events.py": {
        "console-events-*": of("console-events-*", (*console_lists.WHEN, "title", "time", "city", "state", "confirmed", "waiting")),
        "console-events-state-*": of("console-events-state-*", events.STATES),
        "event-kind-*": of("event-kind-*", all_events.KINDS),
        "event-not-bookable-*": of("event-not-bookable-*", _NOT_BOOKABLE),
        "spoken-*": of("spoken-*", all_events.SPOKEN),
        "manage-do-*": of("manage-do-*", _MANAGED),
        "console-event-figure-*": of("console-event-figure-*", ("capacity", "confirmed", "offered", "waiting", "arrived", "walk_ins", "back")),
        "attendance-*": of("attendance-*", attendance.COLUMNS),
        "attendance-*-*": (*of("attendance-state-*", attendance.STATES), *of("attendance-by-*", attendance.WAYS)),
    },
    "handlers/console/committee.py": {
        "console-meetings-*": of("console-meetings-*", ("day", "state", "cutoff", "cases", *committee.FILES)),
        "console-meetings-state-*": of("console-meetings-state-*", _STATES_OF_MEETINGS),
        "committee-do-*": of("committee-do-*", _MEETING),
        "console-agenda-*": of("console-agenda-*", ("reference", "company", "component", "sector", "city", "cost", "rules", "state")),
    },
    "handlers/console/providers.py": {
        "provider-base-*": of("provider-base-*", BASES),
        "console-providers-*": of("console-providers-*", ("reference", "name", "base", "state")),
        "register-do-*": of("register-do-*", (*provider_register.CHANGES, "check", "checks")),
        "console-providers-check-*": of("console-providers-check-*", ("day", "finding", "followed", "case", "closed")),
    },
    "handlers/console/recognition.py": {
        "console-labels-*": of("console-labels-*", ("reference", "name", "year", "category", "state", "number", "withdrawn", "opens", "closes")),
        "labels-do-*": of("labels-do-*", _LABEL_DEEDS),
        "labels-wish-*": of("labels-wish-*", ("round", "enter")),
        "labels-of-*": of("labels-of-*", ("company", "provider", "afresh")),
        "labels-met-*": of("labels-met-*", ("yes", "no", "open")),
        "logo-took-part-*": of("logo-took-part-*", ("yes", "no", "unsure")),
        "awards-*": of("awards-*", ("group", "recorded", "paper")),
        "awards-group-*": of("awards-group-*", (*label_register.GROUPS, "total")),
    },
}
ASKED: dict[str, dict[str, tuple[str, ...]]] = {}
TOGETHER: dict[str, tuple[str, ...]] = {}
