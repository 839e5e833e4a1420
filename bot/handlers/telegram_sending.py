"""The sending half of Telegram: one call for each message, its outcome in our terms, and the pauses that Telegram asks for."""

import random
import warnings
from datetime import timedelta
from typing import Any

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot import qr
from bot.clock import Clock
from bot.handlers.telegram_http import NotConnected
from bot.markup import to_telegram
from bot.messages import Button, ChannelDown, Delivery, Refused, TryLater, Uncertain, Unreachable

LONGEST_SHORT_LABEL = 11  # characters; two such buttons fit beside each other on a phone
FLOOD_SECONDS = 1.0  # two chats told to wait within this: the whole bot waits
LONGEST_BACK_OFF = 60.0
GONE = ("chat not found", "user not found", "peer_id_invalid", "deactivated", "chat was deleted", "chat was upgraded")  # in refusals: nobody is there


class Sending:
    """Every message to a chat goes through `deliver`, so the pauses are kept here."""

    def __init__(self, bot: Bot, clock: Clock) -> None:
        self._bot, self._clock = bot, clock
        self._waits: dict[str, float] = {}  # until when each chat that was told to wait gets nothing, on the steady clock
        self._told_to_wait: tuple[str, float] = ("", -FLOOD_SECONDS)
        self._all_wait_until = 0.0
        self._not_connected = 0  # times in a row

    async def deliver(self, delivery: Delivery) -> str:
        """Send one message, or put it in the place of the one whose button was pressed. Raises only the outcomes of messages.Channel."""
        chat = delivery.address.chat
        self._raise_pause(chat)
        try:
            sent_as = await self._send(delivery)
        except RetryAfter as error:
            self._pause(chat, seconds_to_wait(error))
            self._raise_pause(chat, error)
        except ChatMigrated as error:  # only groups move, and we speak to persons
            raise Unreachable("gone") from error
        except Forbidden as error:
            raise Unreachable("blocked" if "blocked" in error.message.lower() else "gone") from error
        except InvalidToken as error:
            raise ChannelDown("the token was refused") from error
        except BadRequest as error:
            if any(words in error.message.lower() for words in GONE):
                raise Unreachable("gone") from error
            raise Refused(error.message) from error
        except NotConnected as error:
            self._back_off()
            self._raise_pause(chat, error)
        except (NetworkError, TelegramError) as error:  # cut, timed out, 5xx, an answer that is no JSON: it may have arrived
            raise Uncertain(type(error).__name__) from error
        self._not_connected = 0
        return sent_as

    def _raise_pause(self, chat: str, why: Exception | None = None) -> None:
        now = self._clock.steady_seconds()
        if self._all_wait_until > now:
            raise TryLater(self._all_wait_until - now, everybody=True) from why
        if self._waits.get(chat, 0.0) > now:
            raise TryLater(self._waits[chat] - now) from why

    def _back_off(self) -> None:
        """Telegram cannot be reached: try again after 1, 2, 4 … seconds. What fails at the same time is one failure."""
        now = self._clock.steady_seconds()
        if self._all_wait_until <= now:
            self._all_wait_until = now + min(2.0**self._not_connected, LONGEST_BACK_OFF)
            self._not_connected += 1

    def _pause(self, chat: str, seconds: float) -> None:
        """The chat gets nothing for so long and a little longer, so that not all come back at once; if two are told to wait within a second, no chat does."""
        now = self._clock.steady_seconds()
        seconds += random.uniform(0.05, 0.5)  # noqa: S311 - spreads retries, guards nothing
        self._waits = {other: until for other, until in self._waits.items() if until > now} | {chat: now + seconds}
        other, when = self._told_to_wait
        if other not in ("", chat) and now - when < FLOOD_SECONDS:
            self._all_wait_until = max(self._all_wait_until, now + seconds)
        self._told_to_wait = (chat, now)

    async def _send(self, delivery: Delivery) -> str:
        message = delivery.message
        text, keyboard = to_telegram(message.text), _keyboard(list(message.buttons))
        common: dict[str, Any] = {"parse_mode": ParseMode.HTML, "reply_markup": keyboard, "link_preview_options": LinkPreviewOptions(is_disabled=True)}
        if message.replace:
            try:
                await self._bot.edit_message_text(text, chat_id=delivery.address.chat, message_id=int(message.replace), **common)
                return message.replace
            except BadRequest as error:
                if "not modified" in error.message or message.edit_only:
                    return message.replace
                if "can't parse" in error.message:
                    raise
        if message.qr:
            picture: dict[str, Any] = {"photo": qr.png(message.qr), "caption": text, "parse_mode": ParseMode.HTML, "reply_markup": keyboard}
            return str((await self._bot.send_photo(delivery.address.chat, **picture)).message_id)
        sent = await self._bot.send_message(delivery.address.chat, text, **common)
        return str(sent.message_id)


def seconds_to_wait(error: RetryAfter) -> float:
    """What Telegram asks for."""
    with warnings.catch_warnings():  # python-telegram-bot is about to change the type
        warnings.simplefilter("ignore")
        wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def _keyboard(buttons: list[Button]) -> InlineKeyboardMarkup | None:
    """Short labels two to a row, long ones alone, the ways to move in a last row."""
    rows: list[list[InlineKeyboardButton]] = []
    room = False
    for button in [b for b in buttons if not b.nav]:
        label = f"{button.number}. {button.label}" if button.number else button.label
        made = InlineKeyboardButton(label, url=button.url) if button.url else InlineKeyboardButton(label, callback_data=button.id)
        short = len(label) <= LONGEST_SHORT_LABEL
        if short and room:
            rows[-1].append(made)
            room = False
        else:
            rows.append([made])
            room = short
    moves = [InlineKeyboardButton(b.label, callback_data=b.id) for b in buttons if b.nav]
    rows += [moves] if moves else []
    return InlineKeyboardMarkup(rows) if rows else None
