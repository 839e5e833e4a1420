"""Service providers in the console: the register, and one firm with its checks and ratings, which are for staff only."""

from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.handlers.console import blocks
from bot.handlers.console.blocks import Actions, Block, Cell, Facts, Filter, Filters, Lines, Link, Table, work
from bot.handlers.console.frame import Console
from bot.messages import Phrase
from bot.programme import Here, application_changes, audit, console_lists, provider_checks, provider_register, provider_words, providers, ratings
from bot.programme.ledger_counts import BASES
from bot.programme.sessions import Officer

PATH = "/providers"
Firm = dict[str, Any]


@dataclass(frozen=True)
class Providers:
    """The pages under /console/providers."""

    console: Console

    async def listed(self, request: web.Request, me: Officer) -> web.Response:
        wanted = blocks.wanted_of(request, {"state": provider_register.STATES, "base": BASES, "words": None})
        found = await self.console.read(request, me, console_lists.providers_of, wanted=wanted, page=blocks.page_of(request))
        counts = await self.console.read(request, me, providers.counts)
        waiting = await self.console.read(request, me, provider_register.waiting)
        assert found is not None
        filters = Filters(
            PATH,
            [
                Filter("words", {"say": "console-providers-words"}, wanted["words"]),
                Filter("state", {"say": "console-providers-state"}, wanted["state"], [(e, provider_words.state(e)) for e in provider_register.STATES]),
                Filter("base", {"say": "console-providers-base"}, wanted["base"], [(e, {"say": f"provider-base-{e}"}) for e in BASES]),
            ],
        )
        heads: list[Phrase] = [{"say": f"console-providers-{name}"} for name in ("reference", "name", "base", "state")]
        table = Table({"say": "console-section-providers"}, heads, [_row(each) for each in found["rows"]], empty={"say": "console-providers-none"})
        figures = Lines([{"say": "register-figures", "total": sum(counts.values()), "waiting": waiting, **counts}])
        news = Actions([work({"say": "register-news"}, "do:register", PATH, then="news")])
        shown: list[Block] = [figures, news, filters, table, blocks.pager(PATH, wanted, found)]
        return self.console.page(request, me, "shown.html", {"say": "console-section-providers"}, **blocks.values(shown))

    async def one(self, request: web.Request, me: Officer) -> web.Response:
        """A firm with its people's contacts: that it was read is written down."""
        firm = await self.console.write(request, me, _read, provider_id=request.match_info["id"])
        if firm is None:
            raise web.HTTPNotFound
        checks = await self.console.read(request, me, provider_checks.listed, provider_id=firm["id"])
        remarks = await self.console.read(request, me, ratings.remarks, provider_id=firm["id"]) if firm["rating"]["work"] is not None else []
        shown = [_actions(firm), _facts(firm), _periods(firm), _checks(checks or []), _ratings(firm, remarks or [])]
        up = (PATH, {"say": "console-section-providers"})
        return self.console.page(request, me, "shown.html", firm["name"], **blocks.values(shown, up=up))


def _read(here: Here, *, provider_id: str) -> Firm | None:
    firm = provider_register.one(here, provider_id=provider_id)
    staff_id = application_changes.officer(here)
    if firm is not None:
        audit.write(here, f"staff {staff_id}", "provider read", f"provider {firm['id']}", role="case_officer")
    return firm


def _row(each: Firm) -> list[Cell]:
    sample: Phrase = {"say": "casework-sample"} if each["sample"] else ""
    name: Phrase = {"say": "console-cases-name", "company": each["name"], "sample": sample}
    return [Link(each["reference"], f"{PATH}/{each['id']}"), name, provider_words.base(each), provider_words.state(each["state"])]


def _actions(firm: Firm) -> Block:
    path, go = f"{PATH}/{firm['id']}", f"go:register:{firm['id']}"
    danger = ("refuse", "suspend", "end")
    return Actions(
        [work({"say": f"register-do-{each}"}, go, path, then=each, look="danger" if each in danger else "plain") for each in [*firm["may"], "check", "checks"]]
    )


def _facts(firm: Firm) -> Block:
    rows: list[tuple[Phrase, Cell]] = [
        ({"say": "console-providers-reference"}, firm["reference"]),
        ({"say": "console-providers-state"}, provider_words.state(firm["state"])),
        ({"say": "console-providers-applied"}, {"day": firm["applied_on"]}),
        ({"say": "console-providers-base"}, provider_words.base(firm)),
        ({"say": "console-providers-skills"}, {"list": [provider_words.skill(each) for each in firm["skills"]]}),
        ({"say": "console-case-contact"}, {"say": "console-case-contact-of", "name": firm["contact_name"], "contact": firm["contact"]}),
        ({"say": "console-providers-public"}, {"say": "provider-contact-public" if firm["public_contact"] else "provider-contact-private"}),
        ({"say": "console-providers-reason"}, {"typed": firm["reason"]} if firm["reason"] else None),
        ({"say": "console-providers-same"}, {"list": firm["same_name"]} if firm["same_name"] else None),
        ({"say": "console-event-sample"}, {"say": "provider-sample"} if firm["sample"] else None),
    ]
    return Facts(rows)


def _periods(firm: Firm) -> Block:
    rows: list[list[Cell]] = [
        [{"day": each["starts_on"]}, {"day": each["ends_on"]} if each["ends_on"] else {"say": "register-until-now"}] for each in firm["periods"]
    ]
    heads: list[Phrase] = [{"say": "console-providers-from"}, {"say": "console-providers-until"}]
    return Table({"say": "console-providers-periods"}, heads, rows, title={"say": "console-providers-periods"})


def _checks(checks: list[dict[str, Any]]) -> Block:
    rows: list[list[Cell]] = [
        [{"day": each["day"]}, each["finding"], each["follow_up"] or "", each["reference"] or "", {"day": each["closed_on"]} if each["closed_on"] else _open()]
        for each in checks
    ]
    heads: list[Phrase] = [{"say": f"console-providers-check-{name}"} for name in ("day", "finding", "followed", "case", "closed")]
    return Table({"say": "console-providers-checks"}, heads, rows, title={"say": "console-providers-checks"}, notes=[{"say": "console-providers-staff-only"}])


def _open() -> Phrase:
    return {"say": "register-check-open"}


def _ratings(firm: Firm, remarks: list[str]) -> Block:
    said: list[Phrase] = [{"say": "register-remark", "text": each} for each in remarks]
    return Lines([provider_words.rating(firm["rating"]), *said], title={"say": "console-providers-ratings"})


def add_to(console: Console) -> None:
    """Add the register and the record."""
    pages = Providers(console)
    console.add("GET", PATH, pages.listed, may=application_changes.ROLES)
    console.add("GET", PATH + "/{id:[0-9]{1,15}}", pages.one, may=application_changes.ROLES)
