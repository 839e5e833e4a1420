"""The survey: the conversation, its notices, the console's area and the public page."""

from bot.checks.declared.of import MOVES, of

STATES = ("draft", "waiting", "open", "closed")
PLACES = tuple(f"q{place}" for place in range(1, 10))
KEPT = ("done", "empty", "answered", "not_asked", "over")  # programme/survey.py: keep
NOT_OPEN = ("none", "not_yet", "over", "not_asked", "answered")  # programme/survey.py: found
WRONG = ("missing", "long", "day", "past", "length", "remind")  # programme/survey_changes.py
DID = ("done", "not_allowed", "unknown", "changed", "not_now", "own", "another_open", "late", "reason_missing")
COLUMNS = ("title", "state", "opens", "closes", "people", "asked", "answered")

MADE: dict[str, dict[str, tuple[str, ...]]] = {
    "flows/survey.py": {"survey-kept-*": of("survey-kept-*", KEPT), "survey-*": of("survey-*", NOT_OPEN)},
    "programme/survey_people.py": {"survey-notice-*": of("survey-notice-*", ("invite", "remind", "last"))},
    "handlers/survey_tables.py": {
        "survey-page-*": of("survey-page-*", ("sector", "city", "asked", "answered", "share")),
        "survey-page-by-*": of("survey-page-by-*", ("sector", "city")),
        "survey-bias-*": of("survey-bias-*", ("more", "less")),
    },
    "handlers/survey_pages.py": {"survey-page-*": of("survey-page-*", ("title", "intro"))},
    "handlers/console/survey.py": {
        "console-survey-did-*": of("console-survey-did-*", DID),
        "console-survey-wrong-*": of("console-survey-wrong-*", WRONG),
    },
    "handlers/console/survey_blocks.py": {
        "console-survey-state-*": of("console-survey-state-*", STATES),
        "console-survey-change-*": of("console-survey-change-*", ("draft", "waiting", "shown")),
        "console-survey-*": of("console-survey-*", COLUMNS),
        "<name>": of("survey-page-*", ("response", "answers", "sector", "notes")),
    },
}
ASKED: dict[str, dict[str, tuple[str, ...]]] = {"flows/survey.py": {"words": ("words",), "q*": PLACES}}
TOGETHER: dict[str, tuple[str, ...]] = {
    "survey-notice-invite": ("survey-answer", "survey-decline", "survey-stop"),
    "survey-begin": ("survey-begin-yes", "survey-begin-no", *MOVES),
    **dict.fromkeys(of("survey-*", PLACES), ("survey-skip", *MOVES)),
    "survey-words": ("survey-skip", *MOVES),
    "survey-send": ("survey-send-yes", "survey-send-no", *MOVES),
}
