"""My applications: those of this chat's companies, a new one, a code from a colleague, or a look at one by its reference and one more fact."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from bot.flows.next_steps import APPLICATIONS, HUMAN
from bot.messages import Choice
from bot.programme import application_words, applications, lookups
from bot.programme.references import is_well_formed
from bot.questions import Contact, NotUnderstood, OptionsOrText, Text, options
from bot.replay import Talk

NEW = Choice("go:apply:", {"say": "status-new"})
CODE = Choice("do:join", {"say": "status-code"})
_LIKE_A_REFERENCE = re.compile(r"[A-Za-z0-9 \-‐–—]{8,30}")  # far from well-formed: a mistyped one is to be told what is wrong


@dataclass(frozen=True)
class CaseOrReference(OptionsOrText):
    """An option, or a reference that is typed at once; other words are for the hotline."""

    options: Sequence[Choice] = field(default=())

    def read(self, raw: str) -> str:
        text = super().read(raw)
        if (
            text in {option.id for option in self.options}
            or is_well_formed(text, "A")
            or (_LIKE_A_REFERENCE.fullmatch(text) and any(char.isdigit() for char in text))
        ):
            return text
        raise NotUnderstood("choose-one")


async def status(talk: Talk) -> None:
    mine = await talk.look_up("mine", applications.mine)
    talk.say("status-mine" if mine else "status-none", number=len(mine))
    cases = [Choice(f"go:application:{each['id']}", application_words.line(each)) for each in mine]
    typed = str(await talk.ask("case", CaseOrReference(options=[*cases, NEW, *options(["look"], "status"), CODE])))
    reference = await _reference(talk, "" if typed == "look" else typed)
    own = next((each for each in mine if each["reference"] == reference), None)
    if own is not None:
        return _show(talk, own, Choice(f"go:application:{own['id']}", {"say": "application-open"}))
    fact = await talk.ask("fact", Text(100, verbatim=False))
    found = await talk.commit("found", lookups.find, reference=reference, fact=fact, contact=_as_contact(fact))
    if found["outcome"] == "found":
        talk.say("status-more")
        return _show(talk, found["application"], CODE)
    if found["outcome"] == "wait":
        talk.say("status-wait", minutes=found["minutes"])
    else:
        talk.say("status-unknown")
    talk.suggest(APPLICATIONS, HUMAN)


def _show(talk: Talk, view: dict[str, Any], next_step: Choice) -> None:
    talk.show({"lines": application_words.status(view)})
    talk.suggest(next_step, HUMAN)


async def _reference(talk: Talk, typed: str) -> str:
    """A reference that can be one: a slip is named at once, and counts for nothing."""
    for number in count(1):
        said = typed or await talk.ask(f"reference_{number}", Text(60, verbatim=False))
        read = await talk.look_up(f"read_{number}", lookups.read, reference=said)
        if read["slip"] is None:
            return str(read["reference"])
        talk.say(f"reference-{read['slip']}", typed=said)
        typed = ""
    raise AssertionError


def _as_contact(words: str) -> str:
    """In the form in which contacts are kept; empty where it is none, but a registration number say."""
    try:
        return Contact().read(words)
    except NotUnderstood:
        return ""
