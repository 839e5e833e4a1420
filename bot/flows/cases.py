"""Success cases and technologies: look up by words, sector or technology, or by what is like one's own factory; read one; go and see."""

from typing import Any

from bot.flows.next_steps import EVENTS, NEWS
from bot.messages import Choice, Phrase
from bot.programme import cases as library
from bot.programme import event_words, success_like, success_visits, success_words
from bot.questions import Options, OptionsOrText, options
from bot.replay import Talk

KINDS = ("energy", "air", "effluent")
SECTORS = ("textiles", "non-metallic-minerals", "metals", "food-beverage", "chemicals", "printing-publishing", "furniture", "paper", "other")
MOST = 6  # choices, before they are paged
SKIP = Choice("skip", {"say": "cases-skip"})
LIKE = Choice("like", {"say": "cases-like"})
SEE = Choice("see", {"say": "cases-see"})
AGAIN = Choice("do:cases", {"say": "cases-again"})


async def cases(talk: Talk) -> None:
    kinds = options(KINDS, "technology")
    found: list[str] = []
    shown, compared, sector = talk.given, False, ""  # the sector of one's own factory, once it is known
    answer = talk.given or await talk.ask("query", OptionsOrText(options=[*kinds, LIKE]))
    number = 0
    while True:
        number += 1
        if answer == SEE.id and shown:
            return await _visit(talk, shown, sector)
        if answer == LIKE.id and not compared:
            compared, shown = True, ""
            found, sector = await _like(talk)
        elif answer in found or answer == talk.given:
            shown = str(answer)
            talk.show({"case": answer})
        else:
            shown = ""
            result = await talk.look_up(f"found_{number}", library.look_up, words=answer)
            found = result["ids"]
            talk.say("cases-found" if found else "cases-none", words=answer if answer not in KINDS else {"say": f"technology-{answer}"})
        listed = [Choice(each, {"case_title": each}) for each in found] or kinds
        more = [*([SEE] if shown else []), *([LIKE] if not compared and len(listed) + bool(shown) < MOST else [])]
        answer = await talk.ask(f"pick_{number}", OptionsOrText(options=[*listed, *more]))


async def _like(talk: Talk) -> tuple[list[str], str]:
    """What is known of the factory is not asked again; the cases that have most in common with it, each with the reasons, and the factory's sector."""
    known = await talk.look_up("mine", success_like.mine)
    if known:
        talk.say("cases-like-known", sector={"sector": known["sector"]})
    sector = known.get("sector") or await talk.ask("sector", OptionsOrText(options=[Choice(each, {"sector": each}) for each in SECTORS]))
    if sector not in SECTORS:
        sector = (await talk.look_up("trade", success_like.sector_in, words=sector))["sector"]
        talk.say("cases-like-known" if sector else "cases-sector-unclear", sector={"sector": sector} if sector else None)
    processes = [Choice(each, success_words.process(each)) for each in success_words.PROCESSES]
    process = await talk.ask("process", OptionsOrText(options=[SKIP, *processes]))
    if process not in (SKIP.id, *success_words.PROCESSES):  # who tells of a trade here means that one
        sector = (await talk.look_up("trade_of_process", success_like.sector_in, words=process))["sector"] or sector
    pollutant = await talk.ask("pollutant", Options([SKIP, *(Choice(each, success_words.pollutant(each)) for each in success_words.POLLUTANTS)]))
    size = await talk.ask("size", Options([*(Choice(each, success_words.size(each)) for each in success_words.SIZES), SKIP]))
    wanted: dict[str, Any] = {"sector": sector if sector != "other" else None, "process": process if process != SKIP.id else ""}
    wanted |= {"pollutants": [pollutant] if pollutant != SKIP.id else [], "size": size if size != SKIP.id else None}
    ranked = await talk.look_up("ranked", success_like.ranked, **wanted)
    if not ranked:
        talk.say("cases-like-none")
        return [], sector or ""
    talk.say("cases-like-found")
    talk.show({"lines": [_reasons(number, each) for number, each in enumerate(ranked, 1)]})
    return [each["id"] for each in ranked], sector or ""


def _reasons(number: int, each: dict[str, Any]) -> Phrase:
    named: dict[str, Phrase] = {"number": str(number), "title": {"case_title": each["id"]}, "why": {"list": each["why"]}}
    if each["differs"]:
        return {"say": "cases-like-line-differs", **named, "differs": {"list": each["differs"]}}
    return {"say": "cases-like-line", **named}


async def _visit(talk: Talk, case_id: str, sector: str) -> None:
    """The next visit, or the news of events for whoever wants to hear of one."""
    visit = await talk.look_up("visit", success_visits.next_visit, case_id=case_id, sector=sector)
    back = Choice(f"go:cases:{case_id}", {"say": "cases-back"})
    event = visit["event"]
    if event is None:
        talk.say("cases-visit-none")
        return talk.suggest(NEWS, back, AGAIN)
    talk.say(f"cases-visit-{visit['why'] or 'other'}")
    talk.show(event_words.card(event))
    talk.suggest(Choice(f"go:events:{event['id']}", {"say": "cases-visit-open"}), EVENTS, NEWS, back)
