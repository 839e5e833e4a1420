"""What the assistant knows now: the files of knowledge/ with the accepted answers and the success cases of staff over them; and its versions, so that what
was said can be read as it was. Success cases are the exception: one that is hidden now is hidden in what was said before, too."""

import asyncio
import hashlib
import io
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot import hotline, knowledge
from bot.clock import Clock
from bot.knowledge import Answer, Knowledge, KnowledgeWrong
from bot.messages import LANGUAGES
from bot.programme import success, workshop
from bot.store import Store, StoreBusy, StoreDown
from bot.wording import Wording, WordsMissing

log = structlog.get_logger(__name__)

LOOK_SECONDS = 3.0  # how soon an answer that another process accepted is spoken here
MOST_VERSIONS = 8  # of the past that are kept at hand
EARLIEST = (1980, 1, 1, 0, 0, 0)  # the date of every file in an archive: the same files make the same archive


@dataclass(frozen=True)
class Over:
    """What stands over the files: texts by topic, and the topics whose accepted answer fits no more, with why."""

    texts: Mapping[str, str] = field(default_factory=dict)
    left_out: Mapping[str, str] = field(default_factory=dict)


class Content:
    """`known` is what is known now; `wording` speaks with it. `files` are the files as they were read at the start."""

    def __init__(self, store: Store, files: Knowledge, wording: Wording, clock: Clock, rules: str) -> None:
        self.files, self.known, self.wording, self.rules = files, files, wording, rules
        self.over = Over()
        self._store, self._clock = store, clock
        self._seen: list[Any] | None = None
        self._cases: list[dict[str, Any]] = []
        self._one_at_a_time = asyncio.Lock()
        self._past: dict[str, Wording] = {}

    async def look(self) -> bool:
        """Take up what was accepted, exported or taken back since, and which success cases may be shown now. Returns whether anything was new.

        The index is built in a thread and everything is exchanged at once, so that no question waits for it. Raises StoreBusy, StoreDown."""
        async with self._one_at_a_time:
            today = self._clock.today()
            standing, cases = await self._store.read(lambda connection: (workshop.standing(connection), success.standing(connection, today)))
            seen = [(row["id"], row["version"]) for row in standing]
            if cases != self._cases:  # before anything else: what is hidden must not be shown while the rest is put together
                self._take_up(success.laid_over(self.files, cases, self.known))
                self._cases, self._seen = cases, None if seen != self._seen else seen
                await asyncio.to_thread(hotline.prepare, self.known)
                if self._seen is not None:
                    return True
            if seen == self._seen:
                return False
            known, over = await asyncio.to_thread(self._laid_over, standing, cases)
            digest, archive = await asyncio.to_thread(self._packed, over.texts)
            await self._store.write(partial(workshop.keep_version, now=self._clock.now(), digest=digest, rules=self.rules, archive=archive))
            self.over, self._seen = over, seen
            self._take_up(known)
            self._store.content = digest
        log.info("the knowledge is read", version=digest, accepted=len(over.texts), left_out=len(over.left_out))
        return True

    def _take_up(self, known: Knowledge) -> None:
        """From now on this is known, and its cases are those that what was said before may show."""
        self.known = self.wording.knowledge = known
        for past in self._past.values():
            past.knowledge = replace(past.knowledge, cases=known.cases)

    async def look_for_ever(self) -> None:
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            try:
                await self.look()
            except (StoreDown, StoreBusy, SQLAlchemyError) as error:
                log.warning("the accepted answers cannot be read", error=type(error).__name__)
            except Exception:
                log.exception("reading the accepted answers failed")

    def text_of(self, topic: str) -> str:
        """What stands now for a topic, in the editors' format; empty where nothing does."""
        return self.over.texts.get(topic) or self.file_of(topic)

    def file_of(self, topic: str) -> str:
        return self._folder.get(f"faq/{topic}.md", b"").decode()

    def with_answer(self, topic: str, text: str) -> Knowledge:
        """What is known now with another answer in the place of one, or beside all. Raises KnowledgeWrong."""
        return with_answers(self.known, {topic: knowledge.answer_in(self.files.folder, topic, text)})

    # --- what was said with it ---

    async def as_of(self, digest: str) -> Wording | None:
        """The words of a version; None where it is not kept, or cannot be read by this program any more."""
        if digest not in self._past:
            row = await self._store.read(lambda connection: workshop.version(connection, digest))
            wording = await asyncio.to_thread(self._unpacked, row["archive"], row["rules"]) if row else None
            if wording is None:
                return None
            wording.knowledge = replace(wording.knowledge, cases=self.known.cases)
            self._past[digest] = wording
            while len(self._past) > MOST_VERSIONS:
                del self._past[next(iter(self._past))]
        return self._past[digest]

    # --- in a thread ---

    @cached_property
    def _folder(self) -> dict[str, bytes]:
        """The files by their names under knowledge/."""
        folder = self.files.folder
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}

    def _laid_over(self, standing: Sequence[Mapping[str, Any]], cases: Sequence[Mapping[str, Any]]) -> tuple[Knowledge, Over]:
        """The files with the standing answers over them. One that fits no more (its next step is gone …) is left out: the rest must still be spoken."""
        texts: dict[str, str] = {}
        answers: dict[str, Answer] = {}
        wrong: dict[str, str] = {}
        for row in standing:
            topic = row["topic"]
            if row["state"] == "exported" and row["stood"] != workshop.digest_of(self.file_of(topic)):
                continue  # the file has been written anew since: it is the newer one
            try:
                answers[topic], texts[topic] = knowledge.answer_in(self.files.folder, topic, row["text"]), row["text"]
            except KnowledgeWrong as error:
                wrong[topic] = str(error)
        while True:
            known = with_answers(self.files, answers) if answers else self.files
            broken = self._broken(known, answers)
            if not broken:
                break
            wrong |= broken
            answers = {topic: answer for topic, answer in answers.items() if topic not in broken}
        for topic, why in wrong.items():
            log.error("an accepted answer does not fit any more and is left out", topic=topic, why=why)
        known = success.laid_over(self.files, cases, known) if cases else known
        hotline.prepare(known)
        return known, Over({topic: texts[topic] for topic in answers}, wrong)

    def _broken(self, known: Knowledge, answers: Mapping[str, Answer]) -> dict[str, str]:
        """The answers over the files that lead nowhere or cannot be shown."""
        wording = Wording(known, self.rules, self.wording.site) if answers else self.wording
        found: dict[str, str] = {}
        for topic, answer in answers.items():
            if answer.next not in known.answers and answer.next not in hotline.NEXT_STEPS:
                found[topic] = f"{answer.next} leads nowhere"
            try:
                for language in LANGUAGES:
                    wording.phrase({"card": topic}, language)
            except (KeyError, WordsMissing) as error:
                found[topic] = f"cannot be shown: {error}"
        return found

    def _packed(self, over: Mapping[str, str]) -> tuple[str, bytes]:
        """Everything by which is spoken, as a zip, and the twelve hex digits that stand for it: the same for the same content on every machine."""
        files = self._folder | {f"faq/{topic}.md": text.encode() for topic, text in over.items()}
        digest = hashlib.sha256(self.rules.encode())
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in sorted(files.items()):
                digest.update(f"\0{name}\0{len(content)}\0".encode() + content)
                archive.writestr(zipfile.ZipInfo(name, EARLIEST), content, zipfile.ZIP_DEFLATED)
        return digest.hexdigest()[:12], packed.getvalue()

    def _unpacked(self, archive: bytes, rules: str) -> Wording | None:
        with tempfile.TemporaryDirectory(prefix="cppbot-knowledge-") as folder:
            try:
                zipfile.ZipFile(io.BytesIO(archive)).extractall(Path(folder) / "knowledge")
                return Wording(knowledge.load(Path(folder) / "knowledge"), rules, self.wording.site)
            except (KnowledgeWrong, WordsMissing, zipfile.BadZipFile, OSError, AssertionError) as error:
                log.error("an earlier version of the knowledge cannot be read", error=type(error).__name__)
                return None


def with_answers(known: Knowledge, answers: dict[str, Answer]) -> Knowledge:
    """The same knowledge with these answers in it, in the order of their ids as the files have it."""
    return replace(known, answers=dict(sorted((known.answers | answers).items())))
