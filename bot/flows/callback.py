"""A time at which the programme calls back."""

from bot.replay import Talk


async def callback(talk: Talk) -> None:
    talk.say("not-yet", hotline={"contact": "hotline"})
