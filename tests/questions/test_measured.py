"""How well the hotline and the case search do on questions that they were not made from. The floors are generous: they notice a fall, they are no aim."""

import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from bot import hotline
from bot.knowledge import Knowledge
from bot.programme import cases as library

FOLDER = Path(__file__).parent


def lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines() if line.strip()]


def share(of: Iterable[float]) -> float:
    values = [float(each) for each in of]
    return sum(values) / len(values) if values else float("nan")


class Score:
    """One question: the place of the first acceptable topic (0: none), and whether a card was shown."""

    def __init__(self, known: Knowledge, line: dict[str, Any]) -> None:
        found = hotline.find(known, line["q"])
        ranked = [hit.label for hit in found.ranked]
        self.answerable = bool(line["topics"])
        self.place = next((place for place, topic in enumerate(ranked, 1) if topic in line["topics"]), 0)
        self.answered = found.outcome == "answered"


def figures(scores: list[Score]) -> dict[str, float]:
    answerable, others = [s for s in scores if s.answerable], [s for s in scores if not s.answerable]
    return {
        "recall@1": share(s.place == 1 for s in answerable),
        "recall@3": share(1 <= s.place <= 3 for s in answerable),
        "MRR": share(1 / s.place if s.place else 0 for s in answerable),
        "answered-correct": share(s.answered and s.place == 1 for s in answerable),
        "wrong-answer": share(s.answered and s.place != 1 for s in answerable),
        "false-answer": share(s.answered for s in others),
    }


@pytest.fixture(scope="module")
def measured(known: Knowledge) -> dict[str, list[Score]]:
    by_language: dict[str, list[Score]] = defaultdict(list)
    for line in lines("validation_open.jsonl"):
        score = Score(known, line)
        by_language[line["lang"]].append(score)
        by_language["all"].append(score)
    return by_language


def test_the_hotline_finds_the_topic_and_seldom_answers_what_it_should_not(measured: dict[str, list[Score]], capsys: pytest.CaptureFixture[str]) -> None:
    table = {language: figures(scores) for language, scores in sorted(measured.items())}
    with capsys.disabled():
        print(f"\n{'questions':14}" + "".join(f"{name:>18}" for name in table["all"]))
        for language, row in table.items():
            print(f"{language:8}{len(measured[language]):6}" + "".join(f"{value:18.3f}" for value in row.values()))
    assert len(measured["all"]) == 300 and sum(not score.answerable for score in measured["all"]) == 55
    assert set(measured) == {"zh-Hant", "yue", "zh-Hans", "en", "mixed", "all"}
    assert table["all"]["recall@1"] >= 0.70
    assert table["all"]["recall@3"] >= 0.85
    assert table["all"]["false-answer"] <= 0.15


def test_every_topic_that_a_question_accepts_is_one_that_the_hotline_knows(known: Knowledge) -> None:
    """Or a question could never be answered, and the figures would mean nothing."""
    accepted = {topic for line in lines("validation_open.jsonl") for topic in line["topics"]}
    assert accepted <= set(known.answers) and len(accepted) > 80


def test_the_case_search_finds_cases_of_the_sector_and_technology(known: Knowledge, capsys: pytest.CaptureFixture[str]) -> None:
    one_of_three, of_the_hits = [], []
    for line in lines("cases_validation.jsonl"):
        hits = [case for case, _ in library.rank(known, line["q"])[:3]]
        good = [line["sector"] in (None, case.sector) and line["technology"] in (None, case.technology) for case in hits]
        one_of_three.append(any(good))
        of_the_hits += good
    with capsys.disabled():
        print(f"\n{len(one_of_three)} case searches: one of the first three hits fits in {share(one_of_three):.3f}; {share(of_the_hits):.3f} of them all fit")
    assert len(one_of_three) == 60
    assert share(one_of_three) >= 0.6
