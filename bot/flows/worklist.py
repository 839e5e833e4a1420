"""For officers: the cases that wait, by what they wait for. For the hotline: the status of a case by its reference, and nothing else of it."""

from itertools import count
from typing import Any

from bot.messages import Choice, Phrase
from bot.programme import application_words, case_words, casework
from bot.questions import OptionsOrText, Text, options
from bot.replay import Talk

PAGE = 4  # cases in one message, each with its line
LONGEST_REFERENCE = 40
OTHER = Choice("other", {"say": "worklist-other"})


async def worklist(talk: Talk) -> None:
    seen = await talk.look_up("seen", casework.access)
    if seen == "cases":
        await _cases(talk)
    elif seen == "status":
        await _status(talk)
    else:
        talk.say("worklist-nothing")


async def _cases(talk: Talk) -> None:
    numbers = count(1)
    which = ""
    while True:
        number = next(numbers)
        if not which:
            counts = await talk.look_up(f"counts_{number}", casework.counts)
            if counts is None:  # the role was lost since the list was opened
                return talk.say("worklist-nothing")
            lines: list[Phrase] = [{"say": "worklist-count", "which": {"say": f"worklist-filter-{each}"}, "cases": counts[each]} for each in casework.FILTERS]
            talk.show({"lines": [{"say": "worklist-title"}, *lines]})
            which = await talk.ask(f"facet_{number}", OptionsOrText(options=options(casework.FILTERS, "worklist-filter")))
        which = await _pick(talk, numbers, number, which)


async def _pick(talk: Talk, numbers: "count[int]", number: int, which: str) -> str:
    """The cases of a filter, or the one with the reference that was typed; a case opens by its button. Returns what was typed instead, or ""."""
    by_filter = which in casework.FILTERS
    if by_filter:
        cases = await talk.look_up(f"listed_{number}", casework.listed, which=which)
    else:
        cases = await talk.look_up(f"listed_{number}", casework.found, reference=which)
    if cases is None:
        return ""  # the counts of the next round say why
    if not cases:
        talk.say("worklist-none") if by_filter else talk.say("worklist-unknown", words=which)
        return ""
    first = 0
    while True:
        shown = cases[first : first + PAGE]
        title: Phrase = {"say": "worklist-shown", "first": first + 1, "last": first + len(shown), "all": len(cases)}
        talk.show({"lines": [title, *(case_words.line(each) for each in shown)]})
        further = [Choice("next", {"say": "worklist-next"})] if len(cases) > PAGE else []
        open_one = [Choice(f"go:casework:{each['id']}", case_words.label(each)) for each in shown]
        answer: str = await talk.ask(f"pick_{next(numbers)}", OptionsOrText(options=[*open_one, *further, OTHER]))
        if answer != "next":
            return "" if answer == OTHER.id else answer
        first = (first + PAGE) % (-(-len(cases) // PAGE) * PAGE)


async def _status(talk: Talk) -> None:
    for number in count(1):
        reference = await talk.ask(f"value_{number}", Text(LONGEST_REFERENCE))
        view: dict[str, Any] | None = await talk.look_up(f"status_{number}", casework.status_of, reference=reference)
        if view is None:
            talk.say("worklist-unknown", words=reference)
        else:
            talk.show({"lines": application_words.status(view)})
