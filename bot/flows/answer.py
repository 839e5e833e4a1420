"""An enquiry, answered by the officer who has it."""

from bot.replay import Talk


async def answer(talk: Talk) -> None:
    talk.say("not-yet", hotline={"contact": "hotline"})
