"""An enquiry to a colleague: the question, how to answer, a last look, a reference number."""

from bot.programme import enquiries
from bot.questions import Email, Options, Phone, Text, options
from bot.replay import Talk


async def enquiry(talk: Talk) -> None:
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
    talk.say("enquiry-opened", reference=opened["reference"])
