"""Erase what is kept of a person: first what goes, what must stay and why; asked once; then done at once."""

from typing import Any

from bot.messages import Choice, Phrase
from bot.programme import erasures
from bot.questions import Options, options
from bot.replay import Talk

MOST_KEPT = 8  # named one by one
MYDATA = Choice("do:mydata", {"say": "flow-mydata"})


async def forget(talk: Talk) -> None:
    plan = await talk.look_up("plan", erasures.plan)
    goes = [each for each in plan["goes"] if each["kind"] not in ("staff", "requests")]
    if not goes and not plan["kept"]:
        talk.say("forget-nothing")
        return
    sure = await talk.ask("sure", Options(options(["yes", "no"], "forget")), what={"lines": _told(plan, goes)})
    if sure == "no":
        talk.say("forget-not-done")
        return talk.suggest(MYDATA)
    done = await talk.commit("erased", erasures.erase)
    talk.say("forget-done")
    if done["kept"]:
        talk.show({"lines": [{"say": "forget-kept"}, *_kept(done["kept"])]})
    if done["channel"] == "telegram":
        talk.say("forget-telegram-done")


def _told(plan: dict[str, Any], goes: list[dict[str, Any]]) -> list[Phrase]:
    lines: list[Phrase] = [{"say": "forget-goes", "what": {"list": [{"say": f"mydata-kind-{each['kind']}"} for each in goes]}}] if goes else []
    lines += [{"say": "forget-seats", "number": plan["seats"]}] if plan["seats"] else []
    lines += [{"say": "forget-counts"}]
    lines += [{"say": "forget-keeps"}, *_kept(plan["kept"])] if plan["kept"] else []
    lines += [{"say": "forget-telegram"}] if plan["channel"] == "telegram" else []
    return [*lines, {"say": "forget-backups"}]


def _kept(kept: list[dict[str, Any]]) -> list[Phrase]:
    shown: list[Phrase] = [{"say": f"forget-why-{each['why']}", "reference": each["reference"]} for each in kept[:MOST_KEPT]]
    return [*shown, *([{"say": "forget-more", "number": len(kept) - MOST_KEPT}] if len(kept) > MOST_KEPT else [])]
