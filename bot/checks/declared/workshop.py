"""The knowledge workshop, and what the bot said."""

from bot.checks.declared.of import of

STATES = ("draft", "waiting", "expired", "accepted", "exported", "refused", "withdrawn", "replaced")
KINDS = ("faq", "contact", "rules", "place", "counting", "recognition", "team", "hours", "day", "city")
TEAMS = ("hong_kong", "shenzhen", "dongguan")
FAULTS = (  # bot/editing.py: _SAID
    *("money", "placeholder", "not-in-both", "brace", "second-part", "figures", "long-title", "lines", "long-line", "long-card", "next", "examples"),
    *("example-elsewhere", "button", "head", "yaml", "id", "no-title", "no-text", "source", "missing", "not-known", "wrong"),
)
DELIVERY = ("queued", "sending", "failed", "uncertain", "dropped")

MADE: dict[str, dict[str, tuple[str, ...]]] = {
    "editing.py": {"<found[0]>": of("workshop-p-*", FAULTS)},
    "handlers/console/knowledge.py": {
        "workshop-team-*": of("workshop-team-*", TEAMS),
        "<done>": of("workshop-*", ("accepted", "refused")),
    },
    "handlers/templates/console/knowledge.html": {"workshop-state-*": of("workshop-state-*", STATES), "workshop-kind-*": of("workshop-kind-*", KINDS)},
    "handlers/templates/console/knowledge_draft.html": {"workshop-state-*": of("workshop-state-*", STATES)},
    "handlers/templates/console/said.html": {"said-state-*": of("said-state-*", DELIVERY)},
}
ASKED: dict[str, dict[str, tuple[str, ...]]] = {}
TOGETHER: dict[str, tuple[str, ...]] = {}
