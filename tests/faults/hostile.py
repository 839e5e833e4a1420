"""Updates that no Telegram sends: valid ones changed at random, by their structure and by their content."""

import copy
import random
from collections.abc import Iterator
from typing import Any

ODD_TEXTS = (
    *("\x00", "a\x00b", "\ud800", "\udfff話", "\u202e反轉", "\u200b", "\ufeff/start", "￿", "👩‍👩‍👧‍👦" * 50, "/" * 300, "/start " + "A" * 500, "do:" * 100),
    *(
        "q:1:confirm:0:yes",
        "an:1:1",
        "an:999999999999999999:stop",
        "go:casework:1",
        "topic:-",
        "page:9999999999:x:-1",
        "edit::",
        "lang:xx",
        "do:staff:99999999",
    ),
    *("9" * 400, "-1", "1e309", "NaN", "' OR 1=1 --", "<script>alert(1)</script>", "{{7*7}}", "%s%n", "電" * 5000, "\r\n\r\n", "\t", " "),
)
ODD_VALUES: tuple[Any, ...] = (None, True, False, -1, 0, 2**63, -(2**63), 2**31, 1.5, "", "x", [], {}, [[]], {"a": {"b": []}}, [None], "0", 10**30)


def templates(chat: int, number: int) -> list[dict[str, Any]]:
    """Updates of each kind that people cause."""
    user = {"id": chat, "is_bot": False, "first_name": "A", "language_code": "zh-hant"}
    where = {"id": chat, "type": "private", "first_name": "A"}
    message: dict[str, Any] = {"message_id": number, "date": 1_300_000_000, "chat": where, "from": user}
    pressed = {"id": str(number), "from": user, "chat_instance": "1", "data": "do:menu", "message": {**message, "text": "x"}}
    file = {"file_id": "f" * 20, "file_unique_id": "u", "file_size": 10, "file_name": "a.pdf", "mime_type": "application/pdf"}
    picture = [{"file_id": "p" * 20, "file_unique_id": "u", "width": 1, "height": 1, "file_size": 10}]
    group = {"id": -chat, "type": "group", "title": "G"}
    bodies: list[dict[str, Any]] = [
        *({"message": {**message, "text": text}} for text in ("邊啲行業可以參加？", "/start", "/human", "1", "停", "我間廠喺東莞")),
        {"callback_query": pressed},
        {"message": {**message, "document": file, "caption": "x"}},
        {"message": {**message, "photo": picture}},
        {"message": {**message, "voice": {"file_id": "v", "file_unique_id": "v", "duration": 1}}},
        {"message": {**message, "chat": group, "text": "/start"}},
        {"edited_message": {**message, "text": "x"}},
        {"my_chat_member": {"chat": where, "from": user, "date": 1}},
    ]
    return [{"update_id": number, **body} for body in bodies]


def updates(chance: random.Random, count: int) -> Iterator[dict[str, Any]]:
    """`count` mutated updates from ever other chats, so that no limit on a chat's speed hides them."""
    for number in range(count):
        update = copy.deepcopy(chance.choice(templates(1_000_000 + number % 5000, number + 1)))
        for _ in range(chance.randint(1, 4)):
            _mutate(chance, update)
        yield update


def _mutate(chance: random.Random, update: dict[str, Any]) -> None:
    if not (places := list(_places(update))):
        return
    holder, key = chance.choice(places)
    match chance.randint(0, 5):
        case 0 if isinstance(holder, dict):
            del holder[key]
        case 1:
            holder[key] = copy.deepcopy(chance.choice(ODD_VALUES))
        case 2 | 3:
            holder[key] = chance.choice(ODD_TEXTS)
        case 4:
            deep: Any = "x"
            for _ in range(chance.choice((3, 60, 300))):
                deep = {"message": deep} if chance.random() < 0.5 else [deep]
            holder[key] = deep
        case _:
            if isinstance(holder, dict):
                holder[chance.choice(("unknown", "from", "chat", "entities", "reply_to_message", "text", "data"))] = copy.deepcopy(chance.choice(ODD_VALUES))


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in the structure, as its holder and key."""
    children = list(value.items()) if isinstance(value, dict) else list(enumerate(value)) if isinstance(value, list) else []
    for key, child in children:
        yield value, key
        yield from _places(child)
