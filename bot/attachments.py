"""Documents on their way in: streamed to a folder of their own under a random name, looked at by content, refused or kept. They are never opened or run."""

import asyncio
import contextlib
import hashlib
import os
import re
import secrets
import shlex
from collections.abc import AsyncIterable, Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

import structlog

from bot.file_kinds import ENDINGS, Refused, kind_of
from bot.messages import Attachment
from bot.questions import clean
from bot.settings import Settings

log = structlog.get_logger(__name__)
T = TypeVar("T")

MOST_BYTES = 5 * 1024 * 1024
MOST_NAME_CHARACTERS = 120
SCAN_SECONDS = 30.0
VIRUS = 1  # what a scanner such as clamdscan ends with when it has found something; any other code but 0 is trouble of its own
REASONS = ("too-big", "empty", "kind-unknown", "old-office", "macro", "locked", "broken", "unsafe", "not-scanned", "not-fetched", "not-saved")
PART = ".part"  # of the names of documents that are still arriving
_ID = re.compile(r"[0-9a-f]{32}")


class Attachments:
    """The folder of the documents. With several processes it must be one folder that all of them see."""

    def __init__(self, settings: Settings) -> None:
        self._folder = settings.data_dir.absolute() / "files"
        self._scanner = shlex.split(settings.scan_command)

    def path(self, id_: str) -> Path:
        if not _ID.fullmatch(id_):
            raise ValueError("no id of a document")
        return self._folder / id_

    async def keep(self, chunks: AsyncIterable[bytes], name: str) -> Attachment:
        """Read a document to its end and keep it. Raises Refused, or what `chunks` raises; then nothing of it remains. `name` is as its sender calls it."""
        id_ = secrets.token_hex(16)
        part = self.path(id_).with_suffix(PART)
        try:
            size, digest = await self._write(part, chunks)
            kind = await _on_disk(lambda: kind_of(part.read_bytes()))
            await self._scan(part)
            await _on_disk(lambda: _settle(part, self.path(id_)))
        finally:
            with contextlib.suppress(OSError):  # gone as a rule: it has its lasting name. Else the sweep deletes it
                part.unlink()
        return Attachment(id_, _name(name, kind), kind, size, digest)

    async def drop(self, id_: str) -> None:
        """Delete the bytes of a document, if they are there. What cannot be deleted now is left to the sweep."""
        try:
            await asyncio.to_thread(self.path(id_).unlink, missing_ok=True)
        except OSError as error:
            log.warning("a document was not deleted", error=type(error).__name__)

    def present(self) -> dict[str, float]:
        """The documents that lie here, with those that never arrived whole: id and when it was written, in seconds since 1970."""
        found = {}
        for path in self._folder.glob("*"):
            try:
                found[path.name] = path.stat().st_mtime
            except FileNotFoundError:
                continue
        return found

    def delete(self, names: list[str]) -> None:
        """Delete what `present` has named."""
        for name in names:
            self.path(name.removesuffix(PART)).with_name(name).unlink(missing_ok=True)

    async def _write(self, part: Path, chunks: AsyncIterable[bytes]) -> tuple[int, str]:
        size, digest = 0, hashlib.sha256()
        handle = await _on_disk(lambda: _create(part))
        try:
            async for chunk in chunks:
                size += len(chunk)
                if size > MOST_BYTES:
                    raise Refused("too-big")
                digest.update(chunk)
                await _on_disk(partial(_write_all, handle, chunk))
        finally:
            os.close(handle)
        return size, digest.hexdigest()

    async def _scan(self, part: Path) -> None:
        """Have the operator's scanner look at the document, if there is one. It is told the path and nothing of our environment."""
        if not self._scanner:
            return
        try:
            process = await asyncio.create_subprocess_exec(
                *self._scanner, str(part), env={}, stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL
            )
        except OSError as error:
            log.error("the scan command cannot be run", error=type(error).__name__)
            raise Refused("not-scanned") from error
        try:
            code = await asyncio.wait_for(process.wait(), SCAN_SECONDS)
        except TimeoutError:
            log.error("the scan command takes too long", seconds=SCAN_SECONDS)
            raise Refused("not-scanned") from None
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        if code == VIRUS:
            log.warning("the scan command has found something in a document: it was refused")
            raise Refused("unsafe")
        if code:
            log.error("the scan command has failed", code=code)
            raise Refused("not-scanned")


async def _on_disk(work: Callable[[], T]) -> T:
    """Beside the event loop. A disk that is full or away is told to the person like any other refusal."""
    try:
        return await asyncio.to_thread(work)
    except OSError as error:
        log.error("a document cannot be kept", error=error.strerror or type(error).__name__)
        raise Refused("not-saved") from error


def _create(part: Path) -> int:
    part.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)


def _write_all(handle: int, chunk: bytes) -> None:
    while chunk:
        chunk = chunk[os.write(handle, chunk) :]


def _settle(part: Path, path: Path) -> None:
    """Whole and on the disk before any row names it: a power cut must not leave a row without its document."""
    _sync(part)
    part.rename(path)
    _sync(path.parent)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _name(given: str, kind: str) -> str:
    """A name in one line, without folders, that ends as its kind does."""
    bare = re.split(r"[/\\]", " ".join(clean(given).split()))[-1]
    stem, dot, ending = bare.rpartition(".")
    if not dot or ending.casefold() not in ENDINGS[kind]:
        stem, ending = bare, ENDINGS[kind][0]
    return f"{stem[: MOST_NAME_CHARACTERS - 1 - len(ending)].strip('. ') or 'document'}.{ending}"
