"""The documents of an application: who may add, remove, settle and read them, how many there may be, and which bytes are swept away."""

import asyncio
import os
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from bot import schedule
from bot.attachments import Attachments
from bot.knowledge import Knowledge
from bot.programme import applications, files
from bot.settings import Settings
from bot.store import Store
from bot.tables import application_file, application_step, audit, staff
from tests import an_application as an
from tests import some_documents as some
from tests.conftest import MovedClock


def answer(content: str = "a", size_bytes: int = 1000) -> dict[str, Any]:
    """What a question of the kind File is answered with."""
    digest = sha256(content.encode()).hexdigest()
    return {"id": digest[:32], "name": f"{content}.pdf", "kind": "pdf", "size_bytes": size_bytes, "sha256": digest}


async def add(store: Store, known: Knowledge, made: int, content: str = "a", chat: str = "owner", item: str = "quotation", **over: Any) -> str:
    done = await an.acts(store, known, chat, files.add, application_id=made, item=item, file=answer(content) | over)
    return str(done["outcome"])


async def rows(store: Store, table: Any) -> list[Any]:
    return await store.read(lambda connection: list(connection.execute(select(table))))


async def test_a_document_is_kept_once_and_the_same_one_again_changes_nothing(store: Store, known: Knowledge) -> None:
    made = await an.draft(store, known)
    assert await add(store, known, made) == "kept"
    version = (await an.row_of(store, made)).version
    assert await add(store, known, made, id="0" * 32, name="another name.pdf") == "same"
    assert (await an.row_of(store, made)).version == version == 1
    (there,) = (await an.acts(store, known, "owner", applications.one, application_id=made))["files"]
    assert (there["name"], there["item"], there["state"]) == ("a.pdf", "quotation", "arrived")


async def test_one_answer_is_one_document_and_cannot_stand_with_two_applications(store: Store, known: Knowledge) -> None:
    first, second = await an.draft(store, known), await an.draft(store, known)
    assert [await add(store, known, made) for made in (first, second)] == ["kept", "unknown"]


async def test_strangers_former_holders_and_absent_cases_are_all_unknown(store: Store, known: Knowledge) -> None:
    made = await an.draft(store, known)
    await add(store, known, made)
    removing = {"function": files.remove, "file_id": answer()["id"]}
    for chat, id_ in (("stranger", made), ("owner", made + 1)):
        assert await add(store, known, id_, "b", chat=chat) == "unknown"
        assert await an.acts(store, known, chat, **removing, application_id=id_) == {"outcome": "unknown"}
    assert await add(store, known, made, "b", item="nothing") == "unknown"
    other = await an.draft(store, known, "other")
    assert await an.acts(store, known, "other", **removing, application_id=other) == {"outcome": "unknown"}  # a file of another case
    assert len(await rows(store, application_file)) == 1


async def test_twenty_documents_and_fifty_megabytes_are_the_most_and_removing_makes_room(store: Store, known: Knowledge) -> None:
    made = await an.draft(store, known)
    for number in range(files.MOST_FILES):
        assert await add(store, known, made, str(number)) == "kept"
    assert await add(store, known, made, "more") == "too_many"
    assert await an.acts(store, known, "owner", files.remove, application_id=made, file_id=answer("0")["id"]) == {"outcome": "done"}
    assert await an.acts(store, known, "owner", files.remove, application_id=made, file_id=answer("0")["id"]) == {"outcome": "unknown"}
    assert await add(store, known, made, "large", size_bytes=files.MOST_BYTES) == "too_many"
    assert await add(store, known, made, "large", size_bytes=files.MOST_BYTES - 19_000) == "kept"
    second = await an.draft(store, known, company_id=(await an.row_of(store, made)).company_id)
    assert await add(store, known, second, "more") == "kept"


async def test_two_at_once_do_not_get_past_the_limit(store: Store, known: Knowledge) -> None:
    made = await an.draft(store, known)
    for number in range(files.MOST_FILES - 1):
        await add(store, known, made, str(number))
    came = await asyncio.gather(*(add(store, known, made, f"more {number}") for number in range(5)))
    assert sorted(came) == ["kept", *["too_many"] * 4]


async def test_while_the_case_is_with_us_nothing_is_added_or_removed(store: Store, known: Knowledge) -> None:
    made = await an.submitted(store, known)
    assert await add(store, known, made) == "not_now"
    await an.officer(store, known, "handler")
    await an.moved(store, known, "handler", made, "take", "return")
    assert await add(store, known, made) == "kept"  # it was returned: what is missing can be sent
    assert [step.transition for step in await rows(store, application_step)][-1] == "add_file"
    await an.acts(store, known, "owner", applications.act, application_id=made, version=4, transition="resubmit")
    assert await an.acts(store, known, "owner", files.remove, application_id=made, file_id=answer()["id"]) == {"outcome": "not_now"}


async def in_check(store: Store, known: Knowledge) -> int:
    """An application with one document that chat handler is working on."""
    made = await an.draft(store, known)
    await add(store, known, made)
    await an.acts(store, known, "owner", applications.submit, application_id=made, version=1)
    await an.officer(store, known, "handler")
    await an.moved(store, known, "handler", made, "take")
    return made


async def settle(store: Store, known: Knowledge, chat: str, made: int, **over: Any) -> str:
    version = (await an.row_of(store, made)).version
    args = {"application_id": made, "version": version, "file_id": answer()["id"], "accepted": True} | over
    return str((await an.acts(store, known, chat, files.settle, **args))["outcome"])


async def test_the_officer_of_the_case_settles_a_document_and_it_is_written_down(store: Store, known: Knowledge, clock: MovedClock) -> None:
    made = await in_check(store, known)
    clock.moved = timedelta(days=2)
    await an.officer(store, known, "checker")
    assert await settle(store, known, "checker", made) == "not_now"
    assert await settle(store, known, "owner", made) == await settle(store, known, "owner", made + 0, file_id="x") == "not_allowed"
    assert await settle(store, known, "handler", made, version=0) == "changed"
    assert await settle(store, known, "handler", made, file_id="x") == "unknown"
    assert await settle(store, known, "handler", made, accepted=False) == await settle(store, known, "handler", made) == "done"
    (there,) = await rows(store, application_file)
    assert there.state == "accepted" and there.changed_at - there.at > timedelta(days=1)
    written = [(row.what, row.object, row.reason) for row in await rows(store, audit) if "file" in row.what]
    assert written == [(what, f"application {made}", f"file {there.id}") for what in ("return_file", "accept_file")]
    await an.moved(store, known, "handler", made, "return")
    assert await an.acts(store, known, "owner", files.remove, application_id=made, file_id=there.id) == {"outcome": "not_now"}  # it was accepted


async def link(store: Store, known: Knowledge, chat: str = "handler", file_id: str = "") -> dict[str, Any]:
    found: dict[str, Any] = await an.acts(store, known, chat, files.link, file_id=file_id or answer()["id"])
    return found


async def read(store: Store, path: str) -> dict[str, Any] | None:
    key = path.removeprefix("/staff/file/")
    return await store.write(lambda connection: files.opened(connection, store.clock.now(), key))


async def test_a_link_is_for_case_officers_and_for_documents_that_are_with_us(store: Store, known: Knowledge) -> None:
    made = await in_check(store, known)
    await an.officer(store, known, "hotline", "hotline_agent")
    for chat in ("owner", "stranger", "hotline"):
        assert await link(store, known, chat) == await link(store, known, chat, "0" * 32) == {"outcome": "not_allowed"}
    draft = await an.draft(store, known)
    await add(store, known, draft, "draft")
    for nothing in ("0" * 32, answer("draft")["id"]):
        assert await link(store, known, file_id=nothing) == {"outcome": "unknown"}
    path = (await link(store, known))["path"]
    assert await read(store, path) == {"id": answer()["id"], "name": "a.pdf", "kind": "pdf"}
    (written,) = [row for row in await rows(store, audit) if row.what == "file read"]
    assert (written.object, written.reason) == (f"application {made}", f"file {answer()['id']}")


async def test_a_link_ends_after_a_quarter_of_an_hour_and_a_minute_after_it_was_read(store: Store, known: Knowledge, clock: MovedClock) -> None:
    await in_check(store, known)
    first, second = [(await link(store, known))["path"] for _ in range(2)]
    clock.moved = timedelta(minutes=14, seconds=30)
    assert await read(store, first) and await read(store, first)  # some telephones fetch twice
    clock.moved += timedelta(seconds=40)  # reading does not lengthen it
    assert await read(store, first) is None and await read(store, second) is None
    third = (await link(store, known))["path"]
    assert await read(store, third)
    clock.moved += timedelta(seconds=50)
    assert await read(store, third)
    clock.moved += timedelta(seconds=11)
    assert await read(store, third) is None
    assert await read(store, first[:-1] + "x") is None


async def test_a_link_is_worth_nothing_once_its_officer_or_its_document_is_gone(store: Store, known: Knowledge) -> None:
    made = await in_check(store, known)
    path = (await link(store, known))["path"]
    await an.moved(store, known, "handler", made, "return")
    await an.acts(store, known, "owner", files.remove, application_id=made, file_id=answer()["id"])
    assert await read(store, path) is None
    await add(store, known, made, "b")
    path = (await link(store, known, file_id=answer("b")["id"]))["path"]
    assert await read(store, path)
    await store.write(lambda connection: connection.execute(update(staff).values(role="viewer")))
    assert await read(store, path) is None


# --- the sweep ---


@pytest.fixture
def attachments(tmp_path: Path) -> Attachments:
    return Attachments(Settings(_env_file=None, data_dir=tmp_path))  # type: ignore[call-arg]


async def put(attachments: Attachments, content: bytes = some.PDF) -> dict[str, Any]:
    return (await attachments.keep(some.in_pieces(content), "x.pdf")).as_json()


async def sweep(store: Store, attachments: Attachments) -> set[str]:
    await schedule.sweep_files(store, attachments, store.clock.now())
    return set(attachments.present())


async def test_with_a_database_that_knows_no_case_nothing_is_deleted(store: Store, clock: MovedClock, attachments: Attachments) -> None:
    file = await put(attachments)
    clock.moved = timedelta(days=400)
    assert await sweep(store, attachments) == {file["id"]}


async def test_what_no_row_names_goes_after_a_day_and_what_was_removed_or_discarded_at_once(
    store: Store, known: Knowledge, clock: MovedClock, attachments: Attachments
) -> None:
    made, other = await an.draft(store, known), await an.draft(store, known)
    stray, kept, removed, discarded = [await put(attachments, some.PDF + bytes([n])) for n in range(4)]
    for application_id, file in ((made, kept), (made, removed), (other, discarded)):
        await an.acts(store, known, "owner", files.add, application_id=application_id, item="quotation", file=file)
    part = attachments.path(stray["id"]).with_name("0" * 32 + ".part")
    part.write_bytes(b"half")
    assert await sweep(store, attachments) == {part.name, *(each["id"] for each in (stray, kept, removed, discarded))}
    await an.acts(store, known, "owner", files.remove, application_id=made, file_id=removed["id"])
    await an.acts(store, known, "owner", applications.act, application_id=other, version=1, transition="discard")
    assert await sweep(store, attachments) == {part.name, stray["id"], kept["id"]}
    clock.moved = timedelta(days=1, minutes=1)
    assert await sweep(store, attachments) == {kept["id"]}
    clock.moved = timedelta(days=400)
    os.utime(attachments.path(kept["id"]), (0, 0))
    assert await sweep(store, attachments) == {kept["id"]}
