"""An offered seat: take it or pass it on. Begun by the buttons of the offer, "registration.offer.answer", or from one's tickets."""

from bot.flows.events import show_single
from bot.flows.next_steps import MY_TICKETS
from bot.messages import Choice
from bot.programme import event_words, seats, tickets
from bot.questions import Options, options
from bot.replay import Talk


async def offer(talk: Talk) -> None:
    registration, number, pressed = ([*talk.given.split("."), "", "", ""])[:3]
    found = await talk.look_up("offer", tickets.offer, registration_id=int(registration)) if registration.isdecimal() else None
    if found is None:
        talk.say("offer-unknown")
        return talk.suggest(MY_TICKETS)
    named = {"event": event_words.title(found["event"]), "when": event_words.when(found["event"])}
    if found["offered"] == 0:
        talk.say("offer-over", **named)
        if found["tickets"]:
            talk.show({"lines": event_words.tickets(found["tickets"])})
        elif not found["waiting"] and found["event"]["bookable"] == "yes":
            talk.suggest(Choice(f"go:events:{found['event']['id']}", {"say": "join-again"}))
        return talk.suggest(MY_TICKETS)
    answer = pressed if number == str(found["offer"]) and pressed in ("take", "pass") else ""
    if not answer:  # an older button: the offer has grown since
        facts = {"seats": found["offered"], "people": found["offered"] + len(found["waiting"]), "until": {"moment": found["until"]}}
        answer = await talk.ask("answer", Options(options(["take", "pass"], "offer")), **named, **facts)
    said = await talk.commit("said", seats.answer_offer, registration_id=int(registration), offer=found["offer"], take=answer == "take")
    if said["outcome"] == "taken":
        talk.say("offer-taken", **named)
        talk.show({"lines": event_words.tickets(said["tickets"])})
        await show_single(talk, said["tickets"])
        if said["waiting"]:
            talk.say("offer-still-waiting", names={"list": said["waiting"]}, place=said["place"])
    elif said["outcome"] == "passed":
        talk.say("offer-passed", **named)
        talk.suggest(Choice(f"go:events:{found['event']['id']}", {"say": "join-again"}))
    else:
        talk.say("offer-changed")
    talk.suggest(MY_TICKETS)
