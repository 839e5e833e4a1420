"""The survey: one question a message, each of them can be skipped; then the answers leave the chat, and nothing leads back to it."""

from typing import Any

from bot.flows.next_steps import NEWS
from bot.messages import Choice, Phrase
from bot.programme import survey as surveys
from bot.questions import Options, Question, Text, options
from bot.replay import Talk

SKIP = Choice(surveys.SKIP, {"say": "survey-skip"})
PAGE: Phrase = {"site": "/survey"}


async def survey(talk: Talk) -> None:
    if talk.given.endswith(surveys.NO):
        return await _decline(talk)
    found = await talk.look_up("found", surveys.found, given=talk.given)
    if found["outcome"] != "open":
        return _not_open(talk, found)
    facts = {"title": {"typed": found["title"]}, "number": len(found["questions"]), "until": {"day": found["until"]}}
    if await talk.ask("begin", Options(options(["yes", "no"], "survey-begin")), **facts) == "no":
        return await _decline(talk, str(found["survey_id"]))
    answers = {}
    for place, each in enumerate(found["questions"], 1):
        facts = {"place": place, "of": len(found["questions"]), "text": {"texts": each["text"]}}
        answers[each["id"]] = await talk.ask("words" if each["kind"] == "open" else f"q{place}", _question(each), **facts)
    given = {question: answer for question, answer in answers.items() if answer != surveys.SKIP}
    if await talk.ask("send", Options(options(["yes", "no"], "survey-send")), answered=len(given), of=len(answers)) == "no":
        await talk.commit("forgotten", surveys.forget, after=found["sequence"])
        return talk.say("survey-not-sent")
    kept = await talk.commit("kept", surveys.keep, survey_id=found["survey_id"], answers=given, after=found["sequence"])
    talk.say(f"survey-kept-{kept['outcome']}", page=PAGE)
    talk.suggest(NEWS)


def _question(question: dict[str, Any]) -> Question:
    if question["kind"] == "open":
        return Text(surveys.MOST_WORDS, options=[SKIP])
    return Options([*(Choice(each["id"], {"texts": each["text"]}) for each in question["choices"]), SKIP])


async def _decline(talk: Talk, given: str = "") -> None:
    done = await talk.commit("declined", surveys.decline, given=given or talk.given)
    talk.say("survey-declined" if done["outcome"] == "done" else "survey-nothing-to-decline")


def _not_open(talk: Talk, found: dict[str, Any]) -> None:
    """Why there is nothing to answer: kindly, and with what may follow."""
    day: Phrase = {"day": found["opens_on"]} if found.get("opens_on") else ""
    talk.say(f"survey-{found['outcome']}", day=day, page=PAGE)
    talk.suggest(NEWS)
