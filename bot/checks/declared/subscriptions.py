"""Subscriptions, stopping, and the console's pages of announcements."""

from bot.checks.declared.of import MOVES, of
from bot.handlers.console.announcements import WITH_REASON
from bot.messages import LANGUAGES
from bot.programme import announcement_checks, audiences
from bot.programme.announcement_buttons import GIVEN, OFFERED
from bot.programme.announcement_counts import STATES
from bot.programme.announcement_results import MEASURES, PARTS
from bot.programme.announcement_states import TRANSITIONS
from bot.programme.application_states import PUBLIC
from bot.programme.subscriptions import TOPICS

TURNS = (*of("news-on-*", TOPICS), *of("news-off-*", TOPICS))
ANN_STATES = sorted({state for each in TRANSITIONS.values() for state in each.before} | {each.after for each in TRANSITIONS.values() if each.after})
ANN_PROBLEMS = (*announcement_checks.STOPPING, *announcement_checks.LOOK_AT, *announcement_checks.WARNINGS)
DEEDS = (*WITH_REASON, "ask", "approve", "discard", "correct")
OUTCOMES = ("own", "problems", "not_now", "role_conflict", "changed", "not_allowed", "unknown", "reason_missing")
SPOKEN = of("console-ann-language-*", LANGUAGES)
STATE = {"announcement-state-*": of("announcement-state-*", ANN_STATES)}
BY = {"console-ann-by-*": of("console-ann-by-*", PARTS)}
CONSOLE = "handlers/console/"
PAGES = "handlers/templates/console/"

MADE: dict[str, dict[str, tuple[str, ...]]] = {
    "flows/news.py": {
        "news-*": of("news-*", TOPICS),
        "news-*-*": TURNS,
        "news-turned-*": of("news-turned-*", ("on", "off")),
    },
    f"{CONSOLE}announcement_form.py": {
        "console-ann-problem-*": of("console-ann-problem-*", ANN_PROBLEMS),
        "announcement-button-*": of("announcement-button-*", [each for each in OFFERED if each not in GIVEN]),
        "announcement-topic-*": of("announcement-topic-*", TOPICS),
        "console-ann-role-*": of("console-ann-role-*", audiences.ROLES),
        "console-ann-language-*": SPOKEN,
        "public-*": of("public-*", [word for word in PUBLIC.values() if word]),
    },
    f"{CONSOLE}announcement_words.py": {
        "console-ann-*-*": (*SPOKEN, *of("console-ann-channel-*", (*audiences.CHANNELS, "console"))),
        "console-ann-language-*": SPOKEN,
        "*-*": (*of("console-ann-role-*", audiences.ROLES), *SPOKEN, *of("public-*", [word for word in PUBLIC.values() if word])),
    },
    f"{CONSOLE}announcement_compose.py": {"console-ann-segment-*": of("console-ann-segment-*", ("name_missing", "taken", "not_allowed"))},
    f"{CONSOLE}announcement_results.py": {
        "console-ann-*": (*of("console-ann-*", ("number", "attempts", "at")), *of("console-ann-by-*", PARTS), *of("console-ann-measure-*", MEASURES)),
    },
    f"{CONSOLE}announcements.py": {
        "console-ann-did-*": of("console-ann-did-*", DEEDS),
        "console-ann-outcome-*": of("console-ann-outcome-*", OUTCOMES),
    },
    f"{PAGES}announcements.html": {
        **STATE,
        "announcement-topic-*": of("announcement-topic-*", TOPICS),
        "console-ann-head-*": of("console-ann-head-*", ("name", "state", "topic", "author", "when", "results")),
    },
    f"{PAGES}announcement.html": {
        **STATE,
        "announcement-topic-*": of("announcement-topic-*", TOPICS),
        "console-ann-reason-*": of("console-ann-reason-*", WITH_REASON),
        "console-ann-do-*": of("console-ann-do-*", (*DEEDS, "edit")),
        "console-ann-language-*": SPOKEN,
        "console-ann-look-*": of("console-ann-look-*", ("telegram", "web", "plain")),
        "console-ann-rule-*": of("console-ann-rule-*", audiences.LISTS),
    },
    f"{PAGES}announcement_form.html": {
        "console-ann-rule-*": of("console-ann-rule-*", audiences.LISTS),
        "console-ann-language-*": SPOKEN,
        "console-ann-button-*": of("console-ann-button-*", GIVEN),
    },
    f"{PAGES}announcement_audience.html": BY,
    f"{PAGES}announcement_progress.html": STATE | {"announcement-count-*": of("announcement-count-*", STATES)},
    f"{PAGES}announcement_results.html": STATE | BY | {"console-ann-measure-*": of("console-ann-measure-*", MEASURES)},
}
ASKED: dict[str, dict[str, tuple[str, ...]]] = {}
TOGETHER: dict[str, tuple[str, ...]] = {
    "news-topic": (*TURNS, "news-done", *MOVES),
    "news-again": ("menu-news", "menu"),  # what may follow
    "stop-done": ("stop-undo", "stop-all", "menu"),
    "stop-which": ("stop-which-stop", "stop-which-leave", "stop-which-answer"),
}
