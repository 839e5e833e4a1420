"""My applications and looking a status up: own ones at once, another's only with its reference and one more fact."""

import pytest

from bot.desk import Desk
from bot.knowledge import Knowledge
from bot.programme.references import new_reference
from bot.store import Store
from tests import an_application as an
from tests.conftest import MovedClock
from tests.talker import Talker

WRONG = "編號和資料不吻合"


@pytest.fixture
def owner(desk: Desk, clock: MovedClock) -> Talker:
    return Talker(desk, clock, "owner")


async def look_up(talker: Talker, reference: str, fact: str) -> str:
    await talker.starts("status")
    await talker.presses("用編號查進度")
    return await talker.answers(reference_1=reference, fact=fact)


async def test_own_applications_are_listed_with_their_public_word_and_open_with_a_press(owner: Talker, store: Store, known: Knowledge) -> None:
    made = await an.submitted(store, known)
    reference = (await an.row_of(store, made)).reference
    told = await owner.says("我嘅申請")
    assert "1 宗" in told and any(reference in label and "已收到" in label for label in owner.labels)
    told = await owner.says("1")
    assert reference in told and "下一步" in told and "由誰行動" in told


async def test_somebody_without_applications_sees_how_to_begin_to_look_up_and_to_join(talker: Talker) -> None:
    told = await talker.says("申請進度")
    assert "還沒有申請" in told and {"新申請", "用編號查進度", "我有一次性代碼"} <= set(talker.labels)
    await talker.presses("新申請")
    assert await talker.question() == "component"


@pytest.mark.parametrize("fact", ["2345 6789", "+852 2345 6789", "12345678-000", "１２３４５６７８－０００"])
async def test_the_reference_and_one_more_fact_show_the_status_and_nothing_personal(fact: str, talker: Talker, store: Store, known: Knowledge) -> None:
    made = await an.submitted(store, known)
    told = await look_up(talker, (await an.row_of(store, made)).reference.lower().replace("-", " "), fact)
    assert "已收到" in told and "下一步" in told and "一次性代碼" in told
    assert "陳大文" not in told and "23456789" not in told and "樣本五金廠" not in told


async def test_a_wrong_fact_and_an_absent_application_are_answered_word_for_word_the_same(talker: Talker, store: Store, known: Knowledge) -> None:
    made = await an.submitted(store, known)
    draft = await an.draft(store, known)
    wrong = await look_up(talker, (await an.row_of(store, made)).reference, "2788 5588")
    absent = await look_up(talker, new_reference("A"), "2345 6789")
    not_with_us = await look_up(talker, (await an.row_of(store, draft)).reference, "2345 6789")
    assert wrong == absent == not_with_us and WRONG in wrong


async def test_a_slip_is_named_and_is_no_try(talker: Talker, store: Store, known: Knowledge) -> None:
    made = await an.submitted(store, known)
    reference = (await an.row_of(store, made)).reference
    await talker.starts("status")
    await talker.presses("用編號查進度")
    slips = [reference[:-1], reference.replace("A-", "E-", 1), reference[:-1] + "0", reference[:2] + reference[3] + reference[2] + reference[4:]]
    if reference[2] == reference[3]:
        slips.pop()
    expected = ["長度", "以 A 開頭", "沒有 0", "打錯"]
    for number, (slip, said) in enumerate(zip(slips * 3, expected[: len(slips)] * 3, strict=True), 1):
        assert said in await talker.answers(**{f"reference_{number}": slip}), slip
    told = await talker.answers(**{f"reference_{len(slips) * 3 + 1}": reference, "fact": "12345678"})
    assert WRONG in told or "已收到" in told
    assert "已收到" in await look_up(talker, reference, "2345 6789")  # a dozen slips counted for nothing


async def test_the_sixth_try_has_to_wait_and_is_told_how_long(talker: Talker, store: Store, known: Knowledge, clock: MovedClock) -> None:
    made = await an.submitted(store, known)
    reference = (await an.row_of(store, made)).reference
    for _ in range(5):
        assert WRONG in await look_up(talker, reference, "27885588")
    told = await look_up(talker, reference, "2345 6789")
    assert "15 分鐘" in told or "14 分鐘" in told
    clock.moved += an.timedelta(minutes=16)
    assert "已收到" in await look_up(talker, reference, "2345 6789")


async def test_a_reference_may_be_typed_at_once_and_ones_own_needs_no_other_fact(owner: Talker, store: Store, known: Knowledge) -> None:
    made = await an.submitted(store, known)
    reference = (await an.row_of(store, made)).reference
    await owner.starts("status")
    assert "已收到" in await owner.says(reference.removeprefix("A-").lower())
    await owner.presses("查看這宗申請")
    assert await owner.question() == "action"


async def test_a_question_in_the_middle_is_answered_and_the_list_stands_again(talker: Talker) -> None:
    await talker.starts("status")
    await talker.says("實地評估的資助上限是多少？")
    assert await talker.question() == "case"
