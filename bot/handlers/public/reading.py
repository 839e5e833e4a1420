"""How a public page reads: as nobody in particular, now, in the language of the page; lists a page at a time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar
from urllib.parse import urlencode

from aiohttp import web
from sqlalchemy import Connection

from bot.clock import HONG_KONG, Clock
from bot.desk import Desk
from bot.handlers.public.frame import Frame
from bot.knowledge import Knowledge
from bot.messages import Address, Language
from bot.programme import Here
from bot.store import Store

P = ParamSpec("P")
T = TypeVar("T")

PAGE = 20  # of a list
MOST_WORDS = 100  # characters of what somebody looks for


@dataclass(frozen=True)
class Reading:
    """What the public pages share beside their frame. They read and never write."""

    desk: Desk
    store: Store
    clock: Clock
    frame: Frame

    @property
    def knowledge(self) -> Knowledge:
        return self.desk.knowledge

    @property
    def today(self) -> date:
        """In Hong Kong."""
        return self.clock.now().astimezone(HONG_KONG).date()

    def here(self, connection: Connection, language: Language) -> Here:
        return Here(connection, self.clock.now(), self.desk.knowledge, Address("web", ""), language)

    async def read(self, language: Language, function: Callable[Concatenate[Here, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a programme function that only reads."""
        return await self.store.read(lambda connection: function(self.here(connection, language), *args, **kwargs))


@dataclass(frozen=True)
class Stretch(Generic[T]):
    """One page of a list: `before` and `after` are the addresses of its neighbours, or empty."""

    shown: Sequence[T]
    total: int
    page: int
    pages: int
    before: str
    after: str


def stretch(request: web.Request, found: Sequence[T], kept: dict[str, str], language: Language, size: int = PAGE) -> Stretch[T]:
    """The page of `found` that the address asks for. `kept`: what else its address asks for."""
    pages = max(1, -(-len(found) // size))
    wanted = request.query.get("page", "")
    page = min(int(wanted), pages) if wanted.isdecimal() and len(wanted) < 6 and int(wanted) > 0 else 1

    def way(to: int) -> str:
        return f"{request.path}?{urlencode(kept | {'page': str(to), 'lang': language})}" if 1 <= to <= pages else ""

    return Stretch(found[(page - 1) * size : page * size], len(found), page, pages, way(page - 1), way(page + 1))


def asked(request: web.Request, name: str, allowed: Sequence[str] | None = None) -> str:
    """What the address asks for under a name: one of `allowed`, or with None any words, cut to what is reasonable; "" where it asks for nothing of the kind."""
    said = " ".join(request.query.get(name, "").replace("\0", "").split())[:MOST_WORDS]
    return said if allowed is None or said in allowed else ""


def chosen(values: dict[str, Any]) -> dict[str, str]:
    """Of what may narrow a list, what does."""
    return {name: value for name, value in values.items() if value}
