"""An enquiry as it stands, for hotline staff, and what may be done with it now. While it is theirs, what they type is the answer."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.messages import Choice, Phrase
from bot.programme import enquiry_changes as changes
from bot.programme import enquiry_views, enquiry_words, service_hours
from bot.questions import Options, Text, options
from bot.replay import Talk

LIST = Choice("do:enquiries", {"say": "answer-list"})
Card = dict[str, Any]


async def answer(talk: Talk) -> None:
    """`given`: the reference."""
    opened = await talk.commit("opened", changes.opened, reference=talk.given)
    card: Card | None = await talk.look_up("card", enquiry_views.card, reference=talk.given) if opened["outcome"] == "done" else None
    if card is None:
        talk.say("answer-unknown")
        return talk.suggest(LIST)
    talk.show({"lines": enquiry_words.card(card)})
    typed = card["mine"] and "answer" in card["may"]
    moves = [each for each in card["may"] if not (typed and each == "answer") and not (each == "topic" and not card["card"].get("topics"))]
    choices = [*options([*moves, "whole"], "answer-do"), LIST]
    if typed:
        action = await talk.ask("reply", Text(changes.MOST_ANSWER, options=choices))
    else:
        action = await talk.ask("action", Options(choices))
    if typed and action not in {choice.id for choice in choices}:
        await _say(talk, card, action)
    else:
        await ACTIONS[action](talk, card)
    talk.begin_again()


async def _say(talk: Talk, card: Card, text: str) -> None:
    done = await talk.commit("answered", changes.answer, reference=card["reference"], version=card["version"], text=text)
    _told(talk, done, "answer-noted" if card["reply_by"] != "chat" else "answer-sent")


async def _take(talk: Talk, card: Card) -> None:
    done = await talk.commit("taken", changes.take, reference=card["reference"], version=card["version"])
    _told(talk, done, "answer-taken-live" if done.get("live") else "answer-taken")


async def _answer(talk: Talk, card: Card) -> None:
    await _say(talk, card, await talk.ask("words", Text(changes.MOST_ANSWER)))


async def _topic(talk: Talk, card: Card) -> None:
    topic = await talk.ask("topic", Options([*(Choice(each, {"topic": each}) for each in card["card"]["topics"]), *options(["leave"], "answer-do")]))
    if topic != "leave":
        _told(talk, await talk.commit("sent", changes.send_topic, reference=card["reference"], version=card["version"], topic=topic), "answer-sent")


async def _give_back(talk: Talk, card: Card) -> None:
    _told(talk, await talk.commit("given", changes.give_back, reference=card["reference"], version=card["version"]), "answer-given-back")


async def _pass(talk: Talk, card: Card) -> None:
    others = [each for each in service_hours.TEAMS if each != card["team"]]
    team = await talk.ask("team", Options([*options(others, "enquiry-team"), *options(["leave"], "answer-do")]))
    if team != "leave":
        _told(talk, await talk.commit("passed", changes.pass_on, reference=card["reference"], version=card["version"], team=team), "answer-passed")


async def _close(talk: Talk, card: Card) -> None:
    reason = await talk.ask("reason", Options([*options(changes.CLOSE_REASONS, "enquiry-reason"), *options(["leave"], "answer-do")]))
    if reason != "leave":
        _told(talk, await talk.commit("closed", changes.close, reference=card["reference"], version=card["version"], reason=reason), "answer-closed")


async def _reopen(talk: Talk, card: Card) -> None:
    _told(talk, await talk.commit("reopened", changes.reopen, reference=card["reference"], version=card["version"]), "answer-reopened")


async def _whole(talk: Talk, card: Card) -> None:
    """The question and everything that is known with it, as far as one message has room; the console has all of it."""
    said: list[Phrase] = [enquiry_words.message(each, 100) for each in card["messages"][-2:]]
    talk.show({"lines": [{"say": "answer-asked", "question": enquiry_words.shortened(card["question"], 300)}, *enquiry_words.facts(card, whole=True), *said]})
    await talk.ask("seen", Options(options(["done"], "answer-do")))


def _told(talk: Talk, done: dict[str, Any], said: str) -> None:
    talk.say(said if done["outcome"] == "done" else f"answer-refused-{done['outcome']}")


ACTIONS: dict[str, Callable[[Talk, Card], Awaitable[None]]] = {
    "take": _take,
    "answer": _answer,
    "topic": _topic,
    "give_back": _give_back,
    "pass": _pass,
    "close": _close,
    "reopen": _reopen,
    "whole": _whole,
}
