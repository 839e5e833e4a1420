"""Looking up success cases."""

from tests.talker import Talker


async def test_a_case_says_whether_the_programme_funded_it(talker: Talker) -> None:
    await talker.starts("cases")
    await talker.answers(query="紡織廠廢水回用")
    told = await talker.presses(talker.last[-1].buttons[0].id)
    assert "並非由計劃資助" in told and "計劃亦未核實" in told


async def test_the_pilot_is_called_the_pilot(talker: Talker) -> None:
    await talker.starts("cases")
    await talker.says("C&C Joint Printing activated carbon")
    told = await talker.presses(talker.last[-1].buttons[0].id)
    assert "試點" in told


async def test_nothing_found_says_so_and_offers_the_groups(talker: Talker) -> None:
    await talker.starts("cases")
    told = await talker.answers(query="zzzz")
    assert "找不到" in told and "節約能源" in talker.labels


async def test_a_technology_of_the_paper_is_shown_as_that(talker: Talker) -> None:
    await talker.starts("cases")
    await talker.says("循環再用蝕刻液")
    told = ""
    for number in range(len([b for m in talker.last for b in m.buttons if not b.nav])):
        told += await talker.says(talker.last[-1].buttons[number].id, "choice")
    assert "示範項目檢視過的技術" in told
