"""A Telegram Bot API server for tests: the real wire format on loopback, with faults on demand and its own ledger of what was delivered.

In a test: `async with FakeTelegram() as fake:`, then point the bot at `fake.base_url`. As a process of its own, with the same controls over HTTP:
`python -m tests.fake_telegram --port N --ledger FILE` writes its `base_url` on standard output when it is ready.

    POST /control/updates   {"update": {...}} or {"build": "text_update", "arguments": {"chat_id": 1, "text": "hi"}}, and "times", "wait", "in_order"
    POST /control/faults    {"mode": "blocked", "times": 1, "method": "sendMessage", "chat_id": 1}, and the mode's options; DELETE takes all faults away
    GET  /control/ledger    {"calls": [...], "pushes": [...]}; ?since=N leaves out the calls up to number N
"""

import argparse
import asyncio
import contextlib
import copy
import inspect
import itertools
import json
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field, fields
from http import HTTPStatus
from pathlib import Path
from typing import Any, ClassVar, TypeVar
from urllib.parse import urlsplit

import aiohttp
from aiohttp import web

Wire = dict[str, Any]
T = TypeVar("T")

TOKEN = "123456789:test-token-of-the-fake-telegram-000"  # any well-formed token will do, unless the server was given its own

SENDING = ("sendMessage", "sendDocument", "sendPhoto")
SHOWING = (*SENDING, "editMessageText")
MOST_IN_A_TEXT = 4096
MOST_IN_A_CAPTION = 1024
MOST_IN_CALLBACK_DATA = 64  # bytes
MOST_IN_A_KEYBOARD = 100
MOST_IN_A_DOWNLOAD = 20 * 2**20
LONGEST_POLL = 50
OFFSET_SLACK = 10  # an offset further ahead than this is not taken for a confirmation
NOT_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}  # updates that come only when asked for by name

JSON_PARAMETERS = {
    "allowed_updates",
    "caption_entities",
    "commands",
    "entities",
    "link_preview_options",
    "menu_button",
    "reply_markup",
    "reply_parameters",
    "scope",
}
INTEGER_PARAMETERS = {"chat_id", "limit", "max_connections", "message_id", "offset", "reply_to_message_id", "timeout"}
BOOLEAN_PARAMETERS = {"allow_sending_without_reply", "disable_notification", "drop_pending_updates", "protect_content", "show_alert"}
BUTTON_ACTIONS = {
    "callback_data",
    "callback_game",
    "copy_text",
    "login_url",
    "pay",
    "switch_inline_query",
    "switch_inline_query_chosen_chat",
    "switch_inline_query_current_chat",
    "url",
    "web_app",
}
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message"
)


class ApiError(Exception):
    """What Telegram answers instead of a result."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


def bad_request(description: str) -> ApiError:
    return ApiError(400, f"Bad Request: {description.removeprefix('Bad Request: ')}")


# Text and its entities


def utf16_length(text: str) -> int:
    """The length in UTF-16 code units, in which Telegram counts offsets."""
    return len(text) + sum(character > "\uffff" for character in text)


TAGS = {
    "a": "text_link",
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}
REFERENCE = r"&(?:#x(?P<hex>[0-9a-fA-F]+)|#(?P<decimal>[0-9]+)|(?P<name>[A-Za-z]+));?"
REFERENCES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
MARKUP = re.compile(r"<(?P<end>/?)(?P<tag>[^\s>]*)(?P<attributes>(?:\"[^\"]*\"|'[^']*'|[^>\"'])*)(?P<close>>?)|" + REFERENCE)
ATTRIBUTE = re.compile(r"\s*([^\s=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([A-Za-z0-9.\-]+)(?=\s|$)))?")


def resolve(reference: re.Match[str]) -> str:
    """The character that a reference such as `&lt;` stands for; what Telegram does not know stays as it is."""
    if reference["name"] is not None:
        return REFERENCES.get(reference["name"], reference[0])
    code = int(reference["hex"], 16) if reference["hex"] else int(reference["decimal"])
    return chr(code) if 0 < code < 0xD800 or 0xDFFF < code < 0x10FFFF else reference[0]


class HtmlReader:
    """Reads the HTML of parse_mode=HTML: the plain text and its entities, or Telegram's refusal."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.text = ""
        self.entities: list[Wire] = []
        self._open: list[tuple[str, Wire]] = []
        self._offset = 0

    def read(self) -> tuple[str, list[Wire]]:
        end = 0
        for token in MARKUP.finditer(self.source):
            self._add(self.source[end : token.start()])
            end = token.end()
            if token["tag"] is None:
                self._add(resolve(token))
            elif token["end"]:
                self._finish(token)
            else:
                self._begin(token)
        self._add(self.source[end:])
        if self._open:
            raise self._refusal(f'Can\'t find end tag corresponding to start tag "{self._open[-1][0]}"')
        for entity in self.entities:
            if entity["type"] == "code":
                entity.pop("language", None)
        return self.text, sorted(self.entities, key=lambda entity: (entity["offset"], -entity["length"]))

    def _add(self, piece: str) -> None:
        self.text += piece
        self._offset += utf16_length(piece)

    def _refusal(self, reason: str, token: re.Match[str] | None = None) -> ApiError:
        place = "" if token is None else f" at byte offset {len(self.source[: token.start()].encode())}"
        return bad_request(f"can't parse entities: {reason}{place}")

    def _begin(self, token: re.Match[str]) -> None:
        tag = token["tag"].lower()
        if not token["close"]:
            raise self._refusal("Unclosed start tag", token)
        if tag not in TAGS:
            raise self._refusal(f'Unsupported start tag "{tag}"', token)
        attributes = self._attributes(token)
        entity: Wire = {"type": TAGS[tag], "offset": self._offset}
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise self._refusal('Tag "span" must have class "tg-spoiler"', token)
        if tag == "a":
            entity["url"] = attributes.get("href", "")
        if tag == "code" and attributes.get("class", "").startswith("language-"):
            entity["language"] = attributes["class"].removeprefix("language-")
        if tag == "blockquote" and "expandable" in attributes:
            entity["type"] = "expandable_blockquote"
        if tag == "tg-emoji":
            entity["custom_emoji_id"] = attributes.get("emoji-id", "")
        self._open.append((tag, entity))

    def _attributes(self, token: re.Match[str]) -> dict[str, str]:
        found: dict[str, str] = {}
        end = 0
        source = token["attributes"].rstrip()
        while attribute := ATTRIBUTE.match(source, end):
            end = attribute.end()
            value = next((group for group in attribute.groups()[1:] if group is not None), "")
            found[attribute[1].lower()] = re.sub(REFERENCE, resolve, value)
        if end != len(source):
            raise self._refusal(f'Empty attribute name in the tag "{token["tag"].lower()}"', token)
        return found

    def _finish(self, token: re.Match[str]) -> None:
        if not self._open:
            raise self._refusal("Unexpected end tag", token)
        tag, entity = self._open[-1]
        found = token["tag"].lower()
        if not token["close"] or token["attributes"].strip():
            raise self._refusal("Unclosed end tag", token)
        if found and found != tag:
            raise self._refusal(f'Unmatched end tag at byte offset {len(self.source[: token.start()].encode())}, expected "</{tag}>", found "</{found}>"')
        self._open.pop()
        entity["length"] = self._offset - entity["offset"]
        if entity["length"]:
            self._keep(entity)

    def _keep(self, entity: Wire) -> None:
        last = self.entities[-1] if self.entities else {}
        if entity["type"] == "text_link":
            start = len(self.text.encode("utf-16-le")[: 2 * entity["offset"]].decode("utf-16-le"))
            entity["url"] = entity["url"] or self.text[start:]
            if "." not in entity["url"] and "://" not in entity["url"]:
                return  # Telegram drops links that lead nowhere
        if entity["type"] == "pre" and last.get("language") and (last["offset"], last["length"]) == (entity["offset"], entity["length"]):
            last["type"] = "pre"
            return
        self.entities.append(entity)


def parse_html(source: str) -> tuple[str, list[Wire]]:
    return HtmlReader(source).read()


def checked_entities(text: str, entities: Any) -> list[Wire]:
    """The entities that came with a text, refused if they lie outside it."""
    if not isinstance(entities, list) or not all(isinstance(entity, dict) for entity in entities):
        raise bad_request("can't parse entities: expected an Array of MessageEntity")
    whole = utf16_length(text)
    for entity in entities:
        offset, length = entity.get("offset"), entity.get("length")
        if not isinstance(offset, int) or not isinstance(length, int) or not isinstance(entity.get("type"), str) or offset < 0 or length < 0:
            raise bad_request("can't parse entities: can't parse MessageEntity")
        if offset + length > whole:
            raise bad_request(f"entity beginning at UTF-16 offset {offset} ends after the end of the text at UTF-16 offset {whole}")
    return sorted((dict(entity) for entity in entities if entity["length"]), key=lambda entity: (entity["offset"], -entity["length"]))


def trimmed(text: str, entities: list[Wire]) -> tuple[str, list[Wire]]:
    """The text without white space at its ends, as Telegram stores it, and its entities moved with it."""
    blank = " \t\r\n"
    dropped = len(text) - len(text.lstrip(blank))
    text = text.strip(blank)
    whole = utf16_length(text)
    kept = []
    for entity in entities:
        start = max(0, entity["offset"] - dropped)
        end = min(whole, entity["offset"] + entity["length"] - dropped)
        if end > start:
            kept.append({**entity, "offset": start, "length": end - start})
    return text, kept


def read_text(parameters: Wire, name: str = "text") -> tuple[str, list[Wire]]:
    """The text (or caption) that a call brings, as people will read it, and its entities."""
    text = str(parameters.get(name) or "")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise bad_request("strings must be encoded in UTF-8") from None
    mode = str(parameters.get("parse_mode") or "").lower()
    if mode == "html":
        text, entities = parse_html(text)
    elif mode:
        raise bad_request("unsupported parse_mode (this server reads HTML only)")
    else:
        entities = checked_entities(text, parameters.get("entities" if name == "text" else "caption_entities") or [])
    text, entities = trimmed(text, entities)
    if name == "text" and not text:
        raise bad_request("message text is empty")
    if len(text) > (MOST_IN_A_TEXT if name == "text" else MOST_IN_A_CAPTION):
        raise bad_request("message is too long" if name == "text" else "message caption is too long")
    return text, entities


def check_button(button: Any) -> None:
    def refusal(reason: str) -> ApiError:
        return bad_request(f"can't parse inline keyboard button: {reason}")

    if not isinstance(button, dict) or not isinstance(button.get("text"), str) or not button["text"]:
        raise refusal('Field "text" must be a non-empty String')
    if not BUTTON_ACTIONS & button.keys():
        raise refusal("Text buttons are unallowed in the inline keyboard")
    if "callback_data" in button and not 1 <= len(str(button["callback_data"]).encode()) <= MOST_IN_CALLBACK_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button:
        url = str(button["url"])
        address = urlsplit(url if "://" in url else f"http://{url}")
        if address.scheme != "tg" and "." not in (address.hostname or ""):
            raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def read_keyboard(parameters: Wire, *, inline_only: bool = False) -> Wire | None:
    """The inline keyboard that a call brings. Other kinds of markup are accepted, but are no part of a message."""
    markup = parameters.get("reply_markup")
    if not markup:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    rows = markup.get("inline_keyboard")
    if rows is None:
        if inline_only:
            raise bad_request("inline keyboard expected")
        return None
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('field "inline_keyboard" must be an Array of Array of InlineKeyboardButton')
    for button in itertools.chain.from_iterable(rows):
        check_button(button)
    if sum(map(len, rows)) > MOST_IN_A_KEYBOARD:
        raise bad_request("reply markup is too long")
    rows = [row for row in rows if row]
    return {"inline_keyboard": copy.deepcopy(rows)} if rows else None


def read_value(name: str, value: Any) -> Any:
    """A parameter in its own type: forms bring everything as text, and JSON bodies may bring objects as text too."""
    if isinstance(value, bytes):
        value = value.decode()
    if not isinstance(value, str):
        return value
    if name in JSON_PARAMETERS and value:
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {name} JSON object") from None
    if name in INTEGER_PARAMETERS and re.fullmatch(r"[+-]?[0-9]{1,19}", value.strip()):
        return int(value)
    if name in BOOLEAN_PARAMETERS:
        return value.strip().lower() in {"true", "yes", "1"}
    return value


# The ledger


@dataclass(slots=True)
class Call:
    """One call of the bot: what came, when, what was answered, and whether it took effect."""

    number: int
    method: str
    arrived: float  # on the machine's steady clock, the same in every process
    arrived_wall: float  # seconds since 1970
    parameters: Wire = field(default_factory=dict)
    chat_id: int | None = None
    fault: str = "ok"
    outcome: str = "pending"  # then "ok", "400 Bad Request: ...", "cut", "no answer", "wrong JSON"
    delivered: bool = False
    decided: float | None = None  # steady clock
    message_id: int | None = None
    text: str | None = None  # as a person reads it
    files: dict[str, bytes] = field(default_factory=dict, repr=False)  # only in the server's own process

    def as_json(self) -> Wire:
        return {key: value for key, value in asdict(self).items() if key != "files"}


class Ledger:
    """Every call in the order of arrival; with a file, also one JSON line for each decided call, flushed at once."""

    def __init__(self, path: Path | str | None = None) -> None:
        self.calls: list[Call] = []
        self._path = Path(path) if path else None

    @classmethod
    def load(cls, path: Path | str) -> "Ledger":
        """What a server in another process has written so far."""
        ledger = cls()
        names = {item.name for item in fields(Call)}
        for line in Path(path).read_text(encoding="utf-8").splitlines(keepends=True):
            if line.endswith("\n"):
                ledger.calls.append(Call(**{key: value for key, value in json.loads(line).items() if key in names}))
        ledger.calls.sort(key=lambda call: call.number)
        return ledger

    def open(self, method: str) -> Call:
        call = Call(len(self.calls) + 1, method, time.monotonic(), time.time())
        self.calls.append(call)
        return call

    def settle(self, call: Call, outcome: str) -> None:
        call.outcome = outcome
        call.decided = time.monotonic()
        if self._path is not None:
            with self._path.open("a", encoding="utf-8") as lines:
                lines.write(json.dumps(call.as_json()) + "\n")

    def _of(self, methods: tuple[str, ...], chat_id: int | None) -> Iterator[Call]:
        return (call for call in self.calls if call.method in methods and chat_id in (None, call.chat_id))

    def sends(self, chat_id: int | None = None) -> list[Call]:
        """Every attempt to send a new message, delivered or not, in the order of arrival."""
        return list(self._of(SENDING, chat_id))

    def delivered(self, chat_id: int | None = None, method: str | None = None) -> list[Call]:
        """The new messages that reached people (or the calls of another method that took effect), in the order in which they did."""
        return sorted((call for call in self._of((method,) if method else SENDING, chat_id) if call.delivered), key=lambda call: call.decided or 0)

    def texts(self, chat_id: int, *, edits: bool = True) -> list[str]:
        """The texts and captions that came before a person's eyes, in order; an edited message counts again."""
        seen = (call for call in self._of(SHOWING if edits else SENDING, chat_id) if call.delivered)
        return [call.text or "" for call in sorted(seen, key=lambda call: call.decided or 0)]


# Faults


class Fault:
    """How a call goes wrong: a mode, its options, and (for any mode) `delivered`, which says whether the call takes effect all the same."""

    OPTIONS: ClassVar[dict[str, Wire]] = {
        "ok": {},
        "delay": {"seconds": 1.0},
        "deliver_then_cut": {},
        "cut_before_read": {},
        "deliver_then_timeout": {"seconds": 3600.0},
        "too_many_requests": {"retry_after": 1},
        "bad_request": {"description": "message can't be sent"},
        "chat_not_found": {},
        "blocked": {},
        "unauthorized": {},
        "server_error": {"status": 502},
        "slow_body": {"seconds": 2.0},
        "wrong_json": {"body": '{"ok":true,"result":{"message_id":'},
    }
    TAKING_EFFECT = ("ok", "delay", "deliver_then_cut", "deliver_then_timeout", "slow_body", "wrong_json")

    def __init__(self, mode: str, *, delivered: bool | None = None, **options: Any) -> None:
        if mode not in self.OPTIONS:
            raise ValueError(f"no such fault: {mode}")
        if unknown := options.keys() - self.OPTIONS[mode].keys():
            raise ValueError(f"{mode} has no option {', '.join(sorted(unknown))}")
        self.mode = mode
        self.options = {**self.OPTIONS[mode], **options}
        self.takes_effect = mode in self.TAKING_EFFECT if delivered is None else delivered

    def refusal(self) -> ApiError | None:
        """The error that this fault answers with, if it answers with one."""
        match self.mode:
            case "too_many_requests":
                seconds = self.options["retry_after"]
                return ApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
            case "bad_request":
                return bad_request(self.options["description"])
            case "chat_not_found":
                return bad_request("chat not found")
            case "blocked":
                return ApiError(403, "Forbidden: bot was blocked by the user")
            case "unauthorized":
                return ApiError(401, "Unauthorized")
            case "server_error":
                return ApiError(self.options["status"], HTTPStatus(self.options["status"]).phrase)
        return None


@dataclass(slots=True)
class Expected:
    """A fault that waits for its calls."""

    fault: Fault
    times: int | None
    method: str | None
    chat_id: int | None

    def fits(self, method: str) -> bool:
        """Whether the method fits. Long polls are always under way, so only a fault that names getUpdates meets one."""
        return method.lower() != "getupdates" if self.method is None else method.lower() == self.method.lower()


Plan = Callable[[Call], Fault | str | None]


# Chats and the updates that people cause


@dataclass
class Chat:
    """One chat as Telegram knows it."""

    info: Wire
    messages: dict[int, Wire] = field(default_factory=dict)
    last_id: int = 0
    feed: list[Wire] = field(default_factory=list)  # what the bot has shown here, in order; an edit shows the message again
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    def next_id(self) -> int:
        self.last_id += 1
        return self.last_id

    def keep(self, message: Wire) -> None:
        self.messages[message["message_id"]] = message
        self.last_id = max(self.last_id, message["message_id"])

    def show(self, message: Wire) -> Wire:
        """Put a message of the bot before the person's eyes; the copy is the answer to the bot."""
        self.keep(message)
        shown = copy.deepcopy(message)
        self.feed.append(shown)
        changed, self.changed = self.changed, asyncio.Event()
        changed.set()
        return shown

    def last_keyboard(self) -> Wire | None:
        """The newest message that carries an inline keyboard now."""
        return next((self.messages[number] for number in sorted(self.messages, reverse=True) if "reply_markup" in self.messages[number]), None)


class Updates:
    """Builds updates in Telegram's shapes, with rising ids; set `next_update_id` to make them jump or fall.

    Further fields of the message go in by name: `text_update(7, "hi", reply_to_message={...})`. `kind="edited_message"` makes the update an edit.
    """

    def __init__(self) -> None:
        self.next_update_id = 700_000_001
        self.bot: Wire = {"id": int(TOKEN.split(":")[0]), "is_bot": True, "first_name": "Test bot", "username": "the_test_bot"}
        self._chats: dict[int, Chat] = {}
        self.files: dict[str, bytes] = {}  # by file_id
        self._expired: set[str] = set()
        self._numbers = itertools.count(1)

    def chat(self, chat_id: int) -> Chat:
        if chat_id not in self._chats:
            self._chats[chat_id] = Chat(self._chat_info(chat_id))
        return self._chats[chat_id]

    @staticmethod
    def _chat_info(chat_id: int) -> Wire:
        if chat_id > 0:
            return {"id": chat_id, "first_name": "Person", "last_name": str(chat_id), "type": "private"}
        return {"id": chat_id, "title": "Group", "type": "supergroup" if chat_id < -(10**12) else "group"}

    def _user(self, chat_id: int, language_code: str | None, user_id: int | None) -> Wire:
        user: Wire = {"id": user_id or abs(chat_id), "is_bot": False, "first_name": "Person", "last_name": str(user_id or abs(chat_id))}
        if language_code is not None:
            user["language_code"] = language_code
        return user

    def _update(self, kind: str, content: Wire, update_id: int | None) -> Wire:
        if update_id is None:
            update_id = self.next_update_id
            self.next_update_id += 1
        return {"update_id": update_id, kind: content}

    def _message_update(
        self,
        chat_id: int,
        content: Wire,
        language_code: str | None,
        *,
        update_id: int | None = None,
        message_id: int | None = None,
        user_id: int | None = None,
        date: int | None = None,
        kind: str = "message",
        **more: Any,
    ) -> Wire:
        chat = self.chat(chat_id)
        now = int(time.time()) if date is None else date
        message: Wire = {"message_id": message_id or chat.next_id(), "from": self._user(chat_id, language_code, user_id), "chat": dict(chat.info), "date": now}
        if kind.startswith("edited"):
            message["edit_date"] = now
        return self._update(kind, {**message, **content, **more}, update_id)

    def _file(self, **content: Any) -> Wire:
        number = next(self._numbers)
        return {"file_id": f"AgACAgUAAxkBAAI{number:08d}", "file_unique_id": f"AQAD{number:08d}", **content}

    def _photo(self, **content: Any) -> list[Wire]:
        return [self._file(file_size=1_253, width=90, height=67, **content), self._file(file_size=81_920, width=1280, height=960, **content)]

    def text_update(self, chat_id: int, text: str, language_code: str | None = "zh-hant", **more: Any) -> Wire:
        content: Wire = {"text": text}
        if command := re.match(r"/[A-Za-z0-9_]{1,64}(@\w+)?", text):
            content["entities"] = [{"offset": 0, "length": len(command[0]), "type": "bot_command"}]
        return self._message_update(chat_id, content, language_code, **more)

    def command_update(self, chat_id: int, command: str, argument: str = "", language_code: str | None = "zh-hant", **more: Any) -> Wire:
        return self.text_update(chat_id, f"/{command.removeprefix('/')} {argument}".strip(), language_code, **more)

    def voice_update(self, chat_id: int, duration: int = 4, language_code: str | None = "zh-hant", **more: Any) -> Wire:
        return self._message_update(chat_id, {"voice": self._file(duration=duration, mime_type="audio/ogg", file_size=9_400)}, language_code, **more)

    def photo_update(
        self, chat_id: int, caption: str | None = None, language_code: str | None = "zh-hant", *, content: bytes | None = None, **more: Any
    ) -> Wire:
        """A photo in two sizes; the larger one can be fetched if its `content` is given."""
        sizes = self._photo()
        if content is not None:
            sizes[-1]["file_size"] = len(content)
            self.files[sizes[-1]["file_id"]] = content
        said: Wire = {"photo": sizes} | ({"caption": caption} if caption is not None else {})
        return self._message_update(chat_id, said, language_code, **more)

    def document_update(
        self, chat_id: int, name: str | None, content: bytes | None = None, language_code: str | None = "zh-hant", *, size: int | None = None, **more: Any
    ) -> Wire:
        """A file; it can be fetched if its `content` is given. `size`: what the message says of it, by default the truth."""
        document = self._file(file_size=len(content or b"") if size is None else size)
        document |= {"file_name": name} if name is not None else {}
        if content is not None:
            self.files[document["file_id"]] = content
        return self._message_update(chat_id, {"document": document}, language_code, **more)

    def sticker_update(self, chat_id: int, emoji: str = "👍", language_code: str | None = "zh-hant", **more: Any) -> Wire:
        shape: Wire = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
        sticker = self._file(**shape, emoji=emoji, set_name="TestStickers", file_size=21_000)
        return self._message_update(chat_id, {"sticker": sticker}, language_code, **more)

    def location_update(self, chat_id: int, latitude: float = 22.3193, longitude: float = 114.1694, language_code: str | None = "zh-hant", **more: Any) -> Wire:
        return self._message_update(chat_id, {"location": {"latitude": latitude, "longitude": longitude}}, language_code, **more)

    def group_update(self, chat_id: int, text: str, language_code: str | None = "zh-hant", user_id: int = 5_000_001, **more: Any) -> Wire:
        """A message in a group: `chat_id` is negative (below -10**12 for a supergroup)."""
        if chat_id >= 0:
            raise ValueError("a group has a negative chat_id")
        return self.text_update(chat_id, text, language_code, user_id=user_id, **more)

    def callback_update(
        self,
        chat_id: int,
        data: str,
        message_id: int | None = None,
        language_code: str | None = "zh-hant",
        *,
        update_id: int | None = None,
        user_id: int | None = None,
        query_id: str | None = None,
        expired: bool = False,
    ) -> Wire:
        """A press of a button, by default under the newest keyboard of the chat; `expired`: too old to be answered."""
        query_id = query_id or str(4_382_000_000_000_000_000 + next(self._numbers))
        if expired:
            self._expired.add(query_id)
        content = {
            "id": query_id,
            "from": self._user(chat_id, language_code, user_id),
            "message": self._pressed_message(self.chat(chat_id), message_id),
            "chat_instance": str(-(7_000_000_000_000_000 + abs(chat_id))),
            "data": data,
        }
        return self._update("callback_query", content, update_id)

    def _pressed_message(self, chat: Chat, message_id: int | None) -> Wire:
        known = chat.last_keyboard() if message_id is None else chat.messages.get(message_id)
        if known is not None:
            return copy.deepcopy(known)
        if message_id is not None and message_id <= chat.last_id:  # deleted since
            return {"message_id": message_id, "chat": dict(chat.info), "date": 0}
        return {"message_id": message_id or 1, "from": dict(self.bot), "chat": dict(chat.info), "date": int(time.time()), "text": "…"}

    def my_chat_member_update(self, chat_id: int, status: str = "kicked", language_code: str | None = "zh-hant", *, update_id: int | None = None) -> Wire:
        """The person blocks the bot (`kicked`) or lets it in again (`member`)."""
        bot = dict(self.bot)
        kicked, member = {"user": bot, "status": "kicked", "until_date": 0}, {"user": bot, "status": "member"}
        content = {
            "chat": dict(self.chat(chat_id).info),
            "from": self._user(chat_id, language_code, None),
            "date": int(time.time()),
            "old_chat_member": member if status == "kicked" else kicked,
            "new_chat_member": kicked if status == "kicked" else member,
        }
        return self._update("my_chat_member", content, update_id)


def kind_of(update: Wire) -> str:
    return next((key for key in update if key != "update_id"), "")


def chat_of(update: Wire) -> int | None:
    """The chat that an update comes from, however odd its shape."""

    def part(whole: Any, name: str) -> Any:
        return whole.get(name) if isinstance(whole, dict) else None

    content = update.get(kind_of(update))
    chat = part(content, "chat") or part(part(content, "message"), "chat") or part(content, "from")
    chat_id = part(chat, "id")
    return chat_id if isinstance(chat_id, int) else None


# The server


@dataclass(slots=True)
class Answer:
    """What goes back over the wire."""

    status: int
    payload: Wire

    @classmethod
    def of(cls, error: ApiError) -> "Answer":
        payload: Wire = {"ok": False, "error_code": error.code, "description": error.description}
        if error.parameters:
            payload["parameters"] = error.parameters
        return cls(error.code, payload)

    @property
    def outcome(self) -> str:
        return "ok" if self.payload["ok"] else f"{self.status} {self.payload['description']}"

    @property
    def headers(self) -> dict[str, str]:
        seconds = self.payload.get("parameters", {}).get("retry_after")
        return {} if seconds is None else {"Retry-After": str(seconds)}

    def body(self) -> bytes:
        return json.dumps(self.payload, ensure_ascii=True, separators=(",", ":")).encode()


@dataclass(slots=True)
class Described:
    """A result that Telegram accompanies with a sentence."""

    result: Any
    description: str


@dataclass(slots=True)
class Webhook:
    """Where updates are pushed."""

    url: str
    secret_token: str
    max_connections: int
    places: asyncio.Semaphore
    last_error: tuple[int, str] | None = None


@dataclass(slots=True)
class Push:
    """One POST of an update to the webhook."""

    update_id: int
    chat_id: int | None
    status: int  # 0: no answer
    started: float
    ended: float


@dataclass(slots=True, eq=False)
class Waiting:
    """An update that the bot has not confirmed yet."""

    place: int
    update: Wire
    expires: float
    dropped: bool = False

    @property
    def update_id(self) -> int:
        """Its id; 0 if the test has left it out or broken it."""
        given = self.update.get("update_id")
        return given if isinstance(given, int) else 0


class FakeTelegram(Updates):
    """The server. `start` and `stop` may alternate (Telegram is down in between): chats, updates, webhook and ledger stay."""

    def __init__(self, token: str | None = None, ledger: Path | str | None = None, connections: int | None = None) -> None:
        """`connections`: how many updates are pushed at once; otherwise what the webhook asked for (40)."""
        super().__init__()
        self.token = token
        self.ledger = Ledger(ledger)
        self.connections = connections
        self.port = 0
        self.webhook: Webhook | None = None
        self.webhook_timeout = 60.0
        self.first_pause, self.longest_pause = 0.02, 1.0  # between the attempts to push one update; doubling
        self.update_lifetime = 24 * 3600.0
        self.presses_queue_apart = False  # True: as Telegram does, presses may overtake the texts of their chat
        self.pushes: list[Push] = []
        self.acknowledged: set[int] = set()  # ids of updates that were answered 2xx or confirmed by an offset
        self._documents: dict[str, Wire] = {}
        self._expected: list[Expected] = []
        self._plan: Plan | None = None
        self._allowed: set[str] | None = None
        self._waiting: list[Waiting] = []
        self._places = itertools.count()
        self._tail = 0  # the id after the newest update's
        self._poller: asyncio.Future[str] | None = None
        self._queries: dict[str, int | None] = {}
        self._locks: dict[tuple[str, int | None], asyncio.Lock] = {}
        self._pushing: dict[asyncio.Task[list[int]], Waiting] = {}
        self._stopping = asyncio.Event()
        self._runner: web.AppRunner | None = None
        self._session: aiohttp.ClientSession | None = None
        self._methods: dict[str, tuple[str, Callable[[Call], Any]]] = {name.lower(): (name, function) for name, function in self._handlers().items()}

    def _handlers(self) -> dict[str, Callable[[Call], Any]]:
        return {
            "getMe": self._get_me,
            "getUpdates": self._get_updates,
            "setWebhook": self._set_webhook,
            "deleteWebhook": self._delete_webhook,
            "getWebhookInfo": self._get_webhook_info,
            "setMyCommands": self._set_my_commands,
            "setMyName": lambda call: self._set_profile(call, "name", 64),
            "setMyDescription": lambda call: self._set_profile(call, "description", 512),
            "setMyShortDescription": lambda call: self._set_profile(call, "short_description", 120),
            "setChatMenuButton": self._set_chat_menu_button,
            "sendMessage": self._send_message,
            "sendDocument": self._send_document,
            "sendPhoto": self._send_photo,
            "getFile": self._get_file,
            "sendChatAction": lambda call: bool(self._chat_for(call)),
            "editMessageText": self._edit_message_text,
            "deleteMessage": self._delete_message,
            "answerCallbackQuery": self._answer_callback_query,
        }

    # Running

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/bot"

    async def start(self, port: int = 0) -> None:
        self._stopping = asyncio.Event()
        app = web.Application(client_max_size=64 * 2**20)
        app.router.add_post("/control/updates", self._control_updates)
        app.router.add_post("/control/faults", self._control_faults)
        app.router.add_delete("/control/faults", self._control_no_faults)
        app.router.add_get("/control/ledger", self._control_ledger)
        app.router.add_route("*", "/bot{token}/{method}", self._serve)
        app.router.add_get("/file/bot{token}/{path:.+}", self._serve_file)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port, backlog=1024)
        await site.start()
        self.port = self._runner.addresses[0][1]
        self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))
        self._push_waiting()

    async def stop(self) -> None:
        self._stopping.set()
        for task in list(self._pushing):
            task.cancel()
        await asyncio.gather(*self._pushing, return_exceptions=True)
        if self._session is not None:
            await self._session.close()
        if self._runner is not None:
            await self._runner.cleanup()
        self._runner = self._session = None

    async def __aenter__(self) -> "FakeTelegram":
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    async def _pause(self, seconds: float, request: web.Request | None = None) -> None:
        """Wait, but not longer than the server runs or the caller stays on the line."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and not self._stopping.is_set():
            if request is not None and request.transport is None:
                return
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), min(left, 0.05) if request is not None else left)

    # The verdict

    def delivered(self, chat_id: int | None = None, method: str | None = None) -> list[Call]:
        """The new messages that reached people (or the calls of another method that took effect)."""
        return self.ledger.delivered(chat_id, method)

    def sends(self, chat_id: int | None = None) -> list[Call]:
        """Every attempt to send a new message, delivered or not."""
        return self.ledger.sends(chat_id)

    def texts(self, chat_id: int, *, edits: bool = True) -> list[str]:
        """The texts that came before a person's eyes."""
        return self.ledger.texts(chat_id, edits=edits)

    def screen(self, chat_id: int) -> list[Wire]:
        """The messages that stand in a chat now, the person's own too."""
        messages = self.chat(chat_id).messages
        return [copy.deepcopy(messages[number]) for number in sorted(messages)]

    # Faults

    def fail_next(self, mode: str, times: int | None = 1, method: str | None = None, chat_id: int | None = None, **options: Any) -> None:
        """Let the next calls (`times=None`: all from now on) of this method and chat go this way; several faults are used up in their order."""
        self._expected.append(Expected(Fault(mode, **options), times, method, chat_id))

    def fault_plan(self, plan: Plan | None) -> None:
        """Ask `plan(call)` about each call that no `fail_next` is for: a Fault, a mode's name, or None."""
        self._plan = plan

    def clear_faults(self) -> None:
        self._expected.clear()
        self._plan = None

    def _use(self, expected: Expected) -> Fault:
        if expected.times is not None:
            expected.times -= 1
            if expected.times <= 0:
                self._expected.remove(expected)
        return expected.fault

    def _fault_before_reading(self, method: str) -> Fault | None:
        first = next((expected for expected in self._expected if expected.fits(method)), None)
        if first is not None and first.fault.mode == "cut_before_read" and first.chat_id is None:
            return self._use(first)
        return None

    def _fault_for(self, call: Call) -> Fault:
        for expected in self._expected:
            if expected.fits(call.method) and expected.chat_id in (None, call.chat_id):
                return self._use(expected)
        planned = self._plan(call) if self._plan is not None else None
        if isinstance(planned, str):
            planned = Fault(planned)
        return planned or Fault("ok")

    # Serving a call

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["method"]
        known, function = self._methods.get(name.lower(), (name, None))
        call = self.ledger.open(known)
        early = self._fault_before_reading(known)
        if early is not None:
            call.fault = early.mode
            return self._cut(request, call)
        try:
            await self._read(request, call)
            self._check_token(request.match_info["token"])
            if function is None:
                raise ApiError(404, "Not Found")
        except ApiError as error:
            return self._reply(call, Answer.of(error))
        return await self._respond(request, call, function)

    def _check_token(self, token: str) -> None:
        if not re.fullmatch(r"[0-9]{1,16}:[A-Za-z0-9_-]{3,}", token):
            raise ApiError(404, "Not Found")
        if self.token not in (None, token):
            raise ApiError(401, "Unauthorized")
        self.bot["id"] = int(token.split(":")[0])

    async def _read(self, request: web.Request, call: Call) -> None:
        found: Wire = dict(request.query)
        if request.content_type == "application/json":
            try:
                body = json.loads(await request.read() or b"{}")
            except ValueError:
                raise bad_request("can't parse request JSON object") from None
            if not isinstance(body, dict):
                raise bad_request("expected an Object as request body")
            found.update(body)
        else:
            for name, value in (await request.post()).items():
                if isinstance(value, web.FileField):
                    call.files[name] = value.file.read()
                    found[name] = {"file_name": value.filename, "mime_type": value.content_type, "file_size": len(call.files[name])}
                else:
                    found[name] = value
        call.parameters = {name: read_value(name, value) for name, value in found.items()}
        call.chat_id = self._chat_id_of(call)

    def _chat_id_of(self, call: Call) -> int | None:
        chat_id = call.parameters.get("chat_id")
        if call.method == "answerCallbackQuery":
            chat_id = self._queries.get(str(call.parameters.get("callback_query_id")))
        return chat_id if isinstance(chat_id, int) else None

    async def _respond(self, request: web.Request, call: Call, function: Callable[[Call], Any]) -> web.StreamResponse:
        fault = self._fault_for(call)
        call.fault = fault.mode
        if fault.mode == "cut_before_read":
            return self._cut(request, call)
        if fault.mode == "delay":
            await self._pause(fault.options["seconds"])
        answer = await self._perform(call, function) if fault.takes_effect else Answer(200, {"ok": True, "result": True})
        call.delivered = fault.takes_effect and answer.payload["ok"]
        refusal = fault.refusal()
        if refusal is not None:
            return self._reply(call, Answer.of(refusal))
        match fault.mode:
            case "deliver_then_cut":
                return self._cut(request, call)
            case "deliver_then_timeout":
                self.ledger.settle(call, "no answer")
                await self._pause(fault.options["seconds"], request)
                return self._hang_up(request)
            case "slow_body":
                self.ledger.settle(call, answer.outcome)
                return await self._drip(request, answer, fault.options["seconds"])
            case "wrong_json":
                self.ledger.settle(call, "wrong JSON")
                return web.Response(text=fault.options["body"], content_type="application/json")
        return self._reply(call, answer)

    async def _perform(self, call: Call, function: Callable[[Call], Any]) -> Answer:
        try:
            result = function(call)
            if inspect.isawaitable(result):
                result = await result
        except ApiError as error:
            return Answer.of(error)
        if isinstance(result, Described):
            return Answer(200, {"ok": True, "result": result.result, "description": result.description})
        return Answer(200, {"ok": True, "result": result})

    def _reply(self, call: Call, answer: Answer) -> web.Response:
        self.ledger.settle(call, answer.outcome)
        return web.Response(body=answer.body(), status=answer.status, headers=answer.headers, content_type="application/json")

    def _cut(self, request: web.Request, call: Call) -> web.Response:
        self.ledger.settle(call, "cut")
        return self._hang_up(request)

    @staticmethod
    def _hang_up(request: web.Request) -> web.Response:
        if request.transport is not None:
            request.transport.abort()
        return web.Response()  # goes nowhere

    async def _drip(self, request: web.Request, answer: Answer, seconds: float, pieces: int = 10) -> web.StreamResponse:
        """Answer at once, but let the body arrive piece by piece."""
        body = answer.body()
        response = web.StreamResponse(status=answer.status, headers={**answer.headers, "Content-Type": "application/json", "Content-Length": str(len(body))})
        size = -(-len(body) // pieces)
        with contextlib.suppress(ConnectionError):
            await response.prepare(request)
            for start in range(0, len(body), size):
                await self._pause(seconds / pieces, request)
                await response.write(body[start : start + size])
            await response.write_eof()
        return response

    # Methods about the bot

    def _get_me(self, call: Call) -> Wire:
        abilities = {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}
        return {**self.bot, **abilities, "can_connect_to_business": False, "has_main_web_app": False}

    @staticmethod
    def _check_language(call: Call) -> None:
        if not re.fullmatch(r"(?:[a-z]{2})?", str(call.parameters.get("language_code") or "")):
            raise bad_request("invalid language code specified")

    def _set_my_commands(self, call: Call) -> bool:
        self._check_language(call)
        commands = call.parameters.get("commands")
        if not isinstance(commands, list) or not all(isinstance(command, dict) for command in commands):
            raise bad_request("expected an Array of BotCommand")
        if len(commands) > 100:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        for command in commands:
            if not re.fullmatch(r"/?[a-z0-9_]{1,32}", str(command.get("command", ""))):
                raise bad_request("BOT_COMMAND_INVALID")
            if not 1 <= len(str(command.get("description", ""))) <= 256:
                raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
        return True

    def _set_profile(self, call: Call, name: str, longest: int) -> bool:
        self._check_language(call)
        if len(str(call.parameters.get(name) or "")) > longest:
            raise bad_request(f"{name.replace('_', ' ')} is too long")
        return True

    def _set_chat_menu_button(self, call: Call) -> bool:
        button = call.parameters.get("menu_button") or {"type": "default"}
        if not isinstance(button, dict) or button.get("type") not in {"commands", "web_app", "default"}:
            raise bad_request("can't parse menu button: unsupported type")
        return True

    # Methods about messages

    def _chat_for(self, call: Call) -> Chat:
        given = call.parameters.get("chat_id")
        if given in (None, "", 0):
            raise bad_request("chat_id is empty")
        if not isinstance(given, int):
            raise bad_request("chat not found")
        return self.chat(given)

    def _send(self, call: Call, content: Wire, name: str) -> Wire:
        text, entities = read_text(call.parameters, name)
        keyboard = read_keyboard(call.parameters)
        chat = self._chat_for(call)
        reply = self._replied_to(call, chat)
        message: Wire = {"message_id": chat.next_id(), "from": dict(self.bot), "chat": dict(chat.info), "date": int(time.time()), **reply, **content}
        self._write(message, name, text, entities, keyboard)
        if call.parameters.get("protect_content"):
            message["has_protected_content"] = True
        return self._show(call, chat, message, text)

    @staticmethod
    def _write(message: Wire, name: str, text: str, entities: list[Wire], keyboard: Wire | None) -> None:
        for key, value in {name: text, "entities" if name == "text" else "caption_entities": entities, "reply_markup": keyboard}.items():
            message.pop(key, None)
            if value:
                message[key] = value

    @staticmethod
    def _show(call: Call, chat: Chat, message: Wire, text: str) -> Wire:
        call.message_id, call.text = message["message_id"], text
        return chat.show(message)

    @staticmethod
    def _replied_to(call: Call, chat: Chat) -> Wire:
        asked = call.parameters.get("reply_parameters") or {}
        message_id = asked.get("message_id") or call.parameters.get("reply_to_message_id")
        if not message_id:
            return {}
        if message_id in chat.messages:
            return {"reply_to_message": {key: value for key, value in chat.messages[message_id].items() if key != "reply_to_message"}}
        if asked.get("allow_sending_without_reply") or call.parameters.get("allow_sending_without_reply"):
            return {}
        raise bad_request("message to be replied not found")

    def _send_message(self, call: Call) -> Wire:
        options = call.parameters.get("link_preview_options")
        return self._send(call, {"link_preview_options": options} if options else {}, "text")

    def _upload(self, call: Call, name: str) -> bytes:
        given = call.parameters.get(name)
        field_name = given.removeprefix("attach://") if isinstance(given, str) else name
        if field_name in call.files:
            return call.files[field_name]
        if isinstance(given, str) and given in self.files:
            return self.files[str(given)]
        raise bad_request("wrong file identifier/HTTP URL specified" if given else f"there is no {name} in the request")

    def _send_document(self, call: Call) -> Wire:
        content = self._upload(call, "document")
        given = call.parameters["document"]
        if isinstance(given, str) and given in self._documents:
            return self._send(call, {"document": self._documents[given]}, "caption")
        described = call.parameters[given.removeprefix("attach://")] if isinstance(given, str) else given
        document = self._file(**described)
        self.files[document["file_id"]], self._documents[document["file_id"]] = content, document
        return self._send(call, {"document": document}, "caption")

    def _send_photo(self, call: Call) -> Wire:
        content = self._upload(call, "photo")
        sizes = self._photo()
        self.files[sizes[-1]["file_id"]] = content
        return self._send(call, {"photo": sizes}, "caption")

    def _get_file(self, call: Call) -> Wire:
        file_id = str(call.parameters.get("file_id") or "")
        if file_id not in self.files:
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        size = len(self.files[file_id])
        if size > MOST_IN_A_DOWNLOAD:
            raise bad_request("file is too big")
        return {"file_id": file_id, "file_unique_id": file_id[-8:], "file_size": size, "file_path": f"documents/{file_id}"}

    async def _serve_file(self, request: web.Request) -> web.StreamResponse:
        """The bytes of a file. Faults of the "method" `file` go here: cut_before_read (nothing comes) and slow_body (it is cut off half-way)."""
        call = self.ledger.open("file")
        try:
            self._check_token(request.match_info["token"])
        except ApiError as error:
            return self._reply(call, Answer.of(error))
        content = self.files.get(request.match_info["path"].removeprefix("documents/"))
        fault = self._fault_for(call)
        call.fault = fault.mode
        if fault.mode == "cut_before_read":
            return self._cut(request, call)
        if content is None:
            self.ledger.settle(call, "404")
            return web.Response(status=404)
        self.ledger.settle(call, "ok")
        if fault.mode == "slow_body":
            response = web.StreamResponse(headers={"Content-Length": str(len(content))})
            await response.prepare(request)
            await response.write(content[: len(content) // 2])
            return self._hang_up(request)
        return web.Response(body=content, content_type="application/octet-stream")

    def _stored(self, call: Call, chat: Chat, purpose: str) -> Wire:
        message_id = call.parameters.get("message_id")
        if not message_id:
            raise bad_request("message identifier is not specified")
        if message_id not in chat.messages:
            raise bad_request(f"message to {purpose} not found")
        return chat.messages[message_id]

    def _edit_message_text(self, call: Call) -> Wire:
        text, entities = read_text(call.parameters)
        keyboard = read_keyboard(call.parameters, inline_only=True)
        chat = self._chat_for(call)
        message = self._stored(call, chat, "edit")
        if message.get("from", {}).get("id") != self.bot["id"]:
            raise bad_request("message can't be edited")
        if "text" not in message:
            raise bad_request("there is no text in the message to edit")
        if (text, entities, keyboard) == (message["text"], message.get("entities", []), message.get("reply_markup")):
            raise bad_request(NOT_MODIFIED)
        message["edit_date"] = int(time.time())
        self._write(message, "text", text, entities, keyboard)
        return self._show(call, chat, message, text)

    def _delete_message(self, call: Call) -> bool:
        chat = self._chat_for(call)
        message = self._stored(call, chat, "delete")
        del chat.messages[message["message_id"]]
        return True

    def _answer_callback_query(self, call: Call) -> bool:
        if str(call.parameters.get("callback_query_id")) not in self._queries:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        if len(str(call.parameters.get("text") or "")) > 200:
            raise bad_request("MESSAGE_TOO_LONG")
        return True

    # Updates: what is known of them, and polling

    def queue(self, update: Wire) -> None:
        """Put an update where getUpdates finds it (or, with a webhook, where it is pushed from)."""
        if self._admit(update):
            self._take_in(Waiting(next(self._places), update, time.time() + self.update_lifetime))
            self._push_waiting()

    async def give(self, update: Wire, *, wait: bool = True) -> list[int]:
        """Bring an update in whichever way the bot receives them now."""
        if self.webhook is not None:
            return await self.push(update, wait=wait)
        self.queue(update)
        return []

    def _admit(self, update: Wire) -> bool:
        """Note whom the update is from; false if the bot has not asked for its kind."""
        kind, chat_id = kind_of(update), chat_of(update)
        if (kind in NOT_BY_DEFAULT) if self._allowed is None else (kind not in self._allowed):
            return False
        content = update.get(kind)
        if isinstance(content, dict) and chat_id is not None:
            if kind == "callback_query" and str(content.get("id")) not in self._expired:
                self._queries[str(content.get("id"))] = chat_id
            if kind.endswith("message") and isinstance(content.get("message_id"), int):
                self.chat(chat_id).keep(copy.deepcopy(content))
        return True

    def _take_in(self, waiting: Waiting) -> None:
        """Keep an update until it is confirmed; one that could not be pushed goes back to its old place."""
        after = waiting.update_id + 1
        self._tail = max(self._tail, after) if self._waiting else after  # so that falling ids are not taken for confirmed ones
        self._waiting.append(waiting)
        if len(self._waiting) > 1 and self._waiting[-2].place > waiting.place:
            self._waiting.sort(key=lambda one: one.place)
        self._wake_poller("")

    def _allow(self, call: Call) -> None:
        asked = call.parameters.get("allowed_updates")
        if isinstance(asked, list):
            self._allowed = {str(kind) for kind in asked} or None

    def _wake_poller(self, reason: str) -> None:
        if self._poller is not None and not self._poller.done():
            self._poller.set_result(reason)

    @staticmethod
    def _number(call: Call, name: str, default: int, least: int, most: int) -> int:
        value = call.parameters.get(name)
        return max(least, min(most, value)) if isinstance(value, int) else default

    async def _get_updates(self, call: Call) -> list[Wire]:
        if self.webhook is not None:
            raise ApiError(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first")
        self._allow(call)
        offset = self._number(call, "offset", 0, -(2**63), 2**63)
        limit = self._number(call, "limit", 100, 1, 100)
        end = time.monotonic() + self._number(call, "timeout", 0, 0, LONGEST_POLL)
        self._confirm(offset)
        while not self._waiting and (left := end - time.monotonic()) > 0 and not self._stopping.is_set():
            await self._await_update(left)
        return [copy.deepcopy(waiting.update) for waiting in self._waiting[:limit]]

    def _confirm(self, offset: int) -> None:
        """Forget what an offset confirms: everything before it; a negative offset counts from the end."""
        now = time.time()
        self._waiting = [waiting for waiting in self._waiting if waiting.expires > now]
        if offset < 0:
            offset += self._tail
        if 0 < offset <= self._tail + OFFSET_SLACK:
            self.acknowledged.update(waiting.update_id for waiting in self._waiting if waiting.update_id < offset)
            self._waiting = [waiting for waiting in self._waiting if waiting.update_id >= offset]

    async def _await_update(self, seconds: float) -> None:
        self._wake_poller("Conflict: terminated by other getUpdates request; make sure that only one bot instance is running")
        poller = self._poller = asyncio.get_running_loop().create_future()
        stopping = asyncio.ensure_future(self._stopping.wait())
        try:
            await asyncio.wait({poller, stopping}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        finally:
            stopping.cancel()
        if poller.done() and poller.result():
            raise ApiError(409, poller.result())

    # Updates: the webhook

    def _set_webhook(self, call: Call) -> Described:
        url = str(call.parameters.get("url") or "")
        if not url:
            return self._delete_webhook(call)
        if urlsplit(url).scheme not in {"http", "https"} or not urlsplit(url).hostname:
            raise bad_request("invalid webhook URL specified")
        secret = str(call.parameters.get("secret_token") or "")
        if len(secret) > 256:
            raise bad_request("secret token is too long")
        if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
            raise bad_request("secret token contains unallowed characters")
        self._allow(call)
        self._drop_if_asked(call)
        asked = self._number(call, "max_connections", 40, 1, 100)
        self.webhook = Webhook(url, secret, asked, asyncio.Semaphore(self.connections or asked))
        self._wake_poller("Conflict: terminated by setWebhook request")
        self._push_waiting()
        return Described(True, "Webhook was set")

    def _delete_webhook(self, call: Call) -> Described:
        self._drop_if_asked(call)
        had, self.webhook = self.webhook, None
        return Described(True, "Webhook was deleted" if had else "Webhook is already deleted")

    def _drop_if_asked(self, call: Call) -> None:
        if call.parameters.get("drop_pending_updates"):
            self._waiting.clear()
            for waiting in self._pushing.values():
                waiting.dropped = True

    def _get_webhook_info(self, call: Call) -> Wire:
        info: Wire = {"url": "", "has_custom_certificate": False, "pending_update_count": len(self._waiting) + len(self._pushing)}
        if self.webhook is not None:
            info.update(url=self.webhook.url, max_connections=self.webhook.max_connections, ip_address="127.0.0.1")
            if self.webhook.last_error is not None:
                info["last_error_date"], info["last_error_message"] = self.webhook.last_error
        if self._allowed is not None:
            info["allowed_updates"] = sorted(self._allowed)
        return info

    async def push(self, update: Wire, times: int = 1, wait: bool = True, in_order: bool = True) -> list[int]:
        """POST an update to the webhook until it is taken with 2xx, `times` times over; the statuses of all attempts (0: no answer).

        One update of a chat after the other, chats in parallel; with `in_order=False` the repeats, and other updates of the chat, go at once.
        """
        if self.webhook is None:
            raise RuntimeError("no webhook is set")
        if not self._admit(update):
            return []
        waiting = Waiting(next(self._places), update, time.time() + self.update_lifetime)
        task = self._begin_push(waiting, times, in_order)
        if not wait:
            return []
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            if task.cancelled():  # the server was stopped; the update waits for its return
                return []
            raise

    async def pushed(self) -> None:
        """Wait until every update under way has been taken."""
        while self._pushing:
            await asyncio.wait(set(self._pushing))

    def _push_waiting(self) -> None:
        if self.webhook is not None and self._session is not None:
            waiting, self._waiting = self._waiting, []
            for one in waiting:
                self._begin_push(one, 1, True)

    def _begin_push(self, waiting: Waiting, times: int, in_order: bool) -> "asyncio.Task[list[int]]":
        task = asyncio.create_task(self._push_in_turn(waiting, times, in_order))
        self._pushing[task] = waiting
        task.add_done_callback(self._pushing.pop)
        return task

    async def _push_in_turn(self, waiting: Waiting, times: int, in_order: bool) -> list[int]:
        try:
            if not in_order:
                rounds = await asyncio.gather(*(self._push_until_taken(waiting) for _ in range(times)))
                return list(itertools.chain.from_iterable(rounds))
            kind = "callback_query" if self.presses_queue_apart and "callback_query" in waiting.update else ""
            async with self._locks.setdefault((kind, chat_of(waiting.update)), asyncio.Lock()):
                return [status for _ in range(times) for status in await self._push_until_taken(waiting)]
        except asyncio.CancelledError:
            self._take_back(waiting)
            raise

    def _take_back(self, waiting: Waiting) -> None:
        if waiting not in self._waiting and not waiting.dropped:
            self._take_in(waiting)

    async def _push_until_taken(self, waiting: Waiting) -> list[int]:
        statuses: list[int] = []
        pause = self.first_pause
        while True:
            webhook = self.webhook
            if webhook is None:
                self._take_back(waiting)
                return statuses
            status, retry_after = await self._post(webhook, waiting)
            statuses.append(status)
            if 200 <= status <= 299:
                self.acknowledged.add(waiting.update_id)
                return statuses
            if waiting.dropped or time.time() + (retry_after or pause) > waiting.expires:
                return statuses
            await asyncio.sleep(retry_after or pause)
            pause = min(2 * pause, self.longest_pause)

    async def _post(self, webhook: Webhook, waiting: Waiting) -> tuple[int, int]:
        headers = {"Content-Type": "application/json", "Accept-Encoding": "gzip, deflate"}
        if webhook.secret_token:
            headers["X-Telegram-Bot-Api-Secret-Token"] = webhook.secret_token
        status, retry_after = 0, 0
        async with webhook.places:
            started = time.monotonic()
            body, patience = json.dumps(waiting.update), aiohttp.ClientTimeout(total=self.webhook_timeout)
            try:
                assert self._session is not None
                async with self._session.post(webhook.url, data=body, headers=headers, timeout=patience, ssl=False, allow_redirects=False) as response:
                    await response.read()
                    status, phrase = response.status, f"Wrong response from the webhook: {response.status} {response.reason}"
                    given = response.headers.get("Retry-After", "")
                    retry_after = int(given) if given.isdecimal() else 0
            except (aiohttp.ClientError, TimeoutError) as error:
                phrase = "Read timeout expired" if isinstance(error, TimeoutError) else "Connection refused"
            finally:
                self.pushes.append(Push(waiting.update_id, chat_of(waiting.update), status, started, time.monotonic()))
        if not 200 <= status <= 299:
            webhook.last_error = (int(time.time()), phrase)
        return status, retry_after

    # Waiting for the bot

    async def wait_for(self, chat_id: int, found: Callable[[], T | None], timeout: float) -> T | None:  # noqa: ASYNC109
        """What `found` finds, asked again whenever the bot shows something in the chat; None when the time is over."""
        end = time.monotonic() + timeout
        while (result := found()) is None and (left := end - time.monotonic()) > 0:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.chat(chat_id).changed.wait(), left)
        return result

    # Control from another process

    async def _control_updates(self, request: web.Request) -> web.Response:
        body = await request.json()
        update = body.get("update")
        if update is None:
            if not str(body.get("build")).endswith("_update") or str(body["build"]).startswith("_"):
                raise web.HTTPBadRequest(text="build: the name of a builder, such as text_update")
            update = getattr(self, body["build"])(**body.get("arguments", {}))
        statuses: list[int] = []
        if self.webhook is None:
            self.queue(update)
        else:
            statuses = await self.push(update, body.get("times", 1), body.get("wait", True), body.get("in_order", True))
        return web.json_response({"update": update, "statuses": statuses})

    async def _control_faults(self, request: web.Request) -> web.Response:
        try:
            self.fail_next(**await request.json())
        except (TypeError, ValueError) as error:
            raise web.HTTPBadRequest(text=str(error)) from None
        return web.json_response({"ok": True})

    async def _control_no_faults(self, request: web.Request) -> web.Response:
        self.clear_faults()
        return web.json_response({"ok": True})

    async def _control_ledger(self, request: web.Request) -> web.Response:
        since = int(request.query.get("since", 0))
        calls = [call.as_json() for call in self.ledger.calls[since:]]
        return web.json_response({"calls": calls, "pushes": [asdict(push) for push in self.pushes]})


class Person:
    """Somebody in a chat with the bot. Works whether the bot polls or has a webhook."""

    def __init__(self, chat_id: int, fake: FakeTelegram, language_code: str | None = "zh-hant") -> None:
        self.chat_id = chat_id
        self.fake = fake
        self.language_code = language_code
        self._seen = len(fake.chat(chat_id).feed)

    async def says(self, text: str, **more: Any) -> list[int]:
        """Send a text or a command; with a webhook, returns when the bot has taken it."""
        return await self.gives(self.fake.text_update(self.chat_id, text, self.language_code, **more))

    async def gives(self, update: Wire) -> list[int]:
        """Send anything else that was built for this chat: a voice message, a photo, a stale press."""
        return await self.fake.give(update)

    async def presses(self, label_or_id: str, timeout: float = 5.0) -> list[int]:  # noqa: ASYNC109
        """Press the button with this text or callback_data under the newest keyboard, as soon as it is there."""
        found = await self.fake.wait_for(self.chat_id, lambda: self._button(label_or_id), timeout)
        if found is None:
            raise AssertionError(f"chat {self.chat_id} has no button {label_or_id!r} to press; its buttons: {self.buttons()}")
        message_id, data = found
        return await self.fake.give(self.fake.callback_update(self.chat_id, data, message_id, self.language_code))

    async def waits_for(self, expected: int | str = 1, timeout: float = 5.0) -> list[Wire]:  # noqa: ASYNC109
        """The messages and edits since the last call, once there are this many, or once one contains this text."""
        if await self.fake.wait_for(self.chat_id, lambda: self._come(expected), timeout) is None:
            raise AssertionError(f"chat {self.chat_id} waited {timeout} s for {expected!r}; what came: {[text_of(message) for message in self.unread()]}")
        new = self.unread()
        self._seen += len(new)
        return new

    def unread(self) -> list[Wire]:
        """What the bot has shown since `waits_for` last returned."""
        return self.fake.chat(self.chat_id).feed[self._seen :]

    def buttons(self) -> list[Wire]:
        """The buttons under the newest keyboard."""
        message = self.fake.chat(self.chat_id).last_keyboard()
        return [button for row in message["reply_markup"]["inline_keyboard"] for button in row] if message else []

    def _come(self, expected: int | str) -> bool | None:
        new = self.unread()
        come = len(new) >= expected if isinstance(expected, int) else any(expected in text_of(message) for message in new)
        return come or None

    def _button(self, label_or_id: str) -> tuple[int, str] | None:
        message = self.fake.chat(self.chat_id).last_keyboard()
        for button in self.buttons():
            if message is not None and "callback_data" in button and label_or_id in (button["text"], button["callback_data"]):
                return message["message_id"], button["callback_data"]
        return None


def text_of(message: Wire) -> str:
    return str(message.get("text") or message.get("caption") or "")


async def run(port: int, ledger: Path | None, token: str | None, connections: int | None) -> None:
    """Serve until the process is told to end."""
    ended = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    fake = FakeTelegram(token=token, ledger=ledger, connections=connections)
    await fake.start(port)
    sys.stdout.write(f"{fake.base_url}\n")
    sys.stdout.flush()
    await ended.wait()
    await fake.stop()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.fake_telegram", description="A Telegram Bot API server for tests, on 127.0.0.1.")
    parser.add_argument("--port", type=int, default=0, help="0: any free port")
    parser.add_argument("--ledger", type=Path, help="append each decided call here as a line of JSON")
    parser.add_argument("--token", help="refuse every other token")
    parser.add_argument("--connections", type=int, help="how many updates are pushed at once")
    arguments = parser.parse_args()
    asyncio.run(run(arguments.port, arguments.ledger, arguments.token, arguments.connections))


if __name__ == "__main__":
    main()
