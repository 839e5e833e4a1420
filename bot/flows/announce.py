"""Announcements, from the chat: how far they are, pause, go on, stop."""

from bot.replay import Talk


async def announce(talk: Talk) -> None:
    talk.say("not-yet", hotline={"contact": "hotline"})
