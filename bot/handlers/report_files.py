"""The annual report as files: one maker for each kind, for the command and for the console."""

import json
from collections.abc import Callable
from typing import Any

from bot.handlers import exports, report_excel, report_html, report_word
from bot.programme.report import build

Content = dict[str, Any]
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# Each kind with its type and what makes it.
_MAKERS: dict[str, tuple[str, Callable[[Content], bytes]]] = {
    "docx": (WORD, report_word.document),
    "html": ("text/html", lambda content: report_html.document(content).encode()),
    "xlsx": (exports.EXCEL, report_excel.workbook),
    "json": ("application/json", lambda content: json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True).encode()),
}
KINDS = tuple(_MAKERS)


def made(kind: str, content: Content) -> bytes:
    """The file of a report (bot/programme/report/build.py), without what only staff may see: a file goes anywhere."""
    return _MAKERS[kind][1](build.outside(content))


def type_of(kind: str) -> str:
    return _MAKERS[kind][0]
