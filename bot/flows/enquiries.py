"""For hotline staff: the enquiries that wait for an answer. Answering them comes with the staff desk."""

from bot.programme import enquiries as register
from bot.replay import Talk


async def enquiries(talk: Talk) -> None:
    waiting = await talk.look_up("waiting", register.waiting)
    if not waiting:
        return talk.say("enquiries-none")
    talk.say("enquiries-title", number=len(waiting))
    for each in waiting:
        talk.say("enquiries-line", reference=each["reference"], day={"day": each["day"]}, question=each["question"], by={"say": f"reply-by-{each['reply_by']}"})
