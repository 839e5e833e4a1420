"""The people who talk to the bot: each chat says its script over and over, the next line as soon as the last one is answered."""

import itertools
import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

Wire = dict[str, Any]

BOT = {"id": 123456789, "is_bot": True, "first_name": "Bench bot", "username": "the_bench_bot"}
PRESS = "press "  # a line of a script: press the button whose callback_data ends with what follows
QUESTIONS = Path(__file__).parents[1] / "tests" / "questions" / "validation_open.jsonl"

# The six questions: ownership, place, district, improvement, trade, which of two sectors.
FORM_IN_WORDS = ["/eligibility", "係", "惠州", "1", "未", "彩盒", "1", "/cancel"]
FORM_BY_BUTTONS = ["/eligibility", "press yes", "惠州", "press :1", "press no", "彩盒", "press printing-publishing", "/cancel"]


def hotline_questions() -> list[str]:
    """Questions to the hotline in three languages, none of which the index was made from."""
    return [json.loads(line)["q"] for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]


class Crowd:
    """`chats` people who bring `updates` updates together; `give` is called with each. The first line of all is said by `start`."""

    def __init__(self, script: Sequence[str], chats: int, updates: int, give: Callable[[Wire], None], *, first_chat: int, staggered: bool) -> None:
        self.left, self.answered, self.updates = updates, 0, updates
        self.chats = range(first_chat, first_chat + min(chats, updates))
        self._script, self._give = script, give
        self._place = {chat: index if staggered else 0 for index, chat in enumerate(self.chats)}
        self._keyboards: dict[int, Wire] = {}
        self._waiting: set[int] = set()
        self._numbers = itertools.count(time.time_ns() // 1_000_000)

    def start(self) -> None:
        for chat in self.chats:
            self._say_next(chat)

    @property
    def done(self) -> bool:
        return self.answered == self.updates

    def hear(self, chat: int, message: Wire) -> None:
        """The bot has shown a message in the chat."""
        if "reply_markup" in message:
            self._keyboards[chat] = message
        if chat in self._waiting:
            self._waiting.discard(chat)
            self.answered += 1
            self._say_next(chat)

    def _say_next(self, chat: int) -> None:
        if self.left == 0:
            return
        self.left -= 1
        line = self._script[self._place[chat] % len(self._script)]
        self._place[chat] += 1
        self._waiting.add(chat)
        self._give(self._press(chat, line.removeprefix(PRESS)) if line.startswith(PRESS) else self._text(chat, line))

    def _person(self, chat: int) -> Wire:
        return {"id": chat, "is_bot": False, "first_name": "Person", "last_name": str(chat), "language_code": "zh-hant"}

    def _text(self, chat: int, text: str) -> Wire:
        number = next(self._numbers)
        message: Wire = {"message_id": number % 2**31, "from": self._person(chat), "chat": chat_info(chat), "date": int(time.time()), "text": text}
        if text.startswith("/"):
            message["entities"] = [{"offset": 0, "length": len(text), "type": "bot_command"}]
        return {"update_id": number, "message": message}

    def _press(self, chat: int, ending: str) -> Wire:
        message = self._keyboards[chat]
        buttons = itertools.chain.from_iterable(message["reply_markup"]["inline_keyboard"])
        data = next(button["callback_data"] for button in buttons if button.get("callback_data", "").endswith(ending))
        number = next(self._numbers)
        query = {"id": str(number), "from": self._person(chat), "message": message, "chat_instance": str(-chat), "data": data}
        return {"update_id": number, "callback_query": query}


def chat_info(chat: int) -> Wire:
    return {"id": chat, "first_name": "Person", "last_name": str(chat), "type": "private"}
