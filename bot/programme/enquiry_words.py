"""An enquiry as staff read it, in phrases."""

from typing import Any

from bot.messages import Phrase
from bot.programme import handover

MOST_QUESTION, MOST_MESSAGE, MESSAGES_SHOWN = 160, 90, 2
Card = dict[str, Any]


def line(each: Card) -> Phrase:
    """One line of the list."""
    until: Phrase = {"moment": each["promised_at"]} if each["promised_at"] else {"say": "enquiries-no-promise"}
    return {
        "say": "enquiries-late" if each["late"] else "enquiries-line",
        **{"reference": each["reference"], "team": handover.team_phrase(each["team"]), "until": until},
        **{"question": shortened(each["question"], 80), "sample": {"say": "enquiries-sample"} if each["sample"] else None},
    }


def label(each: Card) -> Phrase:
    """A button that opens it."""
    return {"say": "enquiries-open", "number": each["reference"][-5:], "question": shortened(each["question"], 24)}


def card(each: Card) -> list[Phrase]:
    """The card in the chat: short, so that it has room in one message. The console shows it whole."""
    lines: list[Phrase] = [{"say": "answer-title", "reference": each["reference"], "state": {"say": f"enquiry-state-{each['state']}"}}]
    lines.append({"say": "answer-about", "team": handover.team_phrase(each["team"]), "spoken": {"say": f"enquiry-language-{each['language'].lower()}"}})
    lines += [{"say": "enquiries-sample-line"}] if each["sample"] else []
    lines += promise(each)
    lines += owner(each)
    lines.append({"say": "answer-asked", "question": shortened(each["question"], MOST_QUESTION)})
    lines += reply_by(each)
    lines += facts(each)
    for said in each["messages"][-MESSAGES_SHOWN:]:
        lines.append(message(said, MOST_MESSAGE))
    return lines


def promise(each: Card) -> list[Phrase]:
    if each["state"] in ("answered", "closed"):
        return []
    if each["promised_at"] is None:
        return [{"say": "answer-no-promise"}]
    return [{"say": "answer-late" if each["late"] else "answer-promised", "until": {"moment": each["promised_at"]}}]


def owner(each: Card) -> list[Phrase]:
    if each["owner"] is None:
        return []
    said: Phrase = {"say": "answer-owner", "name": each["owner"], "until": {"moment": each["owned_until"]}}
    return [said, *([{"say": "answer-held"}] if each["held_until"] else [])]


def reply_by(each: Card) -> list[Phrase]:
    """How the answer is wanted, with the contact, and the slot in which a call is promised."""
    lines: list[Phrase] = []
    if each["kind"] == "call" or each["reply_by"] != "chat":
        contact: Phrase = each["contact"] or {"say": "not-known"}
        lines.append({"say": "answer-contact", "by": {"say": f"reply-by-{each['reply_by']}"}, "contact": contact})
    if each["callback"]:
        lines.append({"say": "answer-callback", "when": {"period": [each["callback"]["from"], each["callback"]["until"]]}})
    return lines


def facts(each: Card, *, whole: bool = False) -> list[Phrase]:
    """What is known already: the factory, the result of an eligibility check; as a whole also its answers, and what the bot could not answer."""
    known, lines = each["card"], []
    where: list[Phrase] = [*([{"sector": each["sector"]}] if each["sector"] else []), *([{"city": each["city"]}] if each["city"] else [])]
    if where:
        lines.append({"say": "answer-factory", "what": {"list": where}})
    checked = known.get("checked") or {}
    if whole and checked.get("answers"):
        lines.append({"say": "answer-checked", "what": {"list": [{"say": "answer-fact", "name": name, "answer": words} for name, words in checked["answers"]]}})
    if checked.get("verdicts"):
        verdicts = [
            {"say": "answer-fact", "name": {"say": f"component-{name}"}, "answer": {"say": f"verdict-{verdict}"}} for name, verdict in checked["verdicts"]
        ]
        lines.append({"say": "answer-verdicts", "what": {"list": verdicts}})
    if whole and known.get("misses"):
        lines.append({"say": "answer-misses", "what": {"list": [{"say": "answer-quoted", "words": shortened(each, 60)} for each in known["misses"]]}})
    return lines


def message(said: Card, most: int) -> Phrase:
    """One thing that was said, by either side."""
    what: Phrase = {"topic": said["topic"]} if said["topic"] else shortened(said["text"] or "", most)
    by: Phrase = said["staff"] or {"say": "answer-by-staff"}
    return {"say": "answer-said", "by": {"say": "answer-by-asker"} if said["by"] == "asker" else by, "at": {"moment": said["at"]}, "what": what}


def shortened(text: str, most: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1] + "…"
