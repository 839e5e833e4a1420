"""The recognition logo: whom it is for and how it is judged, its dates, whether a holder has one, applying, and one's own applications."""

from itertools import count
from typing import Any

from bot.messages import Choice, Phrase
from bot.programme import label_register, label_words, recognition
from bot.questions import Contact, Name, Number, Options, Text, options
from bot.replay import Talk

WISHES = ("categories", "judged", "dates", "check", "apply", "mine")
FIRST_YEAR = 2009  # the scheme began in August 2009
MOST_ACCOUNT = 300
AGAIN = Choice("do:logo", {"say": "logo-again"})
HUMAN = Choice("do:human", {"say": "menu-human"})
NOT_IN_SOURCES: Phrase = {"say": "logo-not-in-sources", "hotline": {"contact": "hotline"}}


async def logo(talk: Talk) -> None:
    if talk.given:
        return await _follow(talk, talk.given)
    about = await talk.look_up("about", recognition.about)
    talk.say("logo-intro")
    for number in count(1):
        wish = await talk.ask(f"wish_{number}", Options(options(WISHES, "logo-wish")))
        if wish == "apply":
            return await _apply(talk, about)
        if wish == "mine":
            found = await talk.look_up(f"mine_{number}", recognition.mine)
            if found:
                return await _follow(talk, await talk.ask(f"pick_{number}", Options([Choice(str(each["id"]), label_words.line(each)) for each in found])))
            talk.say("logo-mine-none")
        elif wish == "check":
            await _check(talk, number)
        elif wish == "dates":
            _tell_dates(talk, await talk.look_up(f"rounds_{number}", recognition.rounds))
        else:
            talk.show({"lines": [*label_words.categories(about)] if wish == "categories" else [*label_words.judged(about), NOT_IN_SOURCES]})


def _tell_dates(talk: Talk, rounds: dict[str, Any]) -> None:
    """The dates that officers have entered; where there are none, that they are not known, and whom to ask."""
    known = [name for name in ("open", "next") if rounds[name]] or (["last"] if rounds["last"] else [])
    for name in known:
        each = rounds[name]
        talk.say(f"logo-round-{name}", year=str(each["year"]), opens={"day": each["opens_on"]}, closes={"day": each["closes_on"]})
    if not rounds["open"]:
        talk.say("logo-round-ask" if known else "logo-round-none", hotline={"contact": "hotline"})


# --- is holder N valid for year Y? ---


async def _check(talk: Talk, number: int) -> None:
    words = await talk.ask(f"facet_{number}", Text(120))
    this = talk.today.year
    years = [Choice(str(year), str(year)) for year in (this, this - 1)]
    year = int(await talk.ask(f"value_{number}", Number(FIRST_YEAR, this, options=years)))
    found = await talk.look_up(f"checked_{number}", label_register.check, words=words, year=year)
    talk.show({"lines": label_words.checked(found, words, year)})


# --- applying ---


async def _apply(talk: Talk, about: dict[str, Any]) -> None:
    rounds = await talk.look_up("rounds", recognition.rounds)
    this = rounds["open"]
    if this is None:
        _tell_dates(talk, rounds)
        talk.say("logo-apply-closed")
        return talk.suggest(HUMAN, AGAIN)
    talk.say("logo-apply-intro", year=str(this["year"]), closes={"day": this["closes_on"]}, notice={"say": "privacy-notice-label"})
    category = await talk.ask("category", Options(options([each["id"] for each in about["categories"]], "label-category")))
    who, name = await _ask_who(talk, category)
    took_part = None
    if category in recognition.MANUFACTURING:
        took_part = await talk.ask("took_part", Options(options(["yes", "no", "unsure"], "logo-took-part")))
    account = await talk.ask("account", Text(MOST_ACCOUNT), what={"say": f"logo-account-{category}"})
    contact_name = await talk.ask("contact_name", Name())
    contact = await talk.ask("contact", Contact())
    named = next(each["name"] for each in about["categories"] if each["id"] == category)
    details = {"year": str(this["year"]), "category": {"texts": named}, "name": name, "account": account, "person": contact_name, "contact": contact}
    details["took_part"] = {"say": "logo-detail-took-part", "answer": {"say": f"logo-took-part-{took_part}"}} if took_part else ""
    if await talk.ask("confirm", Options(options(["yes", "no"], "logo-confirm")), **details) == "no":
        talk.say("logo-nothing")
        return talk.suggest(AGAIN)
    answers = {"took_part": took_part, "account": account}
    told = {"year": this["year"], "category": category, "who": who, "name": name, "answers": answers, "contact_name": contact_name, "contact": contact}
    done = await talk.commit("applied", recognition.apply, **told)
    talk.say(f"logo-apply-{done['outcome']}", reference=done.get("reference"), year=str(this["year"]))
    talk.suggest(*([recognition.case_choice(done["id"])] if "id" in done else [HUMAN]), AGAIN)


async def _ask_who(talk: Talk, category: str) -> tuple[str, str]:
    """One of this chat's companies or its provider, or a name typed afresh."""
    known = await talk.look_up("applicants", recognition.applicants, category=category)
    who = "other"
    if known:
        firms = [Choice(each["id"], each["name"]) for each in known]
        who = await talk.ask("firm", Options([*firms, Choice("other", {"say": "logo-firm-other"})]))
    if who == "other":
        return who, await talk.ask("name", Text(120))
    return who, next(each["name"] for each in known if each["id"] == who)


# --- one's own applications ---


async def _follow(talk: Talk, application_id: str) -> None:
    view = await talk.look_up("application", recognition.one, application_id=application_id)
    talk.suggest(AGAIN)
    if view is None:
        return talk.say("logo-unknown")
    talk.show({"lines": [*label_words.card(view), {"say": f"logo-next-{view['word']}"}]})
    if not view["may"] or await talk.ask("action", Options(options(["withdraw", "leave"], "logo-do"))) == "leave":
        return talk.say("logo-seen") if view["may"] else None
    if await talk.ask("sure", Options(options(["yes", "no"], "logo-sure")), reference=view["reference"], name=view["name"]) == "no":
        return talk.say("logo-not-withdrawn")
    done = await talk.commit("withdrawn", recognition.withdraw, application_id=view["id"], version=view["version"])
    talk.say(f"logo-withdraw-{done['outcome']}", reference=view["reference"])
