"""The owner's side of applications."""

from typing import get_args

from bot.checks.declared.of import MOVES, of
from bot.flows.eligibility import COMPONENTS
from bot.knowledge import Concern, Place
from bot.programme.application_states import PUBLIC

WORDS = ("draft", "discarded", "received", "more-needed", "under-review", "before-committee", "approved", "rejected", "withdrawn", "completed")
REASONS: tuple[str, ...] = ()  # the standard reasons: bot/programme/casework.py

FACTS = (
    *("component", "company", "registration-number", "hk-owned", "place", "sector", "concern", "improved-already", "cost-cents"),
    *("contact-name", "contact", "description"),
)
ACTS = ("resubmit", "correct", "withdraw", "discard")
DOES = ("points", "files", "details", "submit", *ACTS, "reasons", "people", "rate", "unpublish", "later")
PARTS = ("project", "contact", "company", "quotations", "provider")

MADE: dict[str, dict[str, tuple[str, ...]]] = {
    "programme/application_words.py": {
        "component-*": of("component-*", COMPONENTS),
        "public-*": of("public-*", {*WORDS, *(word for word in PUBLIC.values() if word)}),
        "next-*": of("next-*", WORDS),
        "acts-*": of("acts-*", WORDS),
        "reason-*": of("reason-*", REASONS),
    },
    "flows/case_lines.py": {
        "<said>": (
            *(
                "application-changed-details",
                "quotations-added",
                "quotations-removed",
                "case-provider-chosen",
                "case-provider-none-chosen",
                "case-file-removed",
            ),
            *of("*-done", ACTS),
        ),
        "application-*": of("application-*", ("unknown", "changed", "not-now", "not-registered")),
        "fact-*": of("fact-*", FACTS),
        "concern-*": of("concern-*", get_args(Concern)),
        "*-yes": ("hk-owned-yes", "improved-already-yes"),
        "*-no": ("hk-owned-no", "improved-already-no"),
        "milestone-*": of("milestone-*", ("start", "completion", "final-report", "case-text", "visit-hosted", "talk-given")),
    },
    "flows/apply.py": {
        "apply-component-*": of("apply-component-*", COMPONENTS),
        "component-*": of("component-*", COMPONENTS),
    },
    "flows/application.py": {
        "application-do-*": of("application-do-*", DOES),
        "*-yes": of("*-yes", ACTS),
        "*-no": of("*-no", ACTS),
        "rate-*": ("rate-rated", "rate-already"),
        "application-*": of("application-*", ("unknown", "not-now")),
    },
    "flows/application_details.py": {
        "application-part-*": of("application-part-*", PARTS),
        "component-*": of("component-*", COMPONENTS),
        "fact-*": of("fact-*", ("improved-already", "cost-cents")),
    },
    "flows/application_files.py": {
        "case-item-*": of("case-item-*", ("missing", "arrived", "accepted", "returned")),
        "case-file-*": of("case-file-*", ("arrived", "accepted", "returned", "kept", "same", "too-many")),
    },
    "flows/application_people.py": {"people-do-*": of("people-do-*", ("invite", "remove", "back")), "people-*": of("people-*", ("removed", "unknown", "last"))},
    "flows/status.py": {"reference-*": of("reference-*", ("length", "kind", "character", "check"))},
    "flows/join.py": {"join-*": of("join-*", ("joined", "already"))},
}
# The questions that these flows ask beside their own: those of the eligibility check, and of the files that their parts stand in.
FACTORY = ("hk-owned", "place", "place-region", "district", "trade", "which-sector", "sector", "improved-already", "concern")
ASKED: dict[str, dict[str, tuple[str, ...]]] = {
    "flows/apply.py": {
        "component": ("component", *FACTORY),
        "company": ("company", "new-company", "company-number"),
    },
    "flows/application.py": {
        "action": (
            *("action", "part", "new-company", "company-number", "person", "contact", "fact", *FACTORY, "cost", "description", "provider", "which-provider"),
            *("quotations-do", "quotation", "firm", "address", "day", "amount", "item", "file", "more", "gone", "sure-gone", "point", "document"),
            *("people-do", "leaver", "sure-leaver"),
        ),
        "<name>": ACTS,
        "rate_*": ("rate-work", "rate-advice", "rate-punctual"),
    },
}
NONE = tuple(
    f"{flow}-{key}"
    for flow, keys in (
        ("apply", ("new-company", "person", "contact", "description")),
        ("application", ("new-company", "person", "contact", "description", "quotation", "firm", "day", "amount", "gone", "leaver")),
        ("status", ("reference", "fact")),
        ("join", ("code", "name")),
    )
    for key in keys
)
TOGETHER: dict[str, tuple[str, ...]] = {
    "more-title": ("menu-mytickets", "menu-news", "menu-providers", "menu-logo", "menu-cases", "menu-language", "menu"),
    **dict.fromkeys(NONE, MOVES),
    **{
        f"{flow}-{key}": (*choices, *MOVES)
        for flow in ("apply", "application")
        for key, choices in {
            "hk-owned": ("hk-owned-yes", "hk-owned-no", "not-sure"),
            "place": (*of("place-*", get_args(Place)), "not-sure"),
            "place-region": (*of("place-*", get_args(Place)), "not-sure"),
            "district": ("*districts", "district-other", "not-sure"),
            "trade": ("trade-list", "not-sure"),
            "which-sector": ("*sectors", "sector-other", "not-sure"),
            "sector": ("*sectors", "sector-other", "not-sure"),
            "improved-already": ("improved-already-yes", "improved-already-no", "not-sure"),
            "concern": (*of("concern-*", get_args(Concern)), "not-sure"),
            "cost": ("not-sure",),
            "company-number": ("company-number-skip",),
        }.items()
    },
    "apply-component": (*of("apply-component-*", COMPONENTS), *MOVES),
    "apply-instead": (*of("apply-component-*", COMPONENTS), "menu-eligibility", "menu-human", *MOVES),
    "apply-refused": ("menu-eligibility", "menu-human", "menu"),
    "apply-company": ("apply-another-company", *MOVES),
    "apply-confirm": ("apply-confirm-yes", "apply-confirm-no", *MOVES),
    "apply-begun": ("apply-open", "menu-status", "menu"),
    "application-action": (*of("application-do-*", DOES), *MOVES),
    "application-part": (*of("application-part-*", PARTS), *MOVES),
    "application-fact": (*of("fact-*", ("description", "place", "sector", "concern", "hk-owned", "improved-already", "cost-cents")), *MOVES),
    "application-quotations-do": ("quotations-add", "quotations-remove", *MOVES),
    "application-address": ("not-sure", *MOVES),
    "application-provider": ("case-provider-none", "menu-providers", *MOVES),
    "application-which-provider": ("case-provider-other", *MOVES),
    "application-item": ("case-item-other", *MOVES),
    "application-file": ("case-file-remove", "case-file-done", *MOVES),
    "application-more": ("case-file-done", *MOVES),
    "application-sure-gone": ("case-file-gone-yes", "case-file-gone-no", *MOVES),
    "application-point": ("case-file-later", *MOVES),
    "application-document": ("case-point-in-words", "case-file-later", *MOVES),
    **{f"application-{act}": (f"{act}-yes", f"{act}-no", *MOVES) for act in (*ACTS, "submit")},
    "application-ask-reasons": ("reasons-ask-yes", "reasons-ask-no", *MOVES),
    **dict.fromkeys(of("application-rate-*", ("work", "advice", "punctual")), (*of("rate-*", "12345"), *MOVES)),
    "application-remark": ("rate-remark-none", *MOVES),
    "application-people-do": (*of("people-do-*", ("invite", "remove", "back")), *MOVES),
    "application-sure-leaver": ("people-remove-yes", "people-remove-no", *MOVES),
    "status-case": ("status-new", "status-look", "status-code", *MOVES),
    "status-unknown": ("menu-status", "menu-human", "menu"),
    "status-more": ("application-open", "status-code", "menu-human", "menu"),
    "join-unknown": ("join-another", "menu-human", "menu"),
}
