"""An answer while it is being written: the form it begins with, what the check says of it, how it differs from what stands, and which of the bot's own
example questions it would lead elsewhere."""

import difflib
import re
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from bot import hotline
from bot.content import Content, with_answers
from bot.knowledge import Knowledge, KnowledgeWrong, answer_in
from bot.messages import Phrase
from bot.programme import workshop
from bot.understanding import without_personal
from bot.wording import Wording

__all__ = ["Moved", "Problem", "blank", "differences", "moved", "problems", "without_personal", "words_with"]

REVIEW_AFTER = timedelta(days=365)
BREATH_SECONDS = 0.0005  # between two questions that are tried: the people who ask meanwhile go first
REGISTERS = ("zh-Hant", "yue", "zh-Hans", "en")
_CANTONESE = re.compile("[嘅咗咩冇喺啲嗰嚟俾㗎唔乜嘢噉咁哋邊幾]|點(?:樣|解|做|計)|係咪|有冇|呢個")
_LATIN = re.compile(r"[A-Za-z]")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
# What the check says, by the key of the same in the three languages; what is not here is shown as it is, in English.
_SAID = tuple(
    (re.compile(pattern), f"workshop-p-{key}")
    for key, pattern in (
        ("money", r"an amount or a share is typed \((?P<found>.*)\):"),
        ("placeholder", r"\{(?P<name>.+?)\} is neither a rule nor a contact"),
        ("not-in-both", r"\{(?P<name>.+?)\} is not in both zh-Hant and (?P<other>\S+):"),
        ("brace", r"a brace belongs to no name"),
        ("second-part", r"a second part in (?P<other>\S+):"),
        ("figures", r"zh-Hant has (?P<ours>.*) where (?P<other>\S+) has (?P<theirs>.*?):"),
        ("long-title", r"the title has (?P<n>\d+) characters: shorten it to (?P<most>\d+)"),
        ("lines", r"the text has (?P<n>\d+) lines"),
        ("long-line", r"the line has (?P<n>\d+) characters: shorten it to (?P<most>\d+)"),
        ("long-card", r"the card has (?P<n>\d+) characters: shorten the text until it has (?P<most>\d+)"),
        ("next", r"'(?P<next>.*?)' leads nowhere"),
        ("examples", r"(?P<n>\d+) different examples in (?P<register>\S+): give at least (?P<most>\d+)"),
        ("example-elsewhere", r"['\"](?P<words>.*)['\"] is an example of (?P<other>\S+?)(?: too)?:"),
        ("button", r"['\"](?P<words>.*)['\"] \(\S+\) is a word of (?P<other>\S+) too"),
        ("head", r"no head:"),
        ("yaml", r"this is not YAML \((?P<why>.*?)\)"),
        ("id", r"the id (?:names no topic|is .* but the file is called)"),
        ("no-title", r"titles: Value error, no text in (?P<other>.*?): add it"),
        ("no-text", r"bodies: Value error, no text in (?P<other>.*?): add it"),
        ("source", r"sources\.\d+: Value error"),
        ("missing", r"(?P<field>[\w.-]+)(?:: Field required| is missing: write)"),
        ("not-known", r"(?P<field>[\w.-]+): Extra inputs are not permitted"),
        ("wrong", r"(?P<field>[\w.-]+): Input should be"),
    )
)
_PLACE = re.compile(r"^(?P<file>\S+?):(?P<line>\d+): (?P<what>.*)$", re.DOTALL)


@dataclass(frozen=True)
class Problem:
    """What is wrong and how to mend it, and the line of the text (0: it is in another file, named in the words)."""

    line: int
    what: str

    @property
    def phrase(self) -> Phrase:
        """The same in the reader's language; None where only the check's own words are there."""
        found = next(((key, match) for pattern, key in _SAID if (match := pattern.match(self.what))), None)
        if found is None:
            return None
        return {"say": found[0], **{name: "–" if value == "nothing" else value for name, value in found[1].groupdict().items()}}


@dataclass(frozen=True)
class Moved:
    """An example question that goes elsewhere: `before` and `after` are topics; empty where it is not answered outright."""

    question: str
    owner: str  # the topic of which it is an example
    before: str
    after: str


def blank(topic: str, wordings: Sequence[tuple[str, str]], group: str, owner: str, today: date) -> str:
    """The editors' form with the examples filled in: `wordings` are questions with the language of their chat. What is left empty the check names."""
    examples = [f"  {register}:\n" + "".join(f"    - {each}\n" for each in _of_register(register, wordings)) for register in REGISTERS]
    head = [
        *("---", f"id: {topic}", f"group: {group}", "sources:", "  - ", f"as_at: {today.isoformat()}", "next: human"),
        *(f"owner: {_quoted(owner)}", f"review_by: {(today + REVIEW_AFTER).isoformat()}", "examples:"),
    ]
    parts = "\n".join(f"## {language} \n\n\n" for language in ("zh-Hant", "zh-Hans", "en"))
    return "\n".join(head) + "\n" + "".join(examples) + "---\n\n" + parts


def problems(content: Content, topic: str, text: str) -> list[Problem]:
    """What the check says of the text in its place, in the order of its lines; nothing if it may be asked for. Takes a second: call it in a thread."""
    named = workshop.topic_in(text)
    found = (
        [] if named else [Problem(_line_of(text, "id:"), "the id names no topic: write small letters, digits and - (at most 40), such as id: assessment-cap")]
    )
    try:
        known = content.with_answer(named or topic, text)
    except KnowledgeWrong as wrong:
        return found + [_in_part(_problem(each, named or topic), text) for each in wrong.problems]
    name = f"knowledge/faq/{named or topic}.md"
    before = _told(content.known, content.rules)
    new = [each for each in _checked(known, content.rules, {name: text}) if each.startswith(f"{name}:") or each not in before]
    return sorted([*found, *(_problem(each, named or topic) for each in new), *_unowned(known, named or topic, text)], key=lambda each: each.line or 10**6)


def moved(content: Content, topic: str, text: str) -> list[Moved]:
    """The examples of the answers that stand which would be answered otherwise. Takes seconds: call it in a thread. Raises KnowledgeWrong."""
    return list(_moved(content.known, workshop.topic_in(text) or topic, text))


def differences(old: str, new: str) -> list[tuple[Literal["same", "gone", "new", "gap"], str]]:
    """The lines that differ, with two of those around them."""
    kinds: dict[str, Literal["same", "gone", "new"]] = {" ": "same", "-": "gone", "+": "new"}
    found: list[tuple[Literal["same", "gone", "new", "gap"], str]] = []
    for line in difflib.unified_diff(old.splitlines(), new.splitlines(), n=2, lineterm=""):
        if line.startswith("@@"):
            found.append(("gap", ""))
        elif not line.startswith(("--- ", "+++ ")) or line[4:].strip():
            found.append((kinds[line[:1] or " "], line[1:]))
    return found


def words_with(content: Content, topic: str, text: str) -> Wording:
    """The words of today with this answer, to show it as people will see it. Raises KnowledgeWrong."""
    return Wording(content.with_answer(workshop.topic_in(text) or topic, text), content.rules, content.wording.site)


def _of_register(register: str, wordings: Iterable[tuple[str, str]]) -> list[str]:
    return [*dict.fromkeys(_quoted(words) for words, language in wordings if _register(words, language) == register)] or [""]


def _register(words: str, language: str) -> str:
    """In which list of examples a question belongs: by its characters, then by the language of the chat."""
    if _LATIN.search(words) and not _CHINESE.search(words):
        return "en"
    if language == "zh-Hans":
        return "zh-Hans"
    return "yue" if _CANTONESE.search(words) else "zh-Hant"


def _quoted(text: str) -> str:
    """A text as a value of YAML; in quotation marks where it could be taken for something else."""
    plain = re.fullmatch(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`0-9][^:#\n\"']*[^:#\s\"']", text)
    return text if plain and text.lower() not in {"yes", "no", "true", "false", "null", "on", "off"} else "'" + text.replace("'", "''").replace("\n", " ") + "'"


def _unowned(known: Knowledge, topic: str, text: str) -> list[Problem]:
    """What is written here has somebody who looks at it again."""
    answer = known.answers[topic]
    missing = [name for name in ("owner", "review_by") if not getattr(answer, name)]
    return [Problem(_line_of(text, "as_at:"), f"{name} is missing: write {name}: …, so that it is looked at again") for name in missing]


def _checked(known: Knowledge, rules: str, texts: dict[str, str]) -> list[str]:
    """What those checks of `python -m bot check` say in which answers have a part; `texts` stand in the place of files."""
    from bot.checks import hotline as answers  # not before: the checks look at the whole program, and so at the pages that use this
    from bot.checks import labels
    from bot.checks.lines import Checked

    look = Checked(known, Wording(known, rules), _texts={known.folder.parent / name: text.splitlines() for name, text in texts.items()})
    return [problem for check in (*answers.CHECKS, *labels.CHECKS) for problem in check(look)]


@lru_cache(maxsize=1)
def _told(known: Knowledge, rules: str) -> frozenset[str]:
    """What the check says already, without the draft."""
    return frozenset(_checked(known, rules, {}))


def _problem(told: str, topic: str) -> Problem:
    """A line of the check. What it says of another file keeps the file's name."""
    found = _PLACE.match(told)
    if found is None:
        return Problem(0, told)
    here = found["file"].endswith(f"faq/{topic}.md")
    return Problem(int(found["line"]), found["what"]) if here else Problem(0, told)


def _in_part(problem: Problem, text: str) -> Problem:
    """What is wrong with a title or a text stands at the heading of its language, not at the head of the file."""
    found = re.match(r"(?:titles|bodies): Value error, no text in ([\w-]+)", problem.what)
    return Problem(_line_of(text, f"## {found[1]}"), problem.what) if found else problem


def _line_of(text: str, beginning: str) -> int:
    return next((number for number, line in enumerate(text.splitlines(), 1) if line.startswith(beginning)), 1)


@lru_cache(maxsize=2)
def _answers(known: Knowledge) -> dict[tuple[str, str], str]:
    """Where each example of each topic leads now."""
    return {
        (owner, example): _outright(known, example) for owner, answer in known.answers.items() for examples in answer.examples.values() for example in examples
    }


@lru_cache(maxsize=16)
def _moved(known: Knowledge, topic: str, text: str) -> tuple[Moved, ...]:
    before, with_it = _answers(known), with_answers(known, {topic: answer_in(known.folder, topic, text)})
    found = [Moved(question, owner, to, _outright(with_it, question)) for (owner, question), to in before.items() if owner != topic]
    return tuple(each for each in found if each.before != each.after)


def _outright(known: Knowledge, question: str) -> str:
    time.sleep(BREATH_SECONDS)
    found = hotline.find(known, question)
    return found.ranked[0].label if found.outcome == "answered" else ""
