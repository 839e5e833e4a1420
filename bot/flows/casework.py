"""For officers: one case as it stands, and what may be done with it now. After each step it stands there again."""

from collections.abc import Callable
from itertools import count
from typing import Any

from bot.flows.case_changes import CHANGES, Card, commit, told
from bot.messages import Choice, Phrase
from bot.programme import case_words, files
from bot.programme import casework as cases
from bot.questions import Options, options
from bot.replay import Talk

LIST = Choice("do:worklist", {"say": "casework-list"})


async def casework(talk: Talk) -> None:
    """`given`: the application's id."""
    opened = await talk.commit("opened", cases.opened, application_id=talk.given)
    case: Card | None = await talk.look_up("case", cases.card, application_id=talk.given) if opened["outcome"] == "done" else None
    if case is None:
        talk.say("casework-unknown")
        return talk.suggest(LIST)
    waits: list[Phrase] = [{"say": "casework-waits"}] if case["state"] == "to_check" and case["mine"] else []
    talk.show({"lines": [*case_words.card(case), *waits]})
    moves = [each for each in case["may"] if each not in ("take_over", "aftercare", "change")]
    after = [Choice(f"go:aftercare:{case['id']}", {"say": "flow-aftercare"})] if "aftercare" in case["may"] else []
    more = ["change"] if {"change", "take_over"} & set(case["may"]) else []
    action = await talk.ask("action", Options([*options(moves, "casework-do"), *after, *options(["documents", "look", *more], "casework-do"), LIST]))
    if action == "look":
        await _look(talk, case)
    elif action == "documents":
        await _documents(talk, case)
    else:
        await CHANGES[action](talk, case)
    talk.begin_again()


# --- reading ---

VIEWS: dict[str, Callable[[Any], list[Phrase]]] = {
    "firm": case_words.firm,
    "project": case_words.project,
    "rest": case_words.rest,
    "quotations": case_words.quotations,
    "rules": case_words.rules,
    "history": case_words.history,
}


async def _look(talk: Talk, case: Card) -> None:
    """What belongs to the case, one thing after another."""
    hidden = {"rest", *(["quotations"] if case["component"] == "verification" else [])}
    for number in count(1):
        name = await talk.ask(f"wish_{number}", Options(options([*(each for each in VIEWS if each not in hidden), "done"], "casework-look")))
        if name == "done":
            return
        part = await talk.look_up(f"part_{number}", cases.part, application_id=case["id"], name="project" if name == "rest" else name)
        if part is None:
            return talk.say("casework-unknown")
        talk.show({"lines": VIEWS[name](part)})
        if name == "project" and len(part.get("description") or "") > case_words.PROJECT_CHARACTERS:
            hidden.discard("rest")


# --- documents ---


async def _documents(talk: Talk, case: Card) -> None:
    """The documents and what was asked for: read one by a link, and take it or send it back while the case is being checked by this officer."""
    for number in count(1):
        part = await talk.look_up(f"documents_{number}", cases.part, application_id=case["id"], name="documents")
        if part is None:
            return talk.say("casework-unknown")
        talk.show({"lines": case_words.documents(part)})
        listed = [Choice(each["id"], case_words.document(each, part["items"])) for each in part["files"]]
        points = options(["points"] if case["points"] else [], "casework-look")
        chosen = await talk.ask(f"pick_{number}", Options([*listed, *points, *options(["done"], "casework-look")]))
        if chosen == "done":
            return
        if chosen == "points":
            asked = await talk.look_up(f"points_{number}", cases.part, application_id=case["id"], name="points")
            talk.show({"lines": case_words.points(asked or [], part["items"])})
        else:
            await _document(talk, case | {"version": part["version"]}, number, chosen)


async def _document(talk: Talk, case: Card, number: int, file_id: str) -> None:
    settles = ["accept", "send_back"] if case["mine"] and case["state"] == "in_check" else []
    answer = await talk.ask(f"file_{number}", Options(options(["read", *settles, "other"], "casework-file")))
    if answer == "read":
        done = await talk.commit(f"link_{number}", files.link, file_id=file_id)
        if done["outcome"] == "done":
            return talk.say("casework-file-link", link={"site": done["path"]}, minutes=files.LINK_MINUTES)
        told(talk, done)
    elif answer != "other":
        done = await commit(talk, case, files.settle, turn=number, file_id=file_id, accepted=answer == "accept")
        told(talk, done, "casework-file-settled")
