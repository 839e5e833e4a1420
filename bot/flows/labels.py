"""For officers: the recognition logo. Dates of a year, applications and their criteria, awards and their withdrawal, figures and the list of a year."""

import unicodedata
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any

from bot.flows.texts import in_three_languages
from bot.messages import Choice, Phrase
from bot.programme import awards, awards_list, label_register, label_words, recognition
from bot.questions import Day, NotUnderstood, Number, Options, Text, clean, options
from bot.replay import Talk

WISHES = ("list", "awards", "counts", "file", "round", "enter")
STATES = ("received", "under_review", "awarded", "refused", "withdrawn")
MOST_REASON = 300
ALL = Choice("do:labels", {"say": "labels-all"})
START = Choice("start", {"say": "labels-all"})  # the same, while the flow is open
View = dict[str, Any]


async def labels(talk: Talk) -> None:
    if talk.given and not await _case(talk, 0, talk.given):
        return
    for number in count(1):
        rounds = await talk.look_up(f"rounds_{number}", awards.all_rounds)
        talk.show({"lines": [{"say": "labels-title"}, *([_round_line(each) for each in rounds[:3]] or [{"say": "labels-no-round"}])]})
        wish = await talk.ask(f"wish_{number}", Options(options(WISHES, "labels-wish")))
        if wish in ("round", "enter"):
            return await (_round(talk) if wish == "round" else _enter(talk))
        if not await _look(talk, number, wish):
            return


async def _look(talk: Talk, number: int, wish: str) -> bool:
    """One look at a year; whether the officer wants to look further."""
    years = await talk.look_up(f"years_{number}", awards.years)
    year = int(await talk.ask(f"facet_{number}", Options([Choice(str(each), str(each)) for each in years])))
    if wish == "counts":
        talk.show({"lines": _counts(await talk.look_up(f"counted_{number}", label_register.counts, year=year))})
    elif wish == "file":
        made = await talk.commit("made", awards_list.link, year=year)
        _outcome(talk, made, "labels-file-link", link={"site": made.get("path", "")})
        return False
    elif picked := await _pick(talk, number, wish, year):
        return await (_case(talk, number, picked) if wish == "list" else _award(talk, number, picked))
    return True


async def _pick(talk: Talk, number: int, wish: str, year: int) -> str:
    """An application's id or a logo's number; "" where there is none."""
    if wish == "list":
        state = await talk.ask(f"value_{number}", Options([*options(STATES, "label-word"), Choice("all", {"say": "labels-any-state"})]))
        found = await talk.look_up(f"listed_{number}", awards.listed, year=year, state=None if state == "all" else state)
        choices = [Choice(str(each["id"]), label_words.line(each)) for each in found]
    else:
        found = await talk.look_up(f"of_year_{number}", label_register.of_year, year=year)
        choices = [Choice(each["number"], {"say": "labels-award-line", "number": each["number"], "name": each["name"]}) for each in found]
    if not choices:
        talk.say("labels-none", year=str(year))
        return ""
    return str(await talk.ask(f"pick_{number}", Options(choices)))


def _round_line(each: View) -> Phrase:
    return {"say": "labels-round-line", "year": str(each["year"]), "opens": {"day": each["opens_on"]}, "closes": {"day": each["closes_on"]}}


def _counts(found: dict[str, Any]) -> list[Phrase]:
    groups = {name.replace("_", "-"): found["groups"][name] for name in label_register.GROUPS}
    lines: list[Phrase] = [{"say": "labels-counts", "year": str(found["year"]), "total": found["total"], **groups}]
    lines.append({"say": "labels-counts-manufacturing", **{name: found["categories"][name] for name in recognition.MANUFACTURING}})
    lines += [{"say": "labels-counts-withdrawn", "number": found["withdrawn"]}] if found["withdrawn"] else []
    lines += [{"say": "labels-counts-samples", "number": found["samples_left_out"]}] if found["samples_left_out"] else []
    if history := found["history"]:
        groups = {name.replace("_", "-"): history["groups"].get(name, 0) for name in label_register.GROUPS}
        lines.append({"say": "labels-counts-history", "total": history["total"], **groups, "sources": {"sources": history["sources"]}})
    return [*lines, {"say": "labels-counts-rule"}]


def _outcome(talk: Talk, done: dict[str, Any], said: str, *, back: Choice = ALL, **parameters: Any) -> None:
    """What came of a change, or why nothing did."""
    if done["outcome"] == "done":
        talk.say(said, **parameters)
    else:
        talk.say(f"labels-{done['outcome']}", proposal=done.get("proposal"))
    _suggest(talk, back)


def _suggest(talk: Talk, back: Choice) -> None:
    talk.suggest(*([back] if back == ALL else [back, ALL]))


# --- one application ---


async def _case(talk: Talk, number: int, application_id: str) -> bool:
    """One application; whether the officer only looked and goes on."""
    view: View | None = await talk.look_up(f"case_{number}", awards.one, application_id=application_id)
    if view is None:
        talk.say("labels-unknown")
        return True
    talk.show({"lines": _card(view)})
    action = await talk.ask(f"action_{number}", Options([*options(view["may"], "labels-do"), START]))
    if action != START.id:
        await DEEDS[action](talk, view)
    return bool(action == START.id)


def _card(view: View) -> list[Phrase]:
    lines = [*label_words.card(view), {"say": f"labels-of-{view['of']['kind']}", "number": view["of"]["number"] or {"say": "not-known"}}]
    if view["answers"].get("took_part"):
        lines.append({"say": "logo-detail-took-part", "answer": {"say": f"logo-took-part-{view['answers']['took_part']}"}})
    lines.append({"say": "labels-account", "text": view["answers"]["account"]})
    lines.append({"say": "labels-contact", "name": view["contact_name"], "contact": view["contact"]})
    lines += [{"say": "labels-same-name", "references": {"list": view["same_name"]}}] if view["same_name"] else []
    if view["state"] == "under_review":
        found = [each["answer"] or "open" for each in view["criteria"]]
        lines.append({"say": "labels-criteria", **{name: found.count(name) for name in ("yes", "no", "open")}})
    return lines


def _answer(criterion: View) -> Phrase:
    return {"say": f"labels-met-{criterion['answer'] or 'open'}"}


def _this(view: View) -> Choice:
    return Choice(f"go:labels:{view['id']}", {"say": "labels-this"})


async def _review(talk: Talk, view: View) -> None:
    done = await talk.commit("changed", awards.review, application_id=view["id"], version=view["version"])
    _outcome(talk, done, "labels-reviewed", back=_this(view))


async def _criteria(talk: Talk, view: View) -> None:
    answers = {}
    for number, each in enumerate(view["criteria"], 1):
        chosen = await talk.ask(f"criterion_{number}", Options(options(["yes", "no", "open"], "labels-met")), what={"texts": each["name"]}, now=_answer(each))
        answers[each["id"]] = chosen
    done = await talk.commit("changed", awards.record_criteria, application_id=view["id"], version=view["version"], answers=answers)
    _outcome(talk, done, "labels-criteria-kept", back=_this(view))


async def _award_it(talk: Talk, view: View) -> None:
    proposal = await talk.look_up("proposal", label_register.proposed_number, year=view["year"], category=view["category"])
    number = await talk.ask("number", Text(label_register.MOST_NUMBER_CHARACTERS, options=[Choice(proposal, proposal)]), proposal=proposal)
    not_met = [{"texts": each["name"]} for each in view["criteria"] if each["answer"] != "yes"]
    open_ones: Phrase = {"say": "labels-not-met", "criteria": {"list": not_met}} if not_met else {"say": "labels-all-met"}
    facts = {"name": view["name"], "category": {"texts": view["category_name"]}, "year": str(view["year"]), "number": number, "criteria": open_ones}
    if await talk.ask("award", Options(options(["yes", "no"], "labels-sure")), **facts) == "no":
        return _nothing(talk, view)
    done = await talk.commit("changed", awards.award, application_id=view["id"], version=view["version"], number=number)
    _outcome(talk, done, "labels-awarded", back=_this(view), number=done.get("number"))


async def _refuse(talk: Talk, view: View) -> None:
    reason = await _reason(talk)
    facts = {"name": view["name"], "reference": view["reference"], "reason": {"typed": reason}}
    if await talk.ask("refuse", Options(options(["yes", "no"], "labels-sure")), **facts) == "no":
        return _nothing(talk, view)
    done = await talk.commit("changed", awards.refuse, application_id=view["id"], version=view["version"], reason=reason)
    _outcome(talk, done, "labels-refused", back=_this(view))


async def _reopen(talk: Talk, view: View) -> None:
    if await talk.ask("reopen", Options(options(["yes", "no"], "labels-sure")), name=view["name"], reference=view["reference"]) == "no":
        return _nothing(talk, view)
    done = await talk.commit("changed", awards.reopen, application_id=view["id"], version=view["version"])
    _outcome(talk, done, "labels-reviewed", back=_this(view))


async def _withdraw(talk: Talk, view: View) -> None:
    await _take_away(talk, view["number"], view["name"], _this(view))


async def _reason(talk: Talk) -> dict[str, str]:
    said = await talk.ask("reason", Text(MOST_REASON))
    return await in_three_languages(talk, 1, {"say": "labels-reason-name"}, said, MOST_REASON)


def _nothing(talk: Talk, view: View) -> None:
    talk.say("labels-nothing")
    _suggest(talk, _this(view))


DEEDS: dict[str, Callable[[Talk, View], Awaitable[None]]] = {
    "review": _review,
    "criteria": _criteria,
    "award": _award_it,
    "refuse": _refuse,
    "reopen": _reopen,
    "withdraw_award": _withdraw,
}


# --- one logo ---


async def _award(talk: Talk, number: int, award_number: str) -> bool:
    award = await talk.look_up(f"award_{number}", label_register.award, number=award_number)
    lines: list[Phrase] = [{"say": "labels-award-card", "number": award["number"], "name": award["name"], "category": {"texts": award["category_name"]}}]
    lines += [{"say": "label-sample"}] if award["sample"] else []
    lines += [{"say": "label-withdrawn-on", "day": {"day": award["withdrawn_on"]}}] if award["withdrawn_on"] else []
    talk.show({"lines": lines})
    may = [] if award["withdrawn_on"] else [Choice("withdraw_award", {"say": "labels-do-withdraw-award"})]
    if await talk.ask(f"logo_action_{number}", Options([*may, START])) == START.id:
        return True
    await _take_away(talk, award["number"], award["name"], ALL)
    return False


async def _take_away(talk: Talk, number: str, name: str, back: Choice) -> None:
    reason = await _reason(talk)
    facts = {"name": name, "number": number, "reason": {"typed": reason}}
    if await talk.ask("take_away", Options(options(["yes", "no"], "labels-sure")), **facts) == "no":
        talk.say("labels-nothing")
        return _suggest(talk, back)
    done = await talk.commit("changed", awards.withdraw_award, number=number, reason=reason)
    _outcome(talk, done, "labels-taken-away", back=back, number=number)


async def _enter(talk: Talk) -> None:
    """An award that was made without an application here."""
    about = await talk.look_up("about", recognition.about)
    this = talk.today.year
    year = int(await talk.ask("year", Number(awards.FIRST_YEAR, this, options=[Choice(str(each), str(each)) for each in (this, this - 1)])))
    category = await talk.ask("category", Options(options([each["id"] for each in about["categories"]], "label-category")))
    name = await talk.ask("name", Text(120))
    proposal = await talk.look_up("proposal", label_register.proposed_number, year=year, category=category)
    number = await talk.ask("number", Text(label_register.MOST_NUMBER_CHARACTERS, options=[Choice(proposal, proposal)]), proposal=proposal)
    named = next(each["name"] for each in about["categories"] if each["id"] == category)
    facts = {"name": name, "category": {"texts": named}, "year": str(year), "number": number}
    if await talk.ask("enter", Options(options(["yes", "no"], "labels-sure")), **facts) == "no":
        talk.say("labels-nothing")
        return talk.suggest(ALL)
    done = await talk.commit("changed", awards.enter, year=year, category=category, name=name, number=number)
    _outcome(talk, done, "labels-entered", number=done.get("number"))


# --- dates ---


@dataclass(frozen=True)
class _RoundDay(Day):
    """A day of a year's dates, which may be over already; without a year it is one of `year`, or the next such day after `earliest`."""

    year: int = awards.FIRST_YEAR

    def read(self, raw: str) -> str:
        day = self._day(unicodedata.normalize("NFKC", clean(raw)).casefold())
        if self.earliest is not None and day < self.earliest:
            raise NotUnderstood("day-too-old")
        if self.latest is not None and day > self.latest:
            raise NotUnderstood("day-late")
        return day.isoformat()

    def _in_its_year(self, day: date) -> date:
        day = day.replace(year=self.year)
        return day if self.earliest is None or day >= self.earliest else day.replace(year=self.year + 1)


async def _round(talk: Talk) -> None:
    this = talk.today.year
    year = int(await talk.ask("round", Number(awards.FIRST_YEAR, this + 1, options=[Choice(str(each), str(each)) for each in (this, this + 1)])))
    known = next((each for each in await talk.look_up("known", awards.all_rounds) if each["year"] == year), None)
    latest, now = date(year + 1, 12, 31), _round_line(known) if known else {"say": "labels-no-dates"}
    opens = await talk.ask("opens", _RoundDay(talk.today, date(year - 1, 1, 1), latest, year=year), year=str(year), now=now)
    closes = await talk.ask("closes", _RoundDay(talk.today, date.fromisoformat(opens), latest, year=year), year=str(year))
    if await talk.ask("dates", Options(options(["yes", "no"], "labels-sure")), year=str(year), opens={"day": opens}, closes={"day": closes}) == "no":
        talk.say("labels-nothing")
        return talk.suggest(ALL)
    version = known["version"] if known else None
    done = await talk.commit("changed", awards.set_round, year=year, version=version, opens_on=opens, closes_on=closes)
    _outcome(talk, done, "labels-round-kept", year=str(year))
