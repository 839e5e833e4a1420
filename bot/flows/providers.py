"""Service providers: find one by need and base, ask whether a firm was registered on a day or whether an agent is official, and look after one's own entry."""

from datetime import date
from typing import Any

from bot.messages import Choice, Phrase
from bot.programme import provider_entries, provider_words
from bot.programme import providers as register
from bot.questions import Contact, Name, Options, PastDay, Text, options
from bot.replay import Talk

BEGINNING = date(2008, 4, 18)  # of the programme (paper, paragraph 2): nobody was registered before
ANY = Choice("any", {"say": "provider-any"})
HOTLINE: Phrase = {"contact": "hotline"}


async def providers(talk: Talk) -> None:
    if talk.given and await _my_registration(talk, 0, talk.given):
        return
    number = 0
    while True:
        number += 1
        entered = await talk.look_up(f"entered_{number}", provider_entries.mine)
        wishes = options(["find", "check", "agent", *(["mine"] if entered else [])], "provider-wish")
        wish = await talk.ask(f"wish_{number}", Options([*wishes, Choice("go:newprovider:", {"say": "provider-wish-apply"})]))
        if wish == "find":
            await _find(talk, number)
        elif wish == "check":
            await _check(talk, number)
        elif wish == "agent":
            talk.say("provider-agent", hotline=HOTLINE)
        elif await _my_registration(talk, number, "mine"):
            return


# --- find one ---


async def _find(talk: Talk, number: int) -> None:
    need = await talk.ask(f"facet_{number}", Options([*(Choice(each, provider_words.skill(each)) for each in register.SKILLS), ANY]))
    base = await talk.ask(f"value_{number}", Options([*options(register.BASES, "provider-base"), ANY]))
    wanted = {"need": None if need == "any" else need, "base": None if base == "any" else base}
    found = await talk.look_up(f"found_{number}", register.search, **wanted)
    if not found:
        return talk.say("provider-none-found", hotline=HOTLINE)
    talk.say("provider-found", number=len(found))
    picked = await talk.ask(f"pick_{number}", Options([Choice(str(each["id"]), provider_words.line(each)) for each in found]))
    talk.show(provider_words.card(next(each for each in found if str(each["id"]) == picked)))


# --- registered on that day? ---


async def _check(talk: Talk, number: int) -> None:
    words = await talk.ask(f"firm_{number}", Text(120))
    today = talk.today.isoformat()
    day = await talk.ask(f"day_{number}", PastDay(talk.today, earliest=BEGINNING, options=[Choice(today, {"say": "provider-today", "day": {"day": today}})]))
    answer = await talk.look_up(f"answer_{number}", register.registered_on, words=words, day=day)
    if answer["outcome"] == "several":
        talk.say("provider-same-name" if answer["exact"] else "provider-which", words=words, more={"say": "provider-which-more"} if answer["more"] else None)
        firms = [Choice(str(each["id"]), provider_words.line(each)) for each in answer["firms"]]
        picked = await talk.ask(f"pick_{number}", Options([*firms, Choice("none", {"say": "provider-none-of-these"})]))
        answer = {"outcome": "not_found"}
        if picked != "none":
            answer = await talk.look_up(f"answer_of_{number}", register.registered_on, day=day, provider_id=int(picked))
    talk.show(provider_words.answered(answer, words, day))


# --- one's own entry ---


async def _my_registration(talk: Talk, number: int, given: str) -> bool:
    """Show an entry of this chat and change it. Whether the talk is over; if not, nothing was done."""
    own = await _own(talk, number, given)
    if own is None:
        talk.say("provider-own-unknown")
        return False
    talk.show(provider_words.own_card(own))
    may = [*(["contact"] if own["state"] != "refused" else []), *(["news-off"] if own["news"] else ["news-on"] if own["state"] != "refused" else [])]
    action = await talk.ask(f"action_{number}", Options(options([*may, "back"], "provider-own-do")))
    if action == "back":
        return False
    if action == "contact":
        done = await _contact(talk, own)
    else:
        done = await talk.commit("news", provider_entries.set_news, provider_id=own["id"], wanted=action == "news-on")
    talk.say("provider-own-saved" if done["outcome"] == "done" else f"provider-own-{done['outcome']}")
    talk.suggest(Choice(f"go:providers:{own['id']}", {"say": "provider-open"}), Choice("do:providers", {"say": "menu-providers"}))
    return True


async def _own(talk: Talk, number: int, given: str) -> dict[str, Any] | None:
    if given != "mine":
        own: dict[str, Any] | None = await talk.look_up(f"own_{number}", provider_entries.own, provider_id=given)
        return own
    entered: list[dict[str, Any]] = await talk.look_up(f"mine_{number}", provider_entries.mine)
    if len(entered) < 2:
        return entered[0] if entered else None
    picked = await talk.ask(f"pick_{number}", Options([Choice(str(each["id"]), _own_line(each)) for each in entered]))
    return next(each for each in entered if str(each["id"]) == picked)


def _own_line(own: dict[str, Any]) -> Phrase:
    return {"say": "provider-own-line", "name": own["name"], "state": provider_words.state(own["state"])}


async def _contact(talk: Talk, own: dict[str, Any]) -> dict[str, Any]:
    name = await talk.ask("person", Name(), present=own["contact_name"])
    contact = await talk.ask("contact", Contact(), present=own["contact"])
    public = await talk.ask("public", Options(options(["yes", "no"], "provider-public"))) == "yes"
    values = {"contact_name": name, "contact": contact, "public": public}
    done: dict[str, Any] = await talk.commit("changed", provider_entries.set_contact, provider_id=own["id"], version=own["version"], **values)
    return done
