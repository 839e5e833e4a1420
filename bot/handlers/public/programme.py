"""What the programme is: its components with the conditions of the rules in force, whether it is open by those rules, its sectors, who runs it, whom to ask."""

from datetime import date
from typing import Any

from aiohttp import web

from bot.handlers.pages import language_of
from bot.handlers.public.reading import Reading
from bot.knowledge import COMPONENTS, ComponentId, RulePack, Source
from bot.messages import Language, Phrase
from bot.programme import cities

CONTACTS = ("hotline", "email", "website", "address")
ACTIVITIES = Source(paper="annex 2(a)")


def opening(pack: RulePack, today: date) -> str:
    """Whether a phase takes applications on a day, as far as its rules say: yes, over, closed, later or unknown."""
    start, end = pack.term.start, pack.term.end
    if end != "unknown" and end < today:
        return "over"
    if start != "unknown" and start > today:
        return "later"
    if pack.takes_applications is False:
        return "closed"
    return "yes" if pack.takes_applications is True and "unknown" not in (start, end) else "unknown"


def conditions(pack: RulePack, component: ComponentId) -> list[Phrase]:
    """What the rules state of a component, and what they leave open."""
    rule = pack.components[component]
    if rule.offered != "yes":
        return [{"say": f"public-offered-{rule.offered}"}]
    free = rule.share.number == 100
    lines: list[Phrase] = [{"say": "public-share-free"} if free else {"say": "public-share", "value": {"rule": f"{component}.share"}}]
    lines.append({"say": "public-cap-none"} if rule.cap.value == "none" else {"say": "public-cap", "value": {"rule": f"{component}.cap"}})
    if rule.average is not None and rule.average.number is not None:
        lines.append({"say": "public-average", "value": {"rule": f"{component}.average"}})
    if rule.above_cap is not None and rule.cap.number is not None:
        lines.append({"say": "public-above-cap-factory" if rule.above_cap.value == "factory" else "public-above-cap-unknown"})
    if rule.needs_improvement is not None and rule.needs_improvement.value is True:
        lines.append({"say": "public-needs-improvement"})
    return lines


def sources_of(pack: RulePack, component: ComponentId) -> Phrase:
    rule = pack.components[component]
    found = [*rule.sources, *rule.share.sources, *rule.cap.sources, *(rule.average.sources if rule.average else [])]
    return {"sources": [each.model_dump(mode="json") for each in dict.fromkeys(found)]}


class Programme:
    """The route /programme."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._frame = reading.frame

    def add_routes(self, router: web.UrlDispatcher) -> None:
        router.add_get("/programme", self._page)

    async def _page(self, request: web.Request) -> web.Response:
        language = language_of(request, None)
        frame, knowledge = self._frame, self._reading.knowledge
        (what, what_html), (who, who_html) = (frame.card(topic, language) for topic in ("what-is-programme", "who-runs"))
        return frame.page(
            request,
            "public/programme.html",
            language,
            title=what,
            description=frame.plain({"say": "public-programme-description"}, language),
            start="topic_what-is-programme",
            what=what_html,
            opening=frame.html(self._opening(), language),
            rules=frame.html({"say": "public-rules", "phase": {"pack": self._reading.desk.rules}}, language),
            components=self._components(language),
            sectors=[(id_, names[language]) for id_, names in knowledge.sector_names.items()],
            who=(who, who_html),
            cities=[self._city(each, language) for each in await self._reading.read(language, cities.public)],
            contacts=self._contacts(language),
        )

    def _opening(self) -> Phrase:
        rules = self._reading.desk.rules
        pack = self._reading.knowledge.packs[rules]
        start, end = ({"say": "not-known"} if day == "unknown" else {"day": day.isoformat()} for day in (pack.term.start, pack.term.end))
        sources = {"sources": [each.model_dump(mode="json") for each in pack.term.sources]}
        told: dict[str, Any] = {"phase": {"pack": rules}, "start": start, "end": end, "sources": sources, "hotline": {"contact": "hotline"}}
        return {"say": f"public-opening-{opening(pack, self._reading.today)}", **told}

    def _components(self, language: Language) -> list[dict[str, Any]]:
        pack = self._reading.knowledge.packs[self._reading.desk.rules]
        activities: Phrase = {"sources": [ACTIVITIES.model_dump(mode="json")]}
        shown: list[tuple[Phrase, str, list[Phrase], Phrase, str]] = [
            ({"say": "public-activities"}, "public-about-activities", [], activities, "/events"),
            *(({"say": f"component-{each}"}, f"public-about-{each}", conditions(pack, each), sources_of(pack, each), "") for each in COMPONENTS),
        ]
        return [
            {
                "name": self._frame.title(name, language),
                "about": self._frame.html({"say": about}, language),
                "conditions": [self._frame.html(each, language) for each in lines],
                "source": self._frame.html({"say": "card-source", "sources": sources}, language),
                "path": path,
            }
            for name, about, lines, sources, path in shown
        ]

    def _city(self, found: dict[str, Any], language: Language) -> dict[str, Any]:
        """What local authorities do, and whom to ask there, each with its source and until when it was looked at."""
        shown = [
            {
                "text": self._frame.html({"typed": each["texts"]}, language),
                "source": self._frame.plain({"say": "public-city-source", "source": each["source"], "day": {"day": each["review_on"]}}, language),
            }
            for each in found["entries"]
        ]
        return {"name": self._frame.title({"city": found["city"]}, language), "entries": shown}

    def _contacts(self, language: Language) -> list[dict[str, Any]]:
        known = self._reading.knowledge.contacts
        return [
            {
                "name": self._frame.plain({"say": f"public-contact-{name}"}, language),
                "value": self._frame.plain({"contact": name}, language),
                "link": {"hotline": "tel:", "email": "mailto:", "website": ""}.get(name),
                "source": self._frame.html({"say": "card-source", "sources": {"sources": [s.model_dump(mode="json") for s in known[name].sources]}}, language),
            }
            for name in CONTACTS
            if name in known
        ]
