"""Reads the folder knowledge/. What is wrong there is reported with file, line and how to mend it, and the program does not start."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal, Self

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from bot.clock import HONG_KONG
from bot.messages import LANGUAGES, Language

FOLDER = next(p for p in (Path(__file__).parent.parent / "knowledge", Path(__file__).parent / "_knowledge") if p.is_dir())
EVENT_WORDS, COUNTING = "words.yaml", "counting.yaml"  # in events/, beside the events
PAPER_REFERENCE = re.compile(r"^paper (\d{1,2}(\([a-d]\))?|fn [1-3]|annex [12](\([a-d]\))?)$")

Day = date  # a field may be called date
Texts = dict[Language, str]
Verdict = Literal["yes", "no", "unknown"]
Concern = Literal["air", "energy", "effluent"]
Place = Literal["prd", "guangdong_outside_prd", "hong_kong", "elsewhere"]
ComponentId = Literal["on_site_assessment", "demonstration", "verification"]
COMPONENTS: tuple[ComponentId, ...] = ("on_site_assessment", "demonstration", "verification")
EventKind = Literal["seminar", "workshop", "briefing", "visit", "exhibition", "ceremony", "conference", "meeting"]
Spoken = Literal["cantonese", "putonghua", "english"]
SectorId = Literal["textiles", "non-metallic-minerals", "metals", "food-beverage", "chemicals", "printing-publishing", "furniture", "paper"]
SAMPLE_LABELS: Texts = {"zh-Hant": "（樣本）", "zh-Hans": "（样本）", "en": "Sample: "}


class KnowledgeWrong(Exception):
    """What editors must mend: one line a problem, each naming file and line."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Reviewed(Model):
    """What somebody answers for: `owner` looks at it again by the day `review_by`. Both may be left out."""

    owner: str | None = None
    review_by: Day | None = None


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


class RulePack(Reviewed):
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


class Answer(Reviewed):
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


class PlaceEntry(Reviewed):
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


Currency = Literal["HKD", "CNY", "USD"]
Qualifier = Literal["about", "almost", "over", "up_to", "expected", "within_expected"]  # as the source has it: nothing is rounded or worked out
Pollutant = Literal["voc", "sulphur_dioxide", "nitrogen_oxides", "dust", "carbon", "wastewater", "heavy_metals", "sludge", "waste"]
FactorySize = Literal["micro", "small", "medium", "large"]


class Sum(Model):
    """An amount of money as the source states it, in whole units of its currency or with cents."""

    value: Decimal = Field(gt=0, max_digits=15, decimal_places=2)
    currency: Currency
    qualifier: Qualifier | None = None


class Case(Model):
    """A success case, or a technology. `figures` empty: the source publishes none. What the source does not say stays away: nothing is worked out.

    `repeated`: which of `figures`, counted from 1, say nothing but what `cost`, `saving` and `payback_months` say. `consent_on` and `consent_until` stand
    with a case that the programme gathered: the days from and to which its factory agrees; `withheld`: it does not agree to figures."""

    id: str
    kind: Literal["case", "technology"]
    relation: Literal["programme", "programme_pilot", "hk_owned_outside_programme", "guangdong_reference", "demonstrated", "published", "gathered", "reported"]
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
    repeated: list[int] = []
    process: ThreeTexts | None = None
    pollutants: list[Pollutant] = []
    size: FactorySize | None = None
    cost: Sum | None = None
    saving: Sum | None = None  # a year
    payback_months: int | None = Field(default=None, gt=0)
    payback_qualifier: Qualifier | None = None
    funded: bool | None = None  # by the programme, where the source says so
    publisher: str | None = None
    consent_on: Day | None = None
    consent_until: Day | None = None
    withheld: bool = False
    sample: bool = False
    note: ThreeTexts | None = None
    source: Annotated[Source, BeforeValidator(_source)]
    words: list[str] = []

    @property
    def further(self) -> list[Texts]:
        """The figures that cost, saving and payback leave unsaid."""
        return [each for number, each in enumerate(self.figures, 1) if number not in self.repeated]


class CaseFile(Model):
    cases: list[Case]


class Contact(Reviewed):
    value: str | ThreeTexts
    note: str | None = None
    sources: Sources


def _days(value: Any) -> Any:
    return {"from": value, "to": value} if isinstance(value, date) else value


def _hours(value: Any) -> Any:
    start, _, end = str(value).partition("-")
    if start >= end:
        raise ValueError("write the hours as 14:30-16:30, the end after the beginning")
    return start, end


class Days(Model):
    """From one day to another, both included. In the files a single day may stand for it."""

    from_: Day = Field(alias="from")
    to: Day

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.from_ > self.to:
            raise ValueError(f"{self.to} is before {self.from_}: put the days right")
        return self


Hours = Annotated[tuple[time, time], BeforeValidator(_hours)]


class EventEntry(Model):
    """One event of knowledge/events/: a past one of the sources, or a sample."""

    id: str = Field(pattern=r"^[a-z0-9-]{1,40}$")  # stands in links and on buttons
    kind: EventKind
    title: ThreeTexts
    city: str | None = None  # an id of places.yaml, or online
    sample: bool = False

    def columns(self, now: datetime) -> dict[str, Any]:
        """The columns of the table `event`; what is left out is as the table has it. `now` has its zone."""
        raise NotImplementedError


class PastEvent(EventEntry):
    """An event of the programme that is over, as far as the sources tell: what they do not say is left out."""

    history: Literal[True]
    sample: Literal[False] = False
    date: Annotated[Days, BeforeValidator(_days)]
    time: Hours | None = None
    place: ThreeTexts | None = None
    languages: list[Spoken] = []
    organisers: ThreeTexts | None = None
    attendance: ThreeTexts | None = None
    sources: Sources = Field(min_length=1)

    def columns(self, now: datetime) -> dict[str, Any]:
        """A row of history: from the beginning of its first day in Hong Kong, or from the hour that is known."""
        first, last = _at(self.date.from_, time()), _at(self.date.to + timedelta(days=1), time())
        starts, ends = (_at(self.date.from_, self.time[0]), _at(self.date.to, self.time[1])) if self.time else (first, last)
        return {
            "id": self.id,
            "kind": self.kind,
            "state": "history",
            "title": self.title,
            "starts_at": starts,
            "ends_at": ends,
            "closes_at": starts,
            "city": self.city or "unknown",
            "place": self.place or {},
            "languages": self.languages,
            "sectors": [],
        }


class Visit(Model):
    """What a factory visit asks of visitors. `excluded_sectors`: whose people the host does not admit."""

    meeting_point: ThreeTexts
    coach: bool
    rules: ThreeTexts
    host_excludes: ThreeTexts | None = None
    excluded_sectors: list[SectorId] = []


class SampleEvent(EventEntry):
    """An invented event, labelled as such, to try things out; its day is counted from the day on which it is entered."""

    sample: Literal[True]
    in_days: int = Field(ge=1)
    time: Hours  # in Hong Kong
    closes_days_before: int = Field(default=0, ge=0)
    city: str
    place: ThreeTexts
    directions: ThreeTexts | None = None
    languages: list[Spoken]
    sectors: list[SectorId] = []
    co_organisers: ThreeTexts | None = None
    price_cents: int = Field(default=0, ge=0)
    capacity: int | None = Field(default=None, ge=1)
    visit: Visit | None = None
    weather_rule: bool = False
    summary: ThreeTexts

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if unlabelled := [language for language in LANGUAGES if not self.title[language].startswith(SAMPLE_LABELS[language])]:
            raise ValueError(f"the title in {', '.join(unlabelled)} does not begin with {SAMPLE_LABELS[unlabelled[0]]!r}: nobody may take a sample for real")
        if (self.kind == "exhibition") != (self.capacity is None):
            raise ValueError("capacity: give the seats of an event; an exhibition has none")
        if (self.kind == "visit") != (self.visit is not None):
            raise ValueError("visit: a factory visit, and no other event, says what it asks of visitors")
        return self

    def columns(self, now: datetime) -> dict[str, Any]:
        """An open event so many days after today in Hong Kong."""
        day = now.astimezone(HONG_KONG).date() + timedelta(days=self.in_days)
        starts, ends = _at(day, self.time[0]), _at(day, self.time[1])
        own = self.model_dump(exclude={"in_days", "time", "closes_days_before"}, exclude_none=True)
        return own | {"state": "open", "starts_at": starts, "ends_at": ends, "closes_at": starts - timedelta(days=self.closes_days_before)}


def _at(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, HONG_KONG)


class EventWords(Model):
    """What people type for a kind of event or a spoken language. The first entry that has a word in the text wins."""

    kind: dict[EventKind, list[str]]
    language: dict[Spoken, list[str]]


class Counting(Reviewed):
    """How events are counted for reports, from the day `since`."""

    since: date
    visits_inside_events: bool
    rule: ThreeTexts
    sources: Sources


class ChecklistItem(Model):
    """A document that helps an application along: what it shows, why it is asked for, an example. None is compulsory."""

    id: str = Field(pattern=r"^[a-z_]{1,20}$")  # stands in the database
    components: list[ComponentId] = Field(min_length=1)
    name: ThreeTexts
    why: ThreeTexts
    example: ThreeTexts
    sources: Sources


class ChecklistFile(Model):
    items: list[ChecklistItem]


class HistoryFigure(Model):
    """A figure of the paper for a time before the records begin. `year`: 2010-11 (reporting year), 2010 (calendar year), or a stretch in words."""

    measure: str
    part: str
    year: str
    number: int = Field(ge=0)
    about: bool = False
    source: str = Field(pattern=r"^paper ")


class LabelCategory(Model):
    """A category of the recognition logo and whom it is for."""

    id: str = Field(pattern=r"^[a-z_]{1,20}$")
    name: ThreeTexts
    whom: ThreeTexts
    sources: Sources


class LabelCriterion(Model):
    """What officers find out before a logo is awarded."""

    id: str = Field(pattern=r"^[a-z_]{1,20}$")
    name: ThreeTexts
    sources: Sources


class Recognition(Reviewed):
    """What the sources say of the recognition scheme: categories, what is asked, and how applications are judged."""

    categories: list[LabelCategory]
    asked: ThreeTexts
    asked_sources: Sources
    judged: ThreeTexts
    judged_sources: Sources
    criteria: list[LabelCriterion]


class SurveyChoice(Model):
    id: str = Field(pattern=r"^[a-z0-9_]{1,20}$")
    text: ThreeTexts


class SurveyQuestion(Model):
    """A question of the survey: a scale of five, a choice, or (once, at the end) open words."""

    id: str = Field(pattern=r"^[a-z_]{1,20}$")
    kind: Literal["scale", "choice", "open"]
    text: ThreeTexts
    choices: list[SurveyChoice] = []

    @model_validator(mode="after")
    def _whole(self) -> Self:
        number = len(self.choices)
        if (self.kind == "scale" and number != 5) or (self.kind == "choice" and not 2 <= number <= 5) or (self.kind == "open" and number):
            raise ValueError("choices: a scale has five, a choice two to five, an open question none")
        for said in [[choice.id for choice in self.choices], *([choice.text[language] for choice in self.choices] for language in LANGUAGES)]:
            if len(set(said)) < number:
                raise ValueError("choices: two of them are the same: make them different")
        return self


class Questionnaire(Reviewed):
    """What the mid-term survey asks, and about how many minutes it takes."""

    minutes: int = Field(ge=1, le=3)
    sources: Sources
    questions: list[SurveyQuestion] = Field(min_length=2, max_length=10)

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if [each.kind == "open" for each in self.questions] != [False] * (len(self.questions) - 1) + [True]:
            raise ValueError("questions: the last one, and no other, is open")
        if len({each.id for each in self.questions}) < len(self.questions):
            raise ValueError("questions: two have the same id: give one of them another")
        return self


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
    events: dict[str, EventEntry]
    event_words: dict[str, dict[str, list[str]]]
    counting: Counting
    checklist: list[ChecklistItem]
    history: list[HistoryFigure]
    recognition: Recognition
    questionnaire: Questionnaire
    folder: Path
    sector_names: dict[str, Texts] = field(default_factory=dict)


def answer_in(folder: Path, topic: str, text: str) -> Answer:
    """An answer in the editors' format, as if it stood in `folder`/faq/`topic`.md. Raises KnowledgeWrong with every problem of its form."""
    reader = _Reader(folder)
    answer = reader.answer(folder / "faq" / f"{topic}.md", text)
    if answer is None or reader.problems:
        raise KnowledgeWrong(reader.problems)
    return answer


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
    event_words = reader.read(folder / "events" / EVENT_WORDS, EventWords)
    counting = reader.read(folder / "events" / COUNTING, Counting)
    checklist = reader.read(folder / "checklists.yaml", ChecklistFile)
    history = reader.read(folder / "history.yaml", list[HistoryFigure])
    recognition = reader.read(folder / "recognition.yaml", Recognition)
    questionnaire = reader.read(folder / "survey.yaml", Questionnaire)
    events = {e.id: e for path in sorted((folder / "events").glob("*.yaml")) if path.name not in (EVENT_WORDS, COUNTING) and (e := reader.event(path))}
    if places:
        reader.look_at_cities(events, {place.id for place in places.places})
    if reader.problems:
        raise KnowledgeWrong(reader.problems)
    assert sectors and places and contacts is not None and negatives is not None and vocabulary and event_words and counting
    assert checklist and history is not None and recognition and questionnaire
    names = {s.id: s.name for s in sectors.sectors}
    words = event_words.model_dump()
    listed = checklist.items, history, recognition, questionnaire
    return Knowledge(answers, packs, sectors, places.places, cases, contacts, negatives, vocabulary, events, words, counting, *listed, folder, names)


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

    def answer(self, path: Path, text: str | None = None) -> Answer | None:
        """A Markdown file (or the `text` that is to be its content) with a head between --- lines and one `## language title` part for each language."""
        text = path.read_text(encoding="utf-8") if text is None else text
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

    def event(self, path: Path) -> EventEntry | None:
        """An event; one that does not call itself a sample is history."""
        is_sample = re.search(r"^sample: *true\b", path.read_text(encoding="utf-8"), re.MULTILINE)
        entry: EventEntry | None = self.read(path, SampleEvent if is_sample else PastEvent)
        if entry is not None and entry.id != path.stem:
            self._wrong(path, ["id"], f"the id is {entry.id} but the file is called {path.stem}: make them the same")
            return None
        return entry

    def look_at_cities(self, events: dict[str, EventEntry], places: set[str]) -> None:
        """Cities are shown by their names, which are in places.yaml."""
        for event in events.values():
            if event.city not in {None, "online"} | places:
                path = self.folder / "events" / f"{event.id}.yaml"
                self._wrong(path, ["city"], f"there is no place {event.city!r}: write an id of places.yaml, or online")

    def _wrong(self, path: Path, steps: Iterable[int | str], problem: str) -> None:
        line = line_at(yaml.compose(path.read_text(encoding="utf-8"), yaml.SafeLoader), steps)
        self.problems.append(f"{self.name(path)}:{line}: {problem}")

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
