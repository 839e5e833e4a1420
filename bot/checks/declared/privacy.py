"""Keys and choices of the area: privacy."""

from bot.checks.declared.of import MOVES, of
from bot.flows.mydata import DOES
from bot.messages import LANGUAGES
from bot.programme.heard import HOWS, NONE
from bot.programme.personal import FIELDS, KINDS, PURPOSES
from bot.programme.staff import ROLES

OUTCOMES = ("done", "part", "waiting", "refused")
REQUESTS = ("access", "correction", "erasure")
SEATS = ("waiting", "offered", "confirmed", "walked_in", "cancelled", "passed", "expired", "replaced")
WHY = ("audit", "open_case", "register", "staff")
TOPICS = ("events", "funding", "providers", "survey")
LOOKING = of("mydata-do-*", ("next", "all", *DOES))

MADE: dict[str, dict[str, tuple[str, ...]]] = {
    "programme/personal.py": {
        "mydata-said-*": of("mydata-said-*", ("asker", "staff")),
        "reply-by-*": of("reply-by-*", ("chat", "phone", "email")),
        "mydata-seat-*": of("mydata-seat-*", SEATS),
        "news-*": of("news-*", TOPICS),
        "mydata-*": ("mydata-yes", "mydata-no"),
        "mydata-purpose-*": of("mydata-purpose-*", (*PURPOSES, "other")),
        "mydata-language-*": of("mydata-language-*", LANGUAGES),
        "role-*": of("role-*", ROLES),
        "mydata-request-*": of("mydata-request-*", REQUESTS),
        "mydata-outcome-*": of("mydata-outcome-*", OUTCOMES),
        "heard-by-*": of("heard-by-*", (*HOWS, NONE)),
        "flow-*": (),
    },
    "flows/mydata.py": {
        "mydata-kind-*": of("mydata-kind-*", KINDS),
        "mydata-keep-*": of("mydata-keep-*", KINDS),
        "mydata-field-*": of("mydata-field-*", FIELDS),
        "mydata-do-*": LOOKING,
    },
    "flows/forget.py": {
        "mydata-kind-*": of("mydata-kind-*", KINDS),
        "forget-why-*": of("forget-why-*", WHY),
    },
}
MADE["handlers/mydata_pages.py"] = {name: MADE["flows/mydata.py"][name] for name in ("mydata-kind-*", "mydata-keep-*", "mydata-field-*")}
PAGES = {name: MADE["flows/mydata.py"][name] for name in ("mydata-kind-*", "mydata-field-*")}
MADE["handlers/console/people.py"] = PAGES | {"forget-why-*": of("forget-why-*", WHY), "<key>": ()}  # of programme/attendance.py
MADE["handlers/templates/console/people.html"] = {
    "console-people-kind-*": of("console-people-kind-*", ("erasure", "export")),
    "console-people-yes-*": of("console-people-yes-*", ("erasure", "export")),
    "mydata-request-*": of("mydata-request-*", REQUESTS),
}
MADE["handlers/templates/console/privacy.html"] = {
    "console-privacy-*": of("console-privacy-*", ("deleted", "unlinked", "nothing")),
    "mydata-request-*": of("mydata-request-*", REQUESTS),
    "mydata-outcome-*": of("mydata-outcome-*", OUTCOMES),
}
ASKED: dict[str, dict[str, tuple[str, ...]]] = {}
TOGETHER: dict[str, tuple[str, ...]] = {
    "mydata-wish": (*of("mydata-kind-*", KINDS), *of("mydata-do-*", DOES), *MOVES),
    "mydata-what": MOVES,
    "forget-sure": ("forget-yes", "forget-no", *MOVES),
    "mydata-page": (*LOOKING, *MOVES),
}
