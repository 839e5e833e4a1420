"""Ratings of a provider's work: by the case's own people, once, and never so few that one could tell whose they are."""

from typing import Any

import pytest

from bot.knowledge import Knowledge
from bot.programme import ratings
from bot.store import Store
from tests import a_provider as a
from tests import an_application as an


async def approved(store: Store, known: Knowledge, provider_id: int | None, chat: str = "owner", **columns: Any) -> int:
    made = await an.submitted(store, known, chat)
    await an.set_columns(store, made, state="approved", provider_id=provider_id, **columns)
    return made


async def rates(store: Store, known: Knowledge, chat: str, case: int, work: int = 4, advice: int = 5, punctual: int = 3, remark: str | None = None) -> Any:
    args = {"application_id": case, "work": work, "advice": advice, "punctual": punctual, "remark": remark}
    return (await an.acts(store, known, chat, ratings.rate, **args))["outcome"]


async def test_the_work_is_rated_once_by_the_people_of_the_case(store: Store, known: Knowledge) -> None:
    await an.officer(store, known, "officer")
    case = await approved(store, known, await a.registered(store, known))
    assert (
        await rates(store, known, "stranger", case) == await rates(store, known, "officer", case) == await rates(store, known, "owner", case + 1) == "unknown"
    )
    assert await rates(store, known, "owner", case) == "rated"
    assert await rates(store, known, "owner", case, 1, 1, 1) == "already"


async def test_a_case_that_is_not_approved_or_has_no_provider_is_not_rated(store: Store, known: Knowledge) -> None:
    await an.officer(store, known, "officer")
    firm = await a.registered(store, known)
    undecided = await an.submitted(store, known)
    await an.set_columns(store, undecided, provider_id=firm)
    without = await approved(store, known, None)
    assert await rates(store, known, "owner", undecided) == await rates(store, known, "owner", without) == "not_now"
    done = await approved(store, known, firm)
    await an.set_columns(store, done, state="completed")
    assert await rates(store, known, "owner", done) == "rated"


async def test_a_mark_outside_one_to_five_is_an_error(store: Store, known: Knowledge) -> None:
    await an.officer(store, known, "officer")
    case = await approved(store, known, await a.registered(store, known))
    for work in (0, 6):
        with pytest.raises(ValueError, match="1 to 5"):
            await rates(store, known, "owner", case, work)


async def test_marks_and_remarks_are_hidden_until_there_are_three_and_read_by_officers_only(store: Store, known: Knowledge) -> None:
    await an.officer(store, known, "officer")
    await an.officer(store, known, "agent", "hotline_agent")
    firm = await a.registered(store, known)
    sample = await approved(store, known, firm, "sample", sample=True)
    assert await rates(store, known, "sample", sample, 1, 1, 1, "sample") == "rated"  # counts for nothing
    for number, remark in enumerate(("很準時", None, "建議具體")):
        assert (await an.acts(store, known, "officer", ratings.summary, provider_id=firm)) == {
            "count": number, "work": None, "advice": None, "punctual": None,
        }  # fmt: skip
        assert await an.acts(store, known, "officer", ratings.remarks, provider_id=firm) == []
        assert await rates(store, known, f"owner {number}", await approved(store, known, firm, f"owner {number}"), 4 + number % 2, 5, 2, remark) == "rated"
    assert await an.acts(store, known, "officer", ratings.summary, provider_id=firm) == {"count": 3, "work": 43, "advice": 50, "punctual": 20}
    assert sorted(await an.acts(store, known, "officer", ratings.remarks, provider_id=firm)) == ["建議具體", "很準時"]
    for chat in ("agent", "firm", "owner 1"):
        assert await an.acts(store, known, chat, ratings.remarks, provider_id=firm) is None
