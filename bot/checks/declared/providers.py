"""Service providers and their register."""

from bot.checks.declared.of import MOVES, of
from bot.programme.provider_register import CHANGES, STATES
from bot.programme.providers import BASES, SKILLS

DETAILS = ("company", "base", "skills", "person", "contact")
OWN = ("contact", "news-on", "news-off", "back")
DONE = ("done", "done-told", "checked", "invited")
REFUSED = ("unknown", "not_allowed", "changed", "not_now", "reason_missing", "past", "no_such_case", "too_long", "over")
STATE_WORDS = of("provider-state-*", STATES)
BASE_WORDS = of("provider-base-*", BASES)
SKILL_WORDS = of("provider-skill-*", SKILLS)

MADE: dict[str, dict[str, tuple[str, ...]]] = {
    "flows/providers.py": {
        "provider-wish-*": of("provider-wish-*", ("find", "check", "agent", "mine")),
        "provider-base-*": BASE_WORDS,
        "provider-own-do-*": of("provider-own-do-*", OWN),
        "provider-own-*": of("provider-own-*", ("unknown", "changed")),
    },
    "flows/provider_registration.py": {
        "provider-base-*": BASE_WORDS,
        "newprovider-detail-*": of("newprovider-detail-*", DETAILS),
    },
    "flows/register.py": {
        "provider-state-*": STATE_WORDS,
        "provider-base-*": BASE_WORDS,
        "register-do-*": of("register-do-*", (*CHANGES, "check", "checks", "remarks")),
        "register-means-*": of("register-means-*", CHANGES),
        "register-*": of("register-*", (*DONE, *REFUSED)),
        "register-step-*": of("register-step-*", ("follow", "close", "back")),
    },
    "programme/provider_words.py": {
        "provider-skill-*": SKILL_WORDS,
        "provider-base-*": BASE_WORDS,
        "provider-state-*": STATE_WORDS,
        "provider-on-*": of("provider-on-*", ("yes", "no", "not_known")),
    },
}
ASKED: dict[str, dict[str, tuple[str, ...]]] = {
    "flows/register.py": {"told": ("told", "zh-hans", "en")},  # with those of flows/texts.py
}
YES_NO = ("yes", "no")
TOGETHER: dict[str, tuple[str, ...]] = {
    "providers-wish": (*of("provider-wish-*", ("find", "check", "agent", "mine", "apply")), *MOVES),
    "providers-facet": (*SKILL_WORDS, "provider-any", *MOVES),
    "providers-value": (*BASE_WORDS, "provider-any", *MOVES),
    "providers-pick": ("provider-none-of-these", *MOVES),
    "providers-firm": MOVES,
    "providers-day": ("provider-today", *MOVES),
    "providers-action": (*of("provider-own-do-*", OWN), *MOVES),
    "providers-person": MOVES,
    "providers-contact": MOVES,
    "providers-public": (*of("provider-public-*", YES_NO), *MOVES),
    "newprovider-company": MOVES,
    "newprovider-base": (*BASE_WORDS, *MOVES),
    "newprovider-city": ("newprovider-no-city", *MOVES),
    "newprovider-skill": ("several-done", *SKILL_WORDS, *MOVES),
    "newprovider-person": MOVES,
    "newprovider-contact": MOVES,
    "newprovider-public": (*of("provider-public-*", YES_NO), *MOVES),
    "newprovider-news": (*of("provider-news-*", YES_NO), *MOVES),
    "newprovider-confirm": (*of("newprovider-send-*", YES_NO), *MOVES),
    "register-wish": (*STATE_WORDS, "register-news", *MOVES),
    "register-facet": (*BASE_WORDS, "provider-any", *MOVES),
    "register-pick": MOVES,
    "register-action": (*of("register-do-*", (*CHANGES, "check", "checks", "remarks")), *MOVES),
    "register-since": ("provider-today", *MOVES),
    "register-told": MOVES,
    "register-zh-hans": ("text-adopt", "text-same-as-chinese", *MOVES),
    "register-en": ("text-adopt", "text-same-as-chinese", *MOVES),
    "register-reason": MOVES,
    "register-sure": (*of("register-sure-*", YES_NO), *MOVES),
    "register-finding": MOVES,
    "register-case": ("register-no-case", *MOVES),
    "register-value": MOVES,
    "register-step": (*of("register-step-*", ("follow", "close", "back")), *MOVES),
    "register-follow-up": MOVES,
    "register-event": MOVES,
    "register-invite": (*of("register-invite-*", YES_NO), *MOVES),
    "provider-own-saved": ("provider-open", "menu-providers", "menu"),
    "register-done": ("register-this", "register-all", "menu"),
}
