"""No more announcements."""

from bot.replay import Talk


async def stop(talk: Talk) -> None:
    talk.say("not-yet", hotline={"contact": "hotline"})
