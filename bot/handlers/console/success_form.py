"""The form of a success case: what was typed becomes values, what is stored becomes fields again, and what cannot be read stands beside its field."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from multidict import MultiDict

from bot.handlers.console.frame import Console, texts_in
from bot.messages import LANGUAGES, Language, Phrase
from bot.programme import success_words
from bot.programme.success_changes import CURRENCIES, TECHNOLOGIES
from bot.programme.success_records import SCOPES, TEXTS

MONEY = re.compile(r"(\d{1,12})(?:\.(\d{1,2}))?")
MOST_MONTHS = 600
FUNDED = {"yes": True, "no": False}


@dataclass
class Form:
    """What a form held: `values` as the programme takes them, `errors` by the field at which they stand."""

    values: dict[str, Any]
    errors: dict[str, Phrase] = field(default_factory=dict)


def read(fields: MultiDict[str]) -> Form:
    """A form that was sent."""
    names = ("sector", "technology", "size", "city", "currency", "company", "year", "publisher", "source_url")
    form = Form({name: fields.get(name, "").strip() for name in names})
    form.values["texts"] = {name: texts_in(fields, name) for name in TEXTS}
    form.values["pollutants"] = fields.getall("pollutants", [])
    form.values["funded"] = FUNDED.get(fields.get("funded", ""))
    for name in ("cost", "saving"):
        form.values[f"{name}_cents"] = _cents(form, name, fields.get(name, ""))
    form.values["payback_months"] = _months(form, fields.get("payback_months", ""))
    consent = {name: fields.get(f"consent_{name}", "").strip() for name in ("by", "on", "until", "said")}
    for name in ("on", "until"):
        _day(form, f"consent_{name}", consent[name])
    if consent["on"] and consent["until"] and consent["until"] < consent["on"]:
        form.errors["consent_until"] = {"say": "console-success-wrong-order"}
    form.values["consent"] = {**consent, "scope": fields.getall("scope", [])}
    if form.values["source_url"] and not form.values["source_url"].startswith(("https://", "http://")):
        form.errors["source_url"] = {"say": "console-success-wrong-address"}
    return form


def _cents(form: Form, name: str, typed: str) -> int | None:
    found = MONEY.fullmatch(typed.replace(",", "").strip())
    if found is None:
        if typed.strip():
            form.errors[name] = {"say": "console-success-wrong-money"}
        return None
    return int(found[1]) * 100 + int((found[2] or "").ljust(2, "0")) or None


def _months(form: Form, typed: str) -> int | None:
    if not typed.strip():
        return None
    if not typed.strip().isdecimal() or not 0 < int(typed) <= MOST_MONTHS:
        form.errors["payback_months"] = {"say": "console-success-wrong-months"}
        return None
    return int(typed)


def _day(form: Form, name: str, typed: str) -> None:
    if typed:
        try:
            date.fromisoformat(typed)
        except ValueError:
            form.errors[name] = {"say": "console-success-wrong-day"}


def fields_from(one: dict[str, Any]) -> MultiDict[str]:
    """What is stored, as the form shows it."""
    plain = ("sector", "technology", "size", "city", "currency", "company", "year", "publisher", "source_url", "payback_months", "version")
    fields = MultiDict({name: "" if one[name] is None else str(one[name]) for name in plain})
    for name in ("cost", "saving"):
        fields[name] = _amount(one[f"{name}_cents"])
    fields["funded"] = {True: "yes", False: "no"}.get(one["funded"], "")
    for name in TEXTS:
        for language in LANGUAGES:
            fields[f"{name}-{language}"] = one["texts"].get(name, {}).get(language, "")
    consent = one["consent"] or {}
    for name in ("by", "on", "until", "said"):
        fields[f"consent_{name}"] = consent.get(name, "")
    for name, values in (("pollutants", one["pollutants"]), ("scope", consent.get("scope", []))):
        for each in values:
            fields.add(name, each)
    return fields


def _amount(cents: int | None) -> str:
    if not cents:
        return ""
    return f"{cents // 100}.{cents % 100:02}" if cents % 100 else str(cents // 100)


def choices(console: Console, language: Language) -> dict[str, list[tuple[str, str]]]:
    """What each choice of the form offers: [(id, words)]."""

    def said(ids: Any, phrase: Any) -> list[tuple[str, str]]:
        return [(each, console.plain(phrase(each), language)) for each in ids]

    known = console.desk.knowledge
    return {
        "sectors": said(known.sector_names, lambda each: {"sector": each}),
        "technologies": said(TECHNOLOGIES, lambda each: {"say": f"console-success-technology-{each}"}),
        "cities": said([place.id for place in known.places], lambda each: {"city": each}),
        "sizes": said(success_words.SIZES, success_words.size),
        "pollutants": said(success_words.POLLUTANTS, success_words.pollutant),
        "currencies": [(each, each) for each in CURRENCIES],
        "funded": said(FUNDED, lambda each: {"say": f"console-success-funded-{each}"}),
        "scopes": said(SCOPES, lambda each: {"say": f"console-success-scope-{each}"}),
    }
