"""What lists and records of the console are made of: facts, tables, bars, buttons, filters, pages. Plain data; templates/console/blocks.html shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar
from urllib.parse import urlencode

from aiohttp import web

from bot.handlers.console.frame import ROOT
from bot.messages import Phrase

MOST_PAGE = 100_000


@dataclass(frozen=True)
class Link:
    """To another page of the console; `path` without its root."""

    text: Phrase
    path: str
    current: bool = False
    kind: ClassVar[str] = "link"


@dataclass(frozen=True)
class Away:
    """To a page that everybody may see; it opens beside the console. `address` is a phrase such as {"site": "/e/7"}."""

    text: Phrase
    address: Phrase
    kind: ClassVar[str] = "away"


@dataclass(frozen=True)
class Press:
    """A button that sends a form. `look`: plain, danger, or nothing for the one that is likeliest."""

    text: Phrase
    path: str
    fields: Mapping[str, str] = field(default_factory=dict)
    look: str = "plain"
    kind: ClassVar[str] = "press"


@dataclass(frozen=True)
class Bar:
    """A number with a bar beside it, `percent` of the longest one."""

    text: Phrase
    percent: int
    kind: ClassVar[str] = "bar"


@dataclass(frozen=True)
class Number:
    """A cell that is set to the right."""

    text: Phrase
    kind: ClassVar[str] = "number"


Cell = Phrase | Link | Away | Press | Bar | Number


@dataclass(frozen=True)
class Facts:
    """Names with what they come to; what is None is left out."""

    rows: Sequence[tuple[Phrase, Cell]]
    title: Phrase = None
    kind: ClassVar[str] = "facts"


@dataclass(frozen=True)
class Lines:
    """Sentences, one under the other; `look`: card, notes (in small type) or attention."""

    lines: Sequence[Phrase]
    title: Phrase = None
    look: str = "card"
    kind: ClassVar[str] = "lines"


@dataclass(frozen=True)
class Table:
    """A table with its caption; `title` is the heading above it, where it is a part of its own."""

    caption: Phrase
    heads: Sequence[Phrase]
    rows: Sequence[Sequence[Cell]]
    title: Phrase = None
    empty: Phrase = None
    notes: Sequence[Phrase] = ()
    kind: ClassVar[str] = "table"


@dataclass(frozen=True)
class Actions:
    """Buttons and links to what may be done."""

    buttons: Sequence[Link | Press]
    title: Phrase = None
    kind: ClassVar[str] = "actions"


@dataclass(frozen=True)
class Ask:
    """A form of one field with its button."""

    path: str
    name: str
    label: Phrase
    send: Phrase
    hint: Phrase = None
    error: Phrase = None
    value: str = ""
    most: int = 200
    kind: ClassVar[str] = "ask"


@dataclass(frozen=True)
class Filter:
    """A field by which a list is narrowed: a choice, or with no options a text."""

    name: str
    label: Phrase
    value: str
    options: Sequence[tuple[str, Phrase]] = ()


@dataclass(frozen=True)
class Filters:
    """The form above a list; it asks by GET, so that the address says what is shown."""

    path: str
    fields: Sequence[Filter]
    kept: Mapping[str, str] = field(default_factory=dict)  # what stays as it is
    kind: ClassVar[str] = "filters"


@dataclass(frozen=True)
class Pager:
    """Which page of how many, with the ways to its neighbours (paths, or nothing)."""

    page: int
    pages: int
    total: int
    before: str
    after: str
    kind: ClassVar[str] = "pager"


Block = Facts | Lines | Table | Actions | Ask | Filters | Pager


def pager(path: str, wanted: Mapping[str, str], found: Mapping[str, Any]) -> Pager:
    """`wanted`: what narrows the list; `found`: with "page" (from 1), "pages" and "total"."""
    page, pages = int(found["page"]), int(found["pages"])
    kept = {name: value for name, value in wanted.items() if value}

    def way(to: int) -> str:
        return f"{ROOT}{path}?{urlencode(kept | {'page': str(to)})}" if 1 <= to <= pages else ""

    return Pager(page, pages, int(found["total"]), way(page - 1), way(page + 1))


def page_of(request: web.Request) -> int:
    """Which page of a list the address asks for, from 1."""
    wanted = request.query.get("page", "")
    return min(int(wanted), MOST_PAGE) if wanted.isdecimal() and len(wanted) < 9 and int(wanted) > 0 else 1


def wanted_of(request: web.Request, allowed: Mapping[str, Sequence[str] | None]) -> dict[str, str]:
    """What the address narrows a list by: of each name one of the values that are allowed (None: any text of up to 100 characters), else "".

    A value that is not allowed counts as none, so that an old address still opens."""
    found = {}
    for name, values in allowed.items():
        said = request.query.get(name, "").strip()[:100]
        found[name] = said if values is None or said in values else ""
    return found


def work(text: Phrase, choice: str, back: str, *, then: str = "", look: str = "plain") -> Press:
    """A button that opens a conversation as a page, and comes back to `back`; `then`: the first answer, where the button says it already."""
    return Press(text, "/work", {"choice": choice, "back": ROOT + back} | ({"then": then} if then else {}), look)


def kind_of(each: Any) -> str:
    """Which of the pieces above it is; "" of a phrase."""
    return str(each.kind) if isinstance(each, Link | Away | Press | Bar | Number) else ""


def values(shown: Sequence[Block], *, up: tuple[str, Phrase] | None = None) -> dict[str, Any]:
    """What templates/console/shown.html wants; `up`: the page above this one, with its name."""
    return {"shown": shown, "up": up, "kind_of": kind_of}
