"""Checks of the rules of the phases, of the sectors, the places, the vocabulary and the ids in the success cases."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from bot.checks.lines import Checked
from bot.flows.eligibility import SECTORS
from bot.folding import fold
from bot.knowledge import Amount, RulePack, Target, Texts, ThreeLists
from bot.messages import LANGUAGES

COMPLETE = "2008-2013"  # the phase that the paper describes in full
MAY_BE_UNKNOWN = {("components", "verification", "above_cap")}
Steps = tuple[int | str, ...]
Entry = tuple[Steps, ThreeLists]  # a list of words and where it stands


def rules(look: Checked, pack: RulePack) -> Path:
    """The file of a phase; named otherwise than its id, it is the only one that holds that id."""
    path = look.path("rules", f"{pack.id}.yaml")
    return path if path.exists() else next(each for each in sorted(path.parent.glob("*.yaml")) if f"id: {pack.id}" in each.read_text(encoding="utf-8"))


def phases_are_named_as_their_files(look: Checked) -> Iterator[str]:
    for path in sorted(look.path("rules").glob("*.yaml")):
        if path.stem not in look.known.packs:
            yield look.problem(path, look.line_of(path, "id"), f"no phase has the id {path.stem}", "make the id and the file's name the same")


def dates_are_in_order(look: Checked) -> Iterator[str]:
    for pack in look.known.packs.values():
        days = [(name, day) for name, day in (("term.start", pack.term.start), ("as_at", pack.as_at), ("term.end", pack.term.end)) if day != "unknown"]
        for (earlier, first), (later, second) in pairwise(days):
            if first > second:
                line = look.line_of(rules(look, pack), *later.split("."))
                yield look.problem(rules(look, pack), line, f"{later} ({second}) is before {earlier} ({first})", "put the dates right")


def numbers_have_sources(look: Checked) -> Iterator[str]:
    for pack in look.known.packs.values():
        for steps, value, sources in _stated(pack):
            if not sources:
                wrong = f"{'.'.join(map(str, steps))} is {value} and rests on no source"
                yield look.problem(rules(look, pack), look.line_of(rules(look, pack), *steps), wrong, "give the source, or write unknown")


def _stated(pack: RulePack) -> Iterator[tuple[Steps, object, list[object]]]:
    """Every number and date of a phase, with where it stands and what it rests on."""
    for steps, amount in _amounts(pack):
        if amount.number is not None:
            yield steps, amount.number, list(amount.sources)
    for name, component in pack.components.items():
        if isinstance(component.target, Target):
            yield ("components", name, "target"), component.target.to, list(component.target.sources)
    for concern, rule in pack.concerns.items():
        if rule.from_ != "unknown":
            yield ("concerns", concern), rule.from_, list(rule.sources)
    if {pack.term.start, pack.term.end} != {"unknown"}:
        yield ("term",), pack.term.start, list(pack.term.sources)


def _amounts(pack: RulePack) -> Iterator[tuple[Steps, Amount]]:
    yield ("budget",), pack.budget
    for name, component in pack.components.items():
        for field in ("share", "cap", "above_cap", "average"):
            if (amount := getattr(component, field)) is not None:
                yield ("components", name, field), amount


def the_described_phase_is_complete(look: Checked) -> Iterator[str]:
    pack = look.known.packs.get(COMPLETE)
    if pack is None:
        yield look.problem(look.path("rules", f"{COMPLETE}.yaml"), 1, f"there are no rules of {COMPLETE}", "put the file back")
        return
    for steps, amount in _amounts(pack):
        if amount.value == "unknown" and steps not in MAY_BE_UNKNOWN:
            wrong = f"{'.'.join(map(str, steps))} is unknown, but the paper states it"
            yield look.problem(rules(look, pack), look.line_of(rules(look, pack), *steps), wrong, "enter what the paper says")


def sectors_are_the_eight(look: Checked) -> Iterator[str]:
    path = look.path("sectors.yaml")
    found = [sector.id for sector in look.known.sectors.sectors]
    for number, sector in enumerate(found):
        if sector not in SECTORS or found.index(sector) != number:
            line = look.line_of(path, "sectors", number, "id")
            yield look.problem(path, line, f"{sector!r} is not one of the eight sectors, or stands here twice", f"the eight are {', '.join(SECTORS)}")
    for missing in sorted(set(SECTORS) - set(found)):
        yield look.problem(path, look.line_of(path, "sectors"), f"the sector {missing} is missing", "put it back")
    for number, ambiguous in enumerate(look.known.sectors.ambiguous):
        for sector in ambiguous.sectors:
            if sector not in (*SECTORS, "other"):
                line = look.line_of(path, "ambiguous", number, "sectors")
                yield look.problem(path, line, f"there is no sector {sector!r}", f"write some of {', '.join(SECTORS)}, other")


def sectors_have_words_in_all_languages(look: Checked) -> Iterator[str]:
    path = look.path("sectors.yaml")
    for part in ("sectors", "ambiguous"):
        for number, each in enumerate(getattr(look.known.sectors, part)):
            for language in LANGUAGES:
                if not each.words.get(language):
                    yield look.problem(path, look.line_of(path, part, number, "words"), f"no words in {language}", "add some")


def words_lead_to_one_sector(look: Checked) -> Iterator[str]:
    """In one entry of sectors.yaml only; the plural in -s counts, as it is found by itself."""
    path, file = look.path("sectors.yaml"), look.known.sectors
    entries: list[Entry] = []
    for part in ("sectors", "ambiguous", "outside"):
        entries += [((part, number, "words"), each.words) for number, each in enumerate(getattr(file, part))]
    entries += [(("sectors", number, "name"), _as_lists(each.name)) for number, each in enumerate(file.sectors)]
    yield from _meant_twice(look, path, entries)


def names_mean_one_place(look: Checked) -> Iterator[str]:
    path = look.path("places.yaml")
    entries: list[Entry] = []
    for number, place in enumerate(look.known.places):
        own: Steps = ("places", number)
        entries += [((*own, "words"), place.words), ((*own, "name"), _as_lists(place.name))]
        for inner, district in enumerate(place.inside):
            inside: Steps = (*own, "inside", inner)
            entries += [((*inside, "words"), district.words), ((*inside, "name"), _as_lists(district.name))]
    yield from _meant_twice(look, path, entries)


def _as_lists(names: Texts) -> ThreeLists:
    return {language: [name] for language, name in names.items()}


def _meant_twice(look: Checked, path: Path, entries: Iterable[Entry]) -> Iterator[str]:
    owner: dict[str, tuple[Steps, str]] = {}
    for steps, words in entries:
        entry = steps[:-1]
        for language, listed in words.items():
            for number, word in enumerate(listed):
                for form in _forms(word):
                    first, as_written = owner.setdefault(fold(form), (entry, word))
                    if first != entry:
                        line = look.line_of(path, *steps, language, number)
                        where = look.line_of(path, *first)
                        yield look.problem(path, line, f"{word!r} is {as_written!r} in the entry of line {where} too", "keep it in one of the two")


def _forms(word: str) -> list[str]:
    return [word, word + "s"] if word[-1:].isascii() and word[-1:].islower() and not word.endswith("s") else [word]


def words_fold_to_one_line(look: Checked) -> Iterator[str]:
    path = look.path("vocabulary.yaml")
    owner: dict[str, Steps] = {}
    lines = [(("same", number), line) for number, line in enumerate(look.known.vocabulary.same)]
    for entry, words in [*lines, (("ignore",), look.known.vocabulary.ignore)]:
        for number, word in enumerate(words):
            first = owner.setdefault(fold(word), entry)
            if first != entry:
                line = look.line_of(path, *entry, number)
                yield look.problem(path, line, f"{word!r} is in line {look.line_of(path, *first)} too", "keep it in one of the two")


def cases_name_known_sectors(look: Checked) -> Iterator[str]:
    for case in look.known.cases.values():
        if case.sector is not None and case.sector not in SECTORS:
            path, position = look.file_of_case(case.id)
            line = look.line_of(path, "cases", position, "sector")
            yield look.problem(path, line, f"{case.id}: there is no sector {case.sector!r}", f"write one of {', '.join(SECTORS)}, or null")


def places_have_each_id_once(look: Checked) -> Iterator[str]:
    path = look.path("places.yaml")
    ids: list[tuple[Steps, str]] = []
    for number, place in enumerate(look.known.places):
        ids.append((("places", number, "id"), place.id))
        ids += [(("places", number, "inside", inner, "id"), district.id) for inner, district in enumerate(place.inside)]
    seen: set[str] = set()
    for steps, each in ids:
        if each in seen:
            yield look.problem(path, look.line_of(path, *steps), f"the id {each} occurs twice", "give one of them another")
        seen.add(each)


def keys_stand_once(look: Checked) -> Iterator[str]:
    """A second key of one name would quietly take the place of the first."""
    for path in sorted([*look.path().rglob("*.yaml"), *look.path("faq").glob("*.md")]):
        for key in _repeated(look.nodes(path)):
            line = key.start_mark.line + (2 if path.suffix == ".md" else 1)
            yield look.problem(path, line, f"{key.value!r} stands here a second time", "make the two one")


def _repeated(node: Any) -> Iterator[Any]:
    if isinstance(node, yaml.MappingNode):
        keys = [key.value for key, _ in node.value]
        yield from (key for number, (key, _) in enumerate(node.value) if key.value in keys[:number])
    for each in node.value if isinstance(node, yaml.CollectionNode) else ():
        yield from _repeated(each[1] if isinstance(each, tuple) else each)


CHECKS = (
    phases_are_named_as_their_files,
    dates_are_in_order,
    numbers_have_sources,
    the_described_phase_is_complete,
    sectors_are_the_eight,
    sectors_have_words_in_all_languages,
    words_lead_to_one_sector,
    names_mean_one_place,
    words_fold_to_one_line,
    cases_name_known_sectors,
    places_have_each_id_once,
    keys_stand_once,
)
