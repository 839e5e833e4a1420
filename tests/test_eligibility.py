"""Who is entitled to what, against the table that was written from the paper (eligibility_cases.yaml) and not from the program."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date, datetime
from decimal import ROUND_DOWN, Decimal
from itertools import combinations, product
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot import knowledge
from bot.knowledge import COMPONENTS, Knowledge, RulePack
from bot.messages import Address
from bot.programme import Here, eligibility_lines
from bot.programme.eligibility import QUESTIONS, Facts, any_open, check, day_to_judge, flips, judge, money, next_question

TABLE = yaml.safe_load((Path(__file__).parent / "eligibility_cases.yaml").read_text(encoding="utf-8"))
PACKS = knowledge.load().packs
PAPER = PACKS[TABLE["phase"]]
LATER = [name for name in PACKS if name != TABLE["phase"]]

SECTORS = [row["sector"] for row in TABLE["criteria"]["sector"]["rows"]]
PLACES = [row["place"] for row in TABLE["criteria"]["place"]["rows"]]
OWNERSHIP = [row["hk_owned"] for row in TABLE["criteria"]["ownership"]["rows"]]
IMPROVEMENT = [row["improved_already"] for row in TABLE["criteria"]["improvement"]["rows"]]
CONCERNS = ["air", "energy", "effluent", None]
DAYS = [date.fromisoformat(day) for day in ["2008-04-17", "2008-04-18", "2010-01-20", "2010-01-21", "2011-03-31", "2013-01-20", "2013-01-21", "2015-01-01"]]
COSTS = [None, *(Decimal(str(row["cost_hkd"])) for row in TABLE["money"][0]["rows"])]


# --- the oracle: the criteria and the money of the table, nothing of the program ---


def _rows(criterion: str, name: str) -> dict[Any, str]:
    return {row[name]: row["verdict"] for row in TABLE["criteria"][criterion]["rows"]}


OWNERSHIP_SAYS, PLACE_SAYS, SECTOR_SAYS = _rows("ownership", "hk_owned"), _rows("place", "place"), _rows("sector", "sector")
IMPROVEMENT_SAYS = {(row["component"], row["improved_already"]): row["verdict"] for row in TABLE["criteria"]["improvement"]["rows"]}
MONEY = {(entry["component"], Decimal(str(row["cost_hkd"]))): (row["grant_hkd"], row["own_share_hkd"]) for entry in TABLE["money"] for row in entry["rows"]}


def in_force(criterion: str, day: date, **given: Any) -> str | None:
    """The verdict of the newest row that is not after `day`."""
    rows = [row for row in TABLE["criteria"][criterion]["rows"] if row["date"] <= day and all(row[name] == value for name, value in given.items())]
    return max(rows, key=lambda row: row["date"])["verdict"] if rows else None


def expected_criteria(component: str, facts: Facts) -> dict[str, str | None]:
    expected = {
        "period": in_force("period", facts.day),
        "ownership": OWNERSHIP_SAYS[facts.hk_owned],
        "place": PLACE_SAYS[facts.place],
        "sector": SECTOR_SAYS[facts.sector],
        "concern": in_force("concern", facts.day, concern=facts.concern),  # None before the phase, where the table says nothing
    }
    if (component, facts.improved_already) in IMPROVEMENT_SAYS:
        expected["improvement"] = IMPROVEMENT_SAYS[component, facts.improved_already]
    return expected


def combined(criteria: dict[str, str | None]) -> str:
    return "no" if "no" in criteria.values() else "yes" if set(criteria.values()) == {"yes"} else "unknown"


def cents(amount: Any) -> int | None:
    return None if amount is None else int(Decimal(str(amount)) * 100)


def expected_money(component: str, verdict: str, cost: Decimal | None) -> tuple[int | None, int | None]:
    if verdict != "yes" or cost is None:
        return None, None
    grant, own = MONEY[component, cost]
    return cents(grant), cents(own)


# --- against the table ---


@pytest.mark.parametrize("row", TABLE["examples"], ids=lambda row: f"{row['date']}-{row['component']}-{row['because'][:40]}")
def test_an_example_of_the_table_comes_out_as_an_official_wrote_it(row: dict[str, Any]) -> None:
    line = {name: value for name, value in row.items() if name not in ("verdict", "grant_hkd", "own_share_hkd", "because")}
    told = eligibility_lines.answer(PAPER, line | {"date": row["date"].isoformat()})
    assert (told["verdict"], told["grant_hkd"], told["own_share_hkd"]) == (row["verdict"], row["grant_hkd"], row["own_share_hkd"])
    assert told["programme"] == "2008-2013"
    assert all(reason["source"] for reason in told["reasons"]), "a reason without a source"


def test_the_table_has_every_kind_of_result_for_every_component() -> None:
    assert len(TABLE["examples"]) >= 60
    assert {(row["component"], row["verdict"]) for row in TABLE["examples"]} == set(product(COMPONENTS, ("yes", "no", "unknown")))


@pytest.mark.parametrize("component", COMPONENTS)
def test_the_whole_table_agrees_cell_by_cell(component: str) -> None:
    compared: Counter[str] = Counter()
    for sector, hk_owned, place, improved, concern, day in product(SECTORS, OWNERSHIP, PLACES, IMPROVEMENT, CONCERNS, DAYS):
        facts = Facts(day, hk_owned, place, sector, improved, concern)
        criteria = expected_criteria(component, facts)
        verdict = combined(criteria)
        for cost in COSTS:
            judged = judge(PAPER, component, replace(facts, cost_cents=cents(cost)))
            found = (judged.verdict, judged.sums.grant_cents, judged.sums.own_share_cents)
            assert found == (verdict, *expected_money(component, verdict, cost)), (component, facts, cost)
            compared[verdict] += 1
        reasons = {reason.criterion: reason.verdict for reason in judged.reasons if reason.criterion != "above_cap"}
        assert reasons.keys() == criteria.keys(), (component, facts)
        assert all(reasons[name] == said for name, said in criteria.items() if said is not None), (component, facts)
    # sectors x ownership x place x improvement x concern x days x costs
    assert compared.total() == 10 * 3 * 5 * 3 * 4 * 8 * 14 == 201_600
    assert min(compared["yes"], compared["no"], compared["unknown"]) > 1_000


def test_the_table_asks_every_answer_that_the_program_knows() -> None:
    """Or the product above would leave something out."""
    assert set(SECTORS) == {*eligibility_lines.SECTORS, None}
    assert set(PLACES) == {*PAPER.places, None}
    assert set(CONCERNS) == {*PAPER.concerns, None}
    assert {field.name for field in fields(Facts)} == {"day", "hk_owned", "place", "sector", "improved_already", "concern", "cost_cents"}


# --- silence ---

ANSWERS = ("hk_owned", "place", "sector", "improved_already", "concern")


def answered_cases(pack: RulePack) -> Iterator[Facts]:
    """Every complete set of answers, one of the eight sectors standing for all (the table above shows that they are treated alike)."""
    for day in (*DAYS, pack.as_at):
        for values in product((True, False), [place for place in PLACES if place], ("metals", "other"), (True, False), ("air", "energy", "effluent")):
            yield Facts(day, **dict(zip(ANSWERS, values, strict=True)), cost_cents=3_000_000)


@pytest.mark.parametrize("name", PACKS)
def test_leaving_answers_out_never_makes_a_no_and_never_a_yes(name: str) -> None:
    pack = PACKS[name]
    silences = [dict.fromkeys(chosen) for size in range(1, 6) for chosen in combinations(ANSWERS, size)]
    compared: Counter[str] = Counter()
    for component in COMPONENTS:
        for facts in answered_cases(pack):
            before = judge(pack, component, facts).verdict
            for silence in silences:
                after = judge(pack, component, replace(facts, **silence)).verdict
                assert after in (before, "unknown"), (component, facts, list(silence), f"{before} became {after}")
                compared[before] += 1
    assert compared.total() == 3 * 9 * 96 * 31
    assert compared["no"] and compared["unknown"] + compared["yes"]


@pytest.mark.parametrize("name", PACKS)
def test_without_any_answer_nothing_is_refused_on_a_day_of_the_phase(name: str) -> None:
    pack = PACKS[name]
    assert [judge(pack, component, Facts(pack.as_at)).verdict for component in COMPONENTS] == ["unknown"] * 3


# --- what would change a no ---


def _as_facts(change: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in change.items() if name != "component"}


@pytest.mark.parametrize("name", PACKS)
def test_every_flip_really_flips_when_the_rules_are_run_again_and_invites_no_false_answer(name: str) -> None:
    pack, offered = PACKS[name], 0
    for component in COMPONENTS:
        for facts in answered_cases(pack):
            for case in (facts, replace(facts, sector=None), replace(facts, improved_already=None), replace(facts, concern=None)):
                found = flips(pack, component, case)
                if judge(pack, component, case).verdict != "no":
                    assert found == [], (component, case)
                for flip in found:
                    again = judge(pack, flip.change.get("component", component), replace(case, **_as_facts(flip.change))).verdict
                    assert again == flip.verdict and again in ("yes", "unknown"), (component, case, flip)
                    assert set(flip.change) <= {"component", "day", "improved_already"}, flip
                    assert flip.change.get("component") != component
                    assert flip.change.get("day", date.max) > case.day
                    assert "improved_already" not in flip.change or (flip.change["improved_already"] is True and case.improved_already is False)
                    assert not any(other is not flip and other.change.items() <= flip.change.items() for other in found), "not the smallest change"
                offered += len(found)
    # the last phase knows neither its term nor a condition that can be met later: there is nothing to change
    assert (offered == 0) == (name == "2025-2027")


def test_a_factory_that_has_not_improved_is_told_to_finish_first_or_to_take_another_component() -> None:
    facts = Facts(date(2010, 6, 1), True, "prd", "metals", False, "energy")
    changes = [flip.change for flip in flips(PAPER, "verification", facts)]
    assert {"improved_already": True} in changes and {"component": "on_site_assessment"} in changes and {"component": "demonstration"} in changes


@pytest.mark.parametrize("refused", [{"hk_owned": False}, {"place": "elsewhere"}, {"place": "guangdong_outside_prd"}])
def test_what_a_factory_cannot_truly_change_is_never_offered(refused: dict[str, Any]) -> None:
    facts = replace(Facts(date(2010, 6, 1), True, "prd", "metals", False, "energy"), **refused)
    assert [flips(PAPER, component, facts) for component in COMPONENTS] == [[], [], []]


def test_effluent_is_out_before_21_january_2010_and_in_from_then_on() -> None:
    facts = Facts(date(2010, 1, 20), True, "prd", "textiles", True, "effluent")
    for component in COMPONENTS:
        assert judge(PAPER, component, facts).verdict == "no"
        assert {"day": date(2010, 1, 21)} in [flip.change for flip in flips(PAPER, component, facts)]
        assert judge(PAPER, component, replace(facts, day=date(2010, 1, 21))).verdict == "yes"
        assert judge(PAPER, component, replace(facts, concern="air")).verdict == "yes"


# --- money ---


def _sums(component: str, dollars: str, pack: RulePack = PAPER) -> tuple[int | None, int | None]:
    facts = Facts(date(2010, 6, 1), True, "prd", "metals", True, "energy", cents(dollars))
    sums = judge(pack, component, facts).sums
    return sums.grant_cents, sums.own_share_cents


def test_fees_of_20_30_and_40_thousand_leave_10_15_and_25_thousand_to_the_factory() -> None:
    assert [_sums("on_site_assessment", fee) for fee in ("20000", "30000", "40000")] == [(10_000_00, 10_000_00), (15_000_00, 15_000_00), (15_000_00, 25_000_00)]


def test_the_average_of_a_demonstration_project_is_not_a_cap() -> None:
    assert _sums("demonstration", "320000") == (160_000_00, 160_000_00)
    assert _sums("demonstration", "320000.02") == (160_000_01, 160_000_01)
    assert _sums("demonstration", "1000000") == (500_000_00, 500_000_00)


def test_above_15_thousand_of_verification_nobody_is_said_to_pay_the_rest_and_the_reason_is_given() -> None:
    assert _sums("verification", "15000") == (15_000_00, 0)
    assert _sums("verification", "15000.01") == (15_000_00, None)
    facts = Facts(date(2010, 6, 1), True, "prd", "metals", True, "energy", 20_000_00)
    judged = judge(PAPER, "verification", facts)
    last = judged.reasons[-1]
    assert (last.criterion, last.verdict) == ("above_cap", "unknown") and last.sources and last.note
    assert "above_cap" not in {reason.criterion for reason in judge(PAPER, "verification", replace(facts, cost_cents=15_000_00)).reasons}
    assert "above_cap" not in {reason.criterion for reason in judge(PAPER, "on_site_assessment", replace(facts, cost_cents=90_000_00)).reasons}


@given(st.integers(1, 10**12), st.sampled_from(COMPONENTS))
def test_amounts_are_whole_cents_and_grant_and_own_share_make_the_cost(cost: int, component: str) -> None:
    sums = money(PAPER.components[component], cost)
    assert type(sums.grant_cents) is int and sums.grant_cents >= 0
    if sums.own_share_cents is None:
        assert component == "verification" and cost > 15_000_00 == sums.grant_cents
        return
    assert type(sums.own_share_cents) is int and sums.own_share_cents >= 0
    assert sums.grant_cents + sums.own_share_cents == cost
    share = {"on_site_assessment": Decimal("0.5"), "demonstration": Decimal("0.5"), "verification": Decimal(1)}[component]
    whole = int((cost * share).to_integral_value(ROUND_DOWN))
    assert sums.grant_cents + sums.above_cap_cents == whole
    assert sums.grant_cents == (whole if component == "demonstration" else min(whole, 15_000_00))


@given(st.decimals(0, 10**9, places=2), st.sampled_from(COMPONENTS))
def test_amounts_told_to_other_programs_have_at_most_two_decimals_and_add_up(cost: Decimal, component: str) -> None:
    line = {"date": "2010-06-01", "component": component, "sector": "metals", "hk_owned": True, "place": "prd", "improved_already": True, "cost_hkd": cost}
    told = eligibility_lines.answer(PAPER, line)
    amounts = [Decimal(str(amount)) for amount in (told["grant_hkd"], told["own_share_hkd"]) if amount is not None]
    assert all(amount == round(amount, 2) for amount in amounts)
    assert len(amounts) == 1 or sum(amounts) == cost


# --- the order of the questions ---


def _paths(pack: RulePack, facts: Facts, asked: tuple[str, ...]) -> Iterator[tuple[Facts, tuple[str, ...]]]:
    name = next_question(pack, facts, frozenset(asked))
    if name is None:
        yield facts, asked
        return
    assert name not in asked, f"{name} is asked twice"
    for value in (*QUESTIONS[name], None):
        yield from _paths(pack, replace(facts, **{name: value}), (*asked, name))


def _verdicts(pack: RulePack, facts: Facts) -> list[str]:
    return [judge(pack, component, facts).verdict for component in COMPONENTS]


@pytest.mark.parametrize("name", PACKS)
def test_every_way_through_the_questions_ends_after_at_most_five_where_no_other_answer_could_change_a_verdict(name: str) -> None:
    pack, ends, longest = PACKS[name], 0, 0
    for day in {*DAYS, pack.as_at}:
        for facts, asked in _paths(pack, Facts(day), ()):
            ends, longest = ends + 1, max(longest, len(asked))
            assert len(asked) <= 5
            left = [question for question in QUESTIONS if question not in asked]
            for values in product(*(QUESTIONS[question] for question in left)):
                assert _verdicts(pack, replace(facts, **dict(zip(left, values, strict=True)))) == _verdicts(pack, facts), (facts, asked)
    assert ends > 10 and longest >= 2


def test_the_first_question_is_the_one_that_settles_most_and_one_no_is_enough() -> None:
    assert next_question(PAPER, Facts(PAPER.as_at), frozenset()) == "hk_owned"
    assert next_question(PAPER, Facts(PAPER.as_at, hk_owned=False), frozenset({"hk_owned"})) is None


def test_on_a_day_outside_the_phase_no_question_is_worth_asking() -> None:
    assert next_question(PAPER, Facts(date(2013, 1, 21)), frozenset()) is None


def test_the_concern_is_asked_only_where_it_makes_a_difference() -> None:
    def asked(day: date) -> set[str]:
        return {question for _, path in _paths(PAPER, Facts(day), ()) for question in path}

    assert "concern" in asked(date(2010, 1, 20)) and "concern" not in asked(date(2010, 1, 21))


# --- the later phases ---


@pytest.mark.parametrize("name", LATER)
def test_an_unknown_of_a_later_phase_never_becomes_money_or_a_plain_verdict(name: str) -> None:
    pack, seen = PACKS[name], Counter()
    for facts in answered_cases(pack):
        for component in COMPONENTS:
            rule, judged = pack.components[component], judge(pack, component, facts)
            told = {reason.criterion: reason.verdict for reason in judged.reasons}
            since = pack.concerns[facts.concern].from_
            unknown = {
                "offered": rule.offered == "unknown",
                "period": "unknown" in (pack.term.start, pack.term.end) and told["period"] != "no",
                "concern": since == "unknown",
                "place": pack.places[facts.place].verdict == "unknown",
                "sector": pack.sectors["other" if facts.sector == "other" else "listed"].verdict == "unknown",
                "improvement": rule.needs_improvement is not None and rule.needs_improvement.value == "unknown" and not facts.improved_already,
            }
            for criterion, is_unknown in unknown.items():
                if is_unknown:
                    seen[criterion] += 1
                    assert told[criterion] == "unknown" and judged.verdict != "yes", (component, facts, criterion)
            if "unknown" in (rule.share.value, rule.cap.value):
                seen["money"] += 1
                assert judged.sums.grant_cents is judged.sums.own_share_cents is None, (component, facts)
            if rule.above_cap is not None and rule.above_cap.value == "unknown" and judged.sums.above_cap_cents:
                assert judged.sums.own_share_cents is None
    assert seen["money"] and seen["concern"] and seen["sector"]


def test_no_cap_of_2015_to_2020_is_known_so_no_sum_is_told() -> None:
    pack = PACKS["2015-2020"]
    assert [pack.components[component].cap.value for component in COMPONENTS] == ["unknown"] * 3
    judged = judge(pack, "demonstration", Facts(date(2016, 6, 1), True, "prd", "metals", True, "air", 10_000_00))
    assert judged.verdict == "yes" and judged.sums.grant_cents is judged.sums.own_share_cents is None


def test_the_last_phase_has_no_known_term_and_so_no_plain_yes() -> None:
    pack = PACKS["2025-2027"]
    assert all("yes" not in _verdicts(pack, facts) for facts in answered_cases(pack))


def _with(pack: RulePack, path: str, value: Any) -> RulePack:
    """The pack with one of its values changed."""
    first, _, rest = path.partition(".")
    old = pack.get(first) if isinstance(pack, dict) else getattr(pack, first)
    new = _with(old, rest, value) if rest else value
    return {**pack, first: new} if isinstance(pack, dict) else pack.model_copy(update={first: new})


@pytest.mark.parametrize(
    "path",
    [
        "term.start", "term.end", "places.prd.verdict", "sectors.listed.verdict", "concerns.air.from_", "components.on_site_assessment.offered",
        "components.demonstration.offered", "components.verification.offered",
    ],
)  # fmt: skip
def test_a_value_that_is_struck_from_the_paper_s_rules_makes_the_verdict_unknown(path: str) -> None:
    component = path.split(".")[1] if path.startswith("components") else "verification"
    facts = Facts(date(2010, 6, 1), True, "prd", "metals", True, "air", 10_000_00)
    assert judge(PAPER, component, facts).verdict == "yes"
    judged = judge(_with(PAPER, path, "unknown"), component, facts)
    assert judged.verdict == "unknown" and judged.sums.grant_cents is None


@pytest.mark.parametrize("component", COMPONENTS)
@pytest.mark.parametrize("value", ["share", "cap"])
def test_a_share_or_cap_that_is_struck_from_the_paper_s_rules_leaves_no_sum(component: str, value: str) -> None:
    facts = Facts(date(2010, 6, 1), True, "prd", "metals", True, "air", 10_000_00)
    judged = judge(_with(PAPER, f"components.{component}.{value}.value", "unknown"), component, facts)
    assert judged.verdict == "yes" and judged.sums.grant_cents is judged.sums.own_share_cents is None


# --- for the conversation ---


@pytest.fixture
def here(known: Knowledge) -> Here:
    return Here(None, datetime.fromisoformat("2026-11-23T00:00:00+00:00"), known, Address("test", "chan"), "zh-Hant")  # type: ignore[arg-type]


def test_once_the_phase_is_over_it_is_judged_at_its_own_date_and_that_is_said(here: Here) -> None:
    day = day_to_judge(here, rules="2008-2013", today="2026-11-23")
    assert day == {"day": "2011-03-31", "as_at": "2011-03-31", "past": True, "end": "2013-01-20"}
    assert day_to_judge(here, rules="2008-2013", today="2013-01-20")["day"] == "2013-01-20"
    assert day_to_judge(here, rules="2008-2013", today="2013-01-21")["past"]
    assert day_to_judge(here, rules="2025-2027", today="2026-11-23") == {"day": "2026-11-23", "as_at": "2025-03-25", "past": False, "end": None}


def test_the_cost_is_asked_only_while_a_component_is_possible(here: Here) -> None:
    assert any_open(here, rules="2008-2013", day="2010-06-01", answers={"hk_owned": None, "place": "hong_kong"})
    assert not any_open(here, rules="2008-2013", day="2010-06-01", answers={"hk_owned": False})


def test_the_conversation_is_told_what_the_rules_say(here: Here) -> None:
    answers = {"hk_owned": True, "place": "prd", "sector": "metals", "improved_already": False, "cost_cents": 40_000_00}
    results = check(here, rules="2008-2013", day="2010-06-01", answers=answers)["results"]
    assert [(each["component"], each["verdict"], each["grant_cents"], each["own_share_cents"], each["above_cap_cents"]) for each in results] == [
        ("on_site_assessment", "yes", 15_000_00, 25_000_00, 5_000_00),
        ("demonstration", "yes", 20_000_00, 20_000_00, 0),
        ("verification", "no", None, None, 0),
    ]
    assert {"change": {"improved_already": True}, "verdict": "yes"} in results[2]["flips"]


# --- lines that cannot be read ---

GOOD = {"date": "2010-06-01", "component": "verification"}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"date": "yesterday"}, "date"), ({"date": None}, "date"), ({"date": 20100601}, "date"), ({"date": "2010-02-30"}, "date"),
        ({"component": None}, "component"), ({"component": "assessment"}, "component"), ({"component": ["verification"]}, "component"),
        ({"sector": "metal"}, "sector"), ({"sector": 3}, "sector"), ({"place": "PRD"}, "place"), ({"place": {}}, "place"),
        ({"hk_owned": "yes"}, "hk_owned"), ({"hk_owned": 1}, "hk_owned"), ({"hk_owned": 0}, "hk_owned"), ({"improved_already": "true"}, "improved_already"),
        ({"concern": "water"}, "concern"), ({"cost_hkd": -1}, "cost_hkd"), ({"cost_hkd": Decimal("0.001")}, "cost_hkd"), ({"cost_hkd": True}, "cost_hkd"),
        ({"cost_hkd": "a lot"}, "cost_hkd"), ({"cost_hkd": []}, "cost_hkd"), ({"cost_hkd": float("nan")}, "cost_hkd"),
        ({"cost_hkd": float("inf")}, "cost_hkd"), ({"cost_hkd": Decimal("1e400")}, "cost_hkd"), ({"cost_hkd": Decimal("1e999999999")}, "cost_hkd"),
        ({"cost_hkd": 10**400}, "cost_hkd"), ({"cost_hkd": Decimal("123456789012345678901234567890.01")}, "cost_hkd"),
    ],
    ids=lambda value: str(value)[:40],
)  # fmt: skip
def test_a_field_that_cannot_be_read_is_named_and_nothing_else_is_raised(wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(eligibility_lines.NotReadable, match=f"^{field} is "):
        eligibility_lines.answer(PAPER, GOOD | wrong)


@pytest.mark.parametrize("line", [[], [1], "words", 7, None, True])
def test_a_line_that_is_no_object_is_unreadable_like_any_other(line: Any) -> None:
    with pytest.raises(eligibility_lines.NotReadable):
        eligibility_lines.answer(PAPER, line)
