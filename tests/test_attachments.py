"""Documents on their way in: what is kept, what is refused and why, and that nothing remains of what was refused."""

import asyncio
import stat
from collections.abc import AsyncIterator
from hashlib import sha256
from pathlib import Path

import pytest

from bot.attachments import MOST_BYTES, REASONS, Attachments
from bot.file_kinds import ENDINGS, MEDIA_TYPES, Refused, kind_of
from bot.settings import Settings
from tests import some_documents as some
from tests.some_documents import in_pieces


def attachments(folder: Path, scan_command: str = "") -> Attachments:
    return Attachments(Settings(_env_file=None, data_dir=folder, scan_command=scan_command))  # type: ignore[call-arg]


async def refusal(kept: Attachments, data: bytes, name: str = "x.pdf") -> str:
    with pytest.raises(Refused) as refused:
        await kept.keep(in_pieces(data), name)
    assert kept.present() == {}
    assert refused.value.reason in REASONS
    return refused.value.reason


@pytest.mark.parametrize("kind", MEDIA_TYPES)
async def test_each_kind_is_kept_whole_under_a_random_name_that_only_its_owner_can_read(tmp_path: Path, kind: str) -> None:
    kept = attachments(tmp_path)
    one = await kept.keep(in_pieces(some.GOOD[kind], 7), f"營業執照.{ENDINGS[kind][0].upper()}")
    assert (one.kind, one.size_bytes, one.sha256) == (kind, len(some.GOOD[kind]), sha256(some.GOOD[kind]).hexdigest())
    assert one.name == f"營業執照.{ENDINGS[kind][0].upper()}"
    path = kept.path(one.id)
    assert path.read_bytes() == some.GOOD[kind] and list(kept.present()) == [one.id]
    assert path.parent == tmp_path / "files"
    assert (stat.S_IMODE(path.stat().st_mode), stat.S_IMODE(path.parent.stat().st_mode)) == (0o600, 0o700)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (some.EXE, "kind-unknown"),
        (some.HTML, "kind-unknown"),
        (some.SVG, "kind-unknown"),
        (some.HTML + some.PDF, "kind-unknown"),
        (b"PK\x05\x06" + bytes(18), "kind-unknown"),
        (some.NO_OFFICE, "kind-unknown"),
        (some.OLD_OFFICE, "old-office"),
        (some.MACRO, "macro"),
        (some.MACRO_BY_KIND, "macro"),
        (some.BOMB, "broken"),
        (some.PDF.replace(b"/Root", b"/Encrypt 5 0 R/Root"), "locked"),
    ],
    ids=["empty", "exe", "html", "svg", "html before pdf", "zip", "no office", "old office", "macros", "macros by kind", "bomb", "password"],
)
async def test_what_is_no_document_of_these_kinds_is_refused_whatever_its_name(tmp_path: Path, data: bytes, reason: str) -> None:
    for name in ("x.pdf", "x.docx", "x.jpg"):
        assert await refusal(attachments(tmp_path), data, name) == reason


@pytest.mark.parametrize("kind", MEDIA_TYPES)
async def test_what_was_cut_off_is_noticed(tmp_path: Path, kind: str) -> None:
    data = some.GOOD[kind]
    for length in (len(data) - 6, len(data) // 2, 24):
        assert await refusal(attachments(tmp_path), data[:length]) in ("broken", "kind-unknown")


def test_a_bomb_is_small_and_would_be_large() -> None:
    """The negative control: without looking at what it would come to it would be kept."""
    assert len(some.BOMB) < MOST_BYTES


def test_the_end_mark_of_the_small_picture_in_the_head_does_not_count() -> None:
    small = b"\xff\xe1" + (2 + len(some.JPEG)).to_bytes(2, "big") + some.JPEG
    whole = some.JPEG[:2] + small + some.JPEG[2:]
    assert kind_of(whole) == kind_of(whole + b"what cameras append") == "jpeg"
    with pytest.raises(Refused, match="broken"):
        kind_of(whole[:-4])


async def test_five_megabytes_are_taken_and_one_byte_more_is_refused_as_it_comes(tmp_path: Path) -> None:
    kept, seen = attachments(tmp_path), 0
    full = some.JPEG + bytes(MOST_BYTES - len(some.JPEG))
    one = await kept.keep(in_pieces(full, 65_536), "x.jpg")
    await kept.drop(one.id)
    assert one.size_bytes == MOST_BYTES and kept.present() == {}
    assert await refusal(kept, full + b"x") == "too-big"

    async def endless() -> AsyncIterator[bytes]:
        nonlocal seen
        while True:
            seen += 65_536
            yield bytes(65_536)

    with pytest.raises(Refused, match="too-big"):
        await kept.keep(endless(), "x.jpg")
    assert seen <= MOST_BYTES + 65_536


async def test_nothing_remains_when_the_sender_breaks_off(tmp_path: Path) -> None:
    async def breaking() -> AsyncIterator[bytes]:
        yield some.PDF
        raise ConnectionResetError

    kept = attachments(tmp_path)
    with pytest.raises(ConnectionResetError):
        await kept.keep(breaking(), "x.pdf")
    assert kept.present() == {}


async def test_a_disk_that_cannot_be_written_is_a_refusal(tmp_path: Path) -> None:
    (tmp_path / "files").write_text("in the way")
    with pytest.raises(Refused, match="not-saved"):
        await attachments(tmp_path).keep(in_pieces(some.PDF), "x.pdf")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\陳\\報價單.PDF", "報價單.PDF"),
        ("a\u202efdp.exe\n\0", "afdp.exe.pdf"),
        ("", "document.pdf"),
        (".pdf", "document.pdf"),
        ("..", "document.pdf"),
        ("長" * 200 + ".pdf", "長" * 116 + ".pdf"),
        ("v1.2 報價", "v1.2 報價.pdf"),
    ],
)
async def test_a_name_is_one_line_without_folders_and_ends_as_its_kind(tmp_path: Path, given: str, kept: str) -> None:
    assert (await attachments(tmp_path).keep(in_pieces(some.PDF), given)).name == kept


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("exit 0", ""),
        ("exit 1", "unsafe"),
        ("exit 2", "not-scanned"),
        ("grep -q Catalog $0 && exit 1; exit 0", "unsafe"),
        ("env | grep -q CPPBOT && exit 1; exit 0", ""),
    ],
)
async def test_the_operators_scanner_decides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, reason: str) -> None:
    monkeypatch.setenv("CPPBOT_TELEGRAM_TOKEN", "1:secret")  # which is no business of the scanner
    kept = attachments(tmp_path, f"/bin/sh -c '{code}'")
    if reason:
        assert await refusal(kept, some.PDF) == reason
    else:
        assert await kept.keep(in_pieces(some.PDF), "x.pdf")


async def test_a_scanner_that_is_not_there_or_hangs_lets_nothing_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert await refusal(attachments(tmp_path, "/nowhere/scan"), some.PDF) == "not-scanned"
    monkeypatch.setattr("bot.attachments.SCAN_SECONDS", 0.2)
    async with asyncio.timeout(5):
        assert await refusal(attachments(tmp_path, "/bin/sh -c 'exec sleep 60'"), some.PDF) == "not-scanned"
