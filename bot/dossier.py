"""What a colleague is handed with an enquiry, so that nothing is asked twice: what was said of the factory, the eligibility check, the last misses. Pure."""

import re
from typing import Any

from bot import hotline, understanding
from bot.knowledge import Knowledge
from bot.programme.trades import place_in
from bot.replay import Record

MISSES_KEPT = 3
MOST_WORDS_KEPT = 300
CHECK = "eligibility"


def missed(state: dict[str, Any], question: str) -> None:
    """Keep a question to which no answer was found, without telephone numbers and addresses, the last three of them."""
    state["lately"] = [*state.get("lately", []), understanding.without_personal(question)[:MOST_WORDS_KEPT]][-MISSES_KEPT:]


def keep_check(state: dict[str, Any]) -> None:
    """Before a check is left: what was answered in it."""
    if found := _open_check(state):
        state["checked"] = check_of(found["record"])


def check_of(record: Record) -> dict[str, Any]:
    """{"answers": [[name of the question, answer]] as phrases, "verdicts": [[component, verdict]], "city": id or None}."""
    entries = record["entries"]
    answers = sorted((each["n"], key, each["words"]) for key, each in entries.items() if each["kind"] == "answer" and not key.startswith("wish_"))
    judged = entries.get("judged", {}).get("value", {}).get("results", [])
    return {
        "answers": [[{"say": f"{CHECK}-{re.sub(r'_[0-9]+$', '', key)}-name"}, words] for _, key, words in answers],
        "verdicts": [[each["component"], each["verdict"]] for each in judged],
        "city": entries.get("place_found", {}).get("value", {}).get("id"),
    }


def card(knowledge: Knowledge, state: dict[str, Any], question: str) -> dict[str, Any]:
    """For programme/enquiries.py: {"noticed", "checked", "misses", "topics" (ids worth sending), "sure" (the first is what was asked), "city"}."""
    check = _open_check(state)
    checked = check_of(check["record"]) if check else state.get("checked", {})
    noticed = state.get("noticed", {})
    found = hotline.find(knowledge, understanding.without_personal(question))
    city = place_in(knowledge, question)["id"] or noticed.get("city") or checked.get("city")
    topics = {"topics": found.offers if found.outcome != "missed" else [], "sure": found.outcome == "answered"}
    return {"noticed": noticed, "checked": checked, "misses": state.get("lately", []), **topics, "city": city}


def _open_check(state: dict[str, Any]) -> dict[str, Any] | None:
    return next((each for each in reversed(state.get("open", [])) if each["flow"] == CHECK), None)
