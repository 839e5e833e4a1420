"""Checks of the answers of the hotline (knowledge/faq) and of the success cases: money, figures, placeholders, lengths, examples."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from bot.checks.lines import Checked
from bot.folding import fold
from bot.hotline import NEXT_STEPS
from bot.knowledge import Answer, Texts, placeholders
from bot.messages import LANGUAGES, Capabilities, Language
from bot.text_figures import figures
from bot.wording import WordsMissing

MONEY = re.compile(
    r"[$＄€£¥￥%％]|(?<![A-Za-z])(?:HKD|RMB|CNY|USD|dollars?|per ?cents?|half of the)(?![A-Za-z])"
    r"|百分之|港[元幣币]|人民[幣币]|一半|[一二兩两三四五六七八九]成(?![員员為为功立果本])"
    r"|[\d一二兩两三四五六七八九十百千萬万億亿]\s*(?:美?元|蚊|[塊块][錢钱])",
    re.IGNORECASE,
)
MOST_TITLE: dict[Language, int] = {"zh-Hant": 16, "zh-Hans": 16, "en": 40}
LINES = (2, 4)
MOST_LINE: dict[Language, int] = {"zh-Hant": 60, "zh-Hans": 60, "en": 150}
MOST_CARD = Capabilities().text_characters
REGISTERS: tuple[Literal["zh-Hant", "yue", "zh-Hans", "en"], ...] = ("zh-Hant", "yue", "zh-Hans", "en")
LEAST_EXAMPLES = 6
MOST_ID = 40  # a button carries at most 64 bytes


def faq(look: Checked, answer: Answer) -> Path:
    return look.path("faq", f"{answer.id}.md")


def heading(look: Checked, answer: Answer, language: Language) -> int:
    return look.line_with(faq(look, answer), f"## {language} ")


def no_money_is_typed(look: Checked) -> Iterator[str]:
    for answer in look.known.answers.values():
        for language in LANGUAGES:
            start = heading(look, answer, language)
            for line in (answer.titles[language], *answer.bodies[language].splitlines()):
                if match := MONEY.search(re.sub(r"\{[^{}\s]+\}|\]\([^)]*\)", " ", line)):
                    place = look.line_with(faq(look, answer), line, start - 1)
                    wrong = f"an amount or a share is typed ({match[0]!r})"
                    yield look.problem(faq(look, answer), place, wrong, "name the rule, such as {on_site_assessment.cap}")


def placeholders_exist(look: Checked) -> Iterator[str]:
    for answer in look.known.answers.values():
        used = {language: set(placeholders(answer.titles[language] + "\n" + answer.bodies[language])) for language in LANGUAGES}
        for language in LANGUAGES:
            start = heading(look, answer, language)
            for name in sorted(used[language]):
                if not _exists(look, name):
                    place = look.line_with(faq(look, answer), "{" + name + "}", start - 1)
                    yield look.problem(faq(look, answer), place, f"{{{name}}} is neither a rule nor a contact", "write one of the names in knowledge/README.md")
            for name in sorted(used["zh-Hant"] ^ used[language]):
                wrong = f"{{{name}}} is not in both zh-Hant and {language}"
                yield look.problem(faq(look, answer), start, wrong, "name the same rules and contacts in the three languages")
            for line in re.sub(r"\{[^{}\s]+\}", "", answer.titles[language] + "\n" + answer.bodies[language]).splitlines():
                if re.search(r"[{}]", line):
                    yield look.problem(faq(look, answer), start, "a brace belongs to no name", "write {component.rule} or {contact.name} without spaces")


def _exists(look: Checked, name: str) -> bool:
    if name.startswith("contact."):
        return name.removeprefix("contact.") in look.known.contacts
    try:
        look.wording.rule(name, look.wording.rules, "en")
    except KeyError:
        return False
    return True


def each_language_stands_once(look: Checked) -> Iterator[str]:
    """A second part in a language would quietly take the place of the first."""
    for answer in look.known.answers.values():
        for language in LANGUAGES:
            start = heading(look, answer, language)
            if (again := look.line_with(faq(look, answer), f"## {language} ", start)) != start:
                yield look.problem(faq(look, answer), again, f"a second part in {language}", "make the two one")


def figures_agree(look: Checked) -> Iterator[str]:
    for answer in look.known.answers.values():
        both: Texts = {language: re.sub(r"\{[^{}\s]+\}", " ", f"{answer.titles[language]}\n{answer.bodies[language]}") for language in LANGUAGES}
        for language, wrong in differing(both):
            yield look.problem(faq(look, answer), heading(look, answer, language), wrong, "make the figures the same in the three languages")
    for case in look.known.cases.values():
        parts: list[tuple[tuple[int | str, ...], Texts | None]] = [((name,), getattr(case, name)) for name in ("title", "problem", "measure", "note", "city")]
        parts += [(("figures", number), each) for number, each in enumerate(case.figures)]
        for steps, texts in parts:
            for language, wrong in differing(texts) if texts else ():
                path, position = look.file_of_case(case.id)
                line = look.line_of(path, "cases", position, *steps, language)
                yield look.problem(path, line, f"{case.id}: {wrong}", "make the figures the same in the three languages")


def differing(texts: Texts) -> list[tuple[Language, str]]:
    """The languages whose figures are not those of the first one, and what differs."""
    found = {language: Counter(figures(texts[language])) for language in LANGUAGES}
    first = found["zh-Hant"]
    return [
        (language, f"zh-Hant has {_listed(first - found[language])} where {language} has {_listed(found[language] - first)}")
        for language in LANGUAGES
        if found[language] != first
    ]


def _listed(figures: Counter[str]) -> str:
    return ", ".join(sorted(figures.elements())) or "nothing"


def lengths_fit(look: Checked) -> Iterator[str]:
    for answer in look.known.answers.values():
        for language in LANGUAGES:
            start = heading(look, answer, language)
            title, lines = answer.titles[language], answer.bodies[language].splitlines()
            if len(title) > MOST_TITLE[language]:
                wrong = f"the title has {len(title)} characters"
                yield look.problem(faq(look, answer), start, wrong, f"shorten it to {MOST_TITLE[language]}, it is shown on a button")
            if not LINES[0] <= len(lines) <= LINES[1] or not all(line.strip() for line in lines):
                yield look.problem(faq(look, answer), start, f"the text has {len(lines)} lines", "write two to four lines and no empty one between them")
            for line in lines:
                shown = re.sub(r"\{[^{}\s]+\}|\]\([^)]*\)", "", line)
                if len(shown) > MOST_LINE[language]:
                    place = look.line_with(faq(look, answer), line, start)
                    yield look.problem(faq(look, answer), place, f"the line has {len(shown)} characters", f"shorten it to {MOST_LINE[language]}")


def cards_fit(look: Checked) -> Iterator[str]:
    """As they are shown, with everything filled in. What cannot be filled in is told by the other checks."""
    for answer in look.known.answers.values():
        for language in LANGUAGES:
            if (length := _length(look, {"card": answer.id}, language)) > MOST_CARD:
                wrong = f"the card has {length} characters"
                yield look.problem(faq(look, answer), heading(look, answer, language), wrong, f"shorten the text until it has {MOST_CARD}")
    for case in look.known.cases.values():
        for language in LANGUAGES:
            if (length := _length(look, {"case": case.id}, language)) > MOST_CARD:
                path, position = look.file_of_case(case.id)
                line = look.line_of(path, "cases", position, "id")
                yield look.problem(path, line, f"the card of {case.id} has {length} characters in {language}", f"shorten the texts until it has {MOST_CARD}")


def _length(look: Checked, phrase: dict[str, str], language: Language) -> int:
    try:
        return len(look.wording.phrase(phrase, language))
    except (KeyError, WordsMissing):
        return 0


def next_steps_exist(look: Checked) -> Iterator[str]:
    for answer in look.known.answers.values():
        if answer.next == answer.id or answer.next not in (*look.known.answers, *NEXT_STEPS):
            line = look.line_of(faq(look, answer), "next")
            yield look.problem(faq(look, answer), line, f"{answer.next!r} leads nowhere", f"write another topic's id or one of {', '.join(NEXT_STEPS)}")


def examples_are_enough(look: Checked) -> Iterator[str]:
    for answer in look.known.answers.values():
        for register in REGISTERS:
            if (number := len({fold(each) for each in answer.examples.get(register) or ()})) < LEAST_EXAMPLES:
                line = look.line_of(faq(look, answer), "examples", register)
                yield look.problem(faq(look, answer), line, f"{number} different examples in {register}", f"give at least {LEAST_EXAMPLES}")


def examples_lead_to_one_topic(look: Checked) -> Iterator[str]:
    owner: dict[str, str] = {}
    for answer in look.known.answers.values():
        for register, examples in answer.examples.items():
            for number, example in enumerate(examples):
                if (first := owner.setdefault(bare(example), answer.id)) != answer.id:
                    line = look.line_of(faq(look, answer), "examples", register, number)
                    yield look.problem(faq(look, answer), line, f"{example!r} is an example of {first} too", "keep it where it belongs")
    path = look.path("negatives.yaml")
    for number, text in enumerate(look.known.negatives):
        if topic := owner.get(bare(text)):
            yield look.problem(path, look.line_of(path, number), f"{text!r} is an example of {topic}", "take it away in one of the two places")


def bare(text: str) -> str:
    """For comparing what people type: folded, without space and punctuation."""
    return re.sub(r"[\W_]+", "", fold(text))


def ids_fit_on_buttons(look: Checked) -> Iterator[str]:
    for answer in look.known.answers.values():
        if len(answer.id.encode()) > MOST_ID:
            yield look.problem(faq(look, answer), 2, f"the id has {len(answer.id.encode())} characters", f"shorten it, and the file's name, to {MOST_ID}")
    for case in look.known.cases.values():
        if len(case.id.encode()) > MOST_ID:
            path, position = look.file_of_case(case.id)
            yield look.problem(path, look.line_of(path, "cases", position, "id"), f"the id {case.id} is too long", f"shorten it to {MOST_ID} characters")


CHECKS = (
    no_money_is_typed,
    placeholders_exist,
    each_language_stands_once,
    figures_agree,
    lengths_fit,
    cards_fit,
    next_steps_exist,
    examples_are_enough,
    examples_lead_to_one_topic,
    ids_fit_on_buttons,
)
