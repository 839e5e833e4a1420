"""Meetings of the committee, their decisions and papers."""

from typing import get_args

from bot.checks.declared.of import MOVES, of
from bot.flows.eligibility import COMPONENTS
from bot.programme.agendas import ACTIONS
from bot.programme.casework import REASONS
from bot.programme.eligibility import CriterionId

VERDICTS = ("yes", "no", "unknown")
DECISIONS = ("approve", "reject", "defer")
PROBLEMS = ("no-sum", "cost-missing", "above-share", "above-cap")
REFUSALS = (
    *("changed", "already", "not-allowed", "unknown", "not-now", "over", "late", "early", "past", "taken", "cutoff-late", "same-officer", "paid"),
    *("reason-missing", "own-case"),
)
DONE = ("added", "cutoff-changed", "cancelled", "held", "put", "taken-off", "reopened", "recorded", "pack")
LIMITS = ("share", "cap", "cost-missing", "unknown")
# Asked in flows/committee_decisions.py, which belongs to the flow of committee.py.
OF_DECISIONS = ("how", "decision", "grant", "because", "text", "zh-hans", "en", "value-*", "confirm")

MADE: dict[str, dict[str, tuple[str, ...]]] = {
    "flows/committee.py": {
        "committee-title-*": of("committee-title-*", ("planned", "held", "cancelled")),
        "<closed>": ("committee-card-papers", "committee-card-papers-closed"),
        "committee-do-*": of("committee-do-*", ACTIONS),
        "committee-why-*": of("committee-why-*", (*PROBLEMS, "reason-missing")),
        "committee-not-*": of("committee-not-*", REFUSALS),
        "<said>": of("committee-*", DONE),
    },
    "flows/committee_decisions.py": {
        "committee-decide-*": of("committee-decide-*", (*DECISIONS, "later", "rest")),
        "committee-problem-*": of("committee-problem-*", PROBLEMS),
        "reason-*": of("reason-*", REASONS),
    },
    "programme/agenda_words.py": {
        "agenda-line-*": of("agenda-line-*", ("planned", "held")),
        "<said>": ("agenda-case", "agenda-case-sample"),
        "component-*": of("component-*", COMPONENTS),
        "agenda-limit-*": of("agenda-limit-*", LIMITS),
        "agenda-decided-*": of("agenda-decided-*", ("reject", "defer")),
    },
    "handlers/pack_rows.py": {
        "verdict-*": of("verdict-*", VERDICTS),
        "criterion-*": of("criterion-*", get_args(CriterionId)),
        "<said>": ("pack-heading", "pack-heading-sample"),
    },
    "handlers/pack_word.py": {"pack-by-*": of("pack-by-*", ("sector", "city"))},
    "handlers/pack_excel.py": {"*-sheet": of("*-sheet", ("pack-list", "pack-summary", "pack-targets"))},
}
ASKED: dict[str, dict[str, tuple[str, ...]]] = {
    "flows/committee.py": {"action_*": ("action", *OF_DECISIONS), "case_*": ("case",)},
}
TOGETHER: dict[str, tuple[str, ...]] = {
    "committee-meeting": ("committee-new", *MOVES),
    "committee-action": (*of("committee-do-*", ACTIONS), *MOVES),
    "committee-pick": ("committee-to-meeting", *MOVES),
    "committee-papers": (*of("committee-close-*", ("usual", "other")), *MOVES),
    "committee-case": ("several-done", "committee-every", *MOVES),
    "committee-how": (*of("committee-how-*", ("each", "rules")), *MOVES),
    "committee-decision": (*of("committee-decide-*", (*DECISIONS, "later", "rest")), *MOVES),
    "committee-because": ("several-done", *of("reason-*", REASONS), *MOVES),
    "committee-value": (*of("committee-page-*", ("next", "stop")), *MOVES),
    "committee-confirm": (*of("committee-confirm-*", ("yes", "no")), *MOVES),
    "committee-nothing-changed": ("committee-this", "committee-all", "menu"),
    **dict.fromkeys(("committee-zh-hans", "committee-en"), ("text-adopt", "text-same-as-chinese", *MOVES)),
    **dict.fromkeys(of("committee-*", ("day", "cutoff-day", "cutoff-time", "late-reason", "one", "reason", "grant", "text")), MOVES),
}
