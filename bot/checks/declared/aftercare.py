"""What follows an approval, and totals."""

from bot.checks.declared.of import MOVES, of
from bot.flows.aftercare import ACTIONS
from bot.programme.ledger_counts import BASES, LABEL_PARTS, TECHNOLOGIES, UNITS
from bot.programme.ledger_words import TABLES
from bot.programme.milestones import SHARING, WORK

COMPONENTS = ("on-site-assessment", "demonstration", "verification")
PARTS = (*COMPONENTS, *TECHNOLOGIES, "none", *BASES, *dict.fromkeys(LABEL_PARTS.values()), "all")
MEASURES = tuple(measure.replace(" ", "-") for measure in UNITS)
STATES = ("submitted", "in-check", "to-check", "returned", "ready", "tabled", "approved", "rejected", "completed", "withdrawn")
REFUSED = ("not-allowed", "unknown", "changed", "not-now", "order", "wrong-day", "too-much", "report-missing", "own-case")
KEPT = ("planned", "marked", "paid", "undone", "completed")

MADE: dict[str, dict[str, tuple[str, ...]]] = {
    "flows/aftercare.py": {
        "aftercare-do-*": of("aftercare-do-*", ACTIONS),
        "component-*": of("component-*", COMPONENTS),
        "aftercare-state-*": of("aftercare-state-*", STATES),
        "milestone-*": of("milestone-*", (*WORK, *SHARING)),
        "aftercare-*": of("aftercare-*", REFUSED),
        "<said>": of("aftercare-*", KEPT),
    },
    "flows/totals.py": {"totals-wish-*": of("totals-wish-*", TABLES)},
    "programme/milestones.py": {
        "milestone-*": of("milestone-*", (*WORK, *SHARING)),
        "notice-milestone-*": of("notice-milestone-*", ("soon", "today", "overdue")),
    },
    "programme/ledger_check.py": {
        "ledger-*": of("ledger-*", MEASURES),
        "ledger-part-*": of("ledger-part-*", PARTS),
        "ledger-wrong-*": of("ledger-wrong-*", ("overpaid", "undated", "no-technology", "in-the-paper", "not-decided")),
    },
    "programme/ledger_words.py": {
        "ledger-*": of("ledger-*", MEASURES),
        "ledger-part-*": of("ledger-part-*", PARTS),
        "ledger-title-*": of("ledger-title-*", ("approvals", "targets", "demonstrations", "providers", "happenings", "labels")),
        "ledger-column-*": of("ledger-column-*", ("approved", "target")),
        "ledger-basis-*": of("ledger-basis-*", MEASURES),
    },
}
ASKED: dict[str, dict[str, tuple[str, ...]]] = {}
TOGETHER: dict[str, tuple[str, ...]] = {
    "aftercare-which-case": MOVES,
    "aftercare-action": (*of("aftercare-do-*", ACTIONS), *MOVES),
    "aftercare-kind": ("aftercare-each", *of("milestone-*", (*WORK, *SHARING)), *MOVES),
    "aftercare-day": ("aftercare-leave", "aftercare-not-wanted", *MOVES),
    "aftercare-which": (*of("milestone-*", (*WORK, *SHARING)), *MOVES),
    "aftercare-done-on": ("aftercare-today", *MOVES),
    "aftercare-visit": ("aftercare-no-visit", *MOVES),
    "aftercare-scope": ("aftercare-no-consent", *MOVES),
    "aftercare-until": MOVES,
    "aftercare-amount": MOVES,
    "aftercare-paid-on": ("aftercare-today", *MOVES),
    "aftercare-pay-sure": ("aftercare-pay-sure-yes", "aftercare-pay-sure-no", *MOVES),
    "aftercare-payment": MOVES,
    "aftercare-reason": MOVES,
    "aftercare-complete-sure": ("aftercare-complete-sure-yes", "aftercare-complete-sure-no", *MOVES),
    "aftercare-marked": ("aftercare-this", "aftercare-casework", "aftercare-all", "menu"),
    "totals-wish": (*of("totals-wish-*", TABLES), *MOVES),
}
