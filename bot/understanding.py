"""What a person's words mean before any flow or search sees them: a choice on screen, a command, a change, a question. Pure."""

import re
import unicodedata
from functools import lru_cache
from typing import Any

from opencc import OpenCC

from bot.folding import fold, to_simplified
from bot.folding import without_personal as without_personal  # used here and by others
from bot.messages import Incoming, Language
from bot.wording import Wording

COMMANDS = (
    *("start", "menu", "more", "ask", "eligibility", "apply", "status", "join", "events", "mytickets", "cases", "providers", "logo", "human", "language"),
    *("news", "stop", "survey", "privacy", "mydata", "forget", "bot", "back", "change", "cancel", "help"),
    *("staff", "worklist", "committee", "aftercare", "register", "labels", "enquiries", "call"),  # of staff
    *("newevent", "manage", "weather", "figures", "totals"),
)
_CHANGE = re.compile(r"^/?(?:edit|change|改|更改|修改)\s*(\d{1,2})$", re.IGNORECASE)
_JOIN = re.compile(r"/?(加入|join)[\s:：]*([A-Z0-9]{4})([\s\-‐–—]*)([A-Z0-9]{4})", re.IGNORECASE)
_QUESTION = re.compile(
    r"[?？]|嗎|吗|呢|咩|點樣|点样|乜|幾|几|什麼|什么|如何|怎|邊|哪|誰|谁|有冇|\b(?:how|what|when|who|where|which|why|can|do|does|is|are)\b", re.IGNORECASE
)
_STOP_WORDS = frozenset({"停", "停止", "退訂", "退订", "取消訂閱", "取消订阅", "stop", "unsubscribe"})
_NO_WORDS = frozenset({"唔要", "不要"})  # of announcements only where one has just been said


def choice_typed(text: str, screen: dict[str, Any], wording: Wording) -> str | None:
    """The id of the choice on screen that was typed as its number or its words."""
    choices = screen.get("choices", [])
    if screen.get("numbered") and text.isdecimal() and len(text) <= 2:
        number = int(text)
        if number == 0 and screen.get("more"):
            return str(screen["more"])
        counted = [choice for choice in choices if not choice.get("nav")]
        if 1 <= number <= len(counted):
            return str(counted[number - 1]["id"])
    said = _bare(text)
    return next((str(choice["id"]) for choice in choices if said in {_bare(label) for label in wording.all_labels(choice["label"])}), None)


def command_typed(text: str, wording: Wording) -> str | None:
    """The command that was typed in words, in any of the languages: 返回, menu, 真人."""
    return _commands(wording).get(_bare(text))


@lru_cache(maxsize=4)
def _commands(wording: Wording) -> dict[str, str]:
    known: dict[str, str] = {}
    for command in COMMANDS:
        for key in (f"command-{command}", f"menu-{command}"):
            words = wording.labels(key) if wording.has(key) else wording.other_words(key)
            for word in words:
                known.setdefault(_bare(word), command)
    return known


def change_typed(text: str) -> int | None:
    """Which answer is to be changed: 改 3, edit 3."""
    match = _CHANGE.match(text)
    return int(match[1]) if match else None


def join_typed(text: str) -> str | None:
    """The one-time code in 加入 abcd efgh, join ABCD-EFGH, join abcd 2fgh. Two English words (join next year) are none."""
    match = _JOIN.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if match is None or not (match[1] == "加入" or match[3].strip() or re.search(r"\d", match[2] + match[4])):
        return None
    return f"{match[2]}-{match[4]}".upper()


def stop_typed(text: str, *, announced: bool) -> bool:
    """Whether a message is nothing but a word by which announcements are stopped: 停。 STOP, 退訂. `announced`: nothing was said since the last one."""
    word = re.sub(r"[\W_]+$", "", unicodedata.normalize("NFKC", text).casefold().strip())
    return word in _STOP_WORDS or (announced and word in _NO_WORDS)


def sounds_like_a_question(text: str) -> bool:
    """Whether words given to an open question of a form may be meant for the hotline."""
    return bool(_QUESTION.search(text))


def first_language(incoming: Incoming) -> Language:
    """A guess from the script of the first words, then from the channel; the person can change it at any time."""
    text = incoming.text.encode(errors="ignore").decode() if incoming.kind == "text" else ""
    if re.search(r"[\u3400-\u9fff]", text):
        return "zh-Hans" if to_simplified(text) == text != _to_traditional().convert(text) else "zh-Hant"
    if re.search(r"[A-Za-z]{3}", text) and not text.startswith("/"):
        return "en"
    return incoming.language_hint or "zh-Hant"


@lru_cache(maxsize=1)
def _to_traditional() -> OpenCC:
    return OpenCC("s2t")


@lru_cache(maxsize=10_000)
def _bare(text: str) -> str:
    """For comparing: folded, without space and punctuation."""
    return re.sub(r"[\W_]+", "", fold(text))
