"""Any conversation of the programme as a page: what changes a case or an event is done here in the same way as in the chat."""

import hashlib
import re
import uuid
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urlencode

from aiohttp import web
from multidict import MultiDict

from bot.desk import openings
from bot.handlers.console import talks
from bot.handlers.console.frame import FIELDS, ROOT, Console
from bot.handlers.webchat import MOST_CHARACTERS, MOST_CHOICE_CHARACTERS, MOST_SEQUENCE, is_id
from bot.messages import Button, Incoming, Phrase
from bot.programme.sessions import Officer
from bot.programme.staff import ROLES

PATH = "/work"
LONG_CHARACTERS = 120  # an answer that may be longer has a field of several lines
MOST_BACK = 300
# Fields of a browser for the kinds of question, where it has one that gives what the question reads.
INPUTS = {"Day": "date", "PastDay": "date", "ClockTime": "time", "Email": "email", "Phone": "tel", "Link": "url"}
MODES = {"Money": "decimal", "Number": "numeric"}
_BACK = re.compile(rf"{ROOT}(?:[/?][\w\-./?=&%+~:]*)?")


@dataclass(frozen=True)
class Place:
    """From which message on the page shows the talk, and the page it came from; it stands in the address."""

    since: int
    back: str
    straight: bool = False  # the button said the first answer too: where the talk comes to its beginning again, its page is left

    @property
    def path(self) -> str:
        return f"{PATH}?{urlencode({'since': self.since, 'back': self.back} | ({'straight': '1'} if self.straight else {}))}"


class Work:
    """The page and what is sent from it."""

    def __init__(self, console: Console) -> None:
        self.console = console

    async def show(self, request: web.Request, me: Officer) -> web.Response:
        console, place = self.console, _place(request.query)
        standing = await console.store.read(lambda connection: talks.standing(connection, me.address, place.since, me.language, console.wording))
        last = standing.now[-1] if standing.now else None
        buttons = [self._button(me, each) for each in (last.buttons if last else ()) if each.id not in talks.MENU]
        title: Phrase = {"say": f"flow-{standing.flow}"} if standing.flow else {"say": "console-work-title"}
        return console.page(
            request,
            me,
            "work.html",
            title,
            standing=standing,
            about=self._about(standing, me),
            messages=[each for each in standing.now if not each.by_person],
            choices=[each for each in buttons if not each["nav"]],
            moves=[each for each in buttons if each["nav"]],
            field=_field(standing),
            openings=[] if standing.now else openings(me.role),
            pages=talks.page_for,
            once=str(uuid.uuid4()),
            since=place.since,
            back=place.back,
            straight=place.straight,
            back_name=self._section(place.back),
        )

    async def send(self, request: web.Request, me: Officer) -> web.StreamResponse:
        """One answer, or a conversation opened. The form's own id makes a double click and a reload harmless."""
        fields, place = request[FIELDS], _place(request[FIELDS])
        once, since = fields.get("once", ""), place.since
        if not is_id(once):  # a button of another page: pressed again it opens again
            once = str(uuid.uuid4())
            since = await self._ready(request, me)
        kind: Literal["choice", "text"] = "choice" if fields.get("choice") else "text"
        text = fields["choice"] if kind == "choice" else fields.get("text", "")
        if not text.strip():
            return await self.console.to(me, Place(since, place.back).path, {"say": "console-work-empty"})
        await self._receive(request, me, once, kind, text)
        if then := fields.get("then", ""):
            pressed = await self.console.store.read(lambda connection: talks.on_screen(connection, me.address, then))
            if pressed:
                await self._receive(request, me, str(uuid.uuid4()), "choice", pressed)
        return await self._on(me, Place(since, place.back, place.straight or bool(then)))

    async def _on(self, me: Officer, place: Place) -> web.StreamResponse:
        """To the next question or, where there is none of what was wanted, to the page it came from, which then says what came of it."""
        said = await self.console.store.read(lambda connection: talks.begun_again(connection, me.address)) if place.straight else None
        if said is None:
            return await self.console.to(me, place.path)
        told: Phrase = {"lines": said} if said else {"say": "console-work-nothing"}
        return await self.console.to(me, place.back.removeprefix(ROOT), told)

    async def _ready(self, request: web.Request, me: Officer) -> int:
        """The number of the next message, with the talk in the language that this officer reads now."""
        since, language = await self.console.store.read(lambda connection: talks.mark(connection, me.address))
        if language in ("", me.language):
            return since
        await self._receive(request, me, str(uuid.uuid4()), "choice", f"lang:{me.language}")
        return await self._since(me)

    async def _since(self, me: Officer) -> int:
        since, _ = await self.console.store.read(lambda connection: talks.mark(connection, me.address))
        return since

    async def _receive(self, request: web.Request, me: Officer, once: str, kind: Literal["choice", "text"], text: str) -> None:
        """Raises HTTPBadRequest for more than a form can send."""
        if len(text) > (MOST_CHOICE_CHARACTERS if kind == "choice" else MOST_CHARACTERS):
            raise web.HTTPBadRequest
        console = self.console
        told_apart = hashlib.sha256(f"{kind}:{text}".encode(errors="ignore")).hexdigest()[:16]
        source = await console.read(request, me, lambda here: here.source)
        whole = text.encode(errors="ignore").decode()
        message_id = f"{me.address.chat}:{once}:{told_apart}"
        incoming = Incoming(me.address, message_id, kind, whole, console.clock.now(), me.language, source=source)
        await console.desk.receive(incoming, echo=True)

    def _button(self, me: Officer, button: Button) -> dict[str, Any]:
        """A button of the talk; where it only shows what has a page of its own, a link to that page."""
        page = talks.page_for(button.id)
        route = "/".join(page.split("/")[:2])
        mine = bool(page) and me.role in self.console.rights.get(("GET", ROOT + route), frozenset())
        link = ROOT + page if mine else button.url or ""
        return {"id": button.id, "label": button.label, "number": button.number, "nav": button.nav, "link": link}

    def _about(self, standing: talks.Standing, me: Officer) -> str:
        """What the talk is about: the first line of its first message, where that one is not in sight."""
        still_open = self.console.plain({"say": "still-open"}, me.language)
        lines = next((each.text for each in standing.earlier if not each.by_person), "").split("\n")
        return next((line for line in lines if line.strip() and line != still_open), "")

    def _section(self, back: str) -> Phrase:
        """The part of the console that a page belongs to."""
        from bot.handlers.console import SECTIONS

        name = next((name for name, path in SECTIONS if path and (back + "/").startswith((f"{ROOT}{path}/", f"{ROOT}{path}?"))), "home")
        return {"say": f"console-section-{name}"}


def _place(given: MultiDict[str] | Any) -> Place:
    since, back = given.get("since", ""), given.get("back", "")
    number = min(int(since), MOST_SEQUENCE) if re.fullmatch(r"[0-9]{1,10}", since) else 0
    return Place(number, back if len(back) <= MOST_BACK and _BACK.fullmatch(back) else ROOT, given.get("straight") == "1")


def _field(standing: talks.Standing) -> dict[str, Any] | None:
    """The field into which the answer is typed; None where there is nothing to type."""
    if not standing.flow or not standing.field or standing.field["kind"] == "File":
        return None
    kind, most = standing.field["kind"], standing.field["most"] or LONG_CHARACTERS
    return {"type": INPUTS.get(kind, "text"), "mode": MODES.get(kind, ""), "most": most, "long": most > LONG_CHARACTERS and kind not in INPUTS}


def add_to(console: Console) -> None:
    """Add the page of the conversation."""
    work = Work(console)
    console.add("GET", PATH, work.show, may=ROLES)
    console.add("POST", PATH, work.send, may=ROLES)
