"""Erase what is kept of a person."""

from bot.replay import Talk


async def forget(talk: Talk) -> None:
    talk.say("not-yet", hotline={"contact": "hotline"})
