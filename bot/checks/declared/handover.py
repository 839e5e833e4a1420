"""Keys and choices of the area: handover."""

from bot.checks.declared.of import MOVES, of
from bot.flows.answer import ACTIONS
from bot.flows.enquiries import SHOWN
from bot.programme.calls import RESULTS
from bot.programme.enquiry_changes import CLOSE_REASONS
from bot.programme.enquiry_views import FILTERS
from bot.programme.service_hours import CALENDARS, TEAMS

COMPONENTS = ("on-site-assessment", "demonstration", "verification")
STATES = ("open", "taken", "answered", "closed")
REPLIES = ("chat", "phone", "email")
SAID = ("sent", "noted", "taken", "taken-live", "given-back", "passed", "closed", "reopened")
REFUSED = ("changed", "taken", "not-now", "not-allowed", "not-answered", "too-long", "unknown")
STEPS = ("opened", "offered", "taken", "passed", "expired", "broken", "answered", "to_bot", "closed", "reopened", "callback")
TOPIC_GROUPS = (
    *("about", "application", "assessment", "contact", "demonstration", "effluent", "eligibility", "etsp", "events", "governance", "logo", "resources"),
    *("service", "statistics", "technology", "verification"),
)
WRONG = (*("team", "calendar", "cities", "topics", "promise_minutes", "source", "review_by", "hours", "lines", "default_needed", "no_team"),)
CALL_WRONG = ("words", "topic", "sector", "city", "result", "not_allowed")
TEAM_WORDS = of("enquiry-team-*", (*TEAMS, "none"))

MADE: dict[str, dict[str, tuple[str, ...]]] = {
    "silence.py": {"enquiry-team-*": TEAM_WORDS},
    "dossier.py": {"*-*-name": ()},  # of the questions of the eligibility check
    "flows/enquiries.py": {"enquiries-filter-*": of("enquiries-filter-*", FILTERS)},
    "flows/answer.py": {
        "answer-do-*": of("answer-do-*", (*ACTIONS, "leave", "done")),
        "enquiry-team-*": TEAM_WORDS,
        "enquiry-reason-*": of("enquiry-reason-*", CLOSE_REASONS),
        "answer-refused-*": of("answer-refused-*", REFUSED),
        "<said>": of("answer-*", SAID),
    },
    "flows/call.py": {"call-*": ("call-not-told",), "call-result-*": of("call-result-*", RESULTS)},
    "programme/handover.py": {"enquiry-team-*": TEAM_WORDS},
    "programme/enquiry_changes.py": {"reply-by-*": of("reply-by-*", REPLIES)},
    "programme/enquiry_words.py": {
        "enquiry-state-*": of("enquiry-state-*", STATES),
        "enquiry-language-*": of("enquiry-language-*", ("zh-hant", "zh-hans", "en")),
        "reply-by-*": of("reply-by-*", REPLIES),
        "component-*": of("component-*", COMPONENTS),
        "verdict-*": of("verdict-*", ("yes", "no", "unknown")),
    },
}
MADE |= {
    "handlers/console/inbox.py": {
        "enquiries-filter-*": of("enquiries-filter-*", FILTERS),
        "enquiry-reason-*": of("enquiry-reason-*", CLOSE_REASONS),
        "answer-refused-*": of("answer-refused-*", REFUSED),
        "call-result-*": of("call-result-*", RESULTS),
        "<TOLD[name]>": of("answer-*", SAID),
    },
    "handlers/console/hours.py": {
        "hours-topic-*": of("hours-topic-*", TOPIC_GROUPS),
        "hours-calendar-*": of("hours-calendar-*", CALENDARS),
        "hours-wrong-*": of("hours-wrong-*", WRONG),
    },
    "handlers/templates/console/inbox_list.html": {
        "enquiry-state-*": of("enquiry-state-*", STATES),
        "inbox-kind-*": of("inbox-kind-*", ("chat", "call")),
    },
    "handlers/templates/console/enquiry.html": {
        "enquiry-state-*": of("enquiry-state-*", STATES),
        "inbox-kind-*": of("inbox-kind-*", ("chat", "call")),
        "inbox-step-*": of("inbox-step-*", STEPS),
    },
    "handlers/templates/console/inbox_call.html": {"inbox-call-wrong-*": of("inbox-call-wrong-*", CALL_WRONG)},
    "handlers/templates/console/hours.html": {"enquiry-team-*": TEAM_WORDS, "hours-calendar-*": of("hours-calendar-*", CALENDARS)},
    "handlers/templates/console/hours_team.html": {"hours-*": of("hours-*", ("opens", "lunch_from", "lunch_until", "closes"))},
}
ASKED: dict[str, dict[str, tuple[str, ...]]] = {}
TOGETHER: dict[str, tuple[str, ...]] = {
    "enquiry-reply": MOVES,
    "enquiries-pick": ("enquiries-next", "enquiries-other", *MOVES),
    "enquiries-facet": (*of("enquiries-filter-*", SHOWN), *MOVES),
    "answer-action": (*of("answer-do-*", ACTIONS), "answer-list", *MOVES),
    "answer-reply": (*of("answer-do-*", ACTIONS), "answer-list", *MOVES),
    "answer-words": MOVES,
    "answer-topic": ("*topics", "answer-do-leave", *MOVES),
    "answer-team": (*of("enquiry-team-*", TEAMS), "answer-do-leave", *MOVES),
    "answer-reason": (*of("enquiry-reason-*", CLOSE_REASONS), "answer-do-leave", *MOVES),
    "answer-seen": ("answer-do-done", *MOVES),
    "call-words": MOVES,
    "call-topic": ("*topics", "call-topic-other", *MOVES),
    "call-sector": ("*sectors", "call-not-told", *MOVES),
    "call-city": ("call-not-told", *MOVES),
    "call-result": (*of("call-result-*", RESULTS), *MOVES),
    "callback-slot": MOVES,
    "callback-phone": MOVES,
    "handover-answer": ("handover-reply", "handover-back"),
    "handover-broken": ("handover-callback-choose", "handover-reply", "handover-back"),
}
