"""A phone call, written down by the officer who took it."""

from bot.replay import Talk


async def call(talk: Talk) -> None:
    talk.say("not-yet", hotline={"contact": "hotline"})
