"""Telegram: updates come by our own polling loop or webhook route and are confirmed only after the commit; replies leave through python-telegram-bot."""

import asyncio
import hashlib
import hmac
import json
from collections.abc import Coroutine
from dataclasses import replace
from functools import partial
from typing import Any
from weakref import WeakValueDictionary

import structlog
from aiohttp import web
from telegram import Bot, BotCommand, MenuButtonCommands, Message, Update
from telegram.error import InvalidToken, RetryAfter, TelegramError
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.attachments import Attachments
from bot.clock import Clock
from bot.desk import Desk
from bot.flood import Flood
from bot.handlers.telegram_files import TelegramFiles, brought
from bot.handlers.telegram_http import AiohttpRequest
from bot.handlers.telegram_sending import Sending, seconds_to_wait
from bot.messages import Address, Capabilities, Delivery, Incoming, Language
from bot.settings import Settings, own_secret
from bot.store import Store, StoreBusy, StoreDown
from bot.wording import Wording

log = structlog.get_logger(__name__)

POLL_SECONDS = 50
ALLOWED_UPDATES = ["message", "callback_query"]
COMMANDS = ("menu", "eligibility", "events", "mytickets", "cases", "human", "language", "back", "cancel", "privacy", "help")
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header
REFUSED = "Telegram refuses the token: check CPPBOT_TELEGRAM_TOKEN. The web chat goes on"
# Telegram takes two-letter language codes only, so Simplified cannot have its own list of commands.
PROFILES: dict[str, Language] = {"": "zh-Hant", "zh": "zh-Hant", "en": "en"}


class Telegram:
    """The channel, as an async context manager: inside it updates are received."""

    name = "telegram"
    capabilities = Capabilities(edits=True)

    def __init__(self, desk: Desk, store: Store, wording: Wording, clock: Clock, settings: Settings) -> None:
        assert settings.telegram_token is not None
        token = settings.telegram_token.get_secret_value()
        self._desk, self._store, self._wording, self._clock, self._settings = desk, store, wording, clock, settings
        self._bot_id = token.partition(":")[0]
        self._requests = [AiohttpRequest(), AiohttpRequest()]
        base = settings.telegram_base_url
        files = base.removesuffix("/bot") + "/file/bot"
        self._bot = Bot(token, base_url=base, base_file_url=files, request=self._requests[0], get_updates_request=self._requests[1])
        self._files = TelegramFiles(self._bot, self._requests[0], desk, Attachments(settings))
        self._in_turn: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()  # of each chat of which something is being taken
        given = settings.telegram_webhook_secret
        self._secret = given.get_secret_value() if given else own_secret(settings.data_dir, "webhook")
        self._path = "/telegram/" + hashlib.sha256(f"{self._secret}{token}".encode()).hexdigest()[:40]
        self._tasks: set[asyncio.Task[Any]] = set()
        self._flood = Flood(clock)
        self._sending = Sending(self._bot, clock)

    async def __aenter__(self) -> "Telegram":
        for request in self._requests:
            await request.initialize()
        self._go(self._introduce())
        if self._settings.telegram_mode == "polling":
            self._go(self._poll())
        return self

    async def __aexit__(self, *_: object) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for request in self._requests:
            await request.shutdown()

    def _go(self, work: Coroutine[Any, Any, Any]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    # --- receiving ---

    def add_routes(self, application: web.Application) -> None:
        if self._settings.telegram_mode == "webhook":
            application.router.add_post(self._path, self._webhook)

    async def _webhook(self, request: web.Request) -> web.Response:
        """200 only after the commit; 503 makes Telegram bring the update again. The secret is compared before the body is read."""
        given = request.headers.getall(SECRET_HEADER, [])
        if len(given) != 1 or not hmac.compare_digest(given[0].encode(), self._secret.encode()):
            return web.Response(status=403)
        try:
            update = json.loads(await request.read())
        except (ValueError, RecursionError):
            log.warning("an update that is not JSON was dropped")
            return web.Response()
        try:
            await self._take(update)
        except (StoreBusy, StoreDown):
            return web.Response(status=503, headers={"Retry-After": "5"})
        return web.Response()

    async def _poll(self) -> None:
        """Ask for updates, give them their effect, and only then confirm them by the next offset."""
        offset, pause = 0, 0.0
        while True:
            try:
                updates = await self._get_updates(offset)
                outcomes = await asyncio.gather(*(self._take(update) for update in updates), return_exceptions=True)
                undone = [u["update_id"] for u, outcome in zip(updates, outcomes, strict=True) if isinstance(outcome, BaseException)]
                if updates:
                    offset = min(undone) if undone else updates[-1]["update_id"] + 1
                pause = min(pause * 2 + 0.5, 10.0) if undone else 0.0
            except RetryAfter as error:
                pause = seconds_to_wait(error)
            except InvalidToken:
                log.error(REFUSED)
                return
            except TelegramError as error:
                pause = min(pause * 2 + 0.5, 30.0)
                log.warning("Telegram cannot be asked for updates", error=type(error).__name__)
            if pause:
                await asyncio.sleep(pause)

    async def _get_updates(self, offset: int) -> list[dict[str, Any]]:
        """As Telegram sends them: one that python-telegram-bot cannot read must not hide the others."""
        asked = {"offset": offset, "timeout": POLL_SECONDS, "allowed_updates": ALLOWED_UPDATES}
        parameters = [RequestParameter.from_input(name, value) for name, value in asked.items()]
        url = f"{self._bot.base_url}/getUpdates"
        updates: Any = await self._requests[1].post(url, RequestData(parameters), read_timeout=POLL_SECONDS + 10)
        return list(updates)

    async def _take(self, raw: dict[str, Any]) -> None:
        """One update: its effect, then the button's acknowledgement, which must never undo the effect."""
        try:
            update = Update.de_json(raw, self._bot)
            incoming = self._incoming(update)
        except Exception as error:
            log.warning("an update of an unknown form was dropped", error=type(error).__name__)
            return
        if incoming is None:
            return
        match self._flood.asks(incoming.address.chat):
            case "drop":
                return
            case "warn":
                incoming = replace(incoming, kind="flood", text="")
        in_turn = self._in_turn.setdefault(incoming.address.chat, asyncio.Lock())  # a document takes its time: what comes after it must not overtake it
        if incoming.kind == "file" and (file := brought(update.message)):
            return await self._files.take(incoming, file, in_turn)
        async with in_turn:
            await self._desk.receive(incoming)
        if update.callback_query is not None:
            self._go(self._acknowledge(update.callback_query.id))

    async def _acknowledge(self, query_id: str) -> None:
        try:
            await self._bot.answer_callback_query(query_id)
        except TelegramError as error:  # too old, or Telegram is away: the answer itself is on record
            log.debug("a button was not acknowledged", error=type(error).__name__)

    def _incoming(self, update: Update) -> Incoming | None:
        user, chat = update.effective_user, update.effective_chat
        if user is None or chat is None or user.is_bot:
            return None
        if not all(isinstance(number, int) for number in (chat.id, update.update_id)):  # the library takes whatever stands there
            raise ValueError("an id that is no number")
        address = Address(self.name, str(chat.id))
        message_id = f"{self._bot_id}:{update.update_id}"
        incoming = partial(Incoming, address, message_id, at=self._clock.now(), language_hint=language_of(user.language_code))
        if update.callback_query is not None:
            message = update.callback_query.message
            pressed_on = str(message.message_id) if isinstance(message, Message) else None
            return incoming(kind="choice", text=_whole(update.callback_query.data), pressed_on=pressed_on)
        if update.message is None:
            return None
        text = _whole(update.message.text)
        if chat.type != "private":
            return incoming(kind="group", text="") if text.startswith("/") else None
        if text.startswith("/start"):
            return incoming(kind="start", text=text.partition(" ")[2].strip())
        if file := brought(update.message):  # its caption is no answer
            return incoming(kind="file", text=_whole(file.name))
        return incoming(kind="text" if text else "unreadable", text=text)

    async def deliver(self, delivery: Delivery) -> str:
        """Send one message. Raises only the outcomes of messages.Channel."""
        return await self._sending.deliver(delivery)

    # --- the bot's own profile ---

    async def _introduce(self) -> None:
        """Learn our name, tell Telegram our commands and texts, and how updates are to come; tried until it works."""
        pause = 1.0
        while True:
            try:
                me = await self._bot.get_me()
                self._desk.bot_link = f"https://t.me/{me.username}"
                await self._choose_intake()
                await self._set_profile()
                return
            except InvalidToken:
                log.error(REFUSED)
                return
            except TelegramError as error:
                log.warning("the bot's profile is not set yet", error=type(error).__name__)
            await asyncio.sleep(pause)
            pause = min(pause * 2, 300.0)

    async def _choose_intake(self) -> None:
        if self._settings.telegram_mode == "webhook":
            url = self._settings.own_url + self._path
            await self._bot.set_webhook(url, secret_token=self._secret, allowed_updates=ALLOWED_UPDATES, max_connections=100)
        else:
            await self._bot.delete_webhook()

    async def _set_profile(self) -> None:
        for code, language in PROFILES.items():
            say = self._wording.say
            commands = [BotCommand(name, say(f"telegram-command-{name}", language)) for name in COMMANDS]
            await self._bot.set_my_commands(commands, language_code=code or None)
            await self._bot.set_my_name(say("telegram-name", language), language_code=code or None)
            await self._bot.set_my_description(say("telegram-description", language), language_code=code or None)
            await self._bot.set_my_short_description(say("telegram-short-description", language), language_code=code or None)
        await self._bot.set_chat_menu_button(menu_button=MenuButtonCommands())


def _whole(text: Any) -> str:
    """As it can be stored and shown: without half characters and NUL."""
    return text.replace("\0", "").encode(errors="ignore").decode() if isinstance(text, str) else ""


def language_of(code: str | None) -> Language | None:
    """Telegram's language code as one of ours; None where it says nothing useful."""
    code = (code or "").lower()
    if code.startswith("zh"):
        return "zh-Hans" if code in ("zh-hans", "zh-cn", "zh-sg") else "zh-Hant"
    return "en" if code.startswith("en") else None
