"""Checks of knowledge/words: the same messages and variables in the three languages, and exactly those that the program says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from fluent.syntax import FluentParser, ast, visitor

from bot.checks.hotline import differing
from bot.checks.keys import MADE, TOGETHER, asked, comes_to, label_keys, said
from bot.checks.lines import Checked
from bot.messages import LANGUAGES, Language
from bot.understanding import COMMANDS

LOOKING = re.compile(r"-(?:wish|pick|facet|value)\*$")  # as in forms.py
MOST_ON_TELEGRAM = {"telegram-name": 64, "telegram-short-description": 120, "telegram-description": 512}


@dataclass(frozen=True)
class Message:
    """One message of a .ftl file; `text` is what it says without what is filled in."""

    key: str
    path: Path
    line: int
    variables: frozenset[str]
    text: str


class _Parts(visitor.Visitor):
    """Gathers variables and text."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.text: list[str] = []

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.variables.add(node.id.name)

    def visit_TextElement(self, node: ast.TextElement) -> None:
        self.text.append(node.value)

    def visit_StringLiteral(self, node: ast.StringLiteral) -> None:
        self.text.append(node.value)


def _parsed(path: Path, text: str) -> tuple[tuple[Message, ...], tuple[tuple[int, str], ...]]:
    """The messages of a file, and line and beginning of whatever is none."""
    messages, junk = _read(text)
    return tuple(replace(each, path=path) for each in messages), junk


@lru_cache(maxsize=512)
def _read(text: str) -> tuple[tuple[Message, ...], tuple[tuple[int, str], ...]]:
    """As `_parsed`, without the file: reading is slow, and most files are the same from one look to the next."""
    messages: list[Message] = []
    junk: list[tuple[int, str]] = []
    for entry in FluentParser(with_spans=True).parse(text).body:
        if isinstance(entry, ast.Message) and entry.value is not None and not entry.attributes:
            parts = _Parts()
            parts.visit(entry.value)
            messages.append(Message(entry.id.name, Path(), _line(text, entry.id), frozenset(parts.variables), " ".join(parts.text)))
        elif not isinstance(entry, ast.BaseComment):
            line = _line(text, entry.annotations[0] if isinstance(entry, ast.Junk) and entry.annotations else entry)
            junk.append((line, text.splitlines()[line - 1].strip()[:40]))
    return tuple(messages), tuple(junk)


def _line(text: str, node: ast.SyntaxNode) -> int:
    assert node.span is not None
    return text.count("\n", 0, min(node.span.start, len(text.rstrip()))) + 1


def files(look: Checked, language: Language) -> list[Path]:
    return sorted(look.path("words", language).glob("*.ftl"))


def messages(look: Checked, language: Language) -> dict[str, Message]:
    """The messages of a language by their keys; of two with one key, the first."""
    if language not in look.messages:
        look.messages[language] = _messages(look, language)
    found: dict[str, Message] = look.messages[language]
    return found


def _messages(look: Checked, language: Language) -> dict[str, Message]:
    found: dict[str, Message] = {}
    for path in files(look, language):
        for message in _parsed(path, path.read_text(encoding="utf-8"))[0]:
            found.setdefault(message.key, message)
    return found


def words_can_be_read(look: Checked) -> Iterator[str]:
    for language in LANGUAGES:
        for path in files(look, language):
            for line, beginning in _parsed(path, path.read_text(encoding="utf-8"))[1]:
                yield look.problem(
                    path, line, f"this is no message ({beginning!r})", "write `name = text`; further lines begin with four spaces; { $name } in braces"
                )


def messages_stand_once(look: Checked) -> Iterator[str]:
    for language in LANGUAGES:
        first = messages(look, language)
        for path in files(look, language):
            for message in _parsed(path, path.read_text(encoding="utf-8"))[0]:
                if (other := first[message.key]) != message:
                    wrong = f"{message.key} stands in {other.path.name}:{other.line} already"
                    yield look.problem(path, message.line, wrong, "keep one of the two")


def messages_are_in_all_languages(look: Checked) -> Iterator[str]:
    """In the file of the same name."""
    everything = {language: messages(look, language) for language in LANGUAGES}
    for key in dict.fromkeys(key for each in everything.values() for key in each):
        model = next(everything[language][key] for language in LANGUAGES if key in everything[language])
        for language in LANGUAGES:
            path = look.path("words", language, model.path.name)
            if key not in everything[language]:
                yield look.problem(path, 1, f"there is no message {key}", f"add it, as in {model.path.parent.name}/{model.path.name}:{model.line}")
            elif everything[language][key].path.name != model.path.name:
                here = everything[language][key]
                yield look.problem(here.path, here.line, f"{key} is in {model.path.name} in {model.path.parent.name}", "keep it in files of one name")


def variables_are_the_same(look: Checked) -> Iterator[str]:
    first = messages(look, "zh-Hant")
    for language in LANGUAGES:
        for key, message in messages(look, language).items():
            if key in first and (different := message.variables ^ first[key].variables):
                names = ", ".join(f"${name}" for name in sorted(different))
                yield look.problem(message.path, message.line, f"{names} is not in both zh-Hant and {language} of {key}", "fill in the same in all languages")


def figures_of_messages_agree(look: Checked) -> Iterator[str]:
    everything = {language: messages(look, language) for language in LANGUAGES}
    for key in everything["zh-Hant"]:
        if key.endswith("-words") or any(key not in each for each in everything.values()):
            continue
        for language, wrong in differing({language: everything[language][key].text for language in LANGUAGES}):
            message = everything[language][key]
            yield look.problem(message.path, message.line, f"{key}: {wrong}", "make the figures the same in the three languages")


def messages_exist_that_are_said(look: Checked) -> Iterator[str]:
    """Those of the program by their place in it; a key that it puts together must be in the table of checks/keys.py."""
    there = messages(look, "zh-Hant")
    for each in said(look.code):
        file = each.path.relative_to(look.code).as_posix()
        if each.made and each.key not in MADE.get(file, {}):
            yield look.problem(
                each.path, each.line, f"the message {each.key} is put together here", f"list in MADE of checks/keys.py, under {file}, what it comes to"
            )
    for path, line, key in _needed(look):
        if key not in there:
            yield look.problem(path, line, f"there is no message {key}", "add it to knowledge/words in the three languages")


def messages_are_said_that_exist(look: Checked) -> Iterator[str]:
    needed = {key for _, _, key in _needed(look)}
    needed |= {f"{key}-words" for key in label_keys()}
    needed |= {f"{kind}-{command}-words" for kind in ("command", "menu") for command in COMMANDS}
    for key, message in messages(look, "zh-Hant").items():
        if key not in needed:
            yield look.problem(message.path, message.line, f"nothing says {key}", "take it away in the three languages")


def _needed(look: Checked) -> Iterator[tuple[Path, int, str]]:
    for each in said(look.code):
        made = MADE.get(each.path.relative_to(look.code).as_posix(), {}).get(each.key, ()) if each.made else (each.key,)
        for entry in made:
            for key in comes_to(entry, look.code):
                yield each.path, each.line, key
    for each in asked(look.code):
        yield each.path, each.line, each.key.rstrip("*")
        if not LOOKING.search(each.key):  # what only looks at a result is not among the answers to change
            yield each.path, each.line, f"{each.key.rstrip('*')}-name"


def questions_are_listed(look: Checked) -> Iterator[str]:
    """Every question of the flows is in the table of checks/keys.py, so that its choices are compared."""
    for each in asked(look.code):
        if each.key.rstrip("*") not in TOGETHER:
            yield look.problem(each.path, each.line, f"the question {each.key.rstrip('*')} is new", "list its choices in TOGETHER of checks/keys.py")


def telegram_texts_fit(look: Checked) -> Iterator[str]:
    for language in LANGUAGES:
        there = messages(look, language)
        for key, most in MOST_ON_TELEGRAM.items():
            if key in there and len(there[key].text) > most:
                wrong = f"{key} has {len(there[key].text)} characters"
                yield look.problem(there[key].path, there[key].line, wrong, f"shorten it to {most}: Telegram takes no more")


CHECKS = (
    words_can_be_read,
    messages_stand_once,
    messages_are_in_all_languages,
    variables_are_the_same,
    figures_of_messages_agree,
    messages_exist_that_are_said,
    messages_are_said_that_exist,
    questions_are_listed,
    telegram_texts_fit,
)
