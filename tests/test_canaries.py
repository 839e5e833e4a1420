"""A day with a mark in every field, through turns, pages, wrong requests and faults: no mark is in the logs or on an error page."""

import io
import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import structlog
from aiohttp.test_utils import unused_port

from bot import logs
from bot.desk import Desk
from bot.handlers.web import Site
from bot.knowledge import Knowledge
from bot.programme import people
from bot.settings import Settings
from tests.an_event import enter
from tests.conftest import MovedClock
from tests.console.client import signed_in
from tests.talker import Talker

MARKS = ("canaryquestion", "91234567", "canary@example.com", "陳金絲雀", "金絲雀五金廠")


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """Everything that is logged, as it would stand on standard error."""
    out = io.StringIO()
    old = structlog.get_config()
    redactor = logs.Redactor([])
    steps: list[Any] = [structlog.processors.add_log_level, structlog.processors.ExceptionRenderer(logs._trace_of), redactor]
    structlog.configure(processors=[*steps, structlog.processors.JSONRenderer(ensure_ascii=False)], logger_factory=structlog.PrintLoggerFactory(out))
    handler = logging.StreamHandler(out)
    handler.setFormatter(logs._Formatter("%(message)s"))
    handler.addFilter(logs._Filter([]))
    logging.getLogger().addHandler(handler)
    yield out
    logging.getLogger().removeHandler(handler)
    structlog.configure(**old)


async def test_a_day_with_marks_in_every_field_leaves_none_in_logs_or_error_pages(
    desk: Desk, talker: Talker, known: Knowledge, clock: MovedClock, tmp_path: Path, lines: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    question, phone, email, name, firm = MARKS
    await enter(desk.store, clock.now())
    await talker.starts("human")
    await talker.answers(question=f"{question} {phone} {email}", reply_by="2", phone=phone, confirm="1")
    for text in (f"{name} {email}", f"/start staff_{question * 3}", firm, "/mydata", "\x00", f"/join {phone}"):
        await talker.says(text)
    settings = Settings(data_dir=tmp_path, port=unused_port(), host="127.0.0.1")
    pages = []
    same = {"Sec-Fetch-Site": "same-origin", "Accept": "text/html"}

    def broken(*args: Any, **more: Any) -> Any:
        raise ValueError(f"cannot work on {name} {email} {phone}")

    async with Site(desk, desk.store, desk.wording, clock, settings), aiohttp.ClientSession(headers=same) as session:
        base = settings.own_url
        for path in (f"/{question}", f"/e/{question}", f"/t/{question * 4}", f"/mydata/{'x' * 43}", f"/chat?lang={question}"):
            async with session.get(base + path) as response:
                pages.append((response.status, await response.text()))
        async with signed_in(desk, clock, base, "case_officer", "Officer Lee") as me:
            await me.post("/console/people", {"words": phone})
            monkeypatch.setattr(people, "_found", broken)
            pages.append(await me.post("/console/people", {"words": phone}))
    assert any(status == 500 for status, _ in pages)
    logged = lines.getvalue()
    assert "a request failed" in logged and "ValueError" in logged, "faults are in the log, without their words"
    for mark in MARKS:
        assert mark not in logged
        assert not [page for status, page in pages if status >= 400 and mark in page]
    assert all(isinstance(json.loads(line), dict) for line in logged.splitlines() if line.startswith("{"))
