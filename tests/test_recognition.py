"""The recognition logo: rounds, applications, awards, the check, figures and the list of a year."""

import asyncio
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import select, update

from bot.clock import HONG_KONG
from bot.handlers import exports
from bot.knowledge import Knowledge
from bot.messages import LANGUAGES
from bot.programme import awards, awards_list, holders, label_register, recognition
from bot.programme.references import is_well_formed
from bot.store import Store
from bot.tables import audit, consent, history_figure, label, label_application, notice, provider
from bot.tables import staff as members
from tests import an_application as an

ACCOUNT = {"took_part": "yes", "account": "更換鍋爐，回收廢熱"}
REASON = {"zh-Hant": "不屬對象", "zh-Hans": "不属对象", "en": "not one of those it is for"}


def year_of(store: Store) -> int:
    return store.clock.now().astimezone(HONG_KONG).year


async def opened(store: Store, known: Knowledge, chat: str = "lee", days: tuple[int, int] = (-1, 30), year: int | None = None) -> int:
    """An officer (signed in) and a round from `days[0]` to `days[1]` days from now. Returns its year."""
    await an.officer(store, known, chat)
    return await enter_round(store, known, chat, days, year)


async def enter_round(store: Store, known: Knowledge, chat: str, days: tuple[int, int], year: int | None = None) -> int:
    year = year or year_of(store)
    today = store.clock.now().astimezone(HONG_KONG).date()
    dates = {"opens_on": (today + timedelta(days=days[0])).isoformat(), "closes_on": (today + timedelta(days=days[1])).isoformat()}
    version = next((each["version"] for each in await an.acts(store, known, chat, awards.all_rounds) if each["year"] == year), None)
    assert await an.acts(store, known, chat, awards.set_round, year=year, version=version, **dates) == {"outcome": "done"}
    return year


async def applies(store: Store, known: Knowledge, chat: str = "owner", **over: Any) -> dict[str, Any]:
    values = {"year": year_of(store), "category": "supply_chain", "who": "other", "name": "樣本採購有限公司", "answers": ACCOUNT}
    values |= {"contact_name": "陳大文", "contact": "+85223456789"}
    done: dict[str, Any] = await an.acts(store, known, chat, recognition.apply, **(values | over))
    return done


async def reviewed(store: Store, known: Knowledge, chat: str = "owner", **over: Any) -> dict[str, Any]:
    """An application under review, as its officer sees it."""
    made = await applies(store, known, chat, **over)
    assert await an.acts(store, known, "lee", awards.review, application_id=made["id"], version=0) == {"outcome": "done"}
    shown: dict[str, Any] = await an.acts(store, known, "lee", awards.one, application_id=made["id"])
    return shown


async def awarded(store: Store, known: Knowledge, chat: str = "owner", number: str | None = None, **over: Any) -> str:
    shown = await reviewed(store, known, chat, **over)
    number = number or await an.acts(store, known, "lee", label_register.proposed_number, year=shown["year"], category=shown["category"])
    done = await an.acts(store, known, "lee", awards.award, application_id=shown["id"], version=shown["version"], number=number)
    assert done["outcome"] == "done"
    return str(done["number"])


async def rows(store: Store, query: Any) -> list[Any]:
    return list(await store.read(lambda connection: connection.execute(query).all()))


# --- applying ---


async def test_without_an_open_round_no_application_is_taken(store: Store, known: Knowledge) -> None:
    assert await an.acts(store, known, "owner", recognition.rounds) == {"open": None, "next": None, "last": None}
    assert await applies(store, known) == {"outcome": "no_round"}
    await opened(store, known, days=(5, 30))
    assert await applies(store, known) == {"outcome": "no_round"}
    dates = await an.acts(store, known, "owner", recognition.rounds)
    assert dates["open"] is None and dates["next"]["year"] == year_of(store)
    await enter_round(store, known, "lee", (-30, -1))
    assert await applies(store, known) == {"outcome": "no_round"}
    assert (await an.acts(store, known, "owner", recognition.rounds))["last"]["year"] == year_of(store)
    await enter_round(store, known, "lee", (-30, 0))  # the last day is included
    assert (await applies(store, known, year=year_of(store) - 1))["outcome"] == "no_round"
    assert (await applies(store, known))["outcome"] == "applied"


async def test_applying_twice_is_one_application_with_one_reference(store: Store, known: Knowledge) -> None:
    await opened(store, known)
    first = await applies(store, known)
    assert is_well_formed(first["reference"], "L")
    assert await applies(store, known) == {**first, "outcome": "already"}
    assert (await applies(store, known, category="partner"))["reference"] != first["reference"]
    assert len(await rows(store, select(label_application))) == 2
    assert {(row.notice, row.purpose) for row in await rows(store, select(consent))} == {(recognition.NOTICE, "label")}


async def test_applying_twenty_times_at_once_is_one_application(store: Store, known: Knowledge) -> None:
    await opened(store, known)
    made = await an.draft(store, known)  # its company has a second holder
    firm = (await an.row_of(store, made)).company_id
    code = (await an.acts(store, known, "owner", holders.invite, company_id=firm))["code"]
    await an.acts(store, known, "colleague", holders.join, code=code, name="李小姐")
    tries = [applies(store, known, ("owner", "colleague")[n % 2], who=f"company {firm}", category="partner") for n in range(20)]
    outcomes = [each["outcome"] for each in await asyncio.gather(*tries)]
    assert sorted(outcomes) == ["already"] * 19 + ["applied"]
    assert len(await rows(store, select(label_application))) == 1


async def test_a_companys_application_belongs_to_the_company_and_nobody_else(store: Store, known: Knowledge) -> None:
    await opened(store, known)
    firm = (await an.row_of(store, await an.draft(store, known))).company_id
    assert (await applies(store, known, "stranger", who=f"company {firm}", category="partner")) == {"outcome": "unknown"}
    assert (await applies(store, known, "stranger", who="company 999", category="partner")) == {"outcome": "unknown"}
    made = await applies(store, known, who=f"company {firm}", category="partner")
    code = (await an.acts(store, known, "owner", holders.invite, company_id=firm))["code"]
    await an.acts(store, known, "colleague", holders.join, code=code, name="李小姐")
    (of_colleague,) = await an.acts(store, known, "colleague", recognition.mine)
    assert of_colleague["name"] == "樣本五金廠有限公司"
    for args in ({"application_id": made["id"]}, {"application_id": 999}, {"application_id": "x"}):
        assert await an.acts(store, known, "stranger", recognition.one, **args) is None
    assert await an.acts(store, known, "stranger", recognition.mine) == []
    assert await an.acts(store, known, "stranger", recognition.withdraw, application_id=made["id"], version=0) == {"outcome": "unknown"}
    me = next(each for each in await an.acts(store, known, "colleague", holders.people, company_id=firm) if not each["me"])
    await an.acts(store, known, "colleague", holders.remove, company_id=firm, holder_id=me["id"])
    assert await an.acts(store, known, "owner", recognition.mine) == []  # who has left the company has left its logo too
    assert (await applies(store, known, name="樣本五金廠有限公司", category="partner")) == {"outcome": "not_now"}


async def test_a_registered_provider_applies_under_its_own_name(store: Store, known: Knowledge) -> None:
    await opened(store, known)
    values = {"reference": "P-TEST", "name": "樣本環保顧問", "folded_name": "x", "base": "prd", "skills": [], "state": "registered", "contact_name": "何"}
    values |= {"contact": "a@example.com", "channel": "web", "chat": "owner", "created_at": store.clock.now()}
    await store.write(lambda connection: connection.execute(provider.insert().values(**values)))
    (mine,) = await an.acts(store, known, "owner", recognition.applicants, category="technology_service")
    assert await an.acts(store, known, "stranger", recognition.applicants, category="technology_service") == []
    assert await an.acts(store, known, "owner", recognition.applicants, category="partner") == []
    assert (await applies(store, known, "stranger", who=mine["id"], category="technology_service")) == {"outcome": "unknown"}
    made = await applies(store, known, who=mine["id"], category="technology_service")
    assert (await an.acts(store, known, "lee", awards.one, application_id=made["id"]))["of"] == {"kind": "provider", "number": "P-TEST"}
    await store.write(lambda connection: connection.execute(update(provider).values(state="suspended")))
    assert (await applies(store, known, who=mine["id"], category="technology_service")) == {"outcome": "unknown"}


async def test_one_that_was_taken_back_comes_into_force_again_under_its_reference(store: Store, known: Knowledge) -> None:
    await opened(store, known)
    made = await applies(store, known)
    assert await an.acts(store, known, "owner", recognition.withdraw, application_id=made["id"], version=1) == {"outcome": "changed"}
    assert await an.acts(store, known, "owner", recognition.withdraw, application_id=made["id"], version=0) == {"outcome": "done"}
    assert await an.acts(store, known, "owner", recognition.withdraw, application_id=made["id"], version=1) == {"outcome": "not_now"}
    again = await applies(store, known, contact="a@example.com")
    assert again == {**made, "outcome": "applied"}
    view = await an.acts(store, known, "owner", recognition.one, application_id=made["id"])
    assert (view["state"], view["contact"], view["version"]) == ("received", "a@example.com", 2)


async def test_one_chat_cannot_apply_without_end(store: Store, known: Knowledge) -> None:
    await opened(store, known)
    for number in range(recognition.MOST_OF_CHAT):
        assert (await applies(store, known, name=f"樣本 {number}"))["outcome"] == "applied"
    assert await applies(store, known, name="樣本 X") == {"outcome": "too_many"}


# --- deciding ---


async def test_every_change_is_told_once_from_what_was_last_told_to_the_present(store: Store, known: Knowledge) -> None:
    await opened(store, known)
    number = await awarded(store, known)
    (told,) = await an.notices_of(store, "owner", "case:label:")  # that it was under review had not left, and was taken back
    (line, with_number) = told.body["phrases"][0]["lines"]
    assert (line["before"], line["after"]) == ({"say": "label-word-received"}, {"say": "label-word-awarded"})
    assert with_number["number"] == number
    await store.write(lambda connection: connection.execute(update(notice).values(state="given")))
    await an.acts(store, known, "lee", awards.withdraw_award, number=number, reason=REASON)
    *_, told = await an.notices_of(store, "owner", "case:label:")
    lines = told.body["phrases"][0]["lines"]
    assert (lines[0]["before"], lines[0]["after"]) == ({"say": "label-word-awarded"}, {"say": "label-word-award_withdrawn"})
    assert lines[-1] == {"say": "label-reason", "reason": {"typed": REASON}}


async def test_recording_criteria_tells_nobody(store: Store, known: Knowledge) -> None:
    await opened(store, known)
    shown = await reviewed(store, known)
    await store.write(lambda connection: connection.execute(update(notice).values(state="given")))
    told = len(await an.notices_of(store, "owner", "case:"))
    answers = {"fit": "yes", "site": "no", "joint": "open", "made up": "yes"}
    kept = await an.acts(store, known, "lee", awards.record_criteria, application_id=shown["id"], version=shown["version"], answers=answers)
    assert kept == {"outcome": "done"} and len(await an.notices_of(store, "owner", "case:")) == told
    shown = await an.acts(store, known, "lee", awards.one, application_id=shown["id"])
    assert {each["id"]: each["answer"] for each in shown["criteria"] if each["answer"]} == {"fit": "yes", "site": "no"}


async def test_what_was_refused_has_its_reason_and_can_be_reviewed_again(store: Store, known: Knowledge) -> None:
    await opened(store, known)
    shown = await reviewed(store, known)
    args = {"application_id": shown["id"]}
    assert await an.acts(store, known, "lee", awards.reopen, version=1, **args) == {"outcome": "not_now"}
    assert await an.acts(store, known, "lee", awards.refuse, version=0, reason=REASON, **args) == {"outcome": "changed"}
    assert await an.acts(store, known, "lee", awards.refuse, version=1, reason=REASON, **args) == {"outcome": "done"}
    assert (await an.acts(store, known, "owner", recognition.one, **args))["reason"] == REASON
    assert await an.acts(store, known, "lee", awards.award, version=2, number="2026-X-1", **args) == {"outcome": "not_now"}
    assert await an.acts(store, known, "owner", recognition.withdraw, version=2, **args) == {"outcome": "not_now"}
    assert await an.acts(store, known, "lee", awards.reopen, version=2, **args) == {"outcome": "done"}
    view = await an.acts(store, known, "owner", recognition.one, **args)
    assert (view["state"], view["reason"]) == ("under_review", None)


async def test_who_is_no_case_officer_reads_and_changes_nothing(store: Store, known: Knowledge) -> None:
    year = await opened(store, known)
    shown = await reviewed(store, known)
    number = await awarded(store, known, "another", name="樣本乙")
    await an.officer(store, known, "ho", "publisher")
    refused = {"outcome": "not_allowed"}
    change = {"application_id": shown["id"], "version": shown["version"]}
    for chat in ("ho", "owner", "stranger"):
        assert await an.acts(store, known, chat, awards.one, application_id=shown["id"]) is None
        assert await an.acts(store, known, chat, awards.listed, year=year, state=None) == []
        assert await an.acts(store, known, chat, awards.review, **change) == refused
        assert await an.acts(store, known, chat, awards.reopen, **change) == refused
        assert await an.acts(store, known, chat, awards.refuse, reason=REASON, **change) == refused
        assert await an.acts(store, known, chat, awards.award, number="2026-E-900", **change) == refused
        assert await an.acts(store, known, chat, awards.record_criteria, answers={}, **change) == refused
        assert await an.acts(store, known, chat, awards.enter, year=year, category="partner", name="X", number="1") == refused
        assert await an.acts(store, known, chat, awards.withdraw_award, number=number, reason=REASON) == refused
        assert await an.acts(store, known, chat, awards.set_round, year=year, version=0, opens_on="2026-01-01", closes_on="2026-02-01") == refused
        assert await an.acts(store, known, chat, awards_list.link, year=year) == refused
    assert (await an.acts(store, known, "lee", awards.one, application_id=shown["id"]))["version"] == shown["version"]


async def test_every_change_of_an_officer_is_written_down(store: Store, known: Knowledge) -> None:
    await opened(store, known)
    number = await awarded(store, known)
    await an.acts(store, known, "lee", awards.withdraw_award, number=number, reason=REASON)
    await an.acts(store, known, "lee", awards.enter, year=2025, category="partner", name="樣本丙", number="x 1")
    written = [
        (row.what, row.who.split()[0], row.reason) for row in await rows(store, select(audit).where(audit.c.what.startswith("label")).order_by(audit.c.id))
    ]
    assert [what for what, *_ in written] == [
        *("label round", "label applied for", "label review", "label award", "label award withdrawn", "label entered"),
    ]
    assert written[1][1] == "applicant" and {who for what, who, _ in written if what != "label applied for"} == {"staff"}
    assert written[4][2] == REASON["zh-Hant"] and "陳大文" not in str(written)


async def test_of_two_officers_with_one_number_one_is_refused_with_the_next(store: Store, known: Knowledge) -> None:
    year = await opened(store, known)
    await an.officer(store, known, "ho")
    both = [await reviewed(store, known, name=name) for name in ("樣本甲", "樣本乙")]
    awards_at_once = [
        an.acts(store, known, chat, awards.award, application_id=shown["id"], version=shown["version"], number=f"{year}-S-001")
        for chat, shown in zip(("lee", "ho"), both, strict=True)
    ]
    done = sorted(await asyncio.gather(*awards_at_once), key=lambda each: str(each["outcome"]))
    assert done == [{"outcome": "done", "number": f"{year}-S-001"}, {"outcome": "number_taken", "proposal": f"{year}-S-002"}]
    assert [row.number for row in await rows(store, select(label))] == [f"{year}-S-001"]
    states = [row.state for row in await rows(store, select(label_application).order_by(label_application.c.state))]
    assert states == ["awarded", "under_review"]


async def test_award_and_refusal_at_once_leave_one_result_and_one_notice_that_says_it(store: Store, known: Knowledge) -> None:
    year = await opened(store, known)
    await an.officer(store, known, "ho")
    for n in range(10):
        shown = await reviewed(store, known, f"owner {n}")
        change = {"application_id": shown["id"], "version": shown["version"]}
        first, second = await asyncio.gather(
            an.acts(store, known, "lee", awards.award, number=f"{year}-S-{n:03}", **change), an.acts(store, known, "ho", awards.refuse, reason=REASON, **change)
        )
        assert {first["outcome"], second["outcome"]} == {"done", "changed"}
        state = "awarded" if first["outcome"] == "done" else "refused"
        assert (await an.acts(store, known, f"owner {n}", recognition.one, application_id=shown["id"]))["state"] == state
        (told,) = await an.notices_of(store, f"owner {n}", "case:label:")
        assert told.body["phrases"][0]["lines"][0]["after"] == {"say": f"label-word-{state}"}
        assert len(await rows(store, select(label).where(label.c.application_id == shown["id"]))) == (state == "awarded")


async def test_an_award_is_taken_away_once(store: Store, known: Knowledge) -> None:
    await opened(store, known)
    number = await awarded(store, known)
    assert await an.acts(store, known, "lee", awards.withdraw_award, number=number, reason=REASON) == {"outcome": "done"}
    assert await an.acts(store, known, "lee", awards.withdraw_award, number=number, reason=REASON) == {"outcome": "not_now"}
    assert await an.acts(store, known, "lee", awards.withdraw_award, number="2026-S-999", reason=REASON) == {"outcome": "unknown"}
    view = await an.acts(store, known, "owner", recognition.one, application_id=1)
    assert (view["word"], view["number"], view["may"]) == ("award_withdrawn", number, [])


async def test_dates_that_somebody_else_has_changed_are_not_overwritten(store: Store, known: Knowledge) -> None:
    year = await opened(store, known)
    args = {"year": year, "opens_on": f"{year}-01-01", "closes_on": f"{year}-02-01"}
    for version in (None, 5):
        assert await an.acts(store, known, "lee", awards.set_round, version=version, **args) == {"outcome": "changed"}
    assert await an.acts(store, known, "lee", awards.set_round, version=0, **(args | {"closes_on": f"{year - 1}-12-31"})) == {"outcome": "wrong"}
    assert await an.acts(store, known, "lee", awards.set_round, version=0, **args) == {"outcome": "done"}


# --- numbers ---


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("2026-e-001", "2026-E-001"), (" ２０２６－Ｅ－００１ ", "2026-E-001"), ("2026–E–001", "2026-E-001"), ("A 12/3", "A12/3"), ("粵港2026號", "粵港2026號")],
)
def test_a_number_has_one_spelling(typed: str, kept: str) -> None:
    assert label_register.normal_number(typed) == kept


@pytest.mark.parametrize("typed", ["", "   ", "ABC", "1" * 21, "12;34", "<b>1</b>", "=1+1"])
def test_what_can_be_no_number_is_none(typed: str) -> None:
    assert label_register.normal_number(typed) is None


async def test_the_proposed_number_follows_the_highest_even_if_it_was_taken_away(store: Store, known: Knowledge) -> None:
    await opened(store, known)
    for number in ("2026-E-007", "2026-E-X1", "2025-E-100", "2026-P-020"):
        year, category = int(number[:4]), "excellent" if "-E-" in number else "partner"
        await an.acts(store, known, "lee", awards.enter, year=year, category=category, name=f"樣本{number}", number=number)
    await an.acts(store, known, "lee", awards.withdraw_award, number="2026-E-007", reason=REASON)
    assert await an.acts(store, known, "lee", label_register.proposed_number, year=2026, category="excellent") == "2026-E-008"
    assert await an.acts(store, known, "lee", label_register.proposed_number, year=2026, category="technology_service") == "2026-T-001"


# --- is holder N valid for year Y? ---


async def test_a_holder_is_found_by_number_and_by_name_and_no_contact_is_told(store: Store, known: Knowledge) -> None:
    year = await opened(store, known)
    number = await awarded(store, known)
    for words in (number, number.lower().replace("-", "－"), "樣本採購有限公司", "样本采购", "樣本 採購"):
        found = await an.acts(store, known, "stranger", label_register.check, words=words, year=year)
        assert found["outcome"] == "found" and [each["number"] for each in found["labels"]] == [number]
        assert "23456789" not in str(found) and "陳大文" not in str(found)
    assert (await an.acts(store, known, "stranger", label_register.check, words=number, year=year - 1)) == {"outcome": "none", "names": [], "years": [year]}


async def test_another_firm_with_a_like_name_is_never_the_answer(store: Store, known: Knowledge) -> None:
    year = await opened(store, known)
    await an.acts(store, known, "lee", awards.enter, year=year, category="partner", name="樣本五金廠有限公司", number="1")
    for words in ("樣本塑膠廠有限公司", "樣本塑膠廠"):
        assert (await an.acts(store, known, "x", label_register.check, words=words, year=year))["outcome"] == "none"
    near = await an.acts(store, known, "x", label_register.check, words="樣本", year=year)
    assert near == {"outcome": "near", "names": ["樣本五金廠有限公司"], "years": []}
    for words in ("", "有限公司", "…", "廠"):
        assert (await an.acts(store, known, "x", label_register.check, words=words, year=year))["outcome"] == "none"


async def test_a_logo_that_was_taken_away_is_found_with_the_day(store: Store, known: Knowledge) -> None:
    year = await opened(store, known)
    number = await awarded(store, known)
    await an.acts(store, known, "lee", awards.withdraw_award, number=number, reason=REASON)
    found = await an.acts(store, known, "x", label_register.check, words=number, year=year)
    assert found["labels"][0]["withdrawn_on"] == store.clock.now().astimezone(HONG_KONG).date().isoformat()


# --- of a calendar year ---


async def many(store: Store, known: Knowledge, year: int = 2026) -> None:
    await an.officer(store, known, "lee")
    for number, category in enumerate(("excellent", "excellent", "partner", "supply_chain", "technology_service"), 1):
        await an.acts(store, known, "lee", awards.enter, year=year, category=category, name=f"樣本{number}", number=f"N{number}")
    await an.acts(store, known, "lee", awards.withdraw_award, number="N2", reason=REASON)
    values = {"number": "S1", "year": year, "category": "partner", "name": "（樣本）", "sample": True, "created_at": store.clock.now()}
    await store.write(lambda connection: connection.execute(label.insert().values(**values)))


async def test_manufacturing_is_excellent_and_partner_together_and_samples_are_left_out(store: Store, known: Knowledge) -> None:
    await many(store, known)
    counted = await an.acts(store, known, "lee", label_register.counts, year=2026)
    assert counted["groups"] == {"manufacturing": 3, "technology_service": 1, "supply_chain": 1}
    assert (counted["total"], counted["withdrawn"], counted["samples_left_out"], counted["history"]) == (5, 1, 1, None)


async def test_the_figures_of_2010_stand_beside_the_records_and_are_never_added(store: Store, known: Knowledge) -> None:
    await many(store, known, 2010)
    figures = [each.model_dump() for each in known.history if each.measure == "labels"]
    await store.write(lambda connection: connection.execute(history_figure.insert(), figures))
    counted = await an.acts(store, known, "lee", label_register.counts, year=2010)
    assert counted["history"]["groups"] == {"manufacturing": 91, "technology_service": 20, "supply_chain": 4}
    assert (counted["history"]["total"], counted["total"]) == (115, 5)
    assert counted["history"]["sources"] == [{"paper": "15"}]
    assert (await an.acts(store, known, "lee", label_register.counts, year=2009))["history"] is None


async def test_the_list_holds_every_logo_of_the_year_as_text_and_its_figures(store: Store, known: Knowledge) -> None:
    await many(store, known)
    await an.acts(store, known, "lee", awards.enter, year=2026, category="partner", name="=SUM(1;2)", number="N9")
    listed, counted = [await an.acts(store, known, "lee", function, year=2026) for function in (label_register.of_year, label_register.counts)]
    for language in LANGUAGES:
        book = load_workbook(BytesIO(exports.workbook(awards_list.sheets(listed, counted, language, lambda key: key))))
        sheet, figures = book["awards-sheet-list"], book["awards-sheet-figures"]
        lines = list(sheet.iter_rows(min_row=2, values_only=True))
        assert [line[0] for line in lines] == ["N1", "N2", "N3", "N9", "S1", "N4", "N5"]
        assert lines[0][2] == known.recognition.categories[0].name[language] and lines[1][5]
        assert sheet.cell(5, 2).value == "=SUM(1;2)" and sheet.cell(5, 2).data_type == "s"
        assert figures.cell(2, 2).value == 4 and figures.cell(5, 2).value == 6


async def test_the_link_ends_after_a_day_and_with_the_role(store: Store, known: Knowledge) -> None:
    await many(store, known)
    path = (await an.acts(store, known, "lee", awards_list.link, year=2026))["path"]
    key, now = path.removeprefix("/awards/"), store.clock.now()
    assert (await store.read(lambda connection: awards_list.opened(connection, now, key))).object == "2026"
    assert await store.read(lambda connection: awards_list.opened(connection, now, key + "x")) is None
    assert await store.read(lambda connection: awards_list.opened(connection, now + timedelta(hours=25), key)) is None
    await store.write(lambda connection: connection.execute(update(members).values(role="viewer")))
    assert await store.read(lambda connection: awards_list.opened(connection, now, key)) is None
