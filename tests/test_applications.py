"""Applications: begun, handed in, moved by the declared table, told once."""

from bot.knowledge import Knowledge
from bot.programme import applications, holders, lookups
from bot.store import Store
from tests import an_application as an


async def test_an_application_is_made_checked_tabled_and_approved_and_its_people_are_told_the_present(store: Store, known: Knowledge) -> None:
    await an.officer(store, known, "handler")
    await an.officer(store, known, "checker")
    meeting = await an.a_meeting(store)
    made = await an.tabled(store, known, meeting)
    view = await an.acts(store, known, "owner", applications.one, application_id=made)
    assert (view["state"], view["public"], view["version"]) == ("tabled", "before_committee", 5)
    (told,) = await an.notices_of(store, "owner")  # received -> before the committee: what had not left was taken back
    assert told.body["phrases"][0]["lines"][0]["before"] == {"say": "public-received"}
    assert told.body["phrases"][0]["lines"][0]["after"] == {"say": "public-before_committee"}
    assert await an.acts(store, known, "stranger", applications.one, application_id=made) is None


async def test_the_handler_cannot_be_the_checker(store: Store, known: Knowledge) -> None:
    await an.officer(store, known, "handler")
    made = await an.submitted(store, known)
    await an.moved(store, known, "handler", made, "take", "propose")
    outcome = None
    try:
        await an.moved(store, known, "handler", made, "pass")
    except AssertionError as error:
        outcome = error.args[0]
    assert outcome == ("pass", {"outcome": "not_now"})


async def test_a_colleague_comes_in_by_a_code_once(store: Store, known: Knowledge) -> None:
    made = await an.submitted(store, known)
    firm = (await an.row_of(store, made)).company_id
    code = (await an.acts(store, known, "owner", holders.invite, company_id=firm))["code"]
    assert (await an.acts(store, known, "colleague", holders.join, code=code.lower(), name="李小姐"))["outcome"] == "joined"
    assert (await an.acts(store, known, "third", holders.join, code=code, name="X"))["outcome"] == "unknown"
    assert [each["id"] for each in await an.acts(store, known, "colleague", applications.mine)] == [made]
    assert [each.body["phrases"][0]["say"] for each in await an.notices_of(store, "owner", "joined:")] == ["notice-holder-joined"]


async def test_a_status_is_found_with_the_reference_and_one_more_fact(store: Store, known: Knowledge) -> None:
    made = await an.submitted(store, known)
    reference = (await an.row_of(store, made)).reference
    for fact in ("+85223456789", "12345678-000"):
        found = await an.acts(store, known, fact, lookups.find, reference=reference.lower(), fact=fact)
        assert found["outcome"] == "found" and "contact" not in found["application"]
    assert await an.acts(store, known, "x", lookups.find, reference=reference, fact="87654321") == {"outcome": "unknown"}
