"""Work with cities, the press, and how people heard of the programme."""

from bot.checks.declared.of import MOVES, of
from bot.handlers.console import cities as pages
from bot.handlers.console import entry_form
from bot.handlers.console import media as media_pages
from bot.messages import LANGUAGES
from bot.programme import cities, heard, media

BY = of("heard-by-*", heard.HOWS)
CONSOLE = "handlers/console/"
TEMPLATES = "handlers/templates/console/"
LISTS = ("measures", "contacts")

MADE: dict[str, dict[str, tuple[str, ...]]] = {
    "flows/heard.py": {"heard-by-*": BY},
    f"{CONSOLE}entry_form.py": {
        "console-entry-wrong-*": of("console-entry-wrong-*", entry_form.WRONG),
        "<told>": ("console-entry-removed", "console-entry-wrong-reason"),
    },
    f"{TEMPLATES}entry_form.html": {"console-ann-language-*": of("console-ann-language-*", LANGUAGES)},
    f"{CONSOLE}cities.py": {
        "console-cities-*": of("console-cities-*", ("city", *pages.COUNTS, *LISTS, "what", "due", "state", "event")),
        "console-cities-new-*": of("console-cities-new-*", cities.KINDS),
        "console-cities-kind-*": of("console-cities-kind-*", cities.KINDS),
        "console-cities-joint-*": of("console-cities-joint-*", ("coming", "past")),
    },
    f"{CONSOLE}media.py": {
        "console-media-*": of("console-media-*", (*media_pages.HEADS, *media_pages.COLUMNS, "link")),
        "console-media-kind-*": of("console-media-kind-*", media.KINDS),
        "console-media-file-*": of("console-media-file-*", ("xlsx", "csv")),
    },
    f"{CONSOLE}heard.py": {
        "heard-by-*": of("heard-by-*", (*heard.HOWS, heard.NONE)),
        "console-heard-*": of("console-heard-*", ("code", "how", "what", "came", "state")),
        "<told>": ("console-heard-ended", "console-entry-wrong-reason"),
    },
    f"{TEMPLATES}source_code.html": {
        "heard-by-*": BY,
        "console-heard-link-*": of("console-heard-link-*", ("web", "telegram")),
    },
}
ASKED: dict[str, dict[str, tuple[str, ...]]] = {}
TOGETHER: dict[str, tuple[str, ...]] = {
    "heard-how": (*BY, *MOVES),
    "register-after": ("menu-mytickets", "menu-news", "menu-heard", "menu"),  # what may follow
}
