"""The events of knowledge/: past ones as far as the sources go, samples that nobody takes for real, words that lead to what is meant; faults told by line."""

import re
import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import get_args

import pytest
import yaml
from sqlalchemy import Connection, select

from bot import knowledge
from bot.clock import HONG_KONG
from bot.flows.eligibility import SECTORS
from bot.knowledge import FOLDER, SAMPLE_LABELS, Knowledge, KnowledgeWrong, PastEvent, SampleEvent, SectorId
from bot.messages import LANGUAGES, Address
from bot.programme import Here, events
from bot.store import Store
from bot.tables import event
from bot.text_figures import figures

NIGHT = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)  # one o'clock in Hong Kong, on the 24th
VISIT, PAST = "events/sample-visit.yaml", "events/label-2010.yaml"


def past(known: Knowledge) -> list[PastEvent]:
    return [entry for entry in known.events.values() if isinstance(entry, PastEvent)]


def samples(known: Knowledge) -> list[SampleEvent]:
    return [entry for entry in known.events.values() if isinstance(entry, SampleEvent)]


def texts(value: object) -> list[dict[str, str]]:
    """Every text in three languages that stands anywhere in an entry."""
    if isinstance(value, dict):
        return [value] if set(value) == set(LANGUAGES) else [each for part in value.values() for each in texts(part)]
    return [each for part in value for each in texts(part)] if isinstance(value, list) else []


def test_there_are_the_past_events_of_the_sources_and_a_sample_of_each_sort(known: Knowledge) -> None:
    assert len(past(known)) == 14
    assert {entry.kind for entry in samples(known)} == {"seminar", "workshop", "briefing", "visit", "exhibition"}
    assert known.events["sample-workshop"].columns(NIGHT)["capacity"] == 2  # a newcomer fills it and sees the waiting list


def test_every_past_event_is_over_and_names_a_page_as_its_source(known: Knowledge) -> None:
    for entry in past(known):
        assert entry.date.to < date(2026, 11, 23)
        assert all(source.url and source.title for source in entry.sources)


def test_figures_of_every_event_are_the_same_in_the_three_languages(known: Knowledge) -> None:
    seen = [text for entry in known.events.values() for text in texts(entry.model_dump())]
    seen.append(known.counting.rule)
    assert len(seen) > 50
    assert [text for text in seen if not figures(text["zh-Hant"]) == figures(text["zh-Hans"]) == figures(text["en"])] == []


def test_a_sample_is_labelled_in_every_language_and_holds_no_number_to_ring_and_no_address_to_open(known: Knowledge) -> None:
    for entry in samples(known):
        assert all(entry.title[language].startswith(SAMPLE_LABELS[language]) for language in LANGUAGES)
        assert entry.city == "online" or all(SAMPLE_LABELS[language].strip("（）: ") in entry.place[language] for language in LANGUAGES)
        written = yaml.safe_dump(entry.model_dump(mode="json", exclude={"in_days", "time", "capacity"}), allow_unicode=True)
        assert not re.search(r"\d{4}|https?:|@", written)


def test_the_sample_visit_shows_all_that_a_visit_may_ask(known: Knowledge) -> None:
    entry = known.events["sample-visit"]
    assert isinstance(entry, SampleEvent) and entry.visit is not None
    assert entry.visit.coach and entry.visit.excluded_sectors == ["metals"] and entry.visit.host_excludes is not None
    assert (entry.capacity, "香港" in entry.visit.meeting_point["zh-Hant"], "拍照" in entry.visit.rules["zh-Hant"]) == (20, True, True)
    assert all(name in entry.visit.host_excludes[language] for language, name in known.sector_names["metals"].items() if language == "zh-Hant")


def test_sectors_of_events_are_the_eight() -> None:
    assert get_args(SectorId) == SECTORS


def test_a_past_event_without_an_hour_counts_from_midnight_in_hong_kong_to_the_end_of_its_day(known: Knowledge) -> None:
    columns = known.events["label-2010"].columns(NIGHT)
    assert columns["starts_at"] == columns["closes_at"] == datetime(2010, 11, 4, tzinfo=HONG_KONG)
    assert columns["ends_at"] == datetime(2010, 11, 5, tzinfo=HONG_KONG)
    assert columns["state"] == "history" and "capacity" not in columns


def test_a_past_event_with_an_hour_has_it(known: Knowledge) -> None:
    columns = known.events["seminar-2025"].columns(NIGHT)
    assert (columns["starts_at"], columns["ends_at"]) == (datetime(2025, 3, 25, 6, 30, tzinfo=UTC), datetime(2025, 3, 25, 8, 0, tzinfo=UTC))


def test_a_past_event_of_several_days_ends_with_the_last(known: Knowledge, folder: Path) -> None:
    replace(folder / PAST, "date: 2010-11-04", "date: {from: 2010-11-04, to: 2010-11-06}")
    columns = knowledge.load(folder).events["label-2010"].columns(NIGHT)
    assert columns["ends_at"] - columns["starts_at"] == timedelta(days=3)


def test_what_the_sources_leave_open_stays_unknown(known: Knowledge) -> None:
    columns = known.events["conference-2007"].columns(NIGHT)
    assert (columns["city"], columns["place"], columns["languages"]) == ("unknown", {}, [])


def test_the_day_of_a_sample_is_counted_from_today_in_hong_kong(known: Knowledge) -> None:
    columns = known.events["sample-seminar"].columns(NIGHT)
    assert columns["starts_at"] == datetime(2026, 12, 6, 14, 30, tzinfo=HONG_KONG)  # twelve days after the 24th, not after the 23rd
    assert columns["ends_at"] - columns["starts_at"] == timedelta(hours=2)
    assert columns["starts_at"] - columns["closes_at"] == timedelta(days=2)


async def test_the_events_go_into_the_table_once_and_history_is_never_listed(store: Store, known: Knowledge) -> None:
    now = store.clock.now()
    assert await store.write(lambda connection: events.import_once(connection, now, known, samples=True)) == len(known.events)
    assert await store.write(lambda connection: events.import_once(connection, now, known, samples=True)) == 0

    def look(connection: Connection) -> None:
        here = Here(connection, now, known, Address("web", "chan"), "zh-Hant")
        listed = {row["id"]: row["bookable"] for row in events.listed(here)}
        assert listed == {entry.id: "exhibition" if entry.kind == "exhibition" else "yes" for entry in samples(known)}
        for row in connection.execute(select(event)):
            assert row.sample == known.events[row.id].sample and row.ends_at > row.starts_at >= row.closes_at
            assert all(set(text) == set(LANGUAGES) for text in (row.title, row.summary, row.directions, row.co_organisers) if text)

    await store.read(look)


async def test_without_samples_only_history_goes_in(store: Store, known: Knowledge) -> None:
    now = store.clock.now()
    await store.write(lambda connection: events.import_once(connection, now, known, samples=False))
    rows = await store.read(lambda connection: connection.execute(select(event.c.state, event.c.sample)).all())
    assert {tuple(row) for row in rows} == {("history", False)} and len(rows) == 14


TYPED = [
    ("想聽研討會", {"kind": "seminar"}),
    ("有冇講座聽", {"kind": "seminar"}),
    ("讲座", {"kind": "seminar"}),
    ("any seminars in Putonghua?", {"kind": "seminar", "language": "putonghua"}),
    ("想去睇廠", {"kind": "visit"}),
    ("東莞嘅工廠參觀", {"kind": "visit", "city": "dongguan"}),
    ("Factory visits", {"kind": "visit"}),
    ("參觀展覽", {"kind": "exhibition"}),
    ("visit your booth at the exhibition", {"kind": "exhibition"}),
    ("簡介會 廣東話", {"kind": "briefing", "language": "cantonese"}),
    ("工作坊，普通話場", {"kind": "workshop", "language": "putonghua"}),
    ("培训班", {"kind": "workshop"}),
    ("頒獎典禮", {"kind": "ceremony"}),
    ("英文嘅活動", {"language": "english"}),
    ("活動", {}),
    ("有甚麼活動可以參加", {}),
    ("any events next month", {}),
    ("we export to Europe", {"city": "europe"}),
    ("a state of affairs, talking about tourism", {}),
    ("項目在進行展示", {}),
]


@pytest.mark.parametrize(("typed", "chosen"), TYPED, ids=[typed for typed, _ in TYPED])
async def test_typed_words_lead_to_the_kind_and_the_language_that_are_meant(store: Store, known: Knowledge, typed: str, chosen: dict[str, str]) -> None:
    now = store.clock.now()
    found = await store.read(lambda connection: events.find(Here(connection, now, known, Address("web", "chan"), "zh-Hant"), words=typed))
    assert found["chosen"] == chosen


async def test_every_word_leads_to_its_own_entry(store: Store, known: Knowledge) -> None:
    """Or it stands inside a word of an earlier one, and would never be found."""
    now = store.clock.now()

    def astray(connection: Connection) -> list[str]:
        here = Here(connection, now, known, Address("web", "chan"), "zh-Hant")
        words = [(facet, value, word) for facet, values in known.event_words.items() for value, each in values.items() for word in each]
        assert len(words) > 40
        return [word for facet, value, word in words if events.find(here, words=word)["chosen"].get(facet) != value]

    assert await store.read(astray) == []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "knowledge"))


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


FAULTS = [
    (PAST, "kind: ceremony", "kind: party", "kind: party", "kind: Input should be"),
    (PAST, "history: true", "", 1, "history: Field required"),
    (PAST, "date: 2010-11-04", "date: November", "date: November", "date"),
    (PAST, "date: 2010-11-04", "date: {from: 2010-11-04, to: 2010-11-03}", "date: {from", "2010-11-03 is before 2010-11-04"),
    (PAST, "date: 2010-11-04", "date: 2010-11-04\ntime: 16:00-14:00", "time: 16:00", "write the hours as 14:30-16:30"),
    (PAST, "date: 2010-11-04", "date: 2010-11-04\ntime: 14:00-26:00", "time: 14:00", "time.1"),
    (PAST, "sources: [{", "sources: []\nx: [{", "sources: []", "sources: List should have at least 1 item"),
    (PAST, "sources:", "source:", "source:", "source: Extra inputs are not permitted"),
    (PAST, "  zh-Hans: 2010", "  zh-XX: 2010", "title:", "no text in zh-Hans: add it"),
    (PAST, "city: hong_kong", "city: hongkong", "city: hongkong", "there is no place 'hongkong'"),
    (PAST, "id: label-2010", "id: label-2009", "id: label-2009", "the id is label-2009 but the file is called label-2010"),
    (PAST, "id: label-2010", "id: Label 2010", "id: Label 2010", "id: String should match pattern"),
    (VISIT, "（樣本）塗裝廠揮", "塗裝廠揮", 1, "the title in zh-Hant does not begin with '（樣本）'"),
    (VISIT, '"Sample: Visit', '"Visit', 1, "the title in en does not begin with 'Sample: '"),
    (VISIT, "in_days: 30", "in_days: 0", "in_days: 0", "in_days"),
    (VISIT, "capacity: 20\n", "", 1, "capacity: give the seats"),
    (VISIT, "kind: visit", "kind: workshop", 1, "visit: a factory visit, and no other event"),
    (VISIT, "excluded_sectors: [metals]", "excluded_sectors: [metal]", "excluded_sectors", "visit.excluded_sectors.0: Input should be 'textiles'"),
    (VISIT, "\nsectors: [furniture]", "\nsectors: [chairs]", "sectors: [chairs]", "sectors.0: Input should be 'textiles'"),
    (VISIT, "languages: [cantonese", "languages: [hakka", "languages: [hakka", "languages.0"),
    ("events/sample-exhibition.yaml", "city: hong_kong", "city: hong_kong\ncapacity: 9", 1, "an exhibition has none"),
    ("events/words.yaml", "  seminar:", "  lecture:", "  lecture:", "kind.lecture"),
    ("events/counting.yaml", "visits_inside_events: false", "visits_inside_events: perhaps", "visits_inside_events: perhaps", "visits_inside_events"),
]


@pytest.mark.parametrize(("file", "old", "new", "at", "says"), FAULTS, ids=[f"{file}: {new[:30]}" for file, _, new, _, _ in FAULTS])
def test_a_fault_in_an_event_is_told_with_file_line_and_field(folder: Path, file: str, old: str, new: str, at: str | int, says: str) -> None:
    replace(folder / file, old, new)
    lines = (folder / file).read_text(encoding="utf-8").splitlines()
    line = at if isinstance(at, int) else next(number for number, each in enumerate(lines, 1) if at in each)
    with pytest.raises(KnowledgeWrong) as wrong:
        knowledge.load(folder)
    assert [each for each in wrong.value.problems if each.startswith(f"knowledge/{file}:{line}: ") and says in each], wrong.value.problems


@pytest.mark.parametrize("file", ["words.yaml", "counting.yaml"])
def test_a_missing_file_of_the_events_is_told(folder: Path, file: str) -> None:
    (folder / "events" / file).unlink()
    with pytest.raises(KnowledgeWrong) as wrong:
        knowledge.load(folder)
    assert wrong.value.problems == [f"knowledge/events/{file}:1: the file is missing: put it back"]
