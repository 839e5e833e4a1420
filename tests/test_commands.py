"""The commands that other programs and editors use, each in a process of its own."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.knowledge import Knowledge

ROOT = Path(__file__).parent.parent
Json = dict[str, Any]


def bot(*arguments: str, lines: str = "", cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CPPBOT_")}
    command = [sys.executable, "-m", "bot", *arguments]
    return subprocess.run(command, input=lines, capture_output=True, text=True, encoding="utf-8", cwd=cwd, env=kept | environment, timeout=120)


def told(command: str, *asked: Any, **environment: str) -> list[Json]:
    """One answer for each line, or the test fails."""
    done = bot(command, "--jsonl", lines="".join(json.dumps(each) + "\n" for each in asked), **environment)
    assert done.returncode == 0, done.stderr[-2000:]
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == len(asked)
    return answers


# --- ask ---

ODD = ["", " ", "?", "😀", "\n\t", "\x00", "\ud800", "a", "資", "字" * 10_000, "fee " * 2500, "12345", "<script>", '"\\', "\u202e文", "أهلا", "廠" * 50]


@pytest.fixture(scope="module")
def asked() -> dict[str, Json]:
    questions = ["做評估要幾錢？", "做评估要几钱？", "how much is the assessment", "今日天氣點樣", "ｖｏｃ回收", *ODD]
    lines: list[Json] = [{"q": question} for question in questions]
    return dict(zip(questions, told("ask", *lines), strict=True))


def test_ask_names_at_least_three_topics_whatever_is_asked(asked: dict[str, Json], known: Knowledge) -> None:
    for question, answer in asked.items():
        assert set(answer) == {"topics", "answered"} and type(answer["answered"]) is bool
        topics = [topic["id"] for topic in answer["topics"]]
        assert len(topics) >= 3 and len(set(topics)) == len(topics), question
        assert set(topics) <= set(known.answers)


def test_ask_gives_scores_that_never_rise(asked: dict[str, Json]) -> None:
    for answer in asked.values():
        scores = [topic["score"] for topic in answer["topics"]]
        assert scores == sorted(scores, reverse=True) and all(0 <= score <= 1 for score in scores)


def test_ask_does_not_answer_what_says_nothing(asked: dict[str, Json]) -> None:
    for question in ("", " ", "?", "😀", "\n\t", "\x00", "\ud800", "12345", "今日天氣點樣"):
        assert asked[question]["answered"] is False


def test_ask_answers_in_the_order_of_the_questions(asked: dict[str, Json]) -> None:
    questions = list(asked)
    again = told("ask", *({"q": question} for question in reversed(questions)))
    assert again == [asked[question] for question in reversed(questions)]
    assert asked["做評估要幾錢？"] == asked["做评估要几钱？"] != asked["how much is the assessment"] != asked["ｖｏｃ回收"]


def test_ask_takes_any_language_and_other_fields_and_skips_empty_lines() -> None:
    plain, *others = told("ask", {"q": "做評估要幾錢？"}, *({"q": "做評估要幾錢？", "lang": lang, "id": 7} for lang in ("yue", "en", "mixed", "tlh", None, 3)))
    assert all(other == plain for other in others)
    assert len(told("ask", {}, {"lang": "en"})) == 2
    assert len(bot("ask", "--jsonl", lines='\n\n{"q": "評估"}\n   \n').stdout.splitlines()) == 1
    assert bot("ask", "--jsonl").stdout == ""


def test_ask_answers_each_line_before_the_next_one_is_written() -> None:
    """A program may keep the process and ask one question at a time."""
    with subprocess.Popen([sys.executable, "-m", "bot", "ask", "--jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdin is not None and process.stdout is not None
        for question in ("評估", "核證"):
            process.stdin.write(json.dumps({"q": question}) + "\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["topics"]
        process.stdin.close()
        assert process.wait(timeout=30) == 0


@pytest.mark.parametrize("command", ["ask", "cases", "sector", "eligibility"])
def test_a_line_that_is_not_json_is_named_and_there_is_no_traceback(command: str) -> None:
    done = bot(command, "--jsonl", lines="{}\nnot json\n")
    assert "Traceback" not in done.stderr
    assert (done.returncode != 0 and "line 2" in done.stderr) or "error" in json.loads(done.stdout.splitlines()[1])


@pytest.mark.parametrize("command", ["ask", "cases", "sector"])
def test_a_line_that_is_json_but_no_object_is_named_and_there_is_no_traceback(command: str) -> None:
    assert "Traceback" not in bot(command, "--jsonl", lines="[1]\n").stderr


# --- cases ---


def _in_order(answer: Json, known: Knowledge) -> list[str]:
    """The ids, after checking what holds for every answer."""
    ids = [case["id"] for case in answer["cases"]]
    assert len(set(ids)) == len(ids)
    for case in answer["cases"]:
        assert set(case) == {"id", "sector", "technology", "score"}
        assert (case["sector"], case["technology"]) == (known.cases[case["id"]].sector, known.cases[case["id"]].technology)
    scores = [case["score"] for case in answer["cases"]]
    assert scores == sorted(scores, reverse=True) and all(0 <= score <= 1 for score in scores)
    figures = [bool(known.cases[each].figures) for each in ids]
    assert figures == sorted(figures, reverse=True), "a case without figures stands before one that has some"
    return ids


def test_cases_lists_them_all_for_empty_words(known: Knowledge) -> None:
    for answer in told("cases", {"q": ""}, {"q": "   "}, {}):
        assert set(_in_order(answer, known)) == set(known.cases)
    assert any(not case.figures for case in known.cases.values()) and any(case.figures for case in known.cases.values())


def test_cases_never_puts_a_case_without_figures_before_one_with(known: Knowledge) -> None:
    queries = ["電鍍", "染整廢水", "节能", "VOC", "printing", "furnace", "水泥", "energy", "air", "effluent", "other", "玩具", "東莞", *known.sector_names]
    found = [_in_order(answer, known) for answer in told("cases", *({"q": query} for query in queries))]
    assert sum(bool(each) for each in found) >= len(queries) - 3
    mixed = sum({bool(known.cases[each].figures) for each in ids} == {True, False} for ids in found)
    assert mixed >= 3, "no search finds cases of both kinds, so the order was not tried"


def test_cases_by_technology_finds_exactly_those_of_it(known: Knowledge) -> None:
    for kind, answer in zip(("energy", "air", "effluent"), told("cases", {"q": "energy"}, {"q": "air"}, {"q": "effluent"}), strict=True):
        assert set(_in_order(answer, known)) == {case.id for case in known.cases.values() if case.technology == kind}


def test_cases_of_a_named_trade_come_first_from_its_sector(known: Knowledge) -> None:
    for answer, sector in zip(told("cases", {"q": "染廠"}, {"q": "cement"}, {"q": "電鍍廠"}), ("textiles", "non-metallic-minerals", "metals"), strict=True):
        assert answer["cases"][0]["sector"] == sector


def test_cases_takes_odd_words(known: Knowledge) -> None:
    for answer in told("cases", *({"q": odd} for odd in ODD)):
        _in_order(answer, known)


# --- sector ---


def test_sector_finds_asks_and_finds_none() -> None:
    lines = [{"q": "電鍍廠"}, {"q": "彩盒"}, {"q": "塑膠廠"}, {"q": ""}, {}, {"q": "江門"}, *({"q": odd} for odd in ODD)]
    answers = told("sector", *lines)
    assert answers[0] == {"sectors": ["metals"], "ask": False}
    assert answers[1] == {"sectors": ["printing-publishing", "paper"], "ask": True}
    assert answers[2:6] == [{"sectors": [], "ask": False}] * 4
    assert all(set(answer) == {"sectors", "ask"} for answer in answers)


# --- eligibility ---

GOOD: Json = {
    "date": "2010-06-01", "component": "on_site_assessment", "sector": "metals", "hk_owned": True, "place": "prd", "cost_hkd": 40000, "improved_already": False,
    "concern": "energy",
}  # fmt: skip


def test_eligibility_answers_every_line_and_goes_on_after_one_that_cannot_be_read() -> None:
    wrong: list[Json] = [{"component": "loan"}, {"date": "soon"}, {"cost_hkd": -5}, {"cost_hkd": 0.001}, {"cost_hkd": "a lot"}, {"cost_hkd": 10**30}]
    wrong += [{"hk_owned": "yes"}, {"place": "mars"}, {"sector": "x"}, {"concern": "noise"}, {"improved_already": 1}]
    lines: list[Any] = [GOOD, *(GOOD | each for each in wrong), {}, [], "words", 7, None, GOOD | {"cost_hkd": None}]
    answers = told("eligibility", *lines)
    assert (answers[0]["verdict"], answers[0]["grant_hkd"], answers[0]["own_share_hkd"], answers[0]["programme"]) == ("yes", 15000, 25000, "2008-2013")
    for each, answer in zip(wrong, answers[1:], strict=False):
        assert set(answer) == {"error"} and next(iter(each)) in answer["error"]
    assert all(set(answer) == {"error"} for answer in answers[1:-1])
    assert (answers[-1]["verdict"], answers[-1]["grant_hkd"]) == ("yes", None)


def test_eligibility_keeps_cents_and_gives_whole_dollars_as_whole_numbers() -> None:
    done = bot("eligibility", "--jsonl", lines=json.dumps(GOOD | {"cost_hkd": 29999.99}) + "\n" + json.dumps(GOOD | {"cost_hkd": 30000.0}) + "\n")
    assert '"grant_hkd": 14999.99, "own_share_hkd": 15000,' in done.stdout and '"grant_hkd": 15000, "own_share_hkd": 15000,' in done.stdout


def test_eligibility_has_the_fields_that_were_agreed() -> None:
    (answer,) = told("eligibility", GOOD | {"component": "verification"})
    assert set(answer) == {"verdict", "grant_hkd", "own_share_hkd", "programme", "reasons", "flips"} and answer["verdict"] == "no"
    assert all(set(reason) == {"criterion", "verdict", "source"} and reason["source"] for reason in answer["reasons"])
    assert {"change": {"improved_already": True}, "verdict": "yes"} in answer["flips"]
    (early,) = told("eligibility", GOOD | {"date": "2010-01-20", "concern": "effluent"})
    assert {"change": {"date": "2010-01-21"}, "verdict": "yes"} in early["flips"]


def test_eligibility_follows_the_phase_that_the_operator_has_set() -> None:
    line = GOOD | {"date": "2013-06-01", "place": "guangdong_outside_prd", "concern": "air", "cost_hkd": 20000}
    assert [each["verdict"] for each in told("eligibility", line)] == ["no"]
    (later,) = told("eligibility", line, CPPBOT_PROGRAMME="2013-2015")
    assert (later["verdict"], later["grant_hkd"], later["programme"]) == ("yes", 10000, "2013-2015")


def test_a_phase_without_rules_stops_the_command_and_names_those_there_are(known: Knowledge) -> None:
    done = bot("eligibility", "--jsonl", lines=json.dumps(GOOD) + "\n", CPPBOT_PROGRAMME="1999-2001")
    assert done.returncode != 0 and done.stdout == "" and "Traceback" not in done.stderr
    assert "1999-2001" in done.stderr and all(phase in done.stderr for phase in known.packs)


# --- check, help ---


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program and its knowledge, to be damaged."""
    folder = tmp_path_factory.mktemp("copy")
    for name in ("bot", "knowledge"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


DAMAGE = [
    ("knowledge/rules/2008-2013.yaml", "as_at: 2011-03-31", "as_at: soon"),
    ("knowledge/rules/2008-2013.yaml", "offered: \"yes\"\n    sources: [paper 3(c)", "offered: maybe\n    sources: [paper 3(c)"),
    ("knowledge/faq/verification-who.md", "\n## en", "\n## fr"),
    ("knowledge/faq/verification-who.md", "next: verification-fee-cap", "next: nowhere"),  # well formed, and wrong all the same
    ("knowledge/faq/hotline.md", "id: hotline", "id: hotlne"),
    ("knowledge/cases/paper.yaml", "\ncases:", "\ncases: ["),
    ("knowledge/places.yaml", "place: part", "place: partly"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "whole", "damaged"), DAMAGE, ids=lambda value: str(value)[:40].strip())
def test_check_fails_on_damaged_knowledge_and_names_file_and_line(name: str, whole: str, damaged: str, program: Path) -> None:
    before = bot("check", cwd=program)
    path = program / name
    text = path.read_text(encoding="utf-8")
    assert whole in text, f"{name} has changed: choose another damage"
    try:
        path.write_text(text.replace(whole, damaged, 1), encoding="utf-8")
        after = bot("check", cwd=program)
    finally:
        path.write_text(text, encoding="utf-8")
    new = set(after.stderr.splitlines()) - set(before.stderr.splitlines())
    assert after.returncode != 0 and "Traceback" not in after.stderr
    named = [line.split(":")[1] for line in new if line.startswith(f"{name}:")]
    assert named and all(number.isdecimal() for number in named), after.stderr[-2000:]


def test_damaged_knowledge_stops_the_other_commands_too(program: Path) -> None:
    path = program / "knowledge" / "contacts.yaml"
    text = path.read_text(encoding="utf-8")
    try:
        path.write_text("a: [", encoding="utf-8")
        done = bot("ask", "--jsonl", lines='{"q": "評估"}\n', cwd=program)
    finally:
        path.write_text(text, encoding="utf-8")
    assert done.returncode != 0 and done.stdout == "" and "knowledge/contacts.yaml:" in done.stderr and "Traceback" not in done.stderr


def test_help_names_every_command() -> None:
    shown = bot("--help").stdout
    assert all(f"\n  {command} " in shown for command in ("ask", "cases", "chat", "check", "eligibility", "run", "sector", "staff"))


def test_the_commands_for_programs_insist_on_json_lines() -> None:
    assert bot("ask", lines='{"q": "評估"}\n').returncode == 2
