"""Accounts, staff and the audit in the console."""

from bot.checks.declared.of import of
from bot.programme.staff import ROLES
from bot.programme.staff_register import TEAMS

WRONG = ("short", "long", "common")  # programme/passphrases.py
DONE = ("disable", "enable", "team", "role", "grant", "refuse")
ENTERED = ("console-staff-entered-asked", "console-staff-entered-alone", "console-staff-reset")
SHOWN = ("who", "what", "thing", "day")

MADE: dict[str, dict[str, tuple[str, ...]]] = {
    "handlers/console/accounts.py": {"console-passphrase-*": of("console-passphrase-*", WRONG)},
    "handlers/console/staff.py": {
        "console-staff-done-*": of("console-staff-done-*", DONE),
        "console-staff-*": of("console-staff-*", ("own", "alone")),
        "<told>": ENTERED,
    },
    "handlers/templates/console/staff.html": {"role-*": of("role-*", ROLES), "console-team-*": of("console-team-*", TEAMS)},
    "handlers/templates/console/audit.html": {"role-*": of("role-*", ROLES), "console-audit-*": of("console-audit-*", SHOWN)},
}
ASKED: dict[str, dict[str, tuple[str, ...]]] = {}
TOGETHER: dict[str, tuple[str, ...]] = {}
