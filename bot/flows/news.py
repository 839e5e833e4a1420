"""What somebody wants to hear of."""

from bot.replay import Talk


async def news(talk: Talk) -> None:
    talk.say("not-yet", hotline={"contact": "hotline"})
