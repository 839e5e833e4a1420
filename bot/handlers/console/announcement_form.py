"""The form of an announcement: what was typed becomes values, what is stored becomes fields again, and what is wrong stands beside its field."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from multidict import MultiDict

from bot.clock import HONG_KONG
from bot.handlers.console.frame import Console, texts_in
from bot.knowledge import Knowledge
from bot.messages import LANGUAGES, Language, Phrase
from bot.programme import announcement_buttons, audiences
from bot.programme.subscriptions import TOPICS

LISTS = ("sectors", "cities", "roles", "languages", "stages", "event")  # of the rule
MOST_NAME = 80
MOST_REASON = 300


@dataclass
class Form:
    """What a form held: `values` as the programme takes them, `errors` by the field at which they stand."""

    values: dict[str, Any]
    errors: dict[str, Phrase] = field(default_factory=dict)


def read(fields: MultiDict[str]) -> Form:
    """A form that was sent. Moments are of Hong Kong."""
    form = Form({"name": " ".join(fields.get("name", "").split())[:MOST_NAME], "topic": fields.get("topic", ""), "texts": texts_in(fields, "text")})
    form.values["buttons"] = [_button(value) for value in (fields.get(f"button-{n}", "") for n in range(1, announcement_buttons.MOST + 1)) if value]
    form.values["rule"] = rule_of(fields)
    for name in ("starts_at", "ends_at"):
        form.values[name] = _moment(form, name, fields.get(name, ""))
    form.values["urgent"] = fields.get("urgent", "").strip()[:MOST_REASON] or None
    form.values["at_most_once"] = bool(fields.get("at_most_once"))
    if not form.values["name"]:
        form.errors["name"] = {"say": "console-ann-problem-name-missing"}
    if form.values["topic"] not in TOPICS:
        form.errors["topic"] = {"say": "console-ann-problem-topic-missing"}
    return form


def rule_of(fields: MultiDict[str]) -> dict[str, Any]:
    """The rule of whom to tell, with the topic of consent, as it is saved with a name."""
    given: dict[str, Any] = {name: fields.getall(name, []) for name in LISTS}
    return audiences.tidy(given | {"came": bool(fields.get("came"))})


def fields_of_rule(fields: MultiDict[str], rule: dict[str, Any]) -> None:
    """A saved rule in the place of the one that was ticked; the rest of the form stays."""
    for name in (*LISTS, "came"):
        fields.popall(name, None)
    for name in LISTS:
        for value in rule.get(name, ()):
            fields.add(name, value)
    if rule.get("came"):
        fields.add("came", "1")
    if rule.get("topic"):
        fields["topic"] = rule["topic"]


def fields_from(one: dict[str, Any]) -> MultiDict[str]:
    """What is stored, as the form shows it."""
    fields = MultiDict({"name": one["name"], "topic": one["topic"], "version": str(one["version"]), "urgent": one["urgent"] or ""})
    for language in LANGUAGES:
        fields[f"text-{language}"] = one["texts"].get(language, "")
    for number, button in enumerate(one["buttons"], 1):
        fields[f"button-{number}"] = f"{button['do']}:{button['given']}" if button.get("given") else button["do"]
    for name in ("starts_at", "ends_at"):
        fields[name] = local(one[name]) if one[name] else ""
    if one["at_most_once"]:
        fields["at_most_once"] = "1"
    fields_of_rule(fields, one["rule"])
    return fields


def local(moment: str | datetime) -> str:
    """A moment as a browser's field shows it, in Hong Kong."""
    at = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    return at.astimezone(HONG_KONG).strftime("%Y-%m-%dT%H:%M")


def errors_of(problems: list[dict[str, Any]]) -> dict[str, list[Phrase]]:
    """What the programme finds wrong, by the field at which it stands."""
    found: dict[str, list[Phrase]] = {}
    for each in problems:
        found.setdefault(_place(each), []).append(in_words(each))
    return found


def in_words(problem: dict[str, Any]) -> Phrase:
    known = {name: value for name, value in problem.items() if name in ("characters", "most", "number", "link")}
    return {"say": f"console-ann-problem-{problem['problem']}", **known}


def _place(problem: dict[str, Any]) -> str:
    match problem["problem"]:
        case "name_missing":
            return "name"
        case "window_past" | "window_wrong":
            return "ends_at"
        case "too_many_buttons":
            return "button-1"
        case "button_unknown" | "same_button":
            return f"button-{problem['number']}"
        case "no_audience" | "nobody_to_correct":
            return "rule"
        case "figures_differ":
            return "figures"
        case _:
            return f"text-{problem['language']}"


def choices(console: Console, language: Language, coming: list[dict[str, Any]], events: list[dict[str, Any]]) -> dict[str, Any]:
    """What the form offers: for each field its values with their words. A button may open an event to come; the rule may name a past one."""
    known = console.desk.knowledge

    def worded(phrase: Phrase) -> str:
        return console.plain(phrase, language)

    plain_buttons = [(each, worded({"say": f"announcement-button-{each}"})) for each in announcement_buttons.OFFERED if each not in announcement_buttons.GIVEN]

    def named(listed: list[dict[str, Any]]) -> list[tuple[str, str]]:
        return [(each["id"], worded({"list": [{"typed": each["title"]}, {"short_day": each["starts"]}]})) for each in listed]

    topics = [(f"topic:{each}", worded({"topic": each})) for each in known.answers]
    return {
        "topics": [(each, worded({"say": f"announcement-topic-{each}"})) for each in TOPICS],
        "buttons": [("", plain_buttons), ("event", [(f"event:{id_}", title) for id_, title in named(coming)]), ("topic", topics)],
        "sectors": [(each, worded({"sector": each})) for each in _sectors(known)],
        "cities": [(place.id, place.name[language]) for place in known.places],
        "roles": [(each, worded({"say": f"console-ann-role-{each}"})) for each in audiences.ROLES],
        "languages": [(each, worded({"say": f"console-ann-language-{each}"})) for each in LANGUAGES],
        "stages": [(each, worded({"say": f"public-{each}"})) for each in audiences.STAGES],
        "event": named(events),
    }


def _sectors(known: Knowledge) -> list[str]:
    return [*known.sector_names, "other"]


def _button(value: str) -> dict[str, Any]:
    do, _, given = value.partition(":")
    return {"do": do, "given": given}


def _moment(form: Form, name: str, typed: str) -> datetime | None:
    if not typed.strip():
        return None
    try:
        return datetime.fromisoformat(typed.strip()).replace(tzinfo=HONG_KONG)
    except ValueError:
        form.errors[name] = {"say": "console-ann-problem-moment-unread"}
        return None
