"""The small markup of our texts (bold, links, lists, line breaks) -> web page, Telegram, plain text. Pure."""

import html
import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.token import Token

# Inline only: a line that begins with a number must not become a list.
_MARKDOWN = MarkdownIt("zero", {"html": False}).enable(["emphasis", "link", "escape"])
_SPECIAL = re.compile(r"([!-/:-@\[-`{-~])")


def escape(text: str) -> str:
    """Words that a person typed, so that none of their characters is taken for markup."""
    return _SPECIAL.sub(r"\\\1", text)


def to_html(text: str) -> str:
    """For the web page: paragraphs, lists, breaks."""
    parts: list[str] = []
    for block in re.split(r"\n{2,}", text.strip()):
        lines = block.split("\n")
        while lines:
            many = next((i for i, line in enumerate(lines) if not line.startswith("- ")), len(lines))
            if many:
                parts.append("<ul>" + "".join(f"<li>{_inline(line[2:], _web)}</li>" for line in lines[:many]) + "</ul>")
                lines = lines[many:]
                continue
            many = next((i for i, line in enumerate(lines) if line.startswith("- ")), len(lines))
            parts.append("<p>" + "<br>".join(_inline(line, _web) for line in lines[:many]) + "</p>")
            lines = lines[many:]
    return "".join(parts)


def to_telegram(text: str) -> str:
    """Telegram's HTML, which knows no lists and no paragraphs."""
    return "\n".join(_inline(_bullet(line), _telegram) for line in text.strip().split("\n"))


def to_plain(text: str) -> str:
    """For the terminal, and for labels."""
    return "\n".join(_inline(_bullet(line), _plain) for line in text.strip().split("\n"))


def _bullet(line: str) -> str:
    return "• " + line[2:] if line.startswith("- ") else line


def _inline(line: str, write: Callable[[Token], str]) -> str:
    tokens = _MARKDOWN.parseInline(line)
    return "".join(write(child) for token in tokens for child in token.children or [])


def _web(token: Token) -> str:
    if token.type == "link_open":
        return f'<a href="{html.escape(str(token.attrGet("href")))}" rel="noopener noreferrer" target="_blank">'
    return _html(token)


def _telegram(token: Token) -> str:
    if token.type == "link_open":
        return f'<a href="{html.escape(str(token.attrGet("href")))}">'
    return _html(token)


def _html(token: Token) -> str:
    names = {"strong_open": "<b>", "strong_close": "</b>", "em_open": "<i>", "em_close": "</i>", "link_close": "</a>", "softbreak": "\n"}
    return names.get(token.type, "") or html.escape(token.content)


def _plain(token: Token) -> str:
    if token.type == "link_open":
        return ""
    return token.content
