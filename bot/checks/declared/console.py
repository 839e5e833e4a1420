"""The console's frame and its page of the day."""

from bot.checks.declared.of import of
from bot.handlers.console import SECTIONS
from bot.programme.staff import ROLES

OUTCOMES = ("done", "changed", "not_allowed", "unknown", "not_now")
MADE: dict[str, dict[str, tuple[str, ...]]] = {
    "handlers/console/frame.py": {"role-*": of("role-*", ROLES), "console-outcome-*": of("console-outcome-*", OUTCOMES)},
    "handlers/templates/console/frame.html": {"console-section-*": of("console-section-*", [name for name, _ in SECTIONS])},
}
ASKED: dict[str, dict[str, tuple[str, ...]]] = {}
TOGETHER: dict[str, tuple[str, ...]] = {}
