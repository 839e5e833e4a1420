"""What is kept of a person, for that person."""

from bot.replay import Talk


async def mydata(talk: Talk) -> None:
    talk.say("not-yet", hotline={"contact": "hotline"})
