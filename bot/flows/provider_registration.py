"""A firm applies to be registered as a service provider: what it does, where, whom to reach, two separate consents, a last look."""

from itertools import count
from typing import Any

from bot.messages import Choice, Phrase
from bot.programme import provider_entries, provider_words, trades
from bot.programme.providers import BASES, SKILLS
from bot.questions import Contact, Name, Options, OptionsOrText, Text, options
from bot.replay import Talk

NO_CITY = Choice("none", {"say": "newprovider-no-city"})


async def provider_registration(talk: Talk) -> None:
    talk.say("newprovider-intro", notice={"say": "privacy-notice-provider"})
    values: dict[str, Any] = {"name": await talk.ask("company", Text(100)), "base": await talk.ask("base", Options(options(BASES, "provider-base")))}
    values["city"] = "hong_kong" if values["base"] == "hong_kong" else await _city(talk, values["base"])
    values["skills"] = await _skills(talk)
    values["contact_name"] = await talk.ask("person", Name())
    values["contact"] = await talk.ask("contact", Contact())
    values["public"] = await talk.ask("public", Options(options(["yes", "no"], "provider-public"))) == "yes"
    values["news"] = await talk.ask("news", Options(options(["yes", "no"], "provider-news"))) == "yes"
    if await talk.ask("confirm", Options(options(["yes", "no"], "newprovider-send")), details={"lines": _details(values)}) == "no":
        return talk.say("newprovider-nothing")
    entered = await talk.commit("entered", provider_entries.enter, **values)
    if entered["outcome"] == "too_many":
        return talk.say("newprovider-too-many")
    if entered["outcome"] == "already":
        talk.say("newprovider-already", reference=entered["reference"], state=provider_words.state(entered["state"]))
    else:
        talk.say("newprovider-received", reference=entered["reference"])
    talk.suggest(Choice("go:providers:mine", {"say": "provider-open"}))


async def _city(talk: Talk, base: str) -> str | None:
    """A place that belongs to the base, by button or in words; None where it is not on our list."""
    known: list[str] = await talk.look_up("cities", provider_entries.cities, base=base)
    buttons = [Choice(each, {"city": each}) for each in known] if base == "prd" else []
    for number in count(1):
        said = await talk.ask(f"city_{number}", OptionsOrText(options=[*buttons, NO_CITY]))
        if said == NO_CITY.id:
            return None
        found = said if said in known else (await talk.look_up(f"place_{number}", trades.place_of, words=said))["id"]
        if found in known:
            return str(found)
        talk.say("newprovider-city-unknown", words=said)
    raise AssertionError("the count has no end")


async def _skills(talk: Talk) -> list[str]:
    chosen: list[str] = []
    for number in range(1, len(SKILLS) + 1):
        done = [Choice("done", {"say": "several-done"})] if chosen else []
        left = [Choice(each, provider_words.skill(each)) for each in SKILLS if each not in chosen]
        so_far: Phrase = {"list": [provider_words.skill(each) for each in chosen]} if chosen else {"say": "several-nothing-yet"}
        answer = await talk.ask(f"skill_{number}", Options([*done, *left]), chosen=so_far)
        if answer == "done":
            break
        chosen.append(answer)
    return chosen


def _details(values: dict[str, Any]) -> list[Phrase]:
    said: dict[str, Phrase] = {
        "company": values["name"],
        "base": provider_words.base(values),
        "skills": {"list": [provider_words.skill(each) for each in values["skills"]]},
        "person": values["contact_name"],
        "contact": values["contact"],
    }
    lines: list[Phrase] = [{"say": "newprovider-detail", "name": {"say": f"newprovider-detail-{name}"}, "value": value} for name, value in said.items()]
    lines.append({"say": "provider-contact-public" if values["public"] else "provider-contact-private"})
    return [*lines, {"say": "provider-news-on" if values["news"] else "provider-news-off"}]
