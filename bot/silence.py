"""A chat that a colleague has: what is still meant for the bot there. Everything else is for the colleague, or is met with one line. Pure."""

from typing import Any

from bot import understanding
from bot.messages import Incoming, Phrase
from bot.wording import Wording

COMMANDS = ("bot", "stop")  # what works while a colleague has the chat; see docs/decisions/0010
STOP = "stop"  # the conversation by which announcements are stopped: what was begun is brought to its end


def meant_for_bot(incoming: Incoming, state: dict[str, Any], wording: Wording, *, announced: bool) -> bool:
    """Whether this is for the bot all the same: taking the chat back, or stopping announcements."""
    text, screen = incoming.text, state.get("screen", {})
    if incoming.kind in ("group", "flood"):
        return True
    if incoming.kind == "start":
        return text.startswith("staff_")
    if incoming.kind not in ("text", "choice"):
        return False
    stack = state.get("open", [])
    if stack and stack[-1]["flow"] == STOP and "key" in screen:
        return True
    if incoming.kind == "choice":
        return _is_open_choice(text)
    text = text.strip()
    if text.startswith("/"):
        return text[1:].partition(" ")[0].split("@")[0].lower() in COMMANDS
    of_notice = {"choices": state.get("noticed_choices", [])}
    chosen = next((each for each in (screen, of_notice) if (found := understanding.choice_typed(text, each, wording)) and _is_open_choice(found)), None)
    return chosen is not None or understanding.command_typed(text, wording) in COMMANDS or understanding.stop_typed(text, announced=announced)


def _is_open_choice(choice: str) -> bool:
    parts = choice.split(":")
    by_name = parts[0] in ("do", "go") and len(parts) > 1 and parts[1] in COMMANDS
    return by_name or (parts[0] == "an" and parts[-1] == STOP) or choice.startswith("go:news:again.")  # a stop that is taken back


def answer_beside(incoming: Incoming, held: dict[str, Any], until: Phrase) -> Phrase | None:
    """The one line with which a button, a command, a document or a voice note is met; None for words, which are the colleague's."""
    named: dict[str, Any] = {"reference": held["reference"], "until": until}
    if incoming.kind == "choice" and incoming.text.startswith("go:enquiry:"):
        return {"say": "handover-just-type", **named}
    if incoming.kind == "file":
        return {"say": "handover-file", "where": {"say": "menu-status"}, **named}
    if incoming.kind == "unreadable":
        return {"say": "handover-words-only", **named}
    if incoming.kind == "text" and not incoming.text.strip().startswith("/"):
        return None
    return {"say": "handover-held", "team": {"say": f"enquiry-team-{held['team'] or 'none'}"}, **named}
