"""Checks of the words of choices: an answer in words must mean one choice of the question on screen."""

from collections.abc import Iterator
from pathlib import Path

from bot.checks.hotline import bare, faq, heading
from bot.checks.keys import TOGETHER
from bot.checks.lines import Checked
from bot.checks.words import messages
from bot.messages import LANGUAGES
from bot.understanding import COMMANDS

Label = tuple[str, str, Path, int]  # what it means, the word, where it stands


def labels_mean_one_choice(look: Checked) -> Iterator[str]:
    told: set[str] = set()
    for question, choices in TOGETHER.items():
        for labels in _sets(look, choices):
            fresh = [each for each in _clashes(look, labels, f"in the question {question}") if each not in told]
            told.update(fresh)
            yield from fresh


def commands_mean_one_thing(look: Checked) -> Iterator[str]:
    labels = [
        (command, word, path, line) for command in COMMANDS for key in (f"command-{command}", f"menu-{command}") for _, word, path, line in _labels(look, key)
    ]
    yield from _clashes(look, labels, "among the commands")


def _clashes(look: Checked, labels: list[Label], where: str) -> Iterator[str]:
    owner: dict[str, Label] = {}
    for label in labels:
        meaning, word, path, line = label
        first = owner.setdefault(bare(word), label)
        if first[0] != meaning:
            yield look.problem(path, line, f"{word!r} ({meaning}) is a word of {first[0]} too, {where}", "change one of the two")


def _sets(look: Checked, choices: tuple[str, ...]) -> Iterator[list[Label]]:
    """The labels of one question; where cities have districts of their own, one set a city."""
    common = [label for choice in choices for label in _labels(look, choice)]
    if "*districts" not in choices:
        yield common
        return
    path = look.path("places.yaml")
    for number, place in enumerate(look.known.places):
        if place.place == "part":
            steps = ("places", number, "inside")
            yield [
                *((d.id, d.name[each], path, look.line_of(path, *steps, inner, "name", each)) for inner, d in enumerate(place.inside) for each in LANGUAGES),
                *common,
            ]


def _labels(look: Checked, choice: str) -> Iterator[Label]:
    if choice == "*topics":
        for answer in look.known.answers.values():
            yield from ((answer.id, answer.titles[each], faq(look, answer), heading(look, answer, each)) for each in LANGUAGES)
    elif choice == "*sectors":
        path = look.path("sectors.yaml")
        for number, sector in enumerate(look.known.sectors.sectors):
            yield from ((sector.id, sector.name[each], path, look.line_of(path, "sectors", number, "name", each)) for each in LANGUAGES)
    elif choice == "*cases":
        for case in look.known.cases:
            path, number = look.file_of_case(case)
            for each in LANGUAGES:
                yield case, look.wording.phrase({"case_title": case}, each), path, look.line_of(path, "cases", number, "title", each)
    else:
        for each in LANGUAGES:
            there = messages(look, each)
            if choice in there:
                yield choice, there[choice].text, there[choice].path, there[choice].line
            if words := there.get(f"{choice}-words"):
                yield from ((choice, word.strip(), words.path, words.line) for word in words.text.split("|"))


CHECKS = (labels_mean_one_choice, commands_mean_one_thing)
