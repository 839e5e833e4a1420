"""After a broken promise: the half-day in which a colleague calls, and the number."""

from bot.messages import Choice
from bot.programme import callbacks
from bot.questions import Options, Phone
from bot.replay import Talk


async def callback(talk: Talk) -> None:
    """`given`: the reference of an enquiry of this chat."""
    offered = await talk.look_up("offered", callbacks.offered, reference=talk.given)
    if offered is None or not offered["slots"]:
        return talk.say("callback-unknown")
    slots = [Choice(each["from"], {"period": [each["from"], each["until"]]}) for each in offered["slots"]]
    slot = await talk.ask("slot", Options(slots))
    phone = offered["phone"] or await talk.ask("phone", Phone())
    done = await talk.commit("chosen", callbacks.choose, reference=talk.given, slot=slot, phone=phone)
    if done["outcome"] == "full":
        talk.say("callback-full")
        return talk.begin_again()
    if done["outcome"] != "done":
        return talk.say("callback-unknown")
    talk.say("callback-chosen", when={"period": [done["from"], done["until"]]}, phone=phone)
