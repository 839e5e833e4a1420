"""The checks of knowledge/: the real folder has no problems, and every check finds a fault that is planted, with its file and line."""

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot import knowledge
from bot.checks import CHECKS, keys, problems
from bot.checks.hotline import MONEY
from bot.checks.lines import CODE
from bot.knowledge import FOLDER, KnowledgeWrong

CARD = "faq/assessment-cap.md"
RULES = "rules/2008-2013.yaml"
COMMON = "words/{}/common.ftl"
HOTLINE = "words/{}/hotline.ftl"
ZH, CN, EN = "## zh-Hant ", "## zh-Hans ", "## en "


class Copy:
    """A copy of knowledge/ and of the program, to be damaged."""

    def __init__(self, folder: Path) -> None:
        self.knowledge = folder / "knowledge"
        self.code = folder / "bot"
        shutil.copytree(FOLDER, self.knowledge)
        shutil.copytree(CODE, self.code, ignore=shutil.ignore_patterns("__pycache__", "_knowledge"))

    def path(self, file: str) -> Path:
        return self.code.parent / file if file.startswith("bot/") else self.knowledge / file

    def replace(self, file: str, old: str, new: str, after: str = "") -> None:
        """The first `old` behind `after` becomes `new`."""
        text = self.path(file).read_text(encoding="utf-8")
        start = text.index(old, text.index(after))
        self.path(file).write_text(text[:start] + new + text[start + len(old) :], encoding="utf-8")

    def line(self, file: str, text: str, after: str = "") -> int:
        """The line of the first `text` behind `after`, or the last line for ""."""
        whole = self.path(file).read_text(encoding="utf-8")
        start = whole.index(text, whole.index(after))
        return whole.count("\n", 0, start) + 1

    def problems(self) -> list[str]:
        try:
            return problems(knowledge.load(self.knowledge), self.code)
        except KnowledgeWrong as wrong:
            return wrong.problems


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return Copy(tmp_path)


@dataclass(frozen=True)
class Fault:
    """In `file` the first `old` behind `after` becomes `new`; then line `at` (the text that stands there, in `told_in` if it is another file) is named
    with `says`."""

    check: str
    file: str
    old: str
    new: str
    at: str
    says: str
    after: str = ""
    told_in: str = ""


def card(check: str, old: str, new: str, at: str, says: str, after: str = ZH) -> Fault:
    return Fault(check, CARD, old, new, at, says, after)


LONG = "長" * 61
LINK = "[計劃網站](https://example.org/" + "a" * 900 + ")"

FAULTS = [
    *(
        card("no_money_is_typed", "{on_site_assessment.cap}。", f"{typed}。{{on_site_assessment.cap}}。", typed, "is typed")
        for typed in ("HK$15,000", "15,000元", "一萬五千蚊", "15000 港元", "1.5 萬元", "HKD 15000", "RMB15000 ", "50%", "百分之五十", "五成")
    ),
    card("no_money_is_typed", "capped at", "capped at 50 percent or", "capped at 50 percent", "is typed", EN),
    card("no_money_is_typed", "Cap of the", "Half of the", "## en Half of the", "is typed", EN),
    card("placeholders_exist", "{on_site_assessment.cap}", "{on_site_assessment.cup}", "cup}", "neither a rule nor a contact"),
    card("placeholders_exist", "{on_site_assessment.cap}", "{1999-2000:on_site_assessment.cap}", "{1999-2000", "neither a rule nor a contact"),
    card("placeholders_exist", "{on_site_assessment.cap}", "{contact.fax}", "{contact.fax}", "neither a rule nor a contact"),
    card("placeholders_exist", "{on_site_assessment.share} of", "part of", EN, "is not in both zh-Hant and en", EN),
    card("placeholders_exist", "不可套用。", "不可套用 { contact.hotline }。", ZH, "a brace belongs to no name"),
    card("each_language_stands_once", ZH, "## en Cap once more\n\nOne.\nTwo.\n\n## zh-Hant ", "## en Cap of", "a second part in en", ""),
    card("figures_agree", "31 March", "30 March", EN, "zh-Hant has 31 where en has 30", EN),
    card("figures_agree", "2020至2025年", "2020至2026年", CN, "zh-Hant has 2025 where zh-Hans has 2026", CN),
    Fault("figures_agree", "cases/metals.yaml", "down 52.7%", "down 57.2%", "down 57.2%", "zh-Hant has 52.7 where en has 57.2"),
    Fault("figures_agree", "cases/metals.yaml", "提高到 43.9%", "提高到 49.3%", "提高到 49.3%", "zh-Hant has 43.9 where zh-Hans has 49.3"),
    card("lengths_fit", "實地評估的資助上限", "實地評估的資助上限以及超出上限的部分", ZH, "the title has 18 characters"),
    card("lengths_fit", "Cap of the assessment subsidy", "The cap of the subsidy for an assessment.", EN, "the title has 41 characters", EN),
    card("lengths_fit", "後來的期數", "一。\n二。\n後來的期數", ZH, "the text has 5 lines"),
    card("lengths_fit", "後來的期數", "\n後來的期數", ZH, "no empty one"),
    card("lengths_fit", "後來的期數", f"{LONG}\n後來的期數", LONG, "the line has 61 characters"),
    card("lengths_fit", "Later phases", "L" * 101 + "ater phases", "LLLLL", "characters: shorten it to 150", EN),
    card("cards_fit", "後來的期數", f"{LINK}後來的期數", ZH, "characters: shorten the text until it has 1000"),
    Fault("cards_fit", "cases/metals.yaml", "Worldwide group figures", "Worldwide " * 90, "- id: johnson-electric-group", "in en: shorten the texts"),
    card("next_steps_exist", "next: assessment-over-cap", "next: nowhere", "next: nowhere", "'nowhere' leads nowhere", ""),
    card("next_steps_exist", "next: assessment-over-cap", "next: assessment-cap", "next: assessment-cap", "leads nowhere", ""),
    card("next_steps_exist", "next: assessment-over-cap", "next: menu", "next: menu", "leads nowhere", ""),
    card("examples_lead_to_one_topic", "  yue:\n", "  yue:\n    - 年度报告！\n", "年度报告！", "is an example of annual-report too", ""),
    Fault("examples_lead_to_one_topic", "negatives.yaml", "- BUD", "- 有冇年度報告睇?\n- BUD", "- 有冇年度報告睇?", "is an example of annual-report"),
    Fault("ids_fit_on_buttons", "cases/metals.yaml", "id: johnson-electric-group", f"id: {'j' * 41}", "id: jjj", "is too long"),
    Fault("phases_are_named_as_their_files", "rules/2013-2015.yaml", "id: 2013-2015", "id: 2013-2016", "id: 2013-2016", "no phase has the id 2013-2015"),
    Fault("dates_are_in_order", RULES, "as_at: 2011-03-31", "as_at: 2008-03-31", "as_at: 2008", "as_at (2008-03-31) is before term.start"),
    Fault("dates_are_in_order", RULES, "end: 2013-01-20", "end: 2010-01-20", "end: 2010", "term.end (2010-01-20) is before as_at"),
    Fault("numbers_have_sources", RULES, "unit: HKD, sources: [paper 2]", "unit: HKD, sources: []", "budget:", "budget is 93060000 and rests on no source"),
    Fault(
        "numbers_have_sources", RULES, "per: assessment, sources: [paper annex 2(b)]", "sources: []", "cap: {value: 15000", "on_site_assessment.cap is 15000"
    ),
    Fault("numbers_have_sources", RULES, "unit: factories, sources: [paper annex 2(b)]", "unit: factories, sources: []", "target:", "target is 1000"),
    Fault("numbers_have_sources", RULES, "from: 2010-01-21, sources: [paper 4]", "from: 2010-01-21, sources: []", "effluent:", "concerns.effluent is 2010"),
    Fault("the_described_phase_is_complete", RULES, "{value: 50,", "{value: unknown,", "share: {value: unknown", "on_site_assessment.share is unknown"),
    Fault("the_described_phase_is_complete", RULES, "{value: factory,", "{value: unknown,", "above_cap:", "on_site_assessment.above_cap is unknown"),
    Fault("sectors_are_the_eight", "sectors.yaml", "- id: textiles", "- id: textile", "- id: textile\n", "is not one of the eight sectors"),
    Fault("sectors_are_the_eight", "sectors.yaml", "- id: textiles", "- id: textile", "sectors:  ", "the sector textiles is missing"),
    Fault("sectors_are_the_eight", "sectors.yaml", "sectors: [", "sectors: [textile, ", "sectors: [textile,", "there is no sector 'textile'", "\nambiguous:"),
    Fault("words_lead_to_one_sector", "sectors.yaml", "[非金屬,", "[非金屬, 纺织,", "[非金屬, 纺织", "'纺织' is '紡織' in the entry of line 16 too"),
    Fault("words_lead_to_one_sector", "sectors.yaml", "[非金屬,", "[非金屬, Garments,", "[非金屬, Garments", "'Garments' is 'garment'"),
    Fault("names_mean_one_place", "places.yaml", "[鵬城,", "[鵬城, 番禺,", "[鵬城, 番禺", "'番禺' is '番禺' in the entry of line"),
    Fault("names_mean_one_place", "places.yaml", "[仲愷,", "[仲愷, 大亚湾,", "[仲愷, 大亚湾", "'大亚湾' is '大亞灣' in the entry of line"),
    Fault("words_fold_to_one_line", "vocabulary.yaml", "same:\n", "same:\n  - [甲乙丙, 丁戊己]\n  - [庚辛, 丁戊己]\n", "- [庚辛", "'丁戊己' is in line"),
    Fault("cases_name_known_sectors", "cases/metals.yaml", "sector: metals", "sector: metal", "sector: metal\n", "there is no sector 'metal'"),
    Fault(
        "places_have_each_id_once", "places.yaml", "- id: huiyang", "- id: huicheng", "- id: huicheng\n        name: {zh-Hant: 惠陽", "huicheng occurs twice"
    ),
    Fault("keys_stand_once", RULES, "budget:", "as_at: 2012-03-31\nbudget:", "as_at: 2012", "'as_at' stands here a second time"),
    card("keys_stand_once", "next:", "next: human\nnext:", "next: assessment-over-cap", "'next' stands here a second time", ""),
    Fault("words_can_be_read", COMMON.format("en"), "back = Previous", "back Previous", "back Previous", "this is no message ('back Previous question')"),
    Fault("words_can_be_read", COMMON.format("zh-Hans"), "{ $reference }", "{ $reference ", "our-error", "this is no message"),
    Fault("messages_stand_once", COMMON.format("en"), "menu = ", "back = Back\nmenu = ", "back = Previous", "back stands in common.ftl:"),
    Fault("messages_are_in_all_languages", COMMON.format("zh-Hans"), "\nback = ", "\n# back = ", "#", "there is no message back"),
    Fault("messages_are_in_all_languages", HOTLINE.format("en"), "did-you-mean = ", "did-we-mean = ", "#", "there is no message did-you-mean"),
    Fault(
        "variables_are_the_same", COMMON.format("en"), "{ $what }", "{ $that }", "menu-resume =", "$that, $what is not in both zh-Hant and en of menu-resume"
    ),
    Fault("variables_are_the_same", HOTLINE.format("zh-Hans"), "{ $reference }", "", "enquiry-opened =", "$reference is not in both zh-Hant and zh-Hans"),
    Fault("figures_of_messages_agree", COMMON.format("en"), "24 hours", "48 hours", "staff-link-invalid", "zh-Hant has 24 where en has 48"),
    Fault("messages_exist_that_are_said", "bot/desk.py", '"say": "ask-away"', '"say": "ask-us"', '"say": "ask-us"', "there is no message ask-us"),
    Fault("messages_exist_that_are_said", "bot/desk.py", '"do:menu", {"say": "menu"}', '"do:menu", {"say": "start"}', '"start"}', "there is no message start"),
    Fault(
        "messages_exist_that_are_said", "bot/flows/enquiry.py", 'talk.say("enquiry-not-sent")', 'talk.say("unsent")', '"unsent"', "there is no message unsent"
    ),
    Fault("messages_exist_that_are_said", "bot/flows/enquiry.py", '["yes", "no"]', '["yes", "later"]', '"later"', "there is no message send-later"),
    Fault(
        "messages_exist_that_are_said", "bot/flows/enquiry.py", 'talk.ask("email"', 'talk.ask("e_mail"', '"e_mail"', "there is no message enquiry-e-mail-name"
    ),
    Fault("messages_exist_that_are_said", "bot/flows/cases.py", '"cases-none"', '"cases-no"', '"cases-no"', "there is no message cases-no"),
    Fault("messages_exist_that_are_said", "bot/forms.py", 'f"not-understood-', 'f"unclear-', 'f"unclear-', "the message unclear-* is put together here"),
    Fault(
        "messages_exist_that_are_said",
        "bot/questions.py",
        '"phone-unread"',
        '"phone-bad"',
        "not-understood-{",
        "not-understood-phone-bad",
        told_in="bot/forms.py",
    ),
    Fault(
        "messages_exist_that_are_said", "bot/handlers/templates/page.html", "say('web-send'", "say('web-post'", "say('web-post'", "there is no message web-post"
    ),
    Fault(
        "messages_are_said_that_exist", "bot/desk.py", '"say": "ask-away"', '"say": "menu"', "ask-away =", "nothing says ask-away", "", COMMON.format("zh-Hant")
    ),
    Fault("questions_are_listed", "bot/flows/enquiry.py", 'talk.ask("email"', 'talk.ask("e_mail"', '"e_mail"', "the question enquiry-e-mail is new"),
    Fault("telegram_texts_fit", "words/en/telegram.ftl", "Answers on", "Answers " * 6 + "on", "telegram-short-description", "shorten it to 120"),
    Fault(
        "labels_mean_one_choice",
        HOTLINE.format("en"),
        "send-no-words = no",
        "send-no-words = no | OK!",
        "send-no-words",
        "'OK!' (send-no) is a word of send-yes",
    ),
    Fault(
        "labels_mean_one_choice", COMMON.format("zh-Hans"), "not-sure-words = ", "not-sure-words = 污水 | ", "not-sure-words", "is a word of concern-effluent"
    ),
    Fault("labels_mean_one_choice", "sectors.yaml", "en: Textile}", "en: None}", "sector-other-words", "is a word of textiles", "", "words/en/eligibility.ftl"),
    card("labels_mean_one_choice", "Cap of the assessment subsidy", "The yearly progress report", EN, "is a word of annual-report too", EN),
    Fault(
        "commands_mean_one_thing", COMMON.format("en"), "command-help-words = help", "command-help-words = help | Home", "command-help", "is a word of menu too"
    ),
]


def with_few_examples(copy: Copy) -> str:
    text = copy.path(CARD).read_text(encoding="utf-8")
    start, end = text.index("  yue:\n") + len("  yue:\n"), text.index("  zh-Hans:\n")
    copy.path(CARD).write_text(text[:start] + "    - 上限幾多呀？\n    - 封頂幾多呀？\n" * 3 + text[end:], encoding="utf-8")
    return f"knowledge/{CARD}:{copy.line(CARD, '  yue:')}: 2 different examples in yue"


def with_a_long_topic_id(copy: Copy) -> str:
    copy.replace(CARD, "id: assessment-cap", f"id: {'a' * 41}")
    copy.path(CARD).rename(copy.path(f"faq/{'a' * 41}.md"))
    return f"knowledge/faq/{'a' * 41}.md:2: the id has 41 characters"


def without_words_of_a_sector(copy: Copy) -> str:
    text = copy.path("sectors.yaml").read_text(encoding="utf-8")
    copy.path("sectors.yaml").write_text(re.sub(r"      en: \[textile, [^\]]*\]", "      en: []", text), encoding="utf-8")
    return f"knowledge/sectors.yaml:{copy.line('sectors.yaml', '    words:')}: no words in en"


def without_a_file_of_words(copy: Copy) -> str:
    copy.path("words/zh-Hans/telegram.ftl").unlink()
    return "knowledge/words/zh-Hans/telegram.ftl:1: there is no message telegram-name"


def without_the_described_phase(copy: Copy) -> str:
    copy.replace(RULES, "id: 2008-2013", "id: 2008-2012")
    return f"knowledge/{RULES}:1: there are no rules of 2008-2013"


def with_a_word_of_a_district_on_a_button(copy: Copy) -> str:
    copy.replace("places.yaml", "en: Huicheng}", "en: Not sure}")
    return f"knowledge/{COMMON.format('en')}:{copy.line(COMMON.format('en'), 'not-sure =')}: 'Not sure' (not-sure) is a word of huicheng too"


def with_two_cases_of_one_title(copy: Copy) -> str:
    copy.replace("cases/technologies.yaml", "en: Solvent recovery}", "en: Waste heat recovery}")
    line = copy.line("cases/technologies.yaml", "Waste heat recovery}", "溶劑回收, zh-Hans")
    return f"knowledge/cases/technologies.yaml:{line}: 'Waste heat recovery' (solvent-recovery) is a word of waste-heat-recovery"


MORE: list[tuple[str, Callable[[Copy], str]]] = [
    ("examples_are_enough", with_few_examples),
    ("ids_fit_on_buttons", with_a_long_topic_id),
    ("sectors_have_words_in_all_languages", without_words_of_a_sector),
    ("messages_are_in_all_languages", without_a_file_of_words),
    ("the_described_phase_is_complete", without_the_described_phase),
    ("labels_mean_one_choice", with_two_cases_of_one_title),
    ("labels_mean_one_choice", with_a_word_of_a_district_on_a_button),
]


def test_the_real_folder_has_no_problems() -> None:
    assert problems(knowledge.load()) == []


def test_a_copy_has_no_problems_either(copy: Copy) -> None:
    assert copy.problems() == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.check}: {fault.new[:30]!r}")
def test_a_planted_fault_is_found_at_its_line(copy: Copy, fault: Fault) -> None:
    copy.replace(fault.file, fault.old, fault.new, fault.after)
    told_in = fault.told_in or fault.file
    place = f"{'' if told_in.startswith('bot/') else 'knowledge/'}{told_in}:{1 if fault.at == '#' else copy.line(told_in, fault.at)}: "
    found = copy.problems()
    assert [each for each in found if each.startswith(place) and fault.says in each], found


@pytest.mark.parametrize("damage", [damage for _, damage in MORE], ids=lambda damage: damage.__name__)
def test_a_bigger_fault_is_found_too(copy: Copy, damage: Callable[[Copy], str]) -> None:
    expected = damage(copy)
    found = copy.problems()
    assert [each for each in found if each.startswith(expected)], found


def test_every_check_has_a_planted_fault() -> None:
    assert {check.__name__ for check in CHECKS} == {fault.check for fault in FAULTS} | {check for check, _ in MORE}


@pytest.mark.parametrize(
    "text", ["完成改善", "計劃成立後", "多元的活動", "管理單元", "委員會成員", "first of the four", "a dollarless day", "2010年4月1日", "共有88個項目"]
)
def test_words_that_only_look_like_money_pass(text: str) -> None:
    assert not MONEY.search(text)


def test_the_table_of_made_keys_lists_nothing_that_is_gone() -> None:
    there = {(each.path.relative_to(CODE).as_posix(), each.key) for each in keys.said(CODE)}
    assert [(file, key) for file, made in keys.MADE.items() for key in made if (file, key) not in there] == []


def test_the_table_of_questions_lists_nothing_that_is_gone() -> None:
    questions = {each.key.rstrip("*") for each in keys.asked(CODE)}
    said = {each.key for each in keys.said(CODE)} | {key for made in keys.MADE.values() for come_to in made.values() for key in come_to}
    assert [key for key in keys.TOGETHER if key not in questions | said] == []


def test_every_problem_is_one_line_with_place_fault_and_remedy(copy: Copy) -> None:
    for fault in FAULTS[::7]:
        copy.replace(fault.file, fault.old, fault.new, fault.after)
    found = copy.problems()
    assert len(found) >= len(FAULTS[::7])
    assert all(re.fullmatch(r"(knowledge|bot)/[\w./-]+:\d+: [^\n]+: [^\n]+", each) for each in found)
