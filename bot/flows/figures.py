"""For staff: the figures of events in a report year (April to March), in all or by kind, city, month or sector."""

from typing import Any

from bot.messages import Choice, Phrase
from bot.programme import event_words
from bot.programme import figures as counted
from bot.questions import Options, options
from bot.replay import Talk

MEASURES = ("registered", "attended", "walk_ins", "people")
GROUPS = ("kind", "city", "month", "sector")
MOST_ROWS = 8  # of one message; what is more is named as left out
YEARS = 3


async def event_figures(talk: Talk) -> None:
    this = talk.today.year - (talk.today.month < 4)
    years = [Choice(str(year), {"say": "figures-april", "from": str(year), "to": str(year + 1)}) for year in range(this, this - YEARS, -1)]
    year = int(await talk.ask("year", Options(years)))
    found = await talk.look_up("found", counted.between, start=f"{year}-04-01", end=f"{year + 1}-03-31")
    wish, number = "all", 0
    while True:
        number += 1
        talk.show({"lines": _totals(found) if wish == "all" else _rows(found, wish)})
        wish = await talk.ask(f"wish_{number}", Options(options(["all", *GROUPS], "figures-by")))


def _totals(found: dict[str, Any]) -> list[Phrase]:
    lines: list[Phrase] = [{"say": "figures-title", "start": {"day": found["start"]}, "end": {"day": found["end"]}}]
    for part in ("events", "factory_visits"):
        total = found[part]["total"]
        lines.append({"say": f"figures-{part}", "events": total["events"], "what": _measures(total)})
    lines.append({"texts": found["visits_inside_events"]["rule"]})
    lines.append({"say": "figures-exhibitions", **{name: found["exhibitions"][name] for name in ("events", "tap", "scan")}})
    lines += [{"say": "figures-samples", "number": found["samples_left_out"]}] if found["samples_left_out"] else []
    return [*lines, {"say": "figures-rules"}]


def _rows(found: dict[str, Any], group: str) -> list[Phrase]:
    lines: list[Phrase] = [{"say": "figures-group", "group": {"say": f"figures-by-{group}"}}]
    rows = [(part, value, each) for part in ("events", "factory_visits") for value, each in found[part][f"by_{group}"].items()]
    for part, value, each in rows[:MOST_ROWS]:
        named = {"part": {"say": f"figures-part-{part}"}, "name": _named(group, value)}
        lines.append({"say": "figures-row", **named, "events": each["events"], "what": _measures(each)})
    lines += [{"say": "figures-more", "number": len(rows) - MOST_ROWS}] if len(rows) > MOST_ROWS else []
    return lines if rows else [*lines, {"say": "figures-none"}]


def _measures(each: dict[str, int]) -> Phrase:
    return {"list": [{"say": f"figures-{name}", "number": each[name]} for name in MEASURES]}


def _named(group: str, value: str) -> Phrase:
    return {"say": f"figures-sector-{value}"} if value in ("all", "several") else event_words.facet_value(group, value)
