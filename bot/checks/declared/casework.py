"""The officer's side of applications."""

from bot.checks.declared.of import MOVES, of
from bot.flows.case_changes import MORE
from bot.flows.casework import VIEWS
from bot.programme.application_states import PUBLIC
from bot.programme.case_words import STEPS
from bot.programme.casework import FILTERS, REASONS, TRANSITIONS
from bot.programme.handling import TECHNOLOGIES

STATES = tuple(state for state, word in PUBLIC.items() if word)
DOCUMENTS = ("missing", "arrived", "accepted", "returned")
MOVED = tuple(name for name in TRANSITIONS if name != "take_over")  # that one is behind "other steps"
CHANGED = ("taken", "proposed", "passed", "sent-back", "returned", "tabled", "untabled", "kept", "removed", "file-settled")
REFUSED = ("unknown", "not_allowed", "not_now", "reason_missing", "points_missing", "left", "over", "not_registered", "last", "own_case")
SURE = ("casework-sure-yes", "casework-sure-no", *MOVES)
NOT = "casework-change-nothing"
FROM_CHANGES = (  # what bot/flows/case_changes.py asks
    *("why", "passing", "why-back", "returning", "item", "own", "zh-hans", "en", "reason", "other", "meeting", "late", "why-off", "what"),
    *("technology", "tags", "firm", "provider", "record", "joining", "leaver", "leaving", "again"),
)

MADE: dict[str, dict[str, tuple[str, ...]]] = {
    "programme/case_words.py": {
        "team-*": of("team-*", ("shenzhen", "dongguan", "hong_kong")),
        "inner-*": of("inner-*", STATES),
        "concern-*": of("concern-*", TECHNOLOGIES),
        "place-*": (),  # of the eligibility check, as the three below
        "*-yes": (),
        "*-no": (),
        "verdict-*": (),
        "criterion-*": (),
        "casework-document-*": of("casework-document-*", DOCUMENTS),
        "match-*": ("match-*@programme/matching.py:REASONS",),
        "step-*": of("step-*", STEPS),
        "reason-*": of("reason-*", REASONS),
    },
    "flows/worklist.py": {"worklist-filter-*": of("worklist-filter-*", FILTERS)},
    "flows/casework.py": {
        "casework-do-*": of("casework-do-*", (*MOVED, "change")),
        "casework-look-*": of("casework-look-*", (*VIEWS, "points")),
        "casework-file-*": of("casework-file-*", ("accept", "send_back")),
    },
    "flows/case_changes.py": {
        "<said>": of("casework-*", CHANGED),
        "casework-*": of("casework-*", REFUSED),
        "casework-change-*": of("casework-change-*", (*MORE, "take_over")),
        "concern-*": of("concern-*", TECHNOLOGIES),
        "reason-*": of("reason-*", REASONS),
    },
}
ASKED: dict[str, dict[str, tuple[str, ...]]] = {"flows/casework.py": {"action": ("action", *FROM_CHANGES)}}
TOGETHER: dict[str, tuple[str, ...]] = {
    "worklist-facet": (*of("worklist-filter-*", FILTERS), *MOVES),
    "worklist-pick": ("worklist-next", "worklist-other", *MOVES),
    "worklist-value": MOVES,
    "casework-action": (*of("casework-do-*", (*MOVED, "documents", "look", "change")), "flow-aftercare", "casework-list", *MOVES),
    "casework-wish": (*of("casework-look-*", (*VIEWS, "done")), *MOVES),
    "casework-pick": ("casework-look-points", "casework-look-done", *MOVES),
    "casework-file": (*of("casework-file-*", ("read", "accept", "send_back", "other")), *MOVES),
    "casework-item": ("several-done", "casework-no-document", *MOVES),
    "casework-own": ("casework-own-done", *MOVES),
    **dict.fromkeys(("casework-zh-hans", "casework-en"), ("text-adopt", "text-same-as-chinese", *MOVES)),
    "casework-reason": ("several-done", *of("reason-*", REASONS), *MOVES),
    "casework-what": (*of("casework-change-*", (*MORE, "take_over")), NOT, *MOVES),
    "casework-technology": (*of("concern-*", TECHNOLOGIES), *MOVES),
    **dict.fromkeys(of("casework-*", ("tags", "firm")), ("casework-leave-empty", *MOVES)),
    **dict.fromkeys(of("casework-*", ("provider", "record", "leaver")), (NOT, *MOVES)),
    **dict.fromkeys(of("casework-*", ("passing", "returning", "joining", "leaving")), SURE),
    "casework-again": ("casework-again-yes", "casework-again-no", *MOVES),
    **dict.fromkeys(of("casework-*", ("why", "why-back", "other", "meeting", "late", "why-off")), MOVES),
}
