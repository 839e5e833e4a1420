"""The recognition logo."""

from bot.checks.declared.of import MOVES, of
from bot.flows import labels, logo
from bot.programme import awards, awards_list, label_register

WORDS = (*labels.STATES, "award_withdrawn")
APPLIED = ("applied", "already", "no_round", "unknown", "too_many", "not_now")  # programme/recognition.py: apply
WITHDRAWN = ("done", "unknown", "changed", "not_now")
REFUSALS = ("not_allowed", "unknown", "changed", "not_now", "wrong", "number_unread", "number_taken")  # programme/awards.py
SAID = ("reviewed", "criteria-kept", "awarded", "refused", "taken-away", "entered", "round-kept", "file-link")  # what came of a change
TOOK_PART = ("yes", "no", "unsure")
CATEGORIES = tuple(label_register.LETTERS)
CATEGORY_LABELS = of("label-category-*", CATEGORIES)
SURE = ("labels-sure-yes", "labels-sure-no", *MOVES)

MADE: dict[str, dict[str, tuple[str, ...]]] = {
    "programme/label_words.py": {"label-word-*": of("label-word-*", WORDS)},
    "programme/awards_list.py": {
        "awards-*": of("awards-*", (*awards_list.COLUMNS, "group", "recorded", "paper", "withdrawn", "samples_left_out")),
        "awards-group-*": of("awards-group-*", (*label_register.GROUPS, "total")),
    },
    "handlers/award_pages.py": {"<key>": ()},  # of programme/awards_list.py
    "flows/logo.py": {
        "label-category-*": CATEGORY_LABELS,
        "logo-wish-*": of("logo-wish-*", logo.WISHES),
        "logo-round-*": of("logo-round-*", ("open", "next", "last")),
        "logo-took-part-*": of("logo-took-part-*", TOOK_PART),
        "logo-account-*": of("logo-account-*", CATEGORIES),
        "logo-apply-*": of("logo-apply-*", APPLIED),
        "logo-next-*": of("logo-next-*", WORDS),
        "logo-withdraw-*": of("logo-withdraw-*", WITHDRAWN),
    },
    "flows/labels.py": {
        "label-category-*": CATEGORY_LABELS,
        "labels-wish-*": of("labels-wish-*", labels.WISHES),
        "label-word-*": of("label-word-*", labels.STATES),
        "labels-do-*": of("labels-do-*", labels.DEEDS),
        "labels-of-*": of("labels-of-*", ("company", "provider", "afresh")),
        "labels-met-*": of("labels-met-*", (*awards.ANSWERS, "open")),
        "logo-took-part-*": of("logo-took-part-*", TOOK_PART),
        "labels-*": of("labels-*", REFUSALS),
        "<said>": of("labels-*", SAID),
    },
}
ASKED: dict[str, dict[str, tuple[str, ...]]] = {
    "flows/labels.py": {"reason": ("reason", "zh-hans", "en")},  # with those of flows/texts.py
}
TOGETHER: dict[str, tuple[str, ...]] = {
    "logo-wish": (*of("logo-wish-*", logo.WISHES), *MOVES),
    **dict.fromkeys(("logo-category", "labels-category"), (*CATEGORY_LABELS, *MOVES)),
    "logo-firm": ("logo-firm-other", *MOVES),
    "logo-took-part": (*of("logo-took-part-*", TOOK_PART), *MOVES),
    "logo-confirm": ("logo-confirm-yes", "logo-confirm-no", *MOVES),
    "logo-action": ("logo-do-withdraw", "logo-do-leave", *MOVES),
    "logo-sure": ("logo-sure-yes", "logo-sure-no", *MOVES),
    "logo-unknown": ("logo-open", "logo-again", "menu-human", "menu"),  # what may follow
    **dict.fromkeys(of("logo-*", ("facet", "value", "pick", "name", "account", "contact_name", "contact")), MOVES),
    "labels-wish": (*of("labels-wish-*", labels.WISHES), *MOVES),
    "labels-value": (*of("label-word-*", labels.STATES), "labels-any-state", *MOVES),
    "labels-action": (*of("labels-do-*", labels.DEEDS), "labels-all", *MOVES),
    "labels-logo-action": ("labels-do-withdraw-award", "labels-all", *MOVES),
    "labels-criterion": (*of("labels-met-*", (*awards.ANSWERS, "open")), *MOVES),
    **dict.fromkeys(of("labels-*", ("award", "refuse", "reopen", "take_away", "enter", "dates")), SURE),
    **dict.fromkeys(("labels-zh-hans", "labels-en"), ("text-adopt", "text-same-as-chinese", *MOVES)),
    **dict.fromkeys(of("labels-*", ("facet", "pick", "number", "reason", "year", "name", "round", "opens", "closes")), MOVES),
    "labels-nothing": ("labels-this", "labels-all", "menu"),  # what may follow
}
