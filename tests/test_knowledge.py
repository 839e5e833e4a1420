"""Reading knowledge/: the real folder loads whole; what is wrong in its form is told with file, line and field, all of it at once, and nothing starts."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot import __main__, knowledge
from bot.flows.eligibility import SECTORS
from bot.knowledge import FOLDER, Knowledge, KnowledgeWrong, placeholders
from bot.messages import LANGUAGES
from bot.wording import Wording

CARD = "faq/assessment-cap.md"
RULES = "rules/2008-2013.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "knowledge"))


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def line(path: Path, text: str) -> int:
    return next(number for number, each in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if text in each)


def problems(folder: Path) -> list[str]:
    with pytest.raises(KnowledgeWrong) as wrong:
        knowledge.load(folder)
    return wrong.value.problems


def test_the_real_folder_is_whole(known: Knowledge) -> None:
    assert set(known.answers) == {path.stem for path in (FOLDER / "faq").glob("*.md")}
    assert set(known.packs) == {"2008-2013", "2013-2015", "2015-2020", "2020-2025", "2025-2027"}
    assert {sector.id for sector in known.sectors.sectors} == set(SECTORS)
    assert set(known.contacts) == {"hotline", "email", "website", "address"}
    assert known.cases and known.negatives and known.vocabulary.same and known.places


def test_the_described_phase_says_what_the_paper_says(known: Knowledge) -> None:
    pack = known.packs["2008-2013"]
    assert (pack.term.start.isoformat(), pack.term.end.isoformat(), pack.budget.number) == ("2008-04-18", "2013-01-20", 93_060_000)  # type: ignore[union-attr]
    money = {name: (part.share.number, part.cap.number, part.above_cap and part.above_cap.value) for name, part in pack.components.items()}
    assert money == {"on_site_assessment": (50, 15_000, "factory"), "demonstration": (50, None, None), "verification": (100, 15_000, "unknown")}
    assert pack.components["demonstration"].average.number == 160_000  # type: ignore[union-attr]


def test_every_rule_and_contact_in_the_editors_readme_exists(known: Knowledge, wording: Wording) -> None:
    names = {name for name in placeholders((FOLDER / "README.md").read_text(encoding="utf-8")) if "." in name}
    assert len(names) >= 13
    for name in names:
        if name.startswith("contact."):
            assert wording.contact(name.removeprefix("contact."), "en")
        else:
            wording.rule(name, "2008-2013", "en")


@pytest.mark.parametrize(
    ("file", "old", "new", "at", "says"),
    [
        (CARD, "group: assessment", "group: [assessment", "sources:", "this is not YAML"),
        (CARD, "group: assessment\n", "", 2, "group: Field required"),
        (CARD, "group:", "grupo:", "grupo:", "grupo: Extra inputs are not permitted"),
        (CARD, "as_at: 2011-03-31", "as_at: March 2011", "as_at:", "as_at"),
        (CARD, "- paper annex 2(b)", "- page 9", "- page 9", "'page 9' is no source: write paper 9"),
        (CARD, "- paper annex 2(b)", "- paper annex 3(b)", "- paper annex 3(b)", "is no source"),
        (CARD, "id: assessment-cap", "id: assessment-top", 2, "the id is assessment-top but the file is called assessment-cap"),
        (CARD, "---\nid", "id", 1, "no head"),
        (CARD, "## zh-Hans ", "## zh-CN ", 2, "no text in zh-Hans: add it"),
        (CARD, "## zh-Hans ", "zh-Hans ", 2, "no text in zh-Hans: add it"),
        (CARD, "## en Cap of the assessment subsidy", "## en", 2, "no text in en: add it"),
        (CARD, "  yue:", "  cantonese:", "  cantonese:", "examples.cantonese"),
        (RULES, 'offered: "yes"', 'offered: "maybe"', 'offered: "maybe"', "components.on_site_assessment.offered"),
        (RULES, "value: 15000,", "value: a lot,", "cap: {value: a lot", "components.on_site_assessment.cap.value"),
        (RULES, "unit: percent", "unit: pct", "unit: pct", "components.on_site_assessment.share.unit"),
        (RULES, ", zh-Hans: 2008至2013年", "", "name:", "no text in zh-Hans: add it"),
        ("sectors.yaml", "zh-Hans: 纺织业, ", "", "name: {zh-Hant: 紡織業", "no text in zh-Hans: add it"),
        ("places.yaml", "    place: prd", "    place: delta", "    place: delta", "places.0.place"),
        ("cases/metals.yaml", "technology: energy", "technology: power", "technology: power", "cases.0.technology"),
        ("cases/metals.yaml", "relation: hk_owned_outside_programme", "relation: funded", "relation: funded", "cases.0.relation"),
        ("contacts.yaml", "value: event@cleanerproduction.hk", "valeu: event@cleanerproduction.hk", "email:", "email.value: Field required"),
        ("contacts.yaml", "    zh-Hans: 香港九龙达之路78号生产力大楼\n", "", "value:", "no text in zh-Hans: add it"),
        ("negatives.yaml", "\n- BUD", "\n- {a: b}\n- BUD", "- {a: b}", "0: Input should be a valid string"),
        ("vocabulary.yaml", "\nsame:", "\nsames:", "sames:", "Extra inputs are not permitted"),
    ],
)
def test_a_fault_of_form_is_told_with_file_line_and_field(folder: Path, file: str, old: str, new: str, at: str | int, says: str) -> None:
    replace(folder / file, old, new)
    where = at if isinstance(at, int) else line(folder / file, at)
    if file == "contacts.yaml" and at == "value:":
        where = line(folder / file, "    zh-Hant:") - 1
    found = problems(folder)
    assert [each for each in found if each.startswith(f"knowledge/{file}:{where}: ") and says in each], found


@pytest.mark.parametrize("file", ["sectors.yaml", "places.yaml", "contacts.yaml", "negatives.yaml", "vocabulary.yaml"])
def test_a_missing_file_is_told(folder: Path, file: str) -> None:
    (folder / file).unlink()
    assert problems(folder) == [f"knowledge/{file}:1: the file is missing: put it back"]


def test_two_cases_with_one_id_are_told(folder: Path) -> None:
    replace(folder / "cases" / "metals.yaml", "id: johnson-electric-group", "id: kingboard-compressors")
    assert problems(folder) == ["knowledge/cases/metals.yaml: the id kingboard-compressors occurs twice: give one of them another"]


def test_all_problems_are_told_at_once(folder: Path) -> None:
    replace(folder / CARD, "group:", "grupo:")
    replace(folder / RULES, "unit: percent", "unit: pct")
    (folder / "places.yaml").unlink()
    assert {re.split(r":\d+", each)[0] for each in problems(folder)} == {f"knowledge/{CARD}", f"knowledge/{RULES}", "knowledge/places.yaml"}


def test_the_command_tells_the_problems_and_fails(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace(folder / CARD, "31 March", "30 March")
    known = knowledge.load(folder)
    monkeypatch.setattr(__main__.knowledge_folder, "load", lambda: known)
    result = CliRunner().invoke(__main__.cli, ["check"])
    place = f"knowledge/{CARD}:{line(folder / CARD, '## en')}: "
    assert (result.exit_code, result.output.count("\n")) == (1, 1)
    assert result.output.startswith(place)


def test_the_command_is_content_with_the_real_folder() -> None:
    result = CliRunner().invoke(__main__.cli, ["check"])
    assert (result.exit_code, result.output) == (0, "The knowledge is in order.\n")


def test_names_in_braces_are_found() -> None:
    assert list(placeholders("a {x.y}, {2013-2015:programme.budget} { no } {contact.hotline}")) == ["x.y", "2013-2015:programme.budget", "contact.hotline"]


def test_every_text_of_the_hotline_is_in_three_languages(known: Knowledge) -> None:
    for answer in known.answers.values():
        assert set(answer.titles) == set(answer.bodies) == set(LANGUAGES)
