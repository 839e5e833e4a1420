"""The pages for everybody, and the download zone in the console."""

from typing import get_args

from bot.checks.declared.of import of
from bot.knowledge import COMPONENTS, Concern, Verdict
from bot.messages import LANGUAGES
from bot.programme.providers import BASES

WAYS = ("programme", "events", "cases", "providers", "logo", "downloads", "search")
OPENINGS = ("yes", "over", "closed", "later", "unknown")
PARTS = ("sector", "process", "problem", "measure", "technology", "pollutant", "cost", "saving", "payback", "year", "size", "city")
ROUNDS = of("logo-round-*", ("open", "next", "last"))
LANGUAGE_WORDS = of("public-download-language-*", (*LANGUAGES, "several"))

MADE: dict[str, dict[str, tuple[str, ...]]] = {
    "handlers/public/frame.py": {"<key>": ("public-case-not-here", "public-download-not-here")},
    "handlers/public/programme.py": {
        "public-offered-*": of("public-offered-*", tuple(each for each in get_args(Verdict) if each != "yes")),
        "public-opening-*": of("public-opening-*", OPENINGS),
        "component-*": of("component-*", COMPONENTS),
        "<about>": of("public-about-*", ("activities", *COMPONENTS)),
        "public-contact-*": of("public-contact-*", ("hotline", "email", "website", "address")),
    },
    "handlers/public/providers.py": {"provider-base-*": of("provider-base-*", BASES)},
    "handlers/public/labels.py": {"logo-round-*": ROUNDS},
    "handlers/public/cases.py": {
        "public-case-*": of("public-case-*", PARTS),
        "public-case-kind-*": of("public-case-kind-*", ("case", "technology")),
        "technology-*": of("technology-*", get_args(Concern)),
    },
    "handlers/public/downloads.py": {"public-download-language-*": LANGUAGE_WORDS},
    "handlers/console/downloads.py": {
        "file-refused-*": ("file-refused-*@attachments.py:REASONS",),
        "public-download-language-*": LANGUAGE_WORDS,
    },
    "handlers/templates/console/download_form.html": {
        **{f"console-download-{name}-*": of(f"console-download-{name}-*", LANGUAGES) for name in ("title", "digest", "changed")},
    },
    "handlers/templates/page.html": {"public-nav-*": of("public-nav-*", WAYS)},
    "handlers/templates/public/frame.html": {"public-nav-*": of("public-nav-*", WAYS)},
    "handlers/templates/public/search.html": {"public-nav-*": of("public-nav-*", WAYS)},
    "handlers/templates/public/not_here.html": {"public-nav-*": of("public-nav-*", WAYS)},
}
ASKED: dict[str, dict[str, tuple[str, ...]]] = {}
TOGETHER: dict[str, tuple[str, ...]] = {}
