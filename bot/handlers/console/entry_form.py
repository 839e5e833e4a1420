"""A form of the console as data: its fields, what was typed into them, what is wrong with it; with its version, and a second form to take the entry away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from multidict import MultiDict

from bot.messages import LANGUAGES, Phrase

WRONG = ("missing", "long", "day", "early", "old", "link", "unknown", "taken", "form", "reason")


@dataclass(frozen=True)
class Field:
    """`most`: characters. `options` of a choice: (value, words). A field of texts is there in each language."""

    name: str
    label: Phrase
    kind: Literal["line", "day", "area", "choice", "tick", "texts"] = "line"
    hint: Phrase = None
    required: bool = True
    most: int = 300
    options: Sequence[tuple[str, Phrase]] = ()


@dataclass(frozen=True)
class Removal:
    """The form below the form: `path` to send it to, the words of its button."""

    path: str
    send: Phrase


def values(
    fields: Sequence[Field],
    typed: Mapping[str, Any],
    problems: Mapping[str, str],
    *,
    send: Phrase,
    up: tuple[str, Phrase],
    version: int = 0,
    removal: Removal | None = None,
) -> dict[str, Any]:
    """What templates/console/entry_form.html wants. `typed`: by the name of the field (texts: name-zh-Hant …); `problems`: {name: one of WRONG}."""
    errors: dict[str, Phrase] = {name: {"say": f"console-entry-wrong-{wrong}"} for name, wrong in problems.items()}
    return {"fields": fields, "typed": typed, "errors": errors, "send": send, "up": up, "version": version, "removal": removal}


def typed_of(sent: MultiDict[str], fields: Sequence[Field]) -> dict[str, str]:
    """What was typed into each field, as `values` wants it again."""
    names = [name for each in fields for name in ([f"{each.name}-{language}" for language in LANGUAGES] if each.kind == "texts" else [each.name])]
    return {name: sent.get(name, "").strip() for name in names}


def version_of(sent: MultiDict[str]) -> int:
    """The version on which the form was made; -1, which none is, where it does not say."""
    given = sent.get("version", "")
    return int(given) if given.isdecimal() and len(given) < 10 else -1


def removed(done: dict[str, Any]) -> Phrase:
    """What to say of a removal; None where the general words will do."""
    told = {"done": "console-entry-removed", "reason_missing": "console-entry-wrong-reason"}.get(done["outcome"])
    return {"say": told} if told else None
