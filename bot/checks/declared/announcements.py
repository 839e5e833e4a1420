"""Announcements: the words in the message, and the flow that watches and stops them."""

from typing import get_args

from bot.checks.declared.of import MOVES, of
from bot.flows import announce
from bot.programme.announcement_buttons import GIVEN, OFFERED
from bot.programme.announcement_counts import STATES
from bot.programme.announcement_states import State
from bot.programme.subscriptions import TOPICS

BUTTONS = of("announcement-button-*", [each for each in OFFERED if each not in GIVEN])
REFUSALS = ("changed", "not_now", "not_allowed", "reason_missing", "unknown")
STATE_WORDS = of("announcement-state-*", get_args(State))

MADE: dict[str, dict[str, tuple[str, ...]]] = {
    "programme/announcement_buttons.py": {"announcement-button-*": BUTTONS},
    "programme/announcement_words.py": {
        "announcement-topic-*": of("announcement-topic-*", TOPICS),
        "announcement-state-*": STATE_WORDS,
        "announcement-count-*": of("announcement-count-*", STATES),
    },
    "programme/announcement_changes.py": {"announcement-told-*": of("announcement-told-*", ("window", "late"))},
    "flows/announce.py": {
        "announcement-state-*": STATE_WORDS,
        "announce-do-*": of("announce-do-*", announce.DEEDS),
        "announce-*-done": of("announce-*-done", announce.DEEDS),
        "announce-*": of("announce-*", REFUSALS),
    },
}
ASKED: dict[str, dict[str, tuple[str, ...]]] = {}
TOGETHER: dict[str, tuple[str, ...]] = {
    "announcement-foot": (*BUTTONS, "announcement-stop"),  # under the message
    "announce-which": MOVES,
    "announce-action": (*of("announce-do-*", announce.DEEDS), "announce-look", *MOVES),
    "announce-reason": MOVES,
    "announce-unknown": ("announce-this", "announce-all", "menu"),  # what may follow
}
