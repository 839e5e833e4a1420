"""The documents of an application: what each is for, sent one by one and taken out again; and the points that were asked for, answered in turn."""

from collections.abc import Iterator
from itertools import count
from typing import Any

from bot.flows.case_lines import View, came_of, point_words
from bot.messages import Choice, Phrase
from bot.programme import applications, files
from bot.questions import File, Options, Text, options
from bot.replay import Talk

LATER = Choice("later", {"say": "case-file-later"})
DONE = Choice("done", {"say": "case-file-done"})


async def documents(talk: Talk, view: View) -> None:
    items = {item["id"]: item for item in view["checklist"]["items"]}
    labels = [Choice(id_, {"say": f"case-item-{item['state']}", "name": {"texts": item["name"]}}) for id_, item in items.items()]
    talk.say("case-files", number=len(view["files"]))
    picked = await talk.ask("item", Options([*labels, Choice(files.OTHER, {"say": "case-item-other"})]))
    there = [each for each in view["files"] if each["item"] == picked]
    talk.show(
        {
            "lines": [
                *_explained(items.get(picked)),
                *({"say": f"case-file-{each['state']}", "name": each["name"], "day": {"day": each["day"]}} for each in there),
            ]
        }
    )
    # What was accepted stays: it is part of what the officers have worked with.
    own = [each for each in there if each["state"] != "accepted"]
    choices = [Choice("remove", {"say": "case-file-remove"}), DONE] if own else [DONE]
    sent = await talk.ask("file", File(options=choices), name=_name(items.get(picked)))
    if sent == "remove":
        return await _remove(talk, view, own)
    await _keep(talk, view, picked, sent)


def _name(item: dict[str, Any] | None) -> Phrase:
    return {"texts": item["name"]} if item else {"say": "case-item-other"}


def _explained(item: dict[str, Any] | None) -> Iterator[Phrase]:
    """What the document is for, and what it may be."""
    if item:
        yield {"say": "case-item-card", "name": {"texts": item["name"]}, "why": {"texts": item["why"]}, "example": {"texts": item["example"]}}


async def _keep(talk: Talk, view: View, item: str, sent: Any, first: int = 1) -> list[str]:
    """Put one document after the other to the application, until the person says that these are all: the names of those that are there now. Questions are
    numbered from `first`: photos of one album arrive one by one, and each belongs to the item that was asked for."""
    kept: list[str] = []
    for number in count(first):
        if sent == DONE.id:
            break
        done = await talk.commit(f"added_{number}", files.add, application_id=view["id"], item=item, file=sent)
        if done["outcome"] in ("not_now", "unknown"):
            came_of(talk, done, None)
            break
        kept += [sent["name"]] if done["outcome"] in ("kept", "same") else []
        outcome: Phrase = {"say": f"case-file-{done['outcome'].replace('_', '-')}", "name": sent["name"]}
        sent = await talk.ask(f"more_{number}", File(options=[DONE]), outcome=outcome)
    return kept


async def _remove(talk: Talk, view: View, there: list[dict[str, Any]]) -> None:
    gone = there[0]["id"]
    if len(there) > 1:
        gone = await talk.ask("gone", Options([Choice(each["id"], each["name"]) for each in there]))
    name = next(each["name"] for each in there if each["id"] == gone)
    if await talk.ask("sure_gone", Options(options(["yes", "no"], "case-file-gone")), name=name) == "yes":
        came_of(talk, await talk.commit("removed", files.remove, application_id=view["id"], file_id=gone), "case-file-removed", name=name)


# --- points ---


async def points(talk: Talk, view: View) -> None:
    """Every point that has no answer yet, one after the other; where all have one, all of them again."""
    numbered = list(enumerate(view["points"], 1))
    for number, point in [each for each in numbered if not each[1]["answer"]] or numbered:
        asked: dict[str, Any] = {"number": number, "all": len(view["points"]), "what": point_words(point)}
        answer = await (_with_document if point["item"] else _in_words)(talk, view, point, asked)
        if answer is None:
            continue
        done = await talk.commit(f"answered_{number}", applications.answer_point, application_id=view["id"], point_id=point["id"], answer=answer)
        if done["outcome"] != "done":
            return came_of(talk, done, None)
    talk.say("case-points-done")


async def _in_words(talk: Talk, view: View, point: dict[str, Any], asked: dict[str, Any]) -> str | None:
    said = await talk.ask(f"point_{asked['number']}", Text(options=[LATER]), **asked)
    return None if said == LATER.id else str(said)


async def _with_document(talk: Talk, view: View, point: dict[str, Any], asked: dict[str, Any]) -> str | None:
    """The names of the documents that were sent for it, or words instead."""
    number = asked["number"]
    sent = await talk.ask(f"document_{number}", File(options=[Choice("words", {"say": "case-point-in-words"}), LATER]), **asked)
    if sent == LATER.id:
        return None
    if sent == "words":
        return await _in_words(talk, view, point, asked)
    kept = await _keep(talk, view, point["item"], sent, first=100 * number)
    return "、".join(kept)[:1000] or None
