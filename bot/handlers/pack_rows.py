"""What the papers of a meeting say, row by row, as phrases: the same for Word and for Excel. Pure."""

from typing import Any

from bot.messages import Phrase
from bot.programme import agenda_words
from bot.programme.agenda_words import component

VERDICTS = ("no", "unknown", "yes")  # what speaks against a case first
Case = dict[str, Any]
Pack = dict[str, Any]

CASES: tuple[Phrase, ...] = (
    *({"say": "pack-number"}, {"say": "pack-reference"}, {"say": "pack-company"}, {"say": "pack-component"}, {"say": "pack-sector"}),
    *({"say": "pack-city"}, {"say": "pack-cost"}, {"say": "pack-by-rules"}, {"say": "pack-verdict"}, {"say": "pack-score"}, {"say": "pack-decision"}),
)
_COUNTED: tuple[Phrase, ...] = ({"say": "pack-cases"}, {"say": "pack-cost"}, {"say": "pack-sum"}, {"say": "pack-open"})
SUMS: dict[str, tuple[Phrase, ...]] = {
    "component": ({"say": "pack-component"}, *_COUNTED),
    "sector": ({"say": "pack-sector"}, *_COUNTED),
    "city": ({"say": "pack-city"}, *_COUNTED),
}
TARGETS: tuple[Phrase, ...] = (
    *({"say": "pack-phase"}, {"say": "pack-component"}, {"say": "pack-approved"}, {"say": "pack-target"}),
    *({"say": "pack-undecided"}, {"say": "pack-then"}),
)


def head(pack: Pack) -> list[Phrase]:
    """Which meeting, and the day that everything holds for."""
    lines: list[Phrase] = [
        {"say": "pack-meeting", "day": {"day": pack["day"]}, "cutoff": {"moment": pack["cutoff"]}},
        {"say": "pack-as-at", "day": {"day": pack["as_at"]}},
    ]
    return [*lines, {"say": "pack-samples", "cases": pack["samples"]}] if pack["samples"] else lines


def case(number: int, each: Case) -> list[Phrase]:
    """A row of CASES."""
    reference: Phrase = {"say": "pack-sample", "reference": each["reference"]} if each["sample"] else each["reference"]
    return [
        *(number, reference, each["company"], component(each["component"]), agenda_words.sector(each), agenda_words.city(each)),
        *(agenda_words.money(each["cost_cents"]), agenda_words.money(each["by_rules"]["grant_cents"])),
        *({"say": f"verdict-{each['verdict']}"}, {"say": "pack-percent", "number": each["score"]}, decided(each)),
    ]


def decided(each: Case) -> Phrase:
    return agenda_words.decision(each) if each["decision"] else {"say": "pack-not-decided"}


def heading(number: int, each: Case) -> Phrase:
    said = "pack-heading-sample" if each["sample"] else "pack-heading"
    return {"say": said, "number": number, "reference": each["reference"], "company": each["company"], "component": component(each["component"])}


def details(each: Case) -> dict[str, Phrase]:
    """ "grant": the sum with its rule, "check": the check against the rules, "missing": what is not there yet, "decision" where there is one."""
    missing: Phrase = (
        {"list": [{"say": "pack-item", "name": {"texts": name}} for name in each["missing"]]} if each["missing"] else {"say": "pack-nothing-missing"}
    )
    grant: Phrase = {"phase": {"pack": each["rules"]}, "cost": agenda_words.money(each["cost_cents"]), "grant": agenda_words.grant(each)}
    lines: dict[str, Phrase] = {
        "grant": {"say": "pack-line-grant", **grant},
        "check": {"lines": [_criteria(each, verdict) for verdict in VERDICTS if any(reason["verdict"] == verdict for reason in each["reasons"])]},
        "missing": {"say": "pack-line-score", "number": each["score"], "missing": missing},
    }
    return lines | ({"decision": {"say": "pack-line-decision", "decision": decided(each)}} if each["decision"] else {})


def _criteria(each: Case, verdict: str) -> Phrase:
    """The criteria that have this verdict together, with all paragraphs they rest on, each once."""
    reasons = [reason for reason in each["reasons"] if reason["verdict"] == verdict]
    sources: list[dict[str, Any]] = []
    for reason in reasons:
        sources += [source for source in reason["sources"] if source not in sources]
    named: dict[str, Phrase] = {"verdict": {"say": f"verdict-{verdict}"}, "criteria": {"list": [{"say": f"criterion-{r['criterion']}"} for r in reasons]}}
    return {"say": "pack-line-check", **named, "sources": {"sources": sources}} if sources else {"say": "pack-line-check-bare", **named}


def sums(rows: list[dict[str, Any]], kind: str) -> list[list[Phrase]]:
    """Rows of SUMS[kind]."""
    return [
        [_part(row["part"], kind), row["cases"], agenda_words.money(row["cost_cents"]), agenda_words.money(row["grant_cents"]), row["open"]] for row in rows
    ]


def _part(part: str | None, kind: str) -> Phrase:
    if part == "all":
        return {"say": "pack-all"}
    if kind == "component":
        return component(str(part))
    return {kind: part} if part else {"say": "agenda-not-known"}


def approvals_head(pack: Pack) -> tuple[Phrase, ...]:
    return {"say": "pack-component"}, {"say": "pack-year", "year": pack["year"]}, {"say": "pack-in-all"}


def approvals(pack: Pack) -> list[list[Phrase]]:
    return [[_part(row["part"], "component"), row["year"], row["total"]] for row in pack["approvals"]]


def targets(pack: Pack) -> list[list[Phrase]]:
    """Rows of TARGETS; ranges stay ranges."""
    return [[{"pack": row["phase"]}, component(row["component"]), row["number"], _range(row), row["agenda"], row["then"]] for row in pack["targets"]]


def _range(row: dict[str, Any]) -> Phrase:
    if row["from"] == row["to"]:
        return {"say": "pack-about" if row["about"] else "pack-exactly", "number": row["to"]}
    return {"say": "pack-range", "least": row["from"], "most": row["to"]}


def notes(pack: Pack) -> list[Phrase]:
    """How the sums came about."""
    lines: list[Phrase] = [
        {"say": "pack-note-grant"},
        {"say": "pack-note-check"},
        {"say": "pack-note-average"},
        {"say": "pack-note-totals"},
        {"say": "pack-note-targets"},
    ]
    lines += [] if pack["history"] else [{"say": "pack-note-no-history"}]
    return [*lines, {"say": "pack-note-samples"}] if pack["samples"] else lines
