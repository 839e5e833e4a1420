"""The download zone: who may publish, what a version must have, which one is current, what withdrawing does to the pages and to the bytes."""

import asyncio
import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot import schedule
from bot.attachments import Attachments
from bot.knowledge import Knowledge
from bot.messages import LANGUAGES, Address
from bot.programme import Here, downloads
from bot.settings import Settings
from bot.store import Store
from bot.tables import audit, download, download_version, staff, staff_chat
from tests import some_documents as some
from tests.conftest import MovedClock

TITLES = {"zh-Hant": "清潔生產指引", "zh-Hans": "清洁生产指引", "en": "Guide to cleaner production"}
SLUG = "guide-to-cleaner-production"
VALUES: dict[str, Any] = {
    "titles": TITLES,
    "day": "2010-07-01",
    "language": "zh-Hant",
    "digests": dict.fromkeys(LANGUAGES, "Ten ways to save energy."),
    "changed": dict.fromkeys(LANGUAGES, "A chapter on effluent."),
    "source": "the programme",
}


def file(letter: str = "a") -> dict[str, Any]:
    return {"id": letter * 32, "name": "guide.pdf", "mime": "application/pdf", "size_bytes": 1200}


async def does(store: Store, known: Knowledge, function: Any, chat: str = "publisher", **args: Any) -> Any:
    """As the member of staff of that role."""

    def work(connection: Any) -> Any:
        here = Here(connection, store.clock.now(), known, Address("web", chat), "zh-Hant")
        if chat != "nobody" and connection.execute(select(staff_chat).where(staff_chat.c.chat == chat)).first() is None:
            made = connection.execute(staff.insert().values(name=chat, role=chat, active=True, created_at=here.now).returning(staff.c.id)).scalar_one()
            connection.execute(staff_chat.insert().values(staff_id=made, channel="web", chat=chat, bound_at=here.now))
        return function(here, **args)

    return await store.write(work)


async def two_versions(store: Store, known: Knowledge) -> None:
    assert await does(store, known, downloads.publish, values=VALUES, file=file("a")) == {"outcome": "done", "slug": SLUG}
    again = await does(store, known, downloads.renew, slug=SLUG, version=0, values=VALUES | {"day": "2011-03-31"}, file=file("b"))
    assert again == {"outcome": "done", "slug": SLUG}


async def test_the_newest_version_is_current_and_the_one_before_stays_behind_it(store: Store, known: Knowledge) -> None:
    await two_versions(store, known)
    (found,) = await does(store, known, downloads.listed, "nobody")
    assert [(each["number"], each["day"]) for each in found["versions"]] == [(2, "2011-03-31"), (1, "2010-07-01")]
    assert found["titles"] == TITLES and found["versions"][0]["changed"]["en"] == "A chapter on effluent." and found["versions"][1]["changed"] == {}
    assert await does(store, known, downloads.one, "nobody", slug=SLUG) == found
    assert await does(store, known, downloads.one, "nobody", slug="other") is None


@pytest.mark.parametrize("role", ["nobody", "viewer", "hotline_agent", "case_officer", "approver", "admin"])
async def test_nobody_but_a_publisher_changes_or_manages_anything(store: Store, known: Knowledge, role: str) -> None:
    await two_versions(store, known)
    refused = {"outcome": "not_allowed"}
    assert await does(store, known, downloads.publish, role, values=VALUES | {"titles": dict.fromkeys(LANGUAGES, "x")}, file=file("c")) == refused
    assert await does(store, known, downloads.renew, role, slug=SLUG, version=1, values=VALUES, file=file("c")) == refused
    assert await does(store, known, downloads.withdraw, role, slug=SLUG, version=1, reason="x") == refused
    assert await does(store, known, downloads.for_staff, role) == [] and await does(store, known, downloads.one_for_staff, role, slug=SLUG) is None
    assert len(await does(store, known, downloads.for_staff)) == 1  # the control


async def test_what_is_missing_or_impossible_is_named_by_its_field_and_nothing_is_kept(store: Store, known: Knowledge, clock: MovedClock) -> None:
    tomorrow = (clock.now() + timedelta(days=2)).date().isoformat()
    wrong = {"titles": TITLES | {"en": " "}, "day": tomorrow, "language": "fr", "digests": VALUES["digests"] | {"zh-Hans": "x" * 601}, "source": ""}
    done = await does(store, known, downloads.publish, values=VALUES | wrong, file=file())
    assert done == {"outcome": "problems", "problems": ["title-en", "day", "language", "digest-zh-Hans", "source"]}
    assert await does(store, known, downloads.listed) == [] and not await store.read(lambda connection: connection.execute(select(download)).all())
    await does(store, known, downloads.publish, values=VALUES | {"changed": {}}, file=file())  # of the first version nothing has changed
    done = await does(store, known, downloads.renew, slug=SLUG, version=0, values=VALUES | {"changed": {}, "day": "soon"}, file=file("b"))
    assert done["problems"] == ["day", *(f"changed-{each}" for each in LANGUAGES)]


async def test_one_title_is_one_download_and_who_has_not_seen_the_last_change_does_not_overwrite_it(store: Store, known: Knowledge) -> None:
    await two_versions(store, known)
    assert await does(store, known, downloads.publish, values=VALUES, file=file("c")) == {"outcome": "taken", "slug": SLUG}
    for version in (0, 7):
        assert await does(store, known, downloads.renew, slug=SLUG, version=version, values=VALUES, file=file("c")) == {"outcome": "changed"}
        assert await does(store, known, downloads.withdraw, slug=SLUG, version=version, reason="x") == {"outcome": "changed"}
    assert await does(store, known, downloads.renew, slug="other", version=0, values=VALUES, file=file("c")) == {"outcome": "unknown"}


async def test_two_publishers_at_the_same_moment_make_one_new_version(store: Store, known: Knowledge) -> None:
    await does(store, known, downloads.publish, values=VALUES, file=file("a"))
    both = [does(store, known, downloads.renew, slug=SLUG, version=0, values=VALUES, file=file(letter)) for letter in "bc"]
    assert sorted(done["outcome"] for done in await asyncio.gather(*both)) == ["changed", "done"]
    (found,) = await does(store, known, downloads.listed)
    assert [each["number"] for each in found["versions"]] == [2, 1]


async def test_a_withdrawn_version_gives_way_to_the_one_before_and_all_of_it_is_gone_at_once(store: Store, known: Knowledge) -> None:
    await two_versions(store, known)
    assert await does(store, known, downloads.withdraw, slug=SLUG, version=1, reason=" ", number=2) == {"outcome": "reason_missing"}
    assert await does(store, known, downloads.withdraw, slug=SLUG, version=1, reason="a wrong figure", number=2) == {"outcome": "done"}
    assert [each["number"] for each in (await does(store, known, downloads.listed))[0]["versions"]] == [1]
    assert await does(store, known, downloads.withdraw, slug=SLUG, version=2, reason="again", number=2) == {"outcome": "not_now"}
    assert await does(store, known, downloads.withdraw, slug=SLUG, version=2, reason="all of it") == {"outcome": "done"}
    assert await does(store, known, downloads.listed) == [] and await does(store, known, downloads.one, slug=SLUG) is None
    kept = await does(store, known, downloads.one_for_staff, slug=SLUG)
    assert [each["withdrawn"] for each in kept["versions"]] == [True, True]
    written = await store.read(lambda connection: connection.execute(select(audit.c.what, audit.c.object, audit.c.reason).order_by(audit.c.id)).all())
    assert [tuple(row) for row in written][-2:] == [
        ("download withdrawn", f"download {SLUG} 2", "a wrong figure"),
        ("download withdrawn", f"download {SLUG} 1", "all of it"),
    ]
    # A later version stands alone: what was withdrawn does not come back with it.
    assert (await does(store, known, downloads.renew, slug=SLUG, version=3, values=VALUES, file=file("c")))["outcome"] == "done"
    assert [each["number"] for each in (await does(store, known, downloads.listed))[0]["versions"]] == [3]


async def test_the_sweep_keeps_the_bytes_of_what_stands_and_deletes_those_of_what_was_withdrawn(store: Store, known: Knowledge, tmp_path: Path) -> None:
    attachments = Attachments(Settings(_env_file=None, data_dir=tmp_path))  # type: ignore[call-arg]
    kept = [await attachments.keep(some.in_pieces(some.PDF), f"{name}.pdf") for name in ("first", "second", "stray")]
    old = (store.clock.now() - timedelta(days=3)).timestamp()
    for each in kept:
        os.utime(attachments.path(each.id), (old, old))
    values = [{"id": each.id, "name": each.name, "mime": "application/pdf", "size_bytes": each.size_bytes} for each in kept]
    assert await schedule.sweep_files(store, attachments, store.clock.now()) == 0  # a database that knows of nothing deletes nothing
    await does(store, known, downloads.publish, values=VALUES, file=values[0])
    await does(store, known, downloads.renew, slug=SLUG, version=0, values=VALUES, file=values[1])
    await does(store, known, downloads.withdraw, slug=SLUG, version=1, reason="x", number=2)
    assert await schedule.sweep_files(store, attachments, store.clock.now()) == 2
    assert list(attachments.present()) == [kept[0].id]


async def test_a_title_of_any_script_makes_an_address(store: Store, known: Knowledge) -> None:
    assert downloads.slug_of("Café – Guide (2011)") == "cafe-guide-2011"
    assert downloads.slug_of("指引") == "download" and len(downloads.slug_of("x" * 200)) == downloads.MOST_SLUG
    rows = await store.read(lambda connection: connection.execute(select(download_version)).all())
    assert rows == []
