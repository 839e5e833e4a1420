"""The people of a company's case: who they are, a one-time code for a colleague or another device, taking out somebody who has left."""

from bot.flows.case_lines import View
from bot.messages import Choice
from bot.programme import holders
from bot.questions import Options, options
from bot.replay import Talk


async def people(talk: Talk, view: View) -> None:
    company = view["company"]
    there = await talk.look_up("people", holders.people, company_id=company["id"]) or []
    names = [{"say": "people-me", "name": each["name"]} if each["me"] else each["name"] for each in there]
    talk.say("people-listed", company=company["name"], names={"list": names})
    wish = await talk.ask("people_do", Options(options(["invite", *(["remove"] if len(there) > 1 else []), "back"], "people-do")))
    if wish == "invite":
        made = await talk.commit("invited", holders.invite, company_id=company["id"])
        if made["outcome"] != "made":
            return talk.say("people-too-many" if made["outcome"] == "too_many" else "application-unknown")
        link = {"site": f"/?start=join_{made['code']}"}
        talk.say("people-code", code=made["code"], until={"moment": made["until"]}, link=link)
    elif wish == "remove":
        await _remove(talk, company["id"], [(str(each["id"]), each["name"], each["me"]) for each in there])


async def _remove(talk: Talk, company_id: int, there: list[tuple[str, str, bool]]) -> None:
    who = await talk.ask("leaver", Options([Choice(id_, {"say": "people-me", "name": name} if me else name) for id_, name, me in there]))
    name, me = next((name, me) for id_, name, me in there if id_ == who)
    effect = {"say": "people-leaving-me" if me else "people-leaving"}
    if await talk.ask("sure_leaver", Options(options(["yes", "no"], "people-remove")), name=name, effect=effect) == "no":
        return
    done = await talk.commit("left", holders.remove, company_id=company_id, holder_id=int(who))
    talk.say(f"people-{done['outcome']}", name=name)
