"""What comes in from a channel, what goes out to it, and what a channel must be able to do. Knows no channel."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any, Literal, Protocol

Language = Literal["zh-Hant", "zh-Hans", "en"]
LANGUAGES: tuple[Language, ...] = ("zh-Hant", "zh-Hans", "en")

# A phrase that is put into words at delivery, in the reader's language. A str stands for itself (something the person typed);
# a dict names what to say: {"say": key, ...parameters}, {"money": cents}, {"day": "2011-03-31"}, {"texts": {language: text}}.
Phrase = Any


@dataclass(frozen=True, slots=True)
class Address:
    """One chat of one channel."""

    channel: str
    chat: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A document that somebody sent: its bytes lie in the data folder under `id`, checked by bot/attachments.py. Only a channel can make one."""

    id: str  # 32 hex digits, random
    name: str  # as its sender calls it, cleaned
    kind: str  # pdf | jpeg | png | webp | heic | docx | xlsx, by content
    size_bytes: int
    sha256: str  # in hex

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Incoming:
    """One thing a person did, as the channel brought it. `text` is what was typed, the id of the button that was pressed, the start payload, or the name
    of a file. A flood is one message of a sender who sends too fast; the others are dropped. Of a file the channel brings the `attachment`, or why it was
    `refused` (a reason of bot/attachments.py), or neither where none was wanted."""

    address: Address
    message_id: str  # unique within the channel for ever: a repeat must carry the same one
    kind: Literal["text", "choice", "start", "file", "unreadable", "group", "flood"]
    text: str
    at: datetime
    language_hint: Language | None = None
    pressed_on: str | None = None  # the channel's id of the message whose button was pressed
    source: str = ""  # where it came from, hashed, where the channel knows: limits on guessing are counted by it
    attachment: Attachment | None = None
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing a person may choose; every choice also answers to its number or its words. A choice with a url opens it;
    a `nav` choice (back, cancel) moves in the talk: it has no number and stands in a row of its own."""

    id: str
    label: Phrase
    url: str | None = None
    nav: bool = False

    def as_json(self) -> dict[str, Any]:
        return {"id": self.id, "label": self.label} | ({"url": self.url} if self.url else {}) | ({"nav": True} if self.nav else {})


@dataclass(frozen=True, slots=True)
class Reply:
    """One message to a person: phrases, then choices. `replace` is the channel's id of a message that this one may take the place of."""

    phrases: Sequence[Phrase]
    choices: Sequence[Choice] = ()
    numbered: bool = True  # the choices may be answered by number; off where a number is itself an answer
    first_number: int = 1
    replace: str | None = None
    policy: Literal["prompt", "notice"] = "prompt"  # what a crash in the middle of sending means: see outbox.POLICIES
    qr: str | None = None  # the text of a QR code that is shown with the message, where the channel can
    file: bool = False  # it asks for a document

    def as_json(self) -> dict[str, Any]:
        """The queued form: keys and parameters, no text, so that the words are chosen at delivery."""
        return (
            {
                "phrases": list(self.phrases),
                "choices": [choice.as_json() for choice in self.choices],
                "numbered": self.numbered,
                "first_number": self.first_number,
                "replace": self.replace,
            }
            | ({"qr": self.qr} if self.qr else {})
            | ({"file": True} if self.file else {})
        )


@dataclass(frozen=True, slots=True)
class Button:
    """A choice in words."""

    id: str
    label: str
    url: str | None = None
    number: int | None = None
    nav: bool = False


@dataclass(frozen=True, slots=True)
class Worded:
    """A reply in words: `text` is the small markup of bot/markup.py, at most `Capabilities.text_characters` long."""

    text: str
    buttons: Sequence[Button] = ()
    replace: str | None = None
    qr: str | None = None
    edit_only: bool = False  # where the message that it replaces cannot be edited, nothing is sent


@dataclass(frozen=True, slots=True)
class Delivery:
    """One queued reply on its way out."""

    id: int
    address: Address
    sequence: int
    attempt: int
    message: Worded
    language: Language = "zh-Hant"


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a channel can show."""

    text_characters: int = 1000
    edits: bool = False
    files: bool = True  # people can send documents on it


class Unreachable(Exception):
    """This person cannot be reached on this channel: "blocked" (by them) or "gone". Do not try again."""


class Refused(Exception):
    """The channel does not take this message, whomever it is for: do not try again."""


class TryLater(Exception):
    """Certainly not delivered; try again after `seconds`. `everybody`: until then nothing can be delivered to anybody on this channel."""

    def __init__(self, seconds: float, *, everybody: bool = False) -> None:
        super().__init__(f"try again in {seconds} seconds")
        self.seconds = seconds
        self.everybody = everybody


class Uncertain(Exception):
    """The message may or may not have arrived: the reply's policy decides."""


class ChannelDown(Exception):
    """The whole channel cannot be used (the token was refused): stop sending on it and raise an alarm."""


class Channel(Protocol):
    """A way out to people. `deliver` returns the channel's id of the message, or raises one of the five outcomes above and nothing else."""

    name: str
    capabilities: Capabilities

    async def deliver(self, delivery: Delivery) -> str: ...


@dataclass(slots=True)
class Response:
    """What one turn of a conversation changes: its state, and what is said."""

    state: dict[str, Any]
    replies: list[Reply] = field(default_factory=list)
    appended: list[tuple[Any, dict[str, Any]]] = field(default_factory=list)  # (table, row): rows that are only ever added, such as counts
