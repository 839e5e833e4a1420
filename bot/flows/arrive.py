"""Arriving by the code on the screen at the door: the link carries "event_code"."""

from bot.flows.next_steps import MY_TICKETS
from bot.messages import Choice
from bot.programme import door
from bot.questions import Options
from bot.replay import Talk


async def arrive(talk: Talk) -> None:
    event_id, _, code = talk.given.rpartition("_")
    came = await talk.commit("came", door.self_check_in, event_id=event_id, code=code)
    if came["outcome"] == "which":
        people = [Choice(str(each["id"]), each["name"]) for each in came["people"]]
        who = await talk.ask("who", Options([*people, Choice("all", {"say": "arrive-all"})]))
        ids = [each["id"] for each in came["people"] if who in ("all", str(each["id"]))]
        came = await talk.commit("these_came", door.self_check_in, event_id=event_id, code=code, attendee_ids=ids)
    names = {"list": came.get("names", [])}
    talk.say(f"arrive-{came['outcome']}", names=names, at={"clock": came["at"]} if came.get("at") else "")
    talk.suggest(MY_TICKETS)
