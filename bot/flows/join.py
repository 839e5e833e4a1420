"""Come into a company's applications with a one-time code: a colleague, or the same person on another channel."""

from bot.flows.next_steps import APPLICATIONS, HUMAN
from bot.messages import Choice
from bot.programme import holders
from bot.questions import Name, Text
from bot.replay import Talk

AGAIN = Choice("do:join", {"say": "join-another"})


async def join(talk: Talk) -> None:
    code = talk.given or await talk.ask("code", Text(30))
    talk.say("join-intro", notice={"say": "privacy-notice-application"})
    name = await talk.ask("name", Name(), code=code)
    joined = await talk.commit("joined", holders.join, code=code, name=name)
    match joined["outcome"]:
        case "joined" | "already":
            talk.say(f"join-{joined['outcome']}", company=joined["company"])
            return talk.suggest(APPLICATIONS)
        case "wait":
            talk.say("join-wait", minutes=joined["minutes"])
        case _:
            talk.say("join-unknown")
    talk.suggest(AGAIN, HUMAN)
