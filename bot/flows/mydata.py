"""What is kept of a person, for that person: kind by kind, as a file, and how to put it right or have it erased."""

from itertools import count
from typing import Any

from bot.messages import Choice, Phrase
from bot.programme import corrections, personal, personal_links
from bot.questions import Options, Text, options
from bot.replay import Talk

ROWS = 2  # on one page: a row may hold a long question
LONGEST = 200  # characters of one value here; the file has it whole
DOES = ("file", "correct", "forget", "done")
FORGET = Choice("do:forget", {"say": "flow-forget"})


async def mydata(talk: Talk) -> None:
    kind, page = "", 0
    for number in count(1):
        kinds = (await talk.look_up(f"kinds_{number}", personal.summary))["kinds"]
        if not kinds:
            talk.say("mydata-none")
            return
        found = await talk.look_up(f"rows_{number}", personal.rows, kind=kind) if kind else []
        wish = str(await talk.ask(f"wish_{number}", _choices(kinds, kind, len(found), page), shown=_shown(kinds, kind, found, page)))
        match wish:
            case "next":
                page += 1
            case "all":
                kind, page = "", 0
            case "file":
                return await _file(talk)
            case "correct":
                return await _correct(talk)
            case "forget":
                talk.say("mydata-to-forget")
                return talk.suggest(FORGET)
            case "done":
                return talk.say("mydata-done")
            case _:
                kind, page = wish, 0


def _choices(kinds: list[dict[str, Any]], kind: str, number: int, page: int) -> Options:
    if kind:
        further = ["next"] if number > (page + 1) * ROWS else []
        return Options(options([*further, "all", *DOES], "mydata-do"))
    return Options([*(Choice(each["kind"], {"say": f"mydata-kind-{each['kind']}"}) for each in kinds), *options(DOES, "mydata-do")])


def _shown(kinds: list[dict[str, Any]], kind: str, found: personal.Rows, page: int) -> Phrase:
    if not kind:
        return {"lines": [{"say": "mydata-intro"}, *(_kept(each["kind"], each["number"]) for each in kinds)]}
    first = page * ROWS
    head = {"say": "mydata-page", "kind": _kind(kind), "from": first + 1, "to": min(first + ROWS, len(found)), "of": len(found)}
    rows = [{"lines": [_line(field, value) for field, value in row.items()]} for row in found[first : first + ROWS]]
    parted: list[Phrase] = [each for row in rows for each in ("", row)]
    return {"lines": [head, *parted]}


def _kept(kind: str, number: int) -> Phrase:
    """How much there is of a kind, and how long it is kept."""
    return {"say": "mydata-line", "label": _kind(kind), "value": {"say": f"mydata-keep-{kind}", "number": number}}


def _kind(kind: str) -> Phrase:
    return {"say": f"mydata-kind-{kind}"}


def _line(field: str, value: Phrase) -> Phrase:
    if isinstance(value, str) and len(value) > LONGEST:
        value = value[: LONGEST - 1] + "…"
    if field == "said":
        value = {"say": "mydata-in-the-file", "number": len(value["lines"])}
    return {"say": "mydata-line", "label": {"say": f"mydata-field-{field}"}, "value": value}


async def _file(talk: Talk) -> None:
    link = await talk.commit("link", personal_links.make_link)
    talk.say("mydata-link", link={"site": link["path"]}, minutes=personal_links.LINK_MINUTES)


async def _correct(talk: Talk) -> None:
    """Most things people put right themselves; the rest a colleague does."""
    what = await talk.ask("what", Text(900))
    asked = await talk.commit("asked", corrections.ask, text=what)
    talk.say("mydata-asked", reference=asked["reference"], due={"day": asked["due"]}, days=corrections.DAYS_TO_ANSWER)
