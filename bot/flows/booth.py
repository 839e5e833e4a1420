"""At an exhibition's booth: a scan is counted once a chat, and the programme is told in short."""

from bot.flows.next_steps import COMPONENTS, ELIGIBILITY, EVENTS
from bot.programme import door
from bot.replay import Talk


async def booth(talk: Talk) -> None:
    await talk.commit("counted", door.booth_scan, event_id=talk.given)
    talk.say("booth-welcome")
    talk.suggest(ELIGIBILITY, COMPONENTS, EVENTS)
