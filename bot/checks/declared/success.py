"""Success cases: cards, the search for what is like one's own factory, visits, and the console's area."""

from typing import get_args

from bot.case_cards import PARTS
from bot.checks.declared.of import MOVES, of
from bot.flows.cases import KINDS
from bot.knowledge import Case, Qualifier
from bot.messages import LANGUAGES
from bot.programme.milestones import SHARING
from bot.programme.success_changes import ORIGINS, TECHNOLOGIES
from bot.programme.success_like import WEIGHTS
from bot.programme.success_records import SCOPES, STATES, TEXTS
from bot.programme.success_words import POLLUTANTS, PROCESSES, SIZES

WITH_REASON = ("refuse", "hide", "withdraw", "remove", "put-back")
FIELDS = (
    *("sector", "technology", "city", "size", "year", "funded", "currency", "cost", "saving", "payback-months", "company"),
    *("consent-by", "consent-on", "consent-until", "publisher", "source-url"),
)
PROBLEMS = (
    *("texts_missing", "figures_differ", "name_in_texts", "sector_missing", "technology_missing", "consent_missing", "consent_incomplete", "consent_over"),
    *("measure_not_covered", "publisher_missing", "address_wrong"),
)
SUMS = of("case-sum-*", get_args(Qualifier))
POLLUTANT_WORDS, SIZE_WORDS, PROCESS_WORDS = of("case-pollutant-*", POLLUTANTS), of("case-size-*", SIZES), of("case-process-*", PROCESSES)

VISITS = ("same_factory", "same_city_and_sector", "same_sector", "same_city", "other")

MADE: dict[str, dict[str, tuple[str, ...]]] = {
    "case_cards.py": {
        "case-*": of("case-*", ("process", "problem", "cost", "saving")),
        "case-relation-*": of("case-relation-*", get_args(Case.model_fields["relation"].annotation)),
        "case-money-*": ("case-money-CNY", "case-money-USD"),
        "case-sum-*": SUMS,
        "case-pollutant-*": POLLUTANT_WORDS,
        "case-size-*": SIZE_WORDS,
        "case-part-*": of("case-part-*", PARTS),
    },
    "programme/success_words.py": {"case-pollutant-*": POLLUTANT_WORDS, "case-size-*": SIZE_WORDS, "case-process-*": PROCESS_WORDS},
    "programme/success_like.py": {
        "case-process-*": PROCESS_WORDS,
        "case-pollutant-*": POLLUTANT_WORDS,
        "case-size-*": SIZE_WORDS,
        "technology-*": of("technology-*", KINDS),
        "case-unlike-*": of("case-unlike-*", WEIGHTS),
        "case-unlike-*-unknown": of("case-unlike-*-unknown", [each for each in WEIGHTS if each != "technology"]),
    },
    "handlers/console/success.py": {
        "console-success-*": (
            *of("console-success-*", ("title", "state", "origin", "sector", "company", "until", "publisher", "year", "case", "reason", "removed-at")),
            *of("console-success-*", ("reference", "sharing", "due", "next")),
        ),
        "console-success-begin-*": of("console-success-begin-*", ORIGINS),
        "console-success-origin-*": of("console-success-origin-*", ORIGINS),
        "console-success-state-*": of("console-success-state-*", STATES),
        "console-success-in-*": of("console-success-in-*", LANGUAGES),
        "console-success-text-*": of("console-success-text-*", TEXTS),
        "console-success-scope-*": of("console-success-scope-*", SCOPES),
        "console-success-problem-*": of("console-success-problem-*", PROBLEMS),
        "console-success-reopen-*": of("console-success-reopen-*", ("shown", "hidden")),
        "console-success-why-*": of("console-success-why-*", WITH_REASON),
        "console-success-do-*": of("console-success-do-*", WITH_REASON),
        "console-success-did-*": of("console-success-did-*", (*WITH_REASON, "begin", "taken", "save", "ask", "accept", "reopen")),
        "console-success-outcome-*": of("console-success-outcome-*", ("own", "problems")),
        "milestone-*": of("milestone-*", SHARING),
    },
    "handlers/console/success_form.py": {
        "console-success-technology-*": of("console-success-technology-*", TECHNOLOGIES),
        "console-success-funded-*": of("console-success-funded-*", ("yes", "no")),
        "console-success-scope-*": of("console-success-scope-*", SCOPES),
    },
    "handlers/templates/console/success_form.html": {
        "console-success-*": of("console-success-*", FIELDS),
        "console-success-text-*": of("console-success-text-*", TEXTS),
        "console-success-in-*": of("console-success-in-*", LANGUAGES),
    },
    "flows/cases.py": {"technology-*": of("technology-*", KINDS), "cases-visit-*": of("cases-visit-*", VISITS)},
}
ASKED: dict[str, dict[str, tuple[str, ...]]] = {}
TOGETHER: dict[str, tuple[str, ...]] = {
    "cases-query": (*of("technology-*", KINDS), "cases-like", *MOVES),
    "cases-pick": ("*cases", *of("technology-*", KINDS), "cases-like", "cases-see", *MOVES),
    "cases-sector": ("*sectors", "sector-other", *MOVES),
    "cases-process": ("cases-skip", *PROCESS_WORDS, *MOVES),
    "cases-pollutant": ("cases-skip", *POLLUTANT_WORDS, *MOVES),
    "cases-size": (*SIZE_WORDS, "cases-skip", *MOVES),
    "application-unpublish": ("unpublish-yes", "unpublish-no", *MOVES),
}
