"""Logs: one line a happening on standard error, JSON where no person is watching; never a token, never what people wrote."""

import logging
import re
import sys
from typing import Any

import structlog

from bot.settings import Settings

_TOKEN = re.compile(r"\d{6,}:[A-Za-z0-9_-]{30,}")
_TOO_TALKATIVE = ("httpx", "httpcore", "telegram", "aiohttp.access", "alembic", "asyncio", "aiosqlite")


def set_up_logs(settings: Settings, *, quiet: bool = False) -> None:
    """`quiet` for the terminal chat: only what has gone wrong."""
    level = logging.ERROR if quiet else logging.INFO
    secrets = [s.get_secret_value() for s in (settings.telegram_token, settings.telegram_webhook_secret) if s]

    def redact(_: Any, __: str, event: Any) -> Any:
        return {key: _clean(value, secrets) if isinstance(value, str) else value for key, value in event.items()}

    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            redact,
            structlog.dev.ConsoleRenderer() if sys.stderr.isatty() else structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(levelname)s %(name)s %(message)s")
    for handler in logging.getLogger().handlers:
        handler.addFilter(_Redactor(secrets))
    for name in _TOO_TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)


class _Redactor(logging.Filter):
    def __init__(self, secrets: list[str]) -> None:
        super().__init__()
        self._secrets = secrets

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = _clean(record.getMessage(), self._secrets), ()
        return True


def _clean(text: str, secrets: list[str]) -> str:
    for secret in secrets:
        text = text.replace(secret, "[secret]")
    return _TOKEN.sub("[token]", text)
