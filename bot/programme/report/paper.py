"""What the paragraphs of the report are written with: sentences that figures, footnotes and the texts of officers are put into. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot.knowledge import Knowledge, RulePack
from bot.programme.report import house_style as style
from bot.programme.report.basis import Figure

Run = dict[str, Any]
Block = dict[str, Any]
Sentence = str | tuple[str, ...]
"""With <key measure> for a figure (<key measure => where it is compared with others of the sentence, <key $> for money), [slot] and ^note^. @year and
@calendar stand for the reporting year and the calendar year in which it begins. Of several the first is taken whose figures are all known."""

FIRST_PHASE, PAPER_YEAR = "2008-2013", "2010-11"  # what the paper tells of: other times have other facts, which officers write
MARK = re.compile(r"<(?P<key>[^ >]+) (?P<measure>[^ >]+)(?P<compared> =)?>|\[(?P<slot>[a-z_]+)\]|\^(?P<note>[a-z_]+)\^")
# What officers write, by name, as the paper calls it where nobody has written it yet.
TITLES = {
    "committee": "委員會的組成",
    "activities": "活動的形式和合作機構",
    "publicity": "宣傳工作",
    "sectors": "參與的行業",
    "technologies": "示範的技術",
    "survey": "回顧或意見調查",
    "quality": "供應商的質素",
    "cooperation": "與內地的合作",
    "next_steps": "下一步工作",
}
NOT_KNOWN = "未有資料"
AGREEMENT = (
    "廣東省經信委在省內主導企業自願推行清潔生產。二零零七年八月，環境局與該委簽訂合作協議"
    "（《關於推動粵港兩地企業開展節能、清潔生產及資源綜合利用工作的合作協議》）。"
)
DEFINITION = "清潔生產是在整個生產過程採取綜合的預防措施：善用原材料、能源和水以提高生產力，並在源頭減少廢物和污染物，從而改善環保表現。"
METALS = "「金屬和金屬製品業」包括多個行業，例如電鍍、電子及電器產品，以及金屬製品的製造。"
VISITS_INSIDE = "工廠參觀已計入上文的認知推廣活動。"
VISITS_APART = "工廠參觀另計，不包括在上文的認知推廣活動之內。"
VISITS_OF_THE_PAPER = "工廠參觀是否已計入上文的認知推廣活動，這一年度的資料沒有說明。"


@dataclass
class Paper:
    """What the paragraphs are written from, and the footnotes and slots that came up so far. `tags`: technologies named in the records of the year."""

    year: str
    knowledge: Knowledge
    pack: RulePack
    as_at: date
    figures: dict[str, Figure]
    texts: dict[str, str]  # of the slots
    tags: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)  # in the order in which they are called, each once
    slots: list[dict[str, Any]] = field(default_factory=list)
    paragraph: int = 0

    @property
    def first_phase(self) -> bool:
        return self.pack.id == FIRST_PHASE

    @property
    def paper_year(self) -> bool:
        return self.year == PAPER_YEAR

    @property
    def number(self) -> int | None:
        """Which annual report it is; known for the phase that the paper describes."""
        return style.first_year(self.year) - 2008 + 1 if self.first_phase else None

    def key(self, key: str) -> str:
        return key.replace("@year", f"@{self.year}").replace("@calendar", f"@{style.first_year(self.year)}")

    def get(self, key: str) -> Figure | None:
        return self.figures.get(self.key(key))

    @property
    def approvals_known(self) -> bool:
        return any(self.get(f"approvals@{when}") for when in (self.year, "since"))

    def number_of(self, key: str) -> int | None:
        figure = self.get(key)
        return None if figure is None else figure.number

    def knows(self, sentence: str) -> bool:
        return all(mark["key"] is None or self.get(mark["key"]) for mark in MARK.finditer(sentence))

    def runs(self, sentences: Iterable[Sentence]) -> list[Run]:
        """The sentences whose figures are known, as runs."""
        found: list[Run] = []
        for each in sentences:
            alternatives = (each,) if isinstance(each, str) else each
            found += self._sentence(next((one for one in alternatives if self.knows(one)), ""))
        return _joined(found)

    def _sentence(self, text: str) -> Iterator[Run]:
        compared = [figure.number for mark in MARK.finditer(text) if mark["compared"] and (figure := self.get(mark["key"]))]
        at = 0
        for mark in MARK.finditer(text):
            before = text[at : mark.start()]
            at = mark.end()
            if mark["key"]:
                figure = self.figures[self.key(mark["key"])]
                said = self._said(figure, mark["measure"], compared if mark["compared"] else ())
                yield {"text": before + (" " if said[0].isdigit() and before[-1:].isalpha() else "")}
                yield {"text": said, "figure": figure.key}
                continue
            yield {"text": before}
            yield {"slot": self._slot(mark["slot"])} if mark["slot"] else {"note": self.note(mark["note"])}
        yield {"text": text[at:]}

    def _said(self, figure: Figure, measure: str, compared: Iterable[int]) -> str:
        if measure == "$":
            return style.money(figure.number)
        return style.amount(figure.number, measure, about=figure.about, beside=compared)

    def note(self, name: str) -> int:
        """The number of a footnote."""
        if name not in self.notes:
            self.notes.append(name)
        return self.notes.index(name) + 1

    def _slot(self, name: str) -> str:
        text = self.texts.get(name, "").strip().removesuffix("。" if name == "sectors" else "")  # these names stand inside a sentence
        self.slots.append({"name": name, "text": text, "missing": not text, "paragraph": self.paragraph, "title": TITLES[name]})
        return name

    def write(self, number: int, *sentences: Sentence) -> Block:
        """A numbered paragraph."""
        self.paragraph = number
        return {"paragraph": number, "runs": self.runs(sentences)}

    def cell(self, key: str) -> Run | str:
        """A figure in a table: digits, always."""
        figure = self.get(key)
        return NOT_KNOWN if figure is None else {"text": ("約 " if figure.about else "") + style.count(figure.number), "figure": figure.key}

    def footnotes(self) -> list[dict[str, Any]]:
        sectors = [sector.name["zh-Hant"] for sector in self.knowledge.sectors.sectors]
        texts = {"agreement": AGREEMENT, "definition": DEFINITION, "metals": METALS, "visits": self._visits()}
        texts["sectors"] = f"{style.numeral(len(sectors))}個行業類別是{style.listed(sectors)}。"
        return [{"number": number, "text": texts[name]} for number, name in enumerate(self.notes, 1)]

    def _visits(self) -> str:
        visits = self.get("factory_visits@year")
        if visits is None or visits.source.startswith("paper"):
            return VISITS_OF_THE_PAPER
        return VISITS_INSIDE if self.knowledge.counting.visits_inside_events else VISITS_APART


def _joined(runs: Iterable[Run]) -> list[Run]:
    """Plain texts that follow one another as one run, none of them empty."""
    found: list[Run] = []
    for run in runs:
        if run == {"text": ""}:
            continue
        if found and found[-1].keys() == run.keys() == {"text"}:
            found[-1] = {"text": found[-1]["text"] + run["text"]}
        else:
            found.append(run)
    return found
