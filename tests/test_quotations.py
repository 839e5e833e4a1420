"""Quotations of an application: who may state them when, and what about them an officer is shown."""

import asyncio
from typing import Any

import pytest

from bot.knowledge import Knowledge
from bot.programme import applications, casework, files, quotations
from bot.programme.quotations import Elsewhere, signs
from bot.store import Store
from tests import an_application as an

NOWHERE: Elsewhere = {"files": [], "quotations": []}
APPLICANT = "樣本五金廠有限公司"


def quoted(firm: str, day: str = "2026-03-02", amount_cents: int = 1_234_500, address: str | None = None) -> dict[str, Any]:
    return {"firm": firm, "address": address, "day": day, "amount_cents": amount_cents}


def flags_of(*mine: dict[str, Any], files: list[dict[str, str]] | None = None, elsewhere: Elsewhere = NOWHERE) -> list[dict[str, Any]]:
    return signs(APPLICANT, mine, files or [], elsewhere)


# --- signs: each side of each ---


def test_quotations_in_which_nothing_strikes_raise_no_sign() -> None:
    mine = [quoted("甲工程", "2026-03-02", 1_234_500, "東莞長安樣本路1號"), quoted("乙設備", "2026-03-05", 1_450_000, "深圳寶安樣本街2號")]
    assert flags_of(*mine, quoted("丙環保", "2026-03-13", 1_600_700)) == [] and flags_of() == [] and flags_of(quoted("甲", amount_cents=1_000_000)) == []


def test_one_document_in_two_cases_or_twice_in_one_is_shown() -> None:
    document = {"name": "quote.pdf", "sha256": "a" * 64}
    elsewhere: Elsewhere = {"files": [{"sha256": "a" * 64, "reference": "A-1"}, {"sha256": "b" * 64, "reference": "A-2"}], "quotations": []}
    assert flags_of(files=[document], elsewhere=elsewhere) == [{"flag": "same_file", "name": "quote.pdf", "references": ["A-1"]}]
    assert flags_of(files=[document, document | {"name": "copy.pdf"}]) == [{"flag": "same_file", "name": "quote.pdf", "references": []}]
    assert flags_of(files=[document]) == []


@pytest.mark.parametrize("written", ["廣東省東莞市長安鎮樣本路1號", "东莞市长安镇样本路 1 号", "中國廣東省 東莞市，長安鎮樣本路１號"])
def test_firms_at_one_address_are_shown_however_it_is_written(written: str) -> None:
    mine = [quoted("甲工程", address="東莞市長安鎮樣本路1號"), quoted("乙設備", "2026-03-09", address=written)]
    (flag,) = flags_of(*mine)
    assert (flag["flag"], flag["firms"], flag["references"]) == ("same_address", ["甲工程", "乙設備"], [])
    assert flags_of(mine[0], quoted("乙設備", "2026-03-09", address="東莞市長安鎮樣本路11號")) == []
    assert flags_of(mine[0] | {"address": None}, mine[1] | {"address": " - "}) == []


def test_another_firm_at_that_address_in_another_case_is_shown_but_not_the_same_firm_written_otherwise() -> None:
    other = {"firm": "乙設備有限公司", "address": "東莞市長安鎮樣本路1號", "reference": "A-1"}
    (flag,) = flags_of(quoted("甲工程", address="東莞市長安鎮樣本路1號"), elsewhere={"files": [], "quotations": [other]})
    assert (flag["flag"], flag["references"]) == ("same_address", ["A-1"])
    assert flags_of(quoted("乙設備", address="東莞市長安鎮樣本路1號"), elsewhere={"files": [], "quotations": [other]}) == []


def test_a_firm_that_quotes_to_itself_is_shown() -> None:
    assert flags_of(quoted("樣本五金制品廠")) == [{"flag": "own_firm", "firms": ["樣本五金制品廠"]}]
    assert flags_of(quoted("樣板五金制品廠")) == []


@pytest.mark.parametrize(
    ("days", "apart"),
    [
        (["2026-03-02", "2026-03-02"], 0),
        (["2026-03-09", "2026-03-02", "2026-03-16"], 7),
        (["2026-03-02", "2026-03-09"], None),  # two days are always one step apart
        (["2026-03-02", "2026-03-02", "2026-03-03"], None),
        (["2026-03-02"], None),
    ],
)
def test_quotations_of_one_day_or_in_equal_steps_are_shown(days: list[str], apart: int | None) -> None:
    found = flags_of(*(quoted(f"公司{number}", day, 1_234_500 + number**3 * 777) for number, day in enumerate(days)))
    assert found == ([] if apart is None else [{"flag": "date_pattern", "days_apart": apart}])


@pytest.mark.parametrize(
    ("dollars", "expected"),
    [
        ([100_000, 230_000], [None]),
        ([100_000, 200_000, 300_000], [None, 10_000_000]),
        ([101_000, 112_000, 123_000], [1_100_000]),
        ([101_000, 112_000], []),
        ([101_000, 112_000, 124_000], []),
        ([100_000], []),
        ([105_000, 105_000, 105_000], []),  # alike, but not by a step
    ],
)
def test_round_sums_and_sums_in_equal_steps_are_shown(dollars: list[int], expected: list[int | None]) -> None:
    days = ["2026-03-02", "2026-03-05", "2026-03-13"]
    found = flags_of(*(quoted(f"公司{number}", days[number], each * 100) for number, each in enumerate(dollars)))
    assert found == [{"flag": "round_sums", "step_cents": step} for step in expected]


# --- the applicant's side ---


async def adds(store: Store, known: Knowledge, chat: str, application_id: int, **over: Any) -> str:
    values = {"firm": "樣本甲工程", "address": "東莞市樣本路1號", "day": "2026-03-02", "amount_cents": 1_234_500} | over
    return str((await an.acts(store, known, chat, quotations.add, application_id=application_id, **values))["outcome"])


async def listed(store: Store, known: Knowledge, chat: str, application_id: int) -> Any:
    return await an.acts(store, known, chat, quotations.listed, application_id=application_id)


async def test_quotations_are_stated_while_the_case_is_with_its_people_and_by_nobody_else(store: Store, known: Knowledge) -> None:
    made = await an.draft(store, known)
    assert await adds(store, known, "owner", made) == "added"
    assert await adds(store, known, "stranger", made) == await adds(store, known, "stranger", made + 999) == "unknown"
    (one,) = await listed(store, known, "owner", made)
    assert one == {"id": one["id"], "firm": "樣本甲工程", "address": "東莞市樣本路1號", "day": "2026-03-02", "amount_cents": 1_234_500}
    assert await listed(store, known, "stranger", made) is None and await listed(store, known, "owner", made + 999) is None
    assert await an.acts(store, known, "stranger", quotations.remove, application_id=made, quotation_id=one["id"]) == {"outcome": "unknown"}
    await an.acts(store, known, "owner", applications.submit, application_id=made, version=(await an.row_of(store, made)).version)
    assert await adds(store, known, "owner", made) == "not_now"
    assert await an.acts(store, known, "owner", quotations.remove, application_id=made, quotation_id=one["id"]) == {"outcome": "not_now"}
    assert len(await listed(store, known, "owner", made)) == 1


async def test_there_are_at_most_ten_quotations_however_fast_they_come_and_one_taken_back_makes_room(store: Store, known: Knowledge) -> None:
    made = await an.draft(store, known)
    outcomes = await asyncio.gather(*(adds(store, known, "owner", made, amount_cents=1000 + number) for number in range(quotations.MOST + 3)))
    assert sorted(outcomes) == ["added"] * quotations.MOST + ["too_many"] * 3
    first = (await listed(store, known, "owner", made))[0]["id"]
    assert await an.acts(store, known, "owner", quotations.remove, application_id=made, quotation_id=first) == {"outcome": "removed"}
    assert await an.acts(store, known, "owner", quotations.remove, application_id=made, quotation_id=first) == {"outcome": "unknown"}
    assert await adds(store, known, "owner", made) == "added"


async def test_what_is_stated_while_somebody_reads_back_the_draft_is_noticed_when_it_is_handed_in(store: Store, known: Knowledge) -> None:
    made = await an.draft(store, known)
    assert await adds(store, known, "owner", made) == "added"
    assert await an.acts(store, known, "owner", applications.submit, application_id=made, version=0) == {"outcome": "changed"}


async def test_an_officer_is_shown_what_two_cases_share_but_nothing_of_a_draft(store: Store, known: Knowledge) -> None:
    await an.officer(store, known, "lee")
    made, other, draft = await an.draft(store, known), await an.draft(store, known, "b"), await an.draft(store, known, "c")
    document = {"name": "quote.pdf", "kind": "pdf", "size_bytes": 10, "sha256": "a" * 64}
    for number, (chat, case) in enumerate((("owner", made), ("b", other), ("c", draft))):
        assert await adds(store, known, chat, case, firm=f"樣本{'甲乙丙'[number]}工程") == "added"
        kept = await an.acts(store, known, chat, files.add, application_id=case, item="quotation", file=document | {"id": f"{number:032}"})
        assert kept == {"outcome": "kept"}
    for chat, case in (("owner", made), ("b", other)):
        await an.acts(store, known, chat, applications.submit, application_id=case, version=(await an.row_of(store, case)).version)
    reference = (await an.row_of(store, other)).reference
    part = await an.acts(store, known, "lee", casework.part, application_id=made, name="quotations")
    assert [(each["flag"], each["references"]) for each in part["flags"]] == [("same_file", [reference]), ("same_address", [reference])]
    assert (await an.acts(store, known, "lee", casework.card, application_id=made))["flags"] == 2
    assert await an.acts(store, known, "owner", casework.part, application_id=made, name="quotations") is None
