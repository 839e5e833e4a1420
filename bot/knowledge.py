"""Reads the folder knowledge/. What is wrong there is reported with file, line and how to mend it, and the program does not start."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter, ValidationError

from bot.messages import LANGUAGES, Language

FOLDER = next(p for p in (Path(__file__).parent.parent / "knowledge", Path(__file__).parent / "_knowledge") if p.is_dir())
PAPER_REFERENCE = re.compile(r"^paper (\d{1,2}(\([a-d]\))?|fn [1-3]|annex [12](\([a-d]\))?)$")

Day = date  # a field may be called date
Texts = dict[Language, str]
Verdict = Literal["yes", "no", "unknown"]
Concern = Literal["air", "energy", "effluent"]
Place = Literal["prd", "guangdong_outside_prd", "hong_kong", "elsewhere"]
ComponentId = Literal["on_site_assessment", "demonstration", "verification"]
COMPONENTS: tuple[ComponentId, ...] = ("on_site_assessment", "demonstration", "verification")


class KnowledgeWrong(Exception):
    """What editors must mend: one line a problem, each naming file and line."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Source(Model):
    """A paragraph of the paper, a public page with its publisher's name and date, or (title "assistant") this program itself."""

    paper: str | None = None
    url: str | None = None
    title: str | None = None
    date: Day | None = None


def _source(value: Any) -> Any:
    if isinstance(value, str):
        if value != "assistant" and not PAPER_REFERENCE.match(value):
            raise ValueError(f"{value!r} is no source: write paper 9, paper fn 3, paper annex 2(b), assistant, or {{url: …, title: …, date: …}}")
        return Source(title="assistant") if value == "assistant" else Source(paper=value.removeprefix("paper "))
    if isinstance(value, dict) and "paper" in value:
        return Source(paper=str(value["paper"]).removeprefix("paper "))
    return value


Sources = list[Annotated[Source, BeforeValidator(_source)]]


def _three(value: Any) -> Any:
    if isinstance(value, dict) and (missing := [language for language in LANGUAGES if not value.get(language)]):
        raise ValueError(f"no text in {', '.join(missing)}: add it")
    return value


ThreeTexts = Annotated[Texts, BeforeValidator(_three)]
ThreeLists = dict[Language, list[str]]


class Amount(Model):
    """A value of the rules. "unknown": not found in any source; "none": the rules state none."""

    value: int | Literal["unknown", "none", "factory"] | bool
    unit: Literal["HKD", "percent"] | None = None
    per: str | None = None
    note: str | None = None
    sources: Sources

    @property
    def number(self) -> int | None:
        return self.value if isinstance(self.value, int) and not isinstance(self.value, bool) else None


class Target(Model):
    from_: int = Field(alias="from")
    to: int
    about: bool = False
    unit: str
    sources: Sources


class Component(Model):
    offered: Verdict
    sources: Sources
    note: str | None = None
    share: Amount
    cap: Amount
    above_cap: Amount | None = None
    average: Amount | None = None
    needs_improvement: Amount | None = None
    target: Target | None = None


class Ruling(Model):
    verdict: Verdict
    sources: Sources
    note: str | None = None


class ConcernRule(Model):
    from_: date | Literal["unknown"] = Field(alias="from")
    sources: Sources
    note: str | None = None


class Term(Model):
    start: date | Literal["unknown"]
    end: date | Literal["unknown"]
    sources: Sources
    note: str | None = None


class Ownership(Model):
    test: str
    sources: Sources
    note: str | None = None


class RulePack(Model):
    """The rules of one phase. `as_at` is the date for which money and criteria are worked out once the term is over."""

    id: str
    name: ThreeTexts
    as_at: date
    takes_applications: bool | Literal["unknown"]
    term: Term
    budget: Amount
    ownership: Ownership
    places: dict[Place, Ruling]
    sectors: dict[Literal["listed", "other"], Ruling]
    concerns: dict[Concern, ConcernRule]
    components: dict[ComponentId, Component]


class Answer(Model):
    """One topic of the hotline."""

    id: str
    group: str
    sources: Sources
    as_at: date
    next: str
    examples: dict[Literal["zh-Hant", "yue", "zh-Hans", "en"], list[str]]
    titles: ThreeTexts
    bodies: ThreeTexts


class Sector(Model):
    id: str
    name: ThreeTexts
    sources: Sources
    words: ThreeLists


class Ambiguous(Model):
    words: ThreeLists
    sectors: list[str]
    ask: ThreeTexts


class Outside(Model):
    words: ThreeLists


class SectorFile(Model):
    sectors: list[Sector]
    ambiguous: list[Ambiguous]
    outside: list[Outside]


class District(Model):
    id: str
    name: ThreeTexts
    words: ThreeLists = {}


class PlaceEntry(Model):
    """`part`: the Pearl River Delta only in its inside districts."""

    id: str
    place: Place | Literal["part"]
    name: ThreeTexts
    team: Literal["shenzhen", "dongguan"] | None = None
    words: ThreeLists = {}
    inside: list[District] = []


class PlaceFile(Model):
    sources: Any = None
    places: list[PlaceEntry]


class Case(Model):
    """A success case, or a technology. `figures` empty: the source publishes none."""

    id: str
    kind: Literal["case", "technology"]
    relation: Literal["programme", "programme_pilot", "hk_owned_outside_programme", "guangdong_reference", "demonstrated", "published"]
    company: str | None = None
    company_zh: str | None = None
    sector: str | None
    city: ThreeTexts | None = None
    technology: Literal["energy", "air", "effluent", "other"]
    year: str | None = None
    title: ThreeTexts
    problem: ThreeTexts | None = None
    measure: ThreeTexts
    figures: list[ThreeTexts] = []
    note: ThreeTexts | None = None
    source: Annotated[Source, BeforeValidator(_source)]
    words: list[str] = []


class CaseFile(Model):
    cases: list[Case]


class Contact(Model):
    value: str | ThreeTexts
    note: str | None = None
    sources: Sources


class Vocabulary(Model):
    """Words that mean the same, for the search: each line is folded to its first word."""

    same: list[list[str]]
    ignore: list[str] = []


@dataclass(frozen=True, eq=False)
class Knowledge:
    answers: dict[str, Answer]
    packs: dict[str, RulePack]
    sectors: SectorFile
    places: list[PlaceEntry]
    cases: dict[str, Case]
    contacts: dict[str, Contact]
    negatives: list[str]
    vocabulary: Vocabulary
    folder: Path
    sector_names: dict[str, Texts] = field(default_factory=dict)


def load(folder: Path = FOLDER) -> Knowledge:
    """Everything under `folder`, checked for form. Raises KnowledgeWrong with every problem found."""
    reader = _Reader(folder)
    answers = {a.id: a for path in sorted((folder / "faq").glob("*.md")) if (a := reader.answer(path))}
    packs = {p.id: p for path in sorted((folder / "rules").glob("*.yaml")) if (p := reader.read(path, RulePack))}
    sectors = reader.read(folder / "sectors.yaml", SectorFile)
    places = reader.read(folder / "places.yaml", PlaceFile)
    cases: dict[str, Case] = {}
    for path in sorted((folder / "cases").glob("*.yaml")):
        for case in getattr(reader.read(path, CaseFile), "cases", []):
            if case.id in cases:
                reader.problems.append(f"{reader.name(path)}: the id {case.id} occurs twice: give one of them another")
            cases[case.id] = case
    contacts = reader.read(folder / "contacts.yaml", dict[str, Contact])
    negatives = reader.read(folder / "negatives.yaml", list[str])
    vocabulary = reader.read(folder / "vocabulary.yaml", Vocabulary)
    if reader.problems:
        raise KnowledgeWrong(reader.problems)
    assert sectors and places and contacts is not None and negatives is not None and vocabulary
    names = {s.id: s.name for s in sectors.sectors}
    return Knowledge(answers, packs, sectors, places.places, cases, contacts, negatives, vocabulary, folder, names)


class _Reader:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[str] = []

    def name(self, path: Path) -> str:
        return str(path.relative_to(self.folder.parent))

    def read(self, path: Path, shape: Any) -> Any:
        try:
            text = path.read_text(encoding="utf-8")
        except FileNotFoundError:
            self.problems.append(f"{self.name(path)}:1: the file is missing: put it back")
            return None
        return self._shape(path, text, shape, {}, 0)

    def answer(self, path: Path) -> Answer | None:
        """A Markdown file with a head between --- lines and one `## language title` part for each language."""
        text = path.read_text(encoding="utf-8")
        match = re.match(r"---\n(.*?\n)---\n(.*)", text, re.DOTALL)
        if match is None:
            self.problems.append(f"{self.name(path)}:1: no head: begin the file with a line ---, the fields, and another line ---")
            return None
        titles: dict[str, str] = {}
        bodies: dict[str, str] = {}
        for part in re.split(r"^## ", match[2], flags=re.MULTILINE)[1:]:
            heading, _, body = part.partition("\n")
            language, _, title = heading.partition(" ")
            titles[language], bodies[language] = title.strip(), body.strip()
        answer: Answer | None = self._shape(path, match[1], Answer, {"titles": titles, "bodies": bodies}, 1)
        if answer is not None and answer.id != path.stem:
            self.problems.append(f"{self.name(path)}:2: the id is {answer.id} but the file is called {path.stem}: make them the same")
        return answer

    def _shape(self, path: Path, text: str, shape: Any, more: dict[str, Any], first_line: int) -> Any:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            data = yaml.load(text, loader)  # noqa: S506 - both are safe loaders
        except yaml.MarkedYAMLError as error:
            line = (error.problem_mark.line if error.problem_mark else 0) + 1 + first_line
            self.problems.append(f"{self.name(path)}:{line}: this is not YAML ({error.problem}): often a text with ': ' or '#' needs quotation marks")
            return None
        if more and isinstance(data, dict):
            data |= more
        try:
            return TypeAdapter(shape).validate_python(data)
        except ValidationError as error:
            for problem in error.errors():
                line = line_at(yaml.compose(text, loader), problem["loc"]) + first_line
                where = ".".join(str(step) for step in problem["loc"])
                self.problems.append(f"{self.name(path)}:{line}: {where}: {problem['msg']}")
            return None


def line_at(node: Any, steps: Iterable[int | str]) -> int:
    """The line at which `steps` (keys and positions) lead into composed YAML, or the nearest above it."""
    line = 1
    for step in steps:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.value == str(step):
                    node, line = value, key.start_mark.line + 1
                    break
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line + 1
    return line


def placeholders(text: str) -> Iterator[str]:
    """The names in braces in a text of the hotline."""
    for match in re.finditer(r"\{([^{}\s]+)\}", text):
        yield match[1]
