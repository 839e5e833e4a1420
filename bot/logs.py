"""Logs: one line a happening on standard error, JSON where no person is watching; never a secret, never what people wrote or how they are reached."""

import logging
import re
import sys
import traceback
from types import TracebackType
from typing import Any

import structlog

from bot.settings import Settings

_TOO_TALKATIVE = ("httpx", "httpcore", "telegram", "aiohttp.access", "alembic", "asyncio", "aiosqlite", "sqlalchemy")
# In the order in which they are looked for: what is longest and most secret first.
_PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\d{6,}:[A-Za-z0-9_-]{30,}"), "[token]"),
    (re.compile(r"(?:DETAIL|CONTEXT|HINT):[^\n]*"), "[detail]"),  # by which PostgreSQL quotes the row that it refuses
    (re.compile(r"[^\s<>()\"'@,;:]+@[^\s<>()\"'@,;:]+\.[A-Za-z]{2,}"), "[e-mail]"),
    (re.compile(r"\b(?:staff_|topic_|join_)[A-Za-z0-9_-]{20,}"), "[link]"),
    (re.compile(r"(?<![A-Za-z0-9_-])(?=[A-Za-z0-9_-]*[A-Z_-])(?=[A-Za-z0-9_-]*\d)[A-Za-z0-9_-]{32,}(?![A-Za-z0-9_-])"), "[secret]"),  # base64 of chance
    (re.compile(r"(?<![0-9a-f])[0-9a-f]{40}(?![0-9a-f])"), "[chat]"),  # of the web
    (re.compile(r"\b[AELP]-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b"), "[reference]"),
    (re.compile(r"(?<![\w.:-])\+\d[\d ()-]{6,}\d"), "[number]"),
    (re.compile(r"(?<![\w.:+-])(?!(?:19|20)\d\d-(?:19|20)\d\d)\d{4}[ -]\d{4}(?![\w-])"), "[number]"),
    (re.compile(r"(?<![\w.:+])-?\d{7,}(?!\w)"), "[number]"),  # telephone numbers, and the ids of Telegram's chats
)
_WHOLE = {"chat", "address", "contact", "name", "words", "text", "question"}  # values of these names are never logged
# Errors whose own words are ours or the system's. Of all others only the kind is logged: their words may quote what somebody wrote.
_PLAIN_WORDS = ("OSError", "FileNotFoundError", "PermissionError", "TimeoutError", "WordsMissing", "FlowBroken", "KnowledgeWrong", "StoreDown", "StoreBusy")


def set_up_logs(settings: Settings, *, quiet: bool = False) -> None:
    """`quiet` for the terminal chat: only what has gone wrong."""
    level = logging.ERROR if quiet else logging.INFO
    secrets = [s.get_secret_value() for s in (settings.telegram_token, settings.telegram_webhook_secret, settings.console_secret) if s]
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.ExceptionRenderer(_trace_of),
            Redactor(secrets),
            structlog.dev.ConsoleRenderer() if sys.stderr.isatty() else structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)
    for handler in logging.getLogger().handlers:
        handler.setFormatter(_Formatter("%(levelname)s %(name)s %(message)s"))
        handler.addFilter(_Filter(secrets))
    for name in _TOO_TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)


class Redactor:
    """The one place where log lines lose what must not be in them, however deep it stands; the last step before a line is written."""

    def __init__(self, secrets: list[str]) -> None:
        self._secrets = secrets

    def __call__(self, logger: Any, method: str, event: Any) -> Any:
        return {key: value if key in ("timestamp", "level") else "[personal]" if key in _WHOLE else self.clean(value) for key, value in event.items()}

    def clean(self, value: Any) -> Any:
        match value:
            case str():
                return self._text(value)
            case dict():
                return {self.clean(key): "[personal]" if key in _WHOLE else self.clean(each) for key, each in value.items()}
            case list() | tuple() | set() | frozenset():
                return [self.clean(each) for each in value]
            case None | bool() | float():
                return value
            case int():
                return value if abs(value) < 10_000_000 else "[number]"
            case _:
                return self._text(str(value))

    def _text(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, "[secret]")
        for pattern, instead in _PATTERNS:
            text = pattern.sub(instead, text)
        return text


class _Filter(logging.Filter):
    """For what other libraries log."""

    def __init__(self, secrets: list[str]) -> None:
        super().__init__()
        self._redactor = Redactor(secrets)

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = self._redactor.clean(record.getMessage()), ()
        return True


class _Formatter(logging.Formatter):
    def formatException(self, ei: Any) -> str:
        return _trace(ei[1], ei[2]) if ei[1] is not None else ""


def _trace_of(exc_info: Any) -> str:
    return _trace(exc_info[1], exc_info[2])


def _trace(error: BaseException, trace: TracebackType | None) -> str:
    """Where it happened, frame by frame without values, and the kinds of the errors, the first cause first."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    lines = [_trace(before, before.__traceback__), "then"] if before is not None else []
    lines += [f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}' for frame in traceback.extract_tb(trace)]
    kind = type(error).__name__
    return "\n".join([*lines, f"{kind}: {error}" if kind in _PLAIN_WORDS else kind])
