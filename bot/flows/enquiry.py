"""An enquiry to a colleague: the question, how to answer, a last look, a reference number and until when. Opened with a reference: a further word to it."""

from bot.programme import enquiries, handover
from bot.questions import Email, Options, Phone, Text, options
from bot.replay import Talk


async def enquiry(talk: Talk) -> None:
    """`given`: the reference of an enquiry of this chat, or nothing."""
    if talk.given:
        return await _reply(talk)
    talk.say("enquiry-intro", notice={"say": "privacy-notice"})
    question = await talk.ask("question", Text())
    reply_by = await talk.ask("reply_by", Options(options(["chat", "phone", "email"], "reply-by")))
    contact = None
    if reply_by == "phone":
        contact = await talk.ask("phone", Phone())
    elif reply_by == "email":
        contact = await talk.ask("email", Email())
    by = [{"say": f"reply-by-{reply_by}"}, *([contact] if contact else [])]
    sure = await talk.ask("confirm", Options(options(["yes", "no"], "send")), question=question, by={"list": by})
    if sure == "no":
        return talk.say("enquiry-not-sent")
    opened = await talk.commit("opened", enquiries.open_enquiry, question=question, reply_by=reply_by, contact=contact)
    if opened.get("until") is None:
        return talk.say("enquiry-opened", reference=opened["reference"])
    talk.say("enquiry-promised", reference=opened["reference"], team=handover.team_phrase(opened["team"]), until={"moment": opened["until"]})


async def _reply(talk: Talk) -> None:
    mine = await talk.look_up("mine", enquiries.mine, reference=talk.given)
    if mine is None:
        return talk.say("enquiry-unknown")
    text = await talk.ask("reply", Text(), reference=mine["reference"], question=mine["question"])
    done = await talk.commit("replied", enquiries.reply, reference=mine["reference"], text=text)
    if done["outcome"] != "done":
        return talk.say("enquiry-unknown")
    talk.say("enquiry-reply-owned" if done["owned"] else "enquiry-reply-sent", reference=mine["reference"])
    if done["until"]:
        talk.say("enquiry-reply-until", until={"moment": done["until"]})
