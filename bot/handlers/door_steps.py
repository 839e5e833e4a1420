"""The check-in page without scripts, step by step: who was found, and what came of a press, in words. Pure, apart from the new ids it makes."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.clock import HONG_KONG
from bot.markup import to_plain
from bot.messages import Language
from bot.programme import arrivals
from bot.wording import Wording

MOST_SHOWN = 8
WAITS = ("waiting", "offered")
VOID = {"waiting": "waiting", "offered": "waiting", "replaced": "replaced"}
KINDS = ("arrive", "walk_in", "back", "tap", "untap")


@dataclass(frozen=True, slots=True)
class Step:
    """What the page shows next. `record`: what is to be taken first; `last`: the tap that can be taken back."""

    told: dict[str, str] | None = None
    found: list[dict[str, Any]] = field(default_factory=list)
    walk_in: dict[str, str] | None = None
    last: str = ""
    record: dict[str, Any] | None = None


def clock(iso: str | None) -> str:
    """The time of day in Hong Kong, as short as at the door: 14:02."""
    return datetime.fromisoformat(iso).astimezone(HONG_KONG).strftime("%H:%M") if iso else ""


class Steps:
    """Makes the steps, from plain data of the programme."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording

    def found(self, people: list[dict[str, Any]], problem: str, fields: dict[str, str], language: Language, now: datetime) -> Step:
        """One person by their code is taken at once; who was found by name or digits is chosen by a press."""
        typed = fields.get("words", "").strip()
        if not people:
            return Step(self._told("no", problem, language, name=typed, time=clock(now.isoformat())))
        only = people[0] if len(people) == 1 else None
        stop = self._obstacle(only, _way(fields), language) if only else None
        lines = [self._line(each, _way(fields), language) for each in people[:MOST_SHOWN]]
        if only and stop:
            return Step(stop, lines if only["state"] in WAITS else [])
        if only and only["code"] and only["code"] in "".join(char for char in typed.upper() if char.isalpha()):
            return Step(record=self._record({**fields, "act": _way(fields), "attendee": str(only["id"])}, language, now, how="code"))
        key = "many" if len(people) > MOST_SHOWN else "choose"
        return Step(self._told("idle", key, language, count=len(people), most=MOST_SHOWN), lines)

    def record(self, fields: dict[str, str], language: Language, now: datetime) -> dict[str, Any] | None:
        """The record that a press makes, as a page with scripts would send it; None where nothing was pressed."""
        return self._record(fields, language, now) if fields.get("act") in KINDS else None

    def done(self, record: dict[str, Any], answer: dict[str, Any], language: Language, now: datetime) -> Step:
        kind = record["kind"]
        if kind in ("tap", "untap"):
            late = answer["result"] == "void"
            return Step(self._told("no", "not-taken-back", language) if late else None, last=record["id"] if kind == "tap" and not late else "")
        values = {"name": answer["name"] or record["name"] or "", "time": clock(answer["at"])}
        match answer["result"]:
            case "done":
                return Step(self._told("ok", "counted-back" if kind == "back" else "admitted", language, **values))
            case "repeat":
                return Step(self._told("again", "back-repeat" if kind == "back" else "repeat", language, **values))
            case "void":
                return Step(self._told("no", VOID.get(answer["state"], "cancelled"), language, **values))
        return Step(self._told("no", "unknown", language, **values | {"time": clock(now.isoformat())}))

    def refused(self, fields: dict[str, str], reason: str, language: Language) -> Step:
        """What was typed stays in the form."""
        reason = reason or to_plain(self._wording.say("door-refused-reason", language))
        if fields.get("act") != "walk_in":
            return Step({"kind": "no", "text": reason})
        return Step(walk_in={"refused": reason, **{name: fields.get(name, "") for name in ("name", "contact", "company")}})

    def _record(self, fields: dict[str, str], language: Language, now: datetime, how: str = "name") -> dict[str, Any]:
        attendee = fields.get("attendee", "")
        return {
            "id": str(uuid.uuid5(uuid.UUID(fields["once"]), f"{fields['act']}{attendee}")),  # by person: a page lists several
            "kind": fields["act"],
            "at": now.isoformat(),
            "how": how,
            "attendee": int(attendee) if attendee.isdecimal() else None,
            "language": language,
            **{name: fields.get(name) for name in ("name", "contact", "company", "of")},
        }

    def _obstacle(self, each: dict[str, Any], way: str, language: Language) -> dict[str, str] | None:
        """What stands in the way of counting somebody now."""
        if each["state"] not in arrivals.ADMITTED:
            return self._told("no", VOID.get(each["state"], "cancelled"), language, name=each["name"])
        before = each["back"] if way == "back" else each["arrived"]
        key = "back-repeat" if way == "back" else "repeat"
        return self._told("again", key, language, name=each["name"], time=clock(before)) if before else None

    def _line(self, each: dict[str, Any], way: str, language: Language) -> dict[str, Any]:
        state = each["state"].replace("_", "-").replace("offered", "waiting")
        about = [each["code"]]
        about += [to_plain(self._wording.say("door-digits", language, digits=each["digits"]))] if each["digits"] else []
        if each["arrived"]:
            about.append(to_plain(self._wording.say("door-here-since", language, time=clock(each["arrived"]))))
        elif state != "confirmed":
            about.append(to_plain(self._wording.say(f"door-state-{state}", language)))
        waits = each["state"] in WAITS
        label = "enter-walk-in" if waits else "back" if way == "back" else "admit"
        act = "walk_in" if waits else "" if self._obstacle(each, way, language) else way
        listed = self._wording.say("list-separator", language).join(filter(None, about))
        return {"id": each["id"], "name": each["name"], "about": listed, "act": act, "label": to_plain(self._wording.say(f"door-{label}", language))}

    def _told(self, kind: str, key: str, language: Language, **values: Any) -> dict[str, str]:
        return {"kind": kind, "text": to_plain(self._wording.say(f"door-{key}", language, **values))}


def _way(fields: dict[str, str]) -> str:
    return "back" if fields.get("way") == "back" else "arrive"
