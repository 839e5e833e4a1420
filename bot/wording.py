"""Phrases in words, in three languages: messages (Fluent), money, dates, the cards of the hotline and of the success cases."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from babel.dates import format_date, format_datetime
from fluent.runtime import FluentBundle, FluentResource

from bot import case_cards
from bot.clock import HONG_KONG
from bot.knowledge import Amount, Case, Knowledge, RulePack, Source, placeholders
from bot.markup import escape, to_plain
from bot.messages import LANGUAGES, Button, Capabilities, Language, Phrase, Worded

LOCALES: dict[Language, str] = {"zh-Hant": "zh_Hant_HK", "zh-Hans": "zh_Hans_CN", "en": "en_GB"}
PAPER_PHASE = "2008-2013"
DAY_AND_TIME: dict[Language, tuple[str, str]] = {
    "zh-Hant": ("y年M月d日（EEEE）", "ah時mm分"),
    "zh-Hans": ("y年M月d日（EEEE）", "HH:mm"),
    "en": ("d MMMM y (EEEE)", "h:mm a"),
}
SHORT_DAY: dict[Language, str] = {"zh-Hant": "M月d日（EEEEE）", "zh-Hans": "M月d日（EEEEE）", "en": "d MMM (EEE)"}
OTHER_CHANNEL: Phrase = {"say": "file-other-channel", "web": {"site": "/"}, "people": {"say": "application-do-people"}}
RULE_GROUPS = frozenset({"eligibility", "assessment", "demonstration", "verification", "effluent"})


class WordsMissing(Exception):
    """A message is not there, or lacks something that it shows. Names the language and the key."""


class Wording:
    """All words of the assistant. `rules` is the phase that the operator has set, `site` the address at which people reach our pages."""

    def __init__(self, knowledge: Knowledge, rules: str, site: str = "") -> None:
        self.knowledge = knowledge
        self.rules = rules
        self.site = site
        self._bundles = {language: _bundle(knowledge.folder / "words" / language, LOCALES[language]) for language in LANGUAGES}
        self.labels = lru_cache(maxsize=4096)(self._labels)

    def worded(self, body: dict[str, Any], language: Language, capabilities: Capabilities) -> Worded:
        """A queued reply in words, no longer than the channel can show."""
        phrases = [*body["phrases"], *([OTHER_CHANNEL] if body.get("file") and not capabilities.files else [])]
        text = "\n\n".join(self.phrase(phrase, language) for phrase in phrases)
        if len(text) > capabilities.text_characters:
            text = text[: capabilities.text_characters - 1].rsplit("\n", 1)[0] + "\n…"
        buttons = []
        number = body["first_number"]
        for choice in body["choices"]:
            numbered = body["numbered"] and not choice.get("nav")
            buttons.append(
                Button(choice["id"], to_plain(self.phrase(choice["label"], language)), choice.get("url"), number if numbered else None, bool(choice.get("nav")))
            )
            number += numbered
        return Worded(text, buttons, body.get("replace"), body.get("qr"), bool(body.get("edit_only")))

    def say(self, key: str, language: Language, **parameters: Any) -> str:
        """One message; an id of ours may stand in its key as it is, with underscores. Raises WordsMissing."""
        key = key.replace("_", "-")
        bundle = self._bundles[language]
        pattern = bundle.get_message(key).value if bundle.has_message(key) else None
        if pattern is None:
            raise WordsMissing(f"{language}: no message {key}")
        values = {name.replace("_", "-"): self._value(value, language) for name, value in parameters.items()}
        text, errors = bundle.format_pattern(pattern, values)
        if errors:
            raise WordsMissing(f"{language}: {key}: {errors[0]}")
        return str(text)

    def has(self, key: str, language: Language = "en") -> bool:
        return bool(self._bundles[language].has_message(key.replace("_", "-")))

    def _value(self, value: Phrase, language: Language) -> str | int:
        """A parameter: numbers stay numbers, so that a message can have a form for one and one for many."""
        return value if isinstance(value, int) and not isinstance(value, bool) else self.phrase(value, language)

    def phrase(self, phrase: Phrase, language: Language) -> str:
        """A phrase as markup text."""
        if phrase is None:
            return ""
        if isinstance(phrase, str):
            return escape(phrase)
        if isinstance(phrase, bool | int):
            return f"{phrase:,}"
        kind = next(iter(phrase))
        value = phrase[kind]
        if kind == "say":
            return self.say(value, language, **{k: v for k, v in phrase.items() if k != "say"})
        if kind == "texts":
            return str(value[language])
        if kind == "typed":
            return escape(str(value[language]))
        if kind == "money":
            return money(value)
        if kind == "day":
            return self.day(date.fromisoformat(value), language)
        if kind == "lines":
            return "\n".join(self.phrase(each, language) for each in value)
        if kind == "list":
            return self.say("list-separator", language).join(self.phrase(each, language) for each in value)
        if kind in ("moment", "clock", "short_day"):
            return self._moment(kind, datetime.fromisoformat(value), language)
        if kind == "period":
            return self._period(datetime.fromisoformat(value[0]), datetime.fromisoformat(value[1]), language)
        if kind == "month":
            return str(format_date(date.fromisoformat(f"{value}-01"), "MMMM y" if language == "en" else "y年M月", locale=LOCALES[language]))
        if kind == "site":
            return self.site + str(value)
        if kind == "sector":
            return self.knowledge.sector_names[value][language] if value != "other" else self.say("sector-other", language)
        if kind == "city":
            return next(p.name[language] for p in self.knowledge.places if p.id == value)
        if kind == "district":
            return next(d.name[language] for p in self.knowledge.places for d in p.inside if d.id == value)
        if kind == "topic":
            return self.knowledge.answers[value].titles[language]
        if kind == "sources":
            return self.sources([Source.model_validate(each) for each in value], language)
        if kind == "pack":
            return self.knowledge.packs[value].name[language]
        if kind == "rule":
            return self.rule(value, self.rules, language) or self.say("not-known", language)
        if kind == "contact":
            return self.contact(value, language)
        if kind == "card":
            return self._card(value, language)
        if kind == "case":
            return self._case(value, language)
        if kind == "case_title":
            return self._case_title(value, language)
        raise WordsMissing(f"{language}: no phrase of the kind {kind}")

    def day(self, day: date, language: Language) -> str:
        return str(format_date(day, "long", locale=LOCALES[language]))

    def _moment(self, kind: str, moment: datetime, language: Language) -> str:
        """A moment as it is in Hong Kong: day and time, the time alone, or the day in short."""
        day, clock = DAY_AND_TIME[language]
        join = ", " if language == "en" else ""
        pattern = {"moment": f"{day}'{join}'{clock}" if join else day + clock, "clock": clock, "short_day": SHORT_DAY[language]}[kind]
        return str(format_datetime(moment.astimezone(HONG_KONG), pattern, locale=LOCALES[language])).replace("AM", "am").replace("PM", "pm")

    def _period(self, start: datetime, end: datetime, language: Language) -> str:
        """From when to when; the day once where it is the same."""
        same_day = start.astimezone(HONG_KONG).date() == end.astimezone(HONG_KONG).date()
        return self.say("period", language, start={"moment": start.isoformat()}, end={"clock" if same_day else "moment": end.isoformat()})

    def sources(self, sources: Iterable[Source], language: Language) -> str:
        """Where it is written: paragraphs of the paper, links to pages."""
        sources = list(sources)
        separator = self.say("list-separator", language)
        paragraphs = self._paragraphs([s.paper for s in sources if s.paper], language)
        named = [self.say("source-paper", language, where={"texts": {language: separator.join(paragraphs)}})] if paragraphs else []
        pages = [f"[{escape(s.title or s.url)}]({s.url})" for s in sources if s.url]
        own = [self.say("source-assistant", language) for s in sources if s.title == "assistant"]
        return separator.join(dict.fromkeys([*named, *pages, *own]))

    def _paragraphs(self, references: list[str], language: Language) -> list[str]:
        """Paragraphs of the paper, those of one kind together: 第 3、9 段, 註 3, 附件第 2(a)、2(b) 段."""
        kinds: dict[str, list[str]] = {}
        for reference in references:
            kind, _, number = reference.rpartition(" ")
            kinds.setdefault(f"paragraph-{kind}" if kind else "paragraph", []).append(number)
        separator = self.say("list-separator", language)
        return [self.say(key, language, number={"texts": {language: separator.join(numbers)}}) for key, numbers in kinds.items()]

    def contact(self, name: str, language: Language) -> str:
        value = self.knowledge.contacts[name].value
        return value if isinstance(value, str) else value[language]

    def rule(self, name: str, rules: str, language: Language) -> str | None:
        """`on_site_assessment.cap` as the rules of `rules` have it, in words; None where they leave it unknown. Raises KeyError for a name that is no rule."""
        phase, _, rest = name.rpartition(":")
        return rule_value(self.knowledge.packs[phase or rules], rest, lambda day: self.day(day, language))

    def _card(self, topic: str, language: Language) -> str:
        """An answer of the hotline: title, lines, what it rests on, the day it holds for.

        Its text is the paper's. Where another phase is in force, what that phase says of the same rules stands first, with its own sources."""
        answer = self.knowledge.answers[topic]
        rules = sorted(name for name in placeholders(answer.bodies[language]) if not name.startswith("contact.") and ":" not in name)
        lines = [f"**{answer.titles[language]}**"]
        if rules and self.rules != PAPER_PHASE:
            lines.append(self._now(rules, language))
        lines.append(self._filled(answer.bodies[language], language))
        sources = {"texts": {language: self.sources(answer.sources, language)}}
        lines.append(self.say("card-source", language, sources=sources))
        if rules or answer.group in RULE_GROUPS:
            as_at = self.knowledge.packs[PAPER_PHASE].as_at.isoformat()
            lines.append(self.say("card-rules", language, phase={"pack": PAPER_PHASE}, day={"day": as_at}))
        else:
            lines.append(self.say("card-as-at", language, day={"day": answer.as_at.isoformat()}))
        return "\n".join(lines)

    def _now(self, rules: list[str], language: Language) -> str:
        """What the phase in force says of these rules, or that it is not known and whom to ask."""
        pack = self.knowledge.packs[self.rules]
        known = {name: value for name in rules if (value := self.rule(name, self.rules, language))}
        if not known:
            return self.say("rule-not-known", language, phase={"pack": self.rules}, hotline={"contact": "hotline"})
        names = {name: {"say": f"rule-{name.replace('.', '-')}"} for name in known}
        values = [{"say": "rule-value", "name": names[name], "value": {"texts": {language: value}}} for name, value in known.items()]
        found = [source for name in known for source in rule_sources(pack, name)]
        sources = {"texts": {language: self.sources(dict.fromkeys(found), language)}}
        return self.say("rule-now", language, phase={"pack": self.rules}, values={"list": values}, sources=sources)

    def _filled(self, text: str, language: Language) -> str:
        """The text with its rules and contacts filled in: the paper's, or those of a phase that the placeholder names."""
        for name in set(placeholders(text)):
            value = self.contact(name.removeprefix("contact."), language) if name.startswith("contact.") else self.rule(name, PAPER_PHASE, language)
            text = text.replace("{" + name + "}", value or self.say("not-known", language))
        return text

    def _case_title(self, case_id: str, language: Language) -> str:
        case = self.knowledge.cases.get(case_id)
        return self.phrase(case_cards.title(case), language) if case else self.say("case-gone-title", language)

    def _case(self, case_id: str, language: Language) -> str:
        """A success case; of one that was hidden or removed nothing is said but that, wherever it stands."""
        case = self.knowledge.cases.get(case_id)
        return self.case_card(case, language) if case else self.say("case-gone", language)

    def case_card(self, case: Case, language: Language) -> str:
        """A case as markup text, whether it is known to everybody or not yet."""
        sources = {"texts": {language: self.sources(case_cards.sources_of(case), language)}}
        title = self.phrase(case_cards.title(case), language)
        return "\n".join([f"**{title}**", *(self.phrase(each, language) for each in case_cards.lines(case, sources))])

    def _labels(self, key: str) -> tuple[str, ...]:
        """A message and its other words in all languages: what a typed answer is compared with."""
        return (*(self.say(key, language) for language in LANGUAGES), *self.other_words(key))

    def other_words(self, key: str) -> tuple[str, ...]:
        """The other ways to say a choice: `<key>-words`, parted by |, in all languages."""
        lists = [self.say(f"{key}-words", language) for language in LANGUAGES if self.has(f"{key}-words", language)]
        return tuple(word.strip() for each in lists for word in each.split("|"))

    def all_labels(self, label: Phrase) -> tuple[str, ...]:
        """Every way to say a choice in words."""
        if isinstance(label, dict) and set(label) == {"say"}:
            return self.labels(label["say"])
        return tuple(to_plain(self.phrase(label, language)) for language in LANGUAGES)


def money(cents: int) -> str:
    """HK$15,000, with cents only where there are any. The same in the three languages."""
    return f"HK${cents // 100:,}" if cents % 100 == 0 else f"HK${cents / 100:,.2f}"


def rule_value(pack: RulePack, name: str, day: Any) -> str | None:
    """The value of one rule in words; None where unknown. Raises KeyError for a name that is no rule."""
    part, _, attribute = name.partition(".")
    if part == "programme":
        if attribute in ("start", "end"):
            value = getattr(pack.term, attribute)
            return None if value == "unknown" else str(day(value))
        if attribute == "as_at":
            return str(day(pack.as_at))
        if attribute != "budget":
            raise KeyError(name)
        amount: Amount | None = pack.budget
    else:
        component = pack.components.get(part)  # type: ignore[call-overload]
        amount = getattr(component, attribute, None) if component and attribute in ("share", "cap", "average") else None
        if component is None or attribute not in ("share", "cap", "average"):
            raise KeyError(name)
    if amount is None or amount.number is None:
        return None
    return f"{amount.number}%" if amount.unit == "percent" else money(amount.number * 100)


def rule_sources(pack: RulePack, name: str) -> list[Source]:
    """What a rule rests on."""
    part, _, attribute = name.partition(".")
    if part == "programme":
        return list(pack.budget.sources if attribute == "budget" else pack.term.sources)
    return list(getattr(pack.components[part], attribute).sources)  # type: ignore[index]


def _bundle(folder: Path, locale: str) -> FluentBundle:
    bundle = FluentBundle([locale.replace("_", "-")], use_isolating=False)
    for path in sorted(folder.glob("*.ftl")):
        bundle.add_resource(_resource(path.read_text(encoding="utf-8")))
    return bundle


@lru_cache(maxsize=512)
def _resource(text: str) -> Any:
    """Read once: of many looks at the words, each after a small change, most files are the same."""
    return FluentResource(text)
