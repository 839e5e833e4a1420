"""The details of an application, changed by its people while it is with them: contact, facts, company, quotations, service provider."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from bot.flows.case_lines import View, came_of, fact_lines
from bot.flows.eligibility import ASK, NOT_SURE
from bot.messages import Choice, Phrase
from bot.programme import applications, providers, quotations, trades
from bot.questions import Contact, Money, Name, Options, PastDay, RegistrationNumber, Text, options
from bot.replay import Talk

SKIP = Choice("skip", {"say": "company-number-skip"})
OLDEST_QUOTATION_DAYS = 730


async def details(talk: Talk, view: View) -> None:
    talk.show({"lines": fact_lines(view)})
    parts = [part for part in PARTS if part != "quotations" or view["component"] != "verification"]
    await PARTS[await talk.ask("part", Options(options(parts, "application-part")))](talk, view)


async def ask_company(talk: Talk) -> tuple[str, str | None]:
    """A firm's name, and its registration number if there is one at hand."""
    name = str(await talk.ask("new_company", Text(120)))
    number = str(await talk.ask("company_number", RegistrationNumber(options=[SKIP])))
    return name, None if number == SKIP.id else number


def cost_in_cents(answer: int | str) -> int | None:
    return answer if isinstance(answer, int) else None


async def _contact(talk: Talk, view: View) -> None:
    values = {"contact_name": await talk.ask("person", Name()), "contact": await talk.ask("contact", Contact())}
    await _change(talk, view, "contact", values)


async def _project(talk: Talk, view: View) -> None:
    last = "improved_already" if view["component"] == "verification" else "cost_cents"
    fact = await talk.ask("fact", Options(options(["description", "place", "sector", "concern", "hk_owned", last], "fact")))
    if fact == "cost_cents":
        return await _change(talk, view, "project", {"cost_cents": cost_in_cents(await talk.ask("cost", Money(options=[NOT_SURE])))})
    if fact == "description":
        component: Phrase = {"say": f"component-{view['component']}"}
        return await _change(talk, view, "project", {"facts": view["facts"] | {"description": await talk.ask("description", Text(), component=component)}})
    value, said, _ = await ASK[fact](talk)
    if fact == "sector":
        return await _change(talk, view, "project", {"sector": value})
    values: dict[str, Any] = {"facts": view["facts"] | {fact: value}}
    if fact == "place":
        values["facts"]["words"] = view["facts"].get("words", {}) | {"place": said}
        values["city"] = (await talk.look_up("city", trades.place_of, words=said))["id"] if isinstance(said, str) else None
    await _change(talk, view, "project", values)


async def _company(talk: Talk, view: View) -> None:
    name, number = await ask_company(talk)
    at = {"application_id": view["id"], "version": view["version"]}
    done = await talk.commit("changed", applications.change_company, **at, name=name, registration_number=number)
    if done["outcome"] == "not_now":
        return talk.say("application-company-fixed")
    came_of(talk, done, "application-changed-details")


async def _change(talk: Talk, view: View, part: str, values: dict[str, Any]) -> None:
    at = {"application_id": view["id"], "version": view["version"]}
    came_of(talk, await talk.commit("changed", applications.change, **at, part=part, values=values), "application-changed-details")


# --- quotations ---


async def _quotations(talk: Talk, view: View) -> None:
    listed: list[dict[str, Any]] = await talk.look_up("quotations", quotations.listed, application_id=view["id"]) or []
    talk.show({"lines": [_line(each) for each in listed] or [{"say": "quotations-none"}]})
    if listed and await talk.ask("quotations_do", Options(options(["add", "remove"], "quotations"))) == "remove":
        gone = await talk.ask("quotation", Options([Choice(str(each["id"]), _line(each)) for each in listed])) if len(listed) > 1 else str(listed[0]["id"])
        done = await talk.commit("removed", quotations.remove, application_id=view["id"], quotation_id=int(gone))
        return came_of(talk, done, "quotations-removed")
    firm, address = await talk.ask("firm", Text(120)), await talk.ask("address", Text(200, options=[NOT_SURE]))
    entered: dict[str, Any] = {"firm": firm, "address": None if address == NOT_SURE.id else address}
    entered["day"] = await talk.ask("day", PastDay(talk.today, earliest=talk.today - timedelta(days=OLDEST_QUOTATION_DAYS)))
    entered["amount_cents"] = await talk.ask("amount", Money())
    done = await talk.commit("added", quotations.add, application_id=view["id"], **entered)
    if done["outcome"] == "too_many":
        return talk.say("quotations-too-many")
    came_of(talk, done, "quotations-added")


def _line(quotation: dict[str, Any]) -> Phrase:
    return {"say": "quotations-line", "firm": quotation["firm"], "day": {"day": quotation["day"]}, "amount": {"money": quotation["amount_cents"]}}


# --- the service provider ---


async def _provider(talk: Talk, view: View) -> None:
    present = await talk.look_up("present", providers.one, provider_id=view["provider_id"])
    now: Phrase = present["name"] if present else {"say": "case-provider-none-yet"}
    none = [Choice("none", {"say": "case-provider-none"})] if present else []
    words = await talk.ask("provider", Text(120, options=[*none, Choice("do:providers", {"say": "menu-providers"})]), present=now)
    chosen = None
    if words != "none":
        found = await talk.look_up("found", providers.named, words=words)
        if not found:
            return talk.say("case-provider-not-found", words=words)
        picked = await talk.ask(
            "which_provider", Options([*(Choice(str(each["id"]), each["name"]) for each in found), Choice("none", {"say": "case-provider-other"})])
        )
        if picked == "none":
            return talk.say("case-provider-unchanged")
        chosen = int(picked)
    done = await talk.commit("chosen", providers.choose, application_id=view["id"], version=view["version"], provider_id=chosen)
    came_of(talk, done, "case-provider-chosen" if chosen else "case-provider-none-chosen")


PARTS: dict[str, Callable[[Talk, View], Awaitable[None]]] = {
    "project": _project,
    "contact": _contact,
    "company": _company,
    "quotations": _quotations,
    "provider": _provider,
}
