"""The buttons that an announcement may have: what each opens, and what stands on it."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from bot.messages import LANGUAGES, Choice, Phrase
from bot.programme import Here
from bot.tables import event

MOST = 3
Button = dict[str, Any]
"""{"do": one of OFFERED, "given": the id of an event or of a topic, or ""}."""
# What a button may open; those of GIVEN need to be told which one.
OFFERED = ("event", "topic", "events", "eligibility", "apply", "providers", "cases", "logo", "human", "news")
GIVEN = ("event", "topic")


def target(button: Button) -> str:
    """The choice that the button stands for."""
    given = button.get("given") or ""
    match button["do"]:
        case "event":
            return f"go:events:{given}"
        case "topic":
            return f"topic:{given}"
        case command:
            return f"do:{command}"


def label(here: Here, button: Button) -> Phrase:
    """What stands on the button."""
    if button["do"] == "topic":
        return {"topic": button["given"]}
    if button["do"] == "event":
        return {
            "say": "announcement-button-event",
            "title": {"typed": _title(here.connection, button["given"]) or dict.fromkeys(("zh-Hant", "zh-Hans", "en"), "")},
        }
    return {"say": f"announcement-button-{button['do']}"}


def choices(here: Here, announcement_id: int, buttons: Sequence[Button]) -> list[Choice]:
    """The buttons of a message, and the one by which no more of its kind is wanted."""
    own = [Choice(f"an:{announcement_id}:{number}", label(here, each)) for number, each in enumerate(buttons, 1)]
    return [*own, Choice(f"an:{announcement_id}:stop", {"say": "announcement-stop"}, nav=True)]


def tidy(buttons: Any) -> list[Button]:
    """As they are kept, whatever a form has brought."""
    kept = [each for each in buttons or [] if isinstance(each, dict) and each.get("do")]
    return [{"do": str(each["do"]), "given": str(each.get("given") or "") if each["do"] in GIVEN else ""} for each in kept]


def problems(here: Here, buttons: Sequence[Button]) -> list[dict[str, Any]]:
    """What is wrong with them: {"problem": "too_many_buttons" | "button_unknown" | "same_button", …}."""
    found: list[dict[str, Any]] = [{"problem": "too_many_buttons", "most": MOST}] if len(buttons) > MOST else []
    for number, each in enumerate(buttons, 1):
        known = each["do"] in OFFERED
        if each["do"] == "event":
            known = _open(here, each["given"])
        elif each["do"] == "topic":
            known = each["given"] in here.knowledge.answers
        if not known:
            found.append({"problem": "button_unknown", "number": number})
        if each in buttons[: number - 1]:
            found.append({"problem": "same_button", "number": number})
    return found


def _title(connection: Connection, event_id: str) -> dict[str, str]:
    return connection.execute(select(event.c.title).where(event.c.id == event_id)).scalar() or dict.fromkeys(LANGUAGES, "")


def _open(here: Here, event_id: str) -> bool:
    """Whether there is such an event, and it is still to come."""
    query = select(event.c.id).where(event.c.id == event_id, event.c.state.in_(["open", "closed"]), event.c.ends_at > here.now, ~event.c.sample)
    return here.connection.execute(query).first() is not None
